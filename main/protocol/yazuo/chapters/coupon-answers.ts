// What the platform answers about coupons (5.5.2, 6.10.2, 6.13.2, 6.14, 6.24 to 6.26), read tolerantly. Money in fen.
import { z } from 'zod';
import { wireCard, wireCoupon, wireMembership } from '../objects.ts';
import { dayOrNull, integerOrNull, listOf, moneyOrNull, text, textOrNull } from '../tolerant.ts';

const wireTag = z.object({ id: textOrNull, name: text });

/** A coupon that may be issued. `availableQuantity` is what is left of the batch; null: without end. */
const wireTemplate = z.object({
  couponTemplateId: textOrNull,
  batchNo: text,
  name: textOrNull,
  amount: moneyOrNull,
  availableQuantity: integerOrNull,
  description: textOrNull,
  tags: listOf(wireTag),
});

/** 5.5.2: coupons of the campaigns that run now, each with its campaign, and those that the merchant made for itself. */
export const listCampaignCouponsAnswer = z.object({
  activeCouponTemplates: listOf(
    wireTemplate.extend({ activeId: textOrNull, activeName: textOrNull, startDate: dayOrNull, endDate: dayOrNull }),
  ),
  customizeCouponTemplates: listOf(wireTemplate),
});

/** 6.10.2: as 6.10.1: `expireSeconds` is how long the code is good. */
export const createDynamicCouponCodeAnswer = z.object({ dynamicCode: text, expireSeconds: integerOrNull });

/** 6.13.2: `card` is the member's default card. */
export const lookupByCouponCodeAnswer = z.object({ membership: wireMembership, card: wireCard, coupon: wireCoupon });

/** 6.14: a card without a coupon to name has none. */
export const singleCardSingleCouponAnswer = z.object({ card: wireCard, coupon: wireCoupon.nullish() });

/** A coupon that a call gave; 6.6.1 names it `issuedCoupon`, and its fields as 6.3's `couponBonus`. */
export const wireIssuedCoupon = z.object({
  id: text,
  couponName: textOrNull,
  couponCode: textOrNull,
  amount: moneyOrNull,
  startDate: dayOrNull,
  endDate: dayOrNull,
});

/** 6.24 */
export const claimCouponByScanAnswer = z.object({ voucher: text, issuedCoupon: wireIssuedCoupon.nullish() });

/** 6.25: the code itself. */
export const createWechatCouponCodeAnswer = text;

/** 6.26: a batch that WeChat does not know is null. */
export const mapWechatCouponBatchesAnswer = z.object({
  wechatBatchNos: listOf(z.object({ yazuoBatchNo: text, wechatBatchNo: textOrNull })),
});
