// The stages of a sale, what the pad is aimed at, and the pure steps between them.
import { type Fen, readDecimalYuan, zeroFen } from '../../../shared/money.ts';
import type { Best } from './best.ts';
import { type Combination, setCashReceived, setMethodAmount, type Terms } from './combination.ts';

export type CombineStage = {
  readonly kind: 'combine';
  readonly terms: Terms;
  /** What leaves the guest least to pay; null offline. */
  readonly best: Best | null;
  readonly combination: Combination;
};

export type CheckoutStage = { readonly kind: 'amount'; readonly consulting: boolean } | CombineStage;

/** What the pad changes in the combination: stored value, points, or one other payment by its id. */
export type PadTarget =
  | { readonly name: 'store' }
  | { readonly name: 'points' }
  | { readonly name: 'method'; readonly id: string };

/** A coupon that was scanned is used where the consultation allows it. */
export function withScanned(combination: Combination, terms: Terms, scanned: string | null): Combination {
  const usable = terms.consult.couponStates.some((state) => state.id === scanned && state.usable);
  const used = combination.coupons.some((coupon) => coupon.id === scanned);
  return scanned !== null && usable && !used
    ? { ...combination, coupons: [...combination.coupons, { id: scanned, quantity: 1 }] }
    : combination;
}

/** For a method that is cash the pad types what was handed over. */
export function withTarget(
  combination: Combination,
  target: PadTarget,
  text: string,
  cashMethods: readonly string[],
): Combination {
  const amount = readDecimalYuan(text === '' ? '0' : text);
  const value: Fen = amount.ok ? amount.value : zeroFen;
  switch (target.name) {
    case 'points':
      return { ...combination, points: Number(text === '' ? '0' : text) };
    case 'store':
      return { ...combination, store: value };
    case 'method':
      return cashMethods.includes(target.id)
        ? setCashReceived(combination, target.id, value)
        : setMethodAmount(combination, target.id, value);
  }
}
