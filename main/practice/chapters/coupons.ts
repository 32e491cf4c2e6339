// What the practice platform does for the interfaces of protocol/yazuo/chapters/coupons.ts.
import type { couponsRows } from '../../protocol/yazuo/chapters/coupons.ts';
import {
  createDynamicCouponCode,
  createWechatCouponCode,
  lookupByCouponCode,
  mapWechatCouponBatches,
  singleCardSingleCoupon,
} from '../coupon-codes.ts';
import { claimByScan, issueToMember, issueToMobile } from '../coupon-issue.ts';
import { listCampaignCoupons, listCoupons } from '../coupon-list.ts';
import type { HandlersOf } from '../handler.ts';

export const couponsHandlers: HandlersOf<keyof typeof couponsRows> = {
  listCoupons,
  listCampaignCoupons,
  issueCoupon: issueToMobile,
  issueCouponToMember: issueToMember,
  createDynamicCouponCode,
  lookupByCouponCode,
  singleCardSingleCoupon,
  claimCouponByScan: claimByScan,
  createWechatCouponCode,
  mapWechatCouponBatches,
};
