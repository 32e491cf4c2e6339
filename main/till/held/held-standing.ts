// How a sale that was put aside stands now: asked of the operations and of UniPOS's bills, never kept beside them.
import type { HeldSaleView, HeldStanding } from '../../../shared/held-sales.ts';
import { isClosed } from '../../../shared/operation.ts';
import type { HeldSale } from '../../journal/held-sales.ts';
import type { Journal } from '../../journal/types.ts';
import type { Operation } from '../../queue/operation.ts';
import { maskCard } from '../masks.ts';

export type StandingFacts = Pick<Journal, 'store' | 'uniposBills'>;

/** `sold`: the sale under its intent was charged, so it waits for nobody any more. */
export function standingOf({ intent, content }: HeldSale, facts: StandingFacts): HeldStanding | { kind: 'sold' } {
  const { store, uniposBills } = facts;
  const own = store.byIntent(intent);
  if (own !== null && !chargedNothing(own)) {
    return own.state === 'applied' || own.state === 'reverted'
      ? { kind: 'sold' }
      : { kind: 'charging', serial: own.serial };
  }
  const { billNo } = content;
  if (billNo === null) {
    return { kind: 'open' };
  }
  const paying = store.paysBill(billNo);
  if (paying !== null) {
    return { kind: paying.state === 'applied' ? 'billPaid' : 'billBusy', serial: paying.serial };
  }
  const bill = uniposBills.byBillNo(billNo);
  return { kind: bill === null || bill.goneAt !== null ? 'billGone' : 'open' };
}

/** It is certain that nothing was charged: a new attempt needs an intent of its own. */
export function chargedNothing({ state }: Operation): boolean {
  return isClosed(state) && state !== 'applied' && state !== 'reverted';
}

export function heldView(sale: HeldSale, standing: HeldStanding): HeldSaleView {
  const { id, number, memberName, cardNo, content, operator, heldAt } = sale;
  const { amount, billNo, combination, remark } = content;
  return {
    id,
    number,
    memberName,
    maskedCard: maskCard(cardNo),
    amount,
    coupons: (combination?.coupons ?? []).reduce((sum, { quantity }) => sum + quantity, 0),
    billNo,
    remark,
    operator,
    heldAt,
    standing,
  };
}
