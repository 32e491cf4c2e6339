// What was chosen for a bill, taken up again: a step back and forth loses neither the amount nor what was to pay it.
import { type Combination, proposed, type Terms } from './combination.ts';

/**
 * What was chosen before, where it was for the same bill; else the platform's proposal. Coupons that may not be used any more
 * are left out, and offline no coupons and no points are left.
 */
export function combinationFor(bill: Combination['bill'], terms: Terms, kept: Combination | undefined): Combination {
  const fresh = proposed(bill, terms.consult);
  if (kept === undefined || kept.bill !== bill) {
    return fresh;
  }
  const { consult } = terms;
  if (!consult.online) {
    return { ...kept, coupons: fresh.coupons, points: fresh.points };
  }
  const usable = new Set(consult.couponStates.filter((state) => state.usable).map((state) => state.id));
  return { ...kept, coupons: kept.coupons.filter((coupon) => usable.has(coupon.id)) };
}
