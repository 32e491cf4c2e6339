// The platform's objects as answers carry them (member, card, coupon, log row, …), read tolerantly into exact values.
// Field names stay as the wire spells them; the mapping to our own words is the backend's.
import { z } from 'zod';
import {
  dayOrNull,
  flagOrNull,
  hundredthsOrNull,
  integerOrNull,
  listOf,
  momentOrNull,
  moneyOrNull,
  pointsOrNull,
  text,
  textOrNull,
} from './tolerant.ts';

/** 4.1 */
export const wireMerchant = z.object({
  merchantId: text,
  merchantName: textOrNull,
  brand: textOrNull,
  merchantNo: text,
  status: textOrNull,
  brandId: textOrNull,
  type: textOrNull,
  parent: textOrNull,
  thirdpartyMerchantNo: textOrNull,
});

/** 4.2 */
export const wireCardType = z.object({
  id: text,
  merchantId: textOrNull,
  cardtype: textOrNull,
  description: textOrNull,
  status: textOrNull,
  price: moneyOrNull,
  isTradePassword: flagOrNull,
  isSimplePassword: flagOrNull,
});

/** 4.3.4: `integralExchangeRate` in hundredths of a point for one yuan, `integralPercentLimit` in hundredths of a percent, `integralUpperLimit` in fen. */
export const wirePointLimitRules = z.object({
  integralAsCash: flagOrNull,
  integralExchangeRate: hundredthsOrNull,
  integralPercentLimit: hundredthsOrNull,
  integralUpperLimit: moneyOrNull,
  integralDivisible: flagOrNull,
  storeLimitValueRate: hundredthsOrNull,
  aloneUseCoupon: flagOrNull,
  couponMaxUse: integerOrNull,
  integralAndCouponUsed: flagOrNull,
});

/** 5.2's fields; `memberLevelName` and `memberLevelId` are assumed. */
export const wireMembership = z.object({
  id: text,
  name: textOrNull,
  mobile: textOrNull,
  gender: textOrNull,
  birthType: textOrNull,
  birthday: dayOrNull,
  joinDate: dayOrNull,
  merchantId: textOrNull,
  brandId: textOrNull,
  status: textOrNull,
  typeId: textOrNull,
  memberLevelId: textOrNull,
  memberLevelName: textOrNull,
  email: textOrNull,
  description: textOrNull,
  address: textOrNull,
});

/** 5.4; money in fen. `status` (1 in use, 2 frozen) and `isTradePassword` are assumed. A card lives to the end of `expiredDate` in China. */
export const wireCard = z.object({
  cardNo: text,
  merchantNo: textOrNull,
  activeDate: dayOrNull,
  expiredDate: dayOrNull,
  storeBalance: moneyOrNull,
  storeAvailable: moneyOrNull,
  integralBalance: pointsOrNull,
  integralAvailable: pointsOrNull,
  merchantId: textOrNull,
  cardtypeId: textOrNull,
  cardtype: textOrNull,
  membershipId: textOrNull,
  brandId: textOrNull,
  status: textOrNull,
  isTradePassword: flagOrNull,
});

/** One condition of a coupon, e.g. `baseRuleAmount GT 100`, `couponExclusive IN 793128,793140`. */
const wireUsageRule = z.object({ ruleType: text, operator: textOrNull, values: textOrNull });

/** The names inside `goodsList` and `applyMerchants` are assumed. */
const wireCouponGoods = z.object({ goodsNo: text, goodsName: textOrNull });
const wireApplyMerchant = z.object({ merchantId: text, merchantNo: textOrNull, merchantName: textOrNull });

/** 5.5.1 and 6.14. `couponCode` (what is scanned) is assumed. `startWeek`–`endWeek`: 1 Monday … 7 Sunday. */
export const wireCoupon = z.object({
  id: text,
  name: textOrNull,
  amount: moneyOrNull,
  batchNo: textOrNull,
  couponCode: textOrNull,
  cardNo: textOrNull,
  startDate: dayOrNull,
  expiredDate: dayOrNull,
  beginTime: textOrNull,
  endTime: textOrNull,
  source: textOrNull,
  merchantId: textOrNull,
  scope: integerOrNull,
  status: textOrNull,
  sendTime: dayOrNull,
  sendQuantity: integerOrNull,
  availableQuantity: integerOrNull,
  couponCategoryId: textOrNull,
  startWeek: integerOrNull,
  endWeek: integerOrNull,
  membershipId: textOrNull,
  brandId: textOrNull,
  couponBeginUse: flagOrNull,
  couponExpired: flagOrNull,
  useTime: flagOrNull,
  isAloneUse: flagOrNull,
  usageRules: listOf(wireUsageRule),
  goodsList: listOf(wireCouponGoods),
  applyMerchants: listOf(wireApplyMerchant),
});

/** Transwater, 6.12: any field may be null. `oldWaterId` of a revocation is the `id` of the row that it revokes. */
export const wireTransaction = z.object({
  id: textOrNull,
  masterId: textOrNull,
  voucherNo: textOrNull,
  batchNo: textOrNull,
  transDate: dayOrNull,
  transTime: momentOrNull,
  cardNo: textOrNull,
  cardMerchant: textOrNull,
  transMerchant: textOrNull,
  transCode: textOrNull,
  transName: textOrNull,
  amount: moneyOrNull,
  balance: moneyOrNull,
  available: moneyOrNull,
  mobile: textOrNull,
  couponsId: textOrNull,
  couponName: textOrNull,
  couponConsumeQuantity: integerOrNull,
  reversedflag: flagOrNull,
  revocationflag: flagOrNull,
  cashierSerial: textOrNull,
  terminalNo: textOrNull,
  operId: textOrNull,
  oldWaterId: textOrNull,
  financeDate: dayOrNull,
  remark: textOrNull,
  cardtypeId: textOrNull,
  membershipId: textOrNull,
  expansivity: textOrNull,
  brandId: textOrNull,
  merchantName: textOrNull,
});

/** 6.3: one coupon that the operation gave. */
const wireCouponBonus = z.object({
  id: text,
  couponName: textOrNull,
  amount: moneyOrNull,
  startDate: dayOrNull,
  endDate: dayOrNull,
});

/** 6.3, 6.4, 6.11.1: what the card looks like afterwards. `transTime` is a wall-clock time without a day: keep it as text. */
export const wireTradeDetails = z.object({
  transTime: textOrNull,
  cardNo: textOrNull,
  storeBalance: moneyOrNull,
  integralBalance: pointsOrNull,
  storeBonus: moneyOrNull,
  integralBonus: pointsOrNull,
  couponBonus: listOf(wireCouponBonus),
});

export type WireCardType = z.output<typeof wireCardType>;
export type WirePointLimitRules = z.output<typeof wirePointLimitRules>;
export type WireCard = z.output<typeof wireCard>;
export type WireCoupon = z.output<typeof wireCoupon>;
export type WireTransaction = z.output<typeof wireTransaction>;
