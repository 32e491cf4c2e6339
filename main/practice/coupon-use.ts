// A coupon that is to be used and the bill that it is to be used on, as the rules look at them.
import type { PracticeCoupon, PracticeCouponTemplate, PracticeStore } from './world.ts';

/** A coupon that somebody wants to use, with its template and the store that gave the card it lies on. */
export interface WantedCoupon {
  readonly coupon: PracticeCoupon;
  readonly template: PracticeCouponTemplate;
  readonly quantity: number;
  readonly issuingMerchantId: number | null;
}

/** What the conditions of coupons look at. `at` is ms UTC. */
export interface CouponBill {
  readonly amountFen: number;
  readonly at: number;
  /** 1000 dine-in, 1031 take-away, 1066 Youzan mall. */
  readonly channel: number;
  readonly store: PracticeStore | undefined;
  readonly stores: readonly PracticeStore[];
  readonly cardTypeId: number;
  readonly level: string | null;
  /** The methods that pay the rest; empty while nobody knows. */
  readonly payWays: readonly string[];
  /** Null where the bill came without dishes. */
  readonly dishNos: readonly string[] | null;
}
