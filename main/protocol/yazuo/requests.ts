// The business payloads (`ciphertext`) that a till sends, one schema an interface, field names as the document prints them.
// Where the document lost its request table the names are assumptions: assumed.ts lists them and a profile can rename them.
import { z } from 'zod';
import { bareId, flagField, textField, whole, yuan } from './writing.ts';

const brandId = textField;
const optionalText = textField.nullish();

/** 4.1 */
export const listMerchantsRequest = z.object({ brandId: optionalText, thirdPartyMerchantNo: optionalText });
/** 4.2 */
export const listCardTypesRequest = z.object({ brandId, merchantId: optionalText });
/** 4.3.4 */
export const getPointLimitRulesRequest = z.object({ brandId, merchantId: textField, merchantNo: textField });
/** 5.1 */
export const findMemberRequest = z.object({
  brandId,
  mobile: optionalText,
  membershipId: bareId.nullish(),
  cardNo: optionalText,
});
/** 5.4.1 */
export const listCardsByMemberRequest = z.object({ brandId, membershipId: bareId });
/** 5.4.2 */
export const listCardsByMobileRequest = z.object({ queryMobile: textField, brandId });
/** 5.5.1: by card or by coupon code. Channels: 999 all, 1000 dine-in (also when none is given), 1031 take-away, 1066 Youzan. */
export const listCouponsRequest = z.object({
  brandId,
  merchantNo: optionalText,
  cardNo: optionalText,
  couponCode: optionalText,
  channel: whole.nullish(),
});
/** 5.6.2 */
export const verifyTradePasswordRequest = z.object({
  brandId,
  cardNo: textField,
  merchantId: textField,
  password: textField,
});

export const payWay = z.object({ id: textField, value: yuan });

/** 6.2 and 6.3: `storeNumber` is the principal. */
export const rechargeRequest = z.object({
  brandId,
  cardNo: textField,
  merchantNo: textField,
  cashierSerial: textField,
  terminalNo: textField,
  storeNumber: yuan,
  payWays: z.array(payWay),
});

/** A dish of a bill, as 6.13.3 prints it. */
const billDishField = z.object({
  dishNo: textField,
  dishType: whole,
  dishName: z.string(),
  dishPrice: yuan,
  dishCount: z.number(),
  memberShipPrice: yuan.nullish(),
  isSendIntegral: flagField,
});

/**
 * 6.4 and 6.11.1. Stored value (`storePay`), points at their worth in money (`integralPay`), coupons and `mixPayList` (every other method, never
 * the methods of stored value, points or coupons again) together pay `billAmount`.
 */
export const consumptionRequest = z.object({
  brandId,
  merchantNo: textField,
  cardNo: textField,
  cashierSerial: textField,
  terminalNo: textField,
  billAmount: yuan,
  storePay: yuan,
  integralPay: yuan,
  couponList: z.array(z.object({ id: textField, quantity: whole })).nullish(),
  mixPayList: z.array(payWay).nullish(),
  billDish: z.array(billDishField).nullish(),
  password: optionalText,
  identifycode: optionalText,
  remark: optionalText,
});

/** 6.5.1, 6.5.2 and 6.11.2: `cashierSerial` is the revocation's own, `voucherNumber` names what is revoked. */
export const revocationRequest = z.object({
  brandId,
  cardNo: textField,
  merchantNo: textField,
  cashierSerial: textField,
  voucherNumber: textField,
});

/** 6.9.1: `moblie` is the wire's own spelling. */
export const sendSmsCodeRequest = z.object({ brandId, merchantId: bareId, moblie: textField });
/** 6.9.2 */
export const verifySmsCodeRequest = z.object({
  brandId,
  merchantId: textField,
  moblie: textField,
  identifycode: textField,
});

/** 6.12.1 */
export const listMemberTransactionsRequest = z.object({
  brandId,
  membershipId: bareId.nullish(),
  cardNo: optionalText,
  pageNum: whole.nullish(),
  pageSize: whole.nullish(),
});
/** 6.12.2: each given field narrows the answer. */
export const listTransactionsRequest = z.object({
  brandId,
  cardNo: optionalText,
  merchantNo: optionalText,
  cashierSerial: optionalText,
  terminalNo: optionalText,
  pageNum: whole.nullish(),
  pageSize: whole.nullish(),
});

/** 6.13.1: card number, mobile number, dynamic card code or coupon code. */
export const lookupRequest = z.object({ brandId, merchantNo: textField, queryNo: textField });

/** 6.13.3 */
export const preconsultRequest = z.object({
  brandId,
  merchantNo: textField,
  cardNo: textField,
  integralExchange: flagField.nullish(),
  useStore: flagField,
  posActive: flagField,
  billAmount: yuan,
  dishFirst: flagField.nullish(),
  billState: whole,
  couponLimit: whole,
  billDish: z.array(billDishField).nullish(),
});

/** 6.22: the till's own totals of a business day; consumption and recharge include what was revoked later. */
export const settleDayRequest = z.object({
  brandId,
  merchantNo: textField,
  date: textField,
  terminalNo: textField,
  totals: z.object({
    consumeCount: whole,
    consumeAmount: yuan,
    rechargeCount: whole,
    rechargeAmount: yuan,
    revokeCount: whole,
    revokeAmount: yuan,
  }),
});
