// Where a bill's number or table is typed: what is typed anywhere on the screen begins here, and a finger gets a pad.
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Pad } from '../../components/pad.tsx';
import { pressPad } from '../../components/pad-text.ts';
import { Press } from '../../components/press.tsx';
import { keyLevel } from '../../keys/key-layers.ts';
import { leaveOnEnter } from '../../keys/leave-on-enter.ts';
import { useKeys } from '../../keys/use-keys.ts';
import styles from './bills.module.css';

type SearchProps = { readonly text: string; readonly count: number; readonly onType: (text: string) => void };

export function BillSearch({ text, count, onType }: SearchProps) {
  const { t } = useTranslation();
  const field = useRef<HTMLInputElement>(null);
  const [padOpen, setPadOpen] = useState(false);

  useKeys(keyLevel.panel, ({ name }) => {
    if (!/^[0-9A-Za-z-]$/.test(name)) {
      return false;
    }
    field.current?.focus();
    onType(text + name);
    return true;
  });

  return (
    <>
      <div className={styles['search']}>
        <input
          ref={field}
          className={styles['input']}
          aria-label={t('bills.searchLabel')}
          placeholder={t('bills.searchPlaceholder')}
          value={text}
          maxLength={64}
          autoComplete="off"
          spellCheck={false}
          data-testid="bills-search"
          onChange={(event) => onType(event.currentTarget.value)}
          onPointerDown={(event) => setPadOpen(padOpen || event.pointerType === 'touch')}
          // The next keys are for the list.
          onKeyDown={leaveOnEnter(() => setPadOpen(false))}
        />
        {text === '' ? null : (
          <Press
            size="small"
            testid="bills-search-clear"
            onClick={() => {
              setPadOpen(false);
              onType('');
            }}
          >
            {t('bills.searchClear')}
          </Press>
        )}
      </div>
      {text === '' ? null : (
        <span className={styles['soft']} role="status" data-testid="bills-found" data-count={count}>
          {t('bills.found', { text, count })}
        </span>
      )}
      {padOpen ? <Pad decimals={false} onKey={(name) => onType(pressPad(text, name, 'password'))} /> : null}
    </>
  );
}
