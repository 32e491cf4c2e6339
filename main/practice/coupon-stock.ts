// What may be given, and what a code stands for.
import type { PracticeCouponBatch } from './coupon-world.ts';
import type { PracticeCoupon, PracticeCouponTemplate, PracticeWorld } from './world.ts';

/** The batch of this number (as the wire writes it) with what it gives; undefined where the world lacks one of the two. */
export function findBatch(world: PracticeWorld, batchNo: string | number): IssuableBatch | undefined {
  const batch = world.couponBatches.find((candidate) => String(candidate.batchNo) === String(batchNo));
  const template = world.couponTemplates.find((candidate) => candidate.batchNo === batch?.batchNo);
  return batch === undefined || template === undefined ? undefined : { batch, template };
}

export interface IssuableBatch {
  readonly batch: PracticeCouponBatch;
  readonly template: PracticeCouponTemplate;
}

/** The coupon that a code stands for, its own or a dynamic one; `expired` where the dynamic one has died. */
export function couponOfCode(world: PracticeWorld, code: string, now: number): PracticeCoupon | 'expired' | undefined {
  const dynamic = world.dynamicCouponCodes.findLast((one) => one.code === code);
  if (dynamic === undefined) return world.coupons.find((coupon) => coupon.code === code);
  if (dynamic.expiresAt <= now) return 'expired';
  return world.coupons.find((coupon) => coupon.id === dynamic.couponId);
}
