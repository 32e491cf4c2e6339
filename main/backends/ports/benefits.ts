// Coupons, points and the mall (4.3.4, 5.5, 6.7.1, 6.10.2, 6.13.2) in the till's words. What moves value goes through the queue.
import type { CouponChannel, CouponTemplate, CouponTerms, MallPage, PointRulesView } from '../../../shared/benefits.ts';
import type { Read } from '../backend-failure.ts';

/** `channels`: where it may be used, as the lists of the channels tell. */
export type ListedCoupon = CouponTerms & { readonly channels: readonly CouponChannel[] };

/** A coupon with the member whose it is; `cardNo` is the member's default card. */
export type OwnedCoupon = {
  readonly name: string;
  readonly mobile: string | null;
  readonly cardNo: string;
  readonly coupon: CouponTerms;
};

export type BenefitsPort = {
  /** 5.5.1 of every channel and every store. */
  cardCoupons(cardNo: string): Read<readonly ListedCoupon[]>;
  /** 5.5.2: of the campaigns that run, then the merchant's own; with WeChat's numbers (6.26) where they are to be had. */
  templates(): Read<readonly CouponTemplate[]>;
  /** 6.13.2 */
  couponOfCode(code: string): Read<OwnedCoupon>;
  /** 6.10.2; `seconds` is how long the code is good. */
  couponCode(couponId: string): Read<{ readonly code: string; readonly seconds: number | null }>;
  /** 6.25: a new code of WeChat's merchant coupon; each call makes another. */
  wechatCode(templateId: string): Read<string>;
  /** 4.3.4 */
  pointRules(): Read<PointRulesView>;
  /** 6.7.1; pages count from 1. */
  mallGoods(memberId: string, page: number): Read<MallPage>;
};
