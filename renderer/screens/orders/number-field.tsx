// The order's number: typed anywhere on the screen, scanned, or pressed on a pad by who has no keyboard.
import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Pad } from '../../components/pad.tsx';
import { pressPad } from '../../components/pad-text.ts';
import { Press } from '../../components/press.tsx';
import { keyLevel } from '../../keys/key-layers.ts';
import { useKeys } from '../../keys/use-keys.ts';
import { useScannedText } from '../../store/use-scanned-text.ts';
import styles from './orders.module.css';

type NumberProps = {
  readonly number: string;
  readonly onNumber: (number: string) => void;
  readonly act: string;
  readonly busy: boolean;
  /** With the number as it is then: a scan asks at once. */
  readonly onAsk: (number: string) => void;
};

export function NumberField({ number, onNumber, act, busy, onAsk }: NumberProps) {
  const { t } = useTranslation();
  const field = useRef<HTMLInputElement>(null);
  const [padOpen, setPadOpen] = useState(false);
  /** It was asked for: the next digit begins anew. */
  const [done, setDone] = useState(false);

  function ask(text: string): void {
    field.current?.blur();
    setPadOpen(false);
    if (text.trim() !== '' && !busy) {
      setDone(true);
      onAsk(text.trim());
    }
  }

  useScannedText((text) => {
    onNumber(text);
    ask(text);
  });
  useKeys(keyLevel.panel, ({ name }) => {
    if (name === 'Enter') {
      ask(number);
      return true;
    }
    if (!/^[0-9A-Za-z]$/.test(name)) {
      return false;
    }
    field.current?.focus();
    onNumber(done ? name : number + name);
    setDone(false);
    return true;
  });

  return (
    <>
      <form
        className={styles['ask']}
        onSubmit={(event: FormEvent) => {
          event.preventDefault();
          ask(number);
        }}
      >
        <input
          ref={field}
          className={styles['input']}
          aria-label={t('orders.number')}
          placeholder={t('orders.numberPlaceholder')}
          value={number}
          maxLength={64}
          autoComplete="off"
          data-testid="order-number"
          onChange={(event) => onNumber(event.currentTarget.value)}
          onPointerDown={(event) => setPadOpen(padOpen || event.pointerType === 'touch')}
        />
        <Press
          look="primary"
          shortcut="Enter"
          busy={busy}
          disabled={number.trim() === ''}
          testid="order-ask"
          onClick={() => ask(number)}
        >
          {act}
        </Press>
      </form>
      {padOpen ? (
        <Pad decimals={false} disabled={busy} onKey={(name) => onNumber(pressPad(number, name, 'password'))} />
      ) : null}
    </>
  );
}
