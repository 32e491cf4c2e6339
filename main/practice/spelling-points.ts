// How the platform spells what points and coupons came to (6.6, 6.24): by hand, quirks included, from the booked row alone, so that a repetition reads the same.

import type { PracticeTransaction } from './booking.ts';
import { yuanDecimal } from './spelling.ts';
import { findTemplate, type PracticeWorld } from './world.ts';

/** 6.6.1 to 6.6.4. */
export function spellPointsTrade(world: PracticeWorld, row: PracticeTransaction) {
  return {
    voucher: row.voucher,
    integralBalance: String(row.pointsAfter),
    storeBalance: yuanDecimal(row.storeAfterFen),
    issuedCoupon: spellIssuedCoupon(world, row),
  };
}

/** The coupon that this row gave, or null; spelt as 6.3's `couponBonus`. */
export function spellIssuedCoupon(world: PracticeWorld, row: PracticeTransaction) {
  const coupon = world.coupons.find((candidate) => candidate.id === row.couponsGiven[0]);
  if (coupon === undefined) return null;
  const template = findTemplate(world, coupon);
  return {
    id: String(coupon.id),
    couponName: template.name,
    couponCode: coupon.code,
    amount: yuanDecimal(template.amountFen),
    startDate: coupon.startDate,
    endDate: coupon.expiredDate,
  };
}
