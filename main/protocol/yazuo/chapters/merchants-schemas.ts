// Chapter 4 beside stores and card types: what a store awards, what it forbids, new stores, and the link for a recharge.
// The document prints samples of 4.3.1 only; the tables of the others are lost (assumed-fields.ts).
import { z } from 'zod';
import { wireCoupon } from '../objects.ts';
import {
  flagOrNull,
  hundredthsOrNull,
  integer,
  integerOrNull,
  listOf,
  momentOrNull,
  money,
  moneyOrNull,
  pointsOrNull,
  text,
  textOrNull,
} from '../tolerant.ts';
import { textField, whole } from '../writing.ts';

const brandId = textField;
const paging = { pageNum: whole.nullish(), pageSize: whole.nullish() };
const pageAnswered = { pageSize: integerOrNull, currentPage: integerOrNull, total: integerOrNull };

/** 4.3.1: `transCode` "3" asks for the rules of every kind of transaction. */
export const listAwardRulesRequest = z.object({
  brandId,
  merchantId: textField,
  transCode: textField.nullish(),
  ...paging,
});

/**
 * AwardRule. A bill from `lowerLimit` up to, but not including, `upperLimit` (fen). `awardType` 1 points, 2 coupons, 3 stored value.
 * `awardAmountType` 1: `awardAmount` once; 2: so many points for each yuan, or percent of the amount (hundredths).
 * `userWeekList`: 1 Monday … 7 Sunday, empty: every day. A null narrows nothing.
 */
const wireAwardRule = z.object({
  id: text,
  lowerLimit: moneyOrNull,
  upperLimit: moneyOrNull,
  awardAmount: hundredthsOrNull,
  transCode: textOrNull,
  couponTypeId: textOrNull,
  cardtypeId: textOrNull,
  awardType: integerOrNull,
  awardAmountType: integerOrNull,
  birthdayDoubleFlag: flagOrNull,
  birthmonthDoubleFlag: flagOrNull,
  birthweekDoubleFlag: flagOrNull,
  firstDoubleFlag: flagOrNull,
  payWay: textOrNull,
  membershipLevel: textOrNull,
  membershipType: textOrNull,
  benefitsId: textOrNull,
  crowdId: textOrNull,
  userWeekList: listOf(integer),
});
/** 4.3.1 */
export const listAwardRulesAnswer = z.object({ list: listOf(wireAwardRule), ...pageAnswered });

/** 4.3.2 */
export const getLimitRulesRequest = z.object({ brandId, merchantId: textField });

/** What may not stand on one bill with what: `ruleType` 1 points, 2 a type of coupon (as the document says), `ruleId` which one. No `mutexId`: none of that type. */
const mutexRule = z.object({ ruleType: integer, ruleId: textOrNull, mutexType: integer, mutexId: textOrNull });
/** When one type of coupon may be used, in the words of 5.5.1's coupon. */
const couponOpening = wireCoupon
  .pick({ startWeek: true, endWeek: true, beginTime: true, endTime: true, scope: true, isAloneUse: true })
  .extend({
    couponTypeId: text,
    couponName: textOrNull,
    channel: textOrNull,
    usageRules: wireCoupon.shape.usageRules,
  });
const couponConsumeOpen = z.object({
  aloneUseCoupon: flagOrNull,
  couponMaxUse: integerOrNull,
  couponConsumeOpenChilds: listOf(couponOpening),
});
/** 4.3.2: `couponMaxUse` null: as many as one likes. */
export const getLimitRulesAnswer = z.object({
  mutexRuleExtends: listOf(mutexRule),
  couponConsumeOpenDTO: z.object({ couponConsumeOpen }).nullish(),
});

/** 4.3.3 */
export const getRechargeAwardRulesRequest = z.object({ brandId, merchantId: textField, ...paging });

/** Where something may be used: 2 this chain, 3 some stores, 4 the issuing store only. */
const scope = { scope: integerOrNull, scopeName: textOrNull };
const awardedCoupon = z.object({
  couponTypeId: text,
  couponName: textOrNull,
  amount: moneyOrNull,
  quantity: integer,
  ...scope,
});
const wireRechargeAward = z.object({
  id: text,
  lowerLimit: money,
  upperLimit: moneyOrNull,
  storeAward: moneyOrNull,
  integralAward: pointsOrNull,
  couponList: listOf(awardedCoupon),
  ...scope,
});
/** 4.3.3: a recharge from `lowerLimit` up to, but not including, `upperLimit` (fen) brings this. */
export const getRechargeAwardRulesAnswer = z.object({ list: listOf(wireRechargeAward), ...pageAnswered });

/** 4.4: the platform gives the store its own numbers. */
export const createMerchantRequest = z.object({ brandId, merchantName: textField, thirdpartyMerchantNo: textField });
/** 4.4 */
export const createMerchantAnswer = z.object({
  merchantId: text,
  merchantNo: text,
  merchantName: textOrNull,
  thirdpartyMerchantNo: textOrNull,
});

/** 4.5 */
export const getRechargeLinkRequest = z.object({ brandId, merchantNo: textField, cardNo: textField });
/** 4.5: `expireTime` in ms UTC. */
export const getRechargeLinkAnswer = z.object({
  url: text,
  cardNo: textOrNull,
  merchantNo: textOrNull,
  expireTime: momentOrNull,
});
