// A UniPOS bill on its way to its payment: chosen, waiting for a card on the counter, in the checkout, given up.
import type { StoreApi } from 'zustand/vanilla';
import { selectedCard } from './chosen-card.ts';
import type { PayableBill, ScreenName, TillState } from './till-state.ts';

/** What every change of the screen puts back. */
export const freshScreen = { overlay: null, scanNote: null, couponsWanted: false, begun: false } as const;

/** Whether a card is on the counter that may pay. */
export function canPay(state: TillState): boolean {
  return selectedCard(state)?.status === 'active';
}

/**
 * The change to another screen. Who leaves the checkout without having paid gives the bill up, and is told so; on every other screen a
 * bill that waits for its card goes on waiting.
 */
export function stepTo(now: TillState, screen: ScreenName): Partial<TillState> {
  const leaves = now.screen === 'checkout' && screen !== 'checkout' && now.bill !== null;
  return { ...freshScreen, screen, ...(leaves ? withoutBill(now) : {}) };
}

/** After an outcome there is nothing to be told. */
function withoutBill({ bill, money }: TillState): Partial<TillState> {
  return {
    bill: null,
    scanNote: bill === null || money !== 'none' ? null : { kind: 'billGivenUp', billNo: bill.billNo },
  };
}

export function createBillActions({ getState, setState }: StoreApi<TillState>) {
  return {
    /** With a card that may pay: to the checkout. Without: to the counter, which asks for the card and goes on from there. */
    payBill: (bill: PayableBill) =>
      setState((now) => ({ ...freshScreen, bill, screen: canPay(now) ? 'checkout' : 'counter' })),
    /** False where no bill waits. */
    giveUpBill: (): boolean => {
      const waits = getState().bill !== null;
      if (waits) {
        setState(withoutBill);
      }
      return waits;
    },
  };
}
