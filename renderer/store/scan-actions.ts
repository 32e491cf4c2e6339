// What a scan does, from whatever screen: a guest is looked up, a receipt is revoked, or it is refused with a sound and a note.
import type { StoreApi } from 'zustand/vanilla';
import type { Bridge } from '../../shared/ipc.ts';
import { ask } from '../bridge.ts';
import type { ScanSound } from '../scan/sound.ts';
import { canPay, stepTo } from './bill-actions.ts';
import { firstCard } from './chosen-card.ts';
import type { ScanNote, ScreenName, TillState } from './till-state.ts';

export type ScanDependencies = {
  readonly store: StoreApi<TillState>;
  readonly bridge: Pick<Bridge, 'lookup'>;
  readonly sound: ScanSound;
};

/** Who is scanned here is served here. */
const staysAfterScan: readonly ScreenName[] = ['bills', 'checkout', 'recharge', 'sms', 'members', 'benefits', 'orders'];

/** The answers are kept in the store; nothing here fails or throws. */
export function createScanActions({ store, bridge, sound }: ScanDependencies) {
  const { getState: state, setState: set } = store;
  let lookups = 0;

  /** Reads whatever was scanned or typed. An older answer that comes late is thrown away. */
  async function lookup(text: string): Promise<void> {
    const trimmed = text.trim();
    if (trimmed === '') {
      return;
    }
    lookups += 1;
    const mine = lookups;
    // The guest before must not stay on the counter while the next is read, nor when that fails: nobody pays for another.
    const before = state();
    const stale = before.screen === 'counter' && trimmed !== before.lastLookup;
    set({ looking: true, scanNote: null, scanText: trimmed, ...(stale ? { found: null, selectedCardId: null } : {}) });
    const answer = await ask(bridge.lookup({ text: trimmed.slice(0, 512) }));
    if (mine !== lookups || state().money === 'inFlight') {
      set({ looking: false });
      return;
    }
    if (!answer.ok) {
      sound.bad();
      set({ looking: false, scanNote: { kind: 'failure', failure: answer.failure, text: trimmed } });
      return;
    }
    sound.good();
    const { member, voucher } = answer.value;
    if (voucher !== null && member === null) {
      set((now) => ({ ...stepTo(now, 'revoke'), looking: false, scanText: '', scannedVoucher: voucher }));
      return;
    }
    const { screen, money } = state();
    const stays = money === 'none' && staysAfterScan.includes(screen);
    set({
      looking: false,
      scanText: '',
      lastLookup: trimmed,
      found: answer.value,
      selectedCardId: firstCard(member, answer.value.kind),
      screen: stays ? screen : 'counter',
      overlay: null,
      recovered: null,
      // The next guest has nothing to do with the bill that was just paid.
      ...(screen === 'checkout' && !stays ? { bill: null } : {}),
    });
    // The card that a bill was waiting for.
    if (state().bill !== null && state().screen === 'counter' && canPay(state())) {
      set({ screen: 'checkout' });
    }
  }

  /** A scanner's burst, from any screen. Where something is to be revoked, what is scanned is a receipt. */
  function scan(text: string): void {
    const { money, screen, session: now, wantsScan } = state();
    if (now?.state !== 'signedIn') {
      refuse({ kind: 'signInFirst' });
    } else if (money === 'inFlight' || money === 'open') {
      refuse({ kind: 'refused' });
    } else if (screen === 'revoke' && money === 'none') {
      sound.good();
      set({ scannedVoucher: text, scanNote: null });
    } else if (wantsScan && money === 'none') {
      // What is scanned is no guest: another till's code, or the number of a card that nobody has yet.
      sound.good();
      set({ scannedText: text, scanNote: null });
    } else {
      void lookup(text);
    }
  }

  function refuse(scanNote: ScanNote): void {
    sound.bad();
    set({ scanNote });
  }

  return {
    lookup,
    scan,
    scanCutShort: () => refuse({ kind: 'incomplete' }),
    scanSpoilt: () => refuse({ kind: 'spoilt' }),
  };
}
