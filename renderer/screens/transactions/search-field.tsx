// Where a voucher, a serial or a card is typed: what is typed anywhere on the screen begins here, and a finger gets a pad.
import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Pad } from '../../components/pad.tsx';
import { pressPad } from '../../components/pad-text.ts';
import { Press } from '../../components/press.tsx';
import { keyLevel } from '../../keys/key-layers.ts';
import { useKeys } from '../../keys/use-keys.ts';
import styles from './transactions.module.css';

type SearchProps = {
  readonly text: string;
  /** It was looked for: the next digit begins anew. */
  readonly done: boolean;
  readonly onType: (text: string) => void;
  readonly onSearch: (text: string) => void;
};

export function SearchField({ text, done, onType, onSearch }: SearchProps) {
  const { t } = useTranslation();
  const field = useRef<HTMLInputElement>(null);
  const [padOpen, setPadOpen] = useState(false);

  useKeys(keyLevel.panel, ({ name }) => {
    if (!/^[0-9A-Za-z]$/.test(name)) {
      return false;
    }
    field.current?.focus();
    onType(done ? name : text + name);
    return true;
  });

  function submit(event: FormEvent): void {
    event.preventDefault();
    // The next keys are for the list.
    field.current?.blur();
    setPadOpen(false);
    onSearch(text);
  }

  return (
    <>
      <form className={styles['search']} onSubmit={submit}>
        <input
          ref={field}
          className={styles['input']}
          aria-label={t('transactions.searchLabel')}
          placeholder={t('transactions.searchPlaceholder')}
          value={text}
          maxLength={64}
          autoComplete="off"
          data-testid="transactions-search"
          onChange={(event) => onType(event.currentTarget.value)}
          onPointerDown={(event) => setPadOpen(padOpen || event.pointerType === 'touch')}
        />
        <Press testid="transactions-search-go" onClick={(event) => event.currentTarget.form?.requestSubmit()}>
          {t('transactions.search')}
        </Press>
      </form>
      {padOpen ? <Pad decimals={false} onKey={(name) => onType(pressPad(text, name, 'password'))} /> : null}
    </>
  );
}
