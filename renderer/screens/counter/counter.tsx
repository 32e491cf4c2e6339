// The counter: scan or type, see the member, choose what to do. With a member on screen a typed digit begins a sale.
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { ScanNoteLine } from '../../components/scan-note.tsx';
import { keyLevel } from '../../keys/key-layers.ts';
import { useKeys } from '../../keys/use-keys.ts';
import { useActions, useTill } from '../../store/till-context.tsx';
import { draftName } from '../checkout/draft-name.ts';
import styles from './counter.module.css';
import { CounterActions } from './counter-actions.tsx';
import { EmptyCounter } from './empty-counter.tsx';
import { MemberPanel } from './member-panel.tsx';
import { ScanField } from './scan-field.tsx';

export function Counter() {
  const { t } = useTranslation();
  const found = useTill((state) => state.found);
  const cardId = useTill((state) => state.selectedCardId);
  const scanText = useTill((state) => state.scanText);
  const { goTo, keepDraft, setScanText } = useActions();
  const field = useRef<HTMLInputElement>(null);
  const member = found?.member ?? null;

  useEffect(() => {
    if (member === null) {
      field.current?.focus();
    } else {
      field.current?.blur();
    }
  }, [member]);

  useKeys(keyLevel.screen, (key) => {
    if (key.name === 'F9') {
      field.current?.focus();
      field.current?.select();
      return true;
    }
    if (key.name === 'Escape') {
      field.current?.blur();
      return true;
    }
    if (/^[0-9]$/.test(key.name) && member !== null && cardId !== null) {
      keepDraft(draftName('checkout', cardId), key.name);
      goTo('checkout');
      return true;
    }
    if (/^[\x21-\x7e]$/.test(key.name)) {
      field.current?.focus();
      setScanText(scanText + key.name);
      return true;
    }
    return false;
  });

  return (
    <main className={styles['counter']}>
      <h1 className={styles['hidden']}>{t('counter.title')}</h1>
      <section className={styles['main']}>
        <ScanField field={field} />
        <ScanNoteLine />
        {found !== null && member !== null ? <MemberPanel found={found} member={member} /> : <EmptyCounter />}
      </section>
      <CounterActions onSearch={() => field.current?.focus()} />
    </main>
  );
}
