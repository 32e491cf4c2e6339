// The counter: scan or type, see the member, choose what to do. With a member on screen a typed digit begins a sale.
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ScanNoteLine } from '../../components/scan-note.tsx';
import { keyLevel } from '../../keys/key-layers.ts';
import { useKeys } from '../../keys/use-keys.ts';
import { draftName } from '../../store/draft-name.ts';
import { useActions, useTill } from '../../store/till-context.tsx';
import { holdKeys } from '../checkout/checkout-keys.ts';
import { ConnectionNote } from './connection-note.tsx';
import styles from './counter.module.css';
import { CounterActions } from './counter-actions.tsx';
import { EmptyCounter } from './empty-counter.tsx';
import { MemberPanel } from './member-panel.tsx';
import { ScanField } from './scan-field.tsx';
import { SearchPad } from './search-pad.tsx';
import { useShownGuest } from './use-shown-guest.ts';
import { WaitingBill } from './waiting-bill.tsx';

export function Counter() {
  const { t } = useTranslation();
  const found = useTill((state) => state.found);
  const cardId = useTill((state) => state.selectedCardId);
  const scanText = useTill((state) => state.scanText);
  const looking = useTill((state) => state.looking);
  const wasRead = useTill((state) => state.scanNote?.kind === 'failure' && state.scanNote.text === state.scanText);
  const { beginSale, giveUpBill, goTo, setScanText, selectCard } = useActions();
  const bill = useTill((state) => state.bill);
  const field = useRef<HTMLInputElement>(null);
  const [padOpen, setPadOpen] = useState(false);
  const member = found?.member ?? null;
  const shown = useShownGuest();
  const guest = shown.found?.member ?? null;

  // biome-ignore lint/correctness/useExhaustiveDependencies: whatever was read closes the pad
  useEffect(() => setPadOpen(false), [found]);
  // The counter waits without a field in focus: only there no input method stands between the scanner and the till (decision 0002).
  // biome-ignore lint/correctness/useExhaustiveDependencies: whoever is served next begins with empty hands
  useEffect(() => field.current?.blur(), [guest, bill]);

  useKeys(keyLevel.screen, (key) => {
    if (key.name === 'F9') {
      field.current?.focus();
      field.current?.select();
      return true;
    }
    if (key.name === 'Escape') {
      if (!giveUpBill()) {
        field.current?.blur();
        setPadOpen(false);
      }
      return true;
    }
    if (key.name === 'ArrowRight' || key.name === 'ArrowLeft') {
      const cards = member?.cards ?? [];
      const at = cards.findIndex((card) => card.cardId === cardId);
      const next = cards[at + (key.name === 'ArrowRight' ? 1 : -1)];
      if (next !== undefined) {
        selectCard(next.cardId);
      }
      return true;
    }
    // While a bill waits for its card, what is typed is the card.
    if (/^[0-9]$/.test(key.name) && member !== null && cardId !== null && bill === null) {
      beginSale(draftName('checkout', cardId), key.name);
      return true;
    }
    if (holdKeys.includes(key.name) && scanText === '') {
      goTo('held');
      return true;
    }
    if (/^[\x21-\x7e]$/.test(key.name)) {
      field.current?.focus();
      // What was read already, or is being read, is no beginning of the next number.
      setScanText(looking || wasRead ? key.name : scanText + key.name);
      return true;
    }
    return false;
  });

  return (
    <main className={styles['counter']}>
      <h1 className={styles['hidden']}>{t('counter.title')}</h1>
      <section className={styles['main']}>
        <ScanField field={field} text={shown.scanText} busy={shown.isWaiting} onTouch={() => setPadOpen(true)} />
        {bill === null ? null : <WaitingBill bill={bill} />}
        <ConnectionNote />
        <ScanNoteLine />
        {padOpen ? <SearchPad onClose={() => setPadOpen(false)} /> : null}
        {padOpen ? null : shown.found !== null && guest !== null ? (
          <MemberPanel found={shown.found} member={guest} cardId={shown.cardId} />
        ) : (
          <EmptyCounter busy={shown.isWaiting} />
        )}
      </section>
      <CounterActions
        lingers={shown.found !== found}
        onSearch={() => {
          field.current?.focus();
          field.current?.select();
          setPadOpen(!padOpen);
        }}
      />
    </main>
  );
}
