// What the till sends for coupons (5.5.2, 6.8, 6.10.2, 6.13.2, 6.14, 6.24 to 6.26). The samples write some ids as bare numbers and others as text.
import { z } from 'zod';
import { bareId, textField, whole } from '../writing.ts';

const optionalText = textField.nullish();

/** 5.5.2: the whole request table is lost. Channels as in 5.5.1; none given: dine-in. */
export const listCampaignCouponsRequest = z.object({
  brandId: textField,
  merchantId: optionalText,
  channel: whole.nullish(),
});

/** 6.8.1: makes a member of the mobile number where there is none. No serial: the sample has none. */
export const issueCouponRequest = z.object({
  brandId: bareId,
  mobile: bareId,
  batchNo: bareId,
  openId: optionalText,
});

/** 6.8.2: as 6.8.1, for a member that exists. */
export const issueCouponToMemberRequest = z.object({ brandId: bareId, mobile: bareId, batchNo: bareId });

/** 6.10.2: for one coupon of a member, by its id. */
export const createDynamicCouponCodeRequest = z.object({ brandId: textField, couponId: textField });

/** 6.13.2: a coupon's own code or a dynamic one. */
export const lookupByCouponCodeRequest = z.object({ brandId: textField, merchantNo: textField, couponCode: textField });

/** 6.14: whatever stands for one card or one coupon. */
export const singleCardSingleCouponRequest = z.object({
  brandId: textField,
  merchantNo: textField,
  queryNo: textField,
});

/** 6.24: `scanCode` is what the guest shows; the coupon goes to the card. */
export const claimCouponByScanRequest = z.object({
  brandId: textField,
  merchantNo: textField,
  cashierSerial: textField,
  cardNo: textField,
  scanCode: textField,
});

/** 6.25 */
export const createWechatCouponCodeRequest = z.object({
  brandId: textField,
  merchantId: textField,
  couponTemplateId: bareId,
});

/** 6.26 */
export const mapWechatCouponBatchesRequest = z.object({ brandId: textField, yazuoBatchNos: z.array(bareId) });
