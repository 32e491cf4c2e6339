// The `data` of each interface's answer, read tolerantly. An answer of a money call without a voucher is not an answer: its schema refuses it.
import { z } from 'zod';
import {
  wireCard,
  wireCardType,
  wireCoupon,
  wireMembership,
  wireMerchant,
  wirePointLimitRules,
  wireTradeDetails,
  wireTransaction,
} from './objects.ts';
import {
  flagOrNull,
  integer,
  integerOrNull,
  listOf,
  money,
  moneyOrNull,
  pointsOrNull,
  text,
  textOrNull,
} from './tolerant.ts';

/** For calls that answer nothing but their code. */
export const nothing = z.unknown().transform((): Record<string, never> => ({}));

/** 4.1 */
export const listMerchantsAnswer = z.object({
  rules: z.object({ isExchangeIntegral: flagOrNull, integralRate: moneyOrNull }).nullish(),
  list: listOf(wireMerchant),
  total: integerOrNull,
});
/** 4.2 */
export const listCardTypesAnswer = z.object({ list: listOf(wireCardType), total: integerOrNull });
/** 4.3.4 */
export const getPointLimitRulesAnswer = wirePointLimitRules;

const wireTag = z.object({ id: textOrNull, name: text });
const wireBenefit = z.object({ id: textOrNull, name: text, description: textOrNull });

/** 5.1 */
export const findMemberAnswer = z.object({
  membership: wireMembership,
  cards: listOf(wireCard),
  tags: listOf(wireTag),
});
/** 5.4.1 and 5.4.2 */
export const listCardsAnswer = z.object({ list: listOf(wireCard), total: integerOrNull });
/** 5.5.1 */
export const listCouponsAnswer = z.object({ list: listOf(wireCoupon), total: integerOrNull });
/** 6.2: `status` "0" is good; anything else is a refusal and `detail` says why. */
export const checkRechargeAnswer = z.object({ status: text, detail: textOrNull });
/** 6.3, 6.4 and 6.11.1 */
export const tradeAnswer = z.object({ voucher: text, totalStore: moneyOrNull, details: wireTradeDetails.nullish() });
/** 6.5.1, 6.5.2 and 6.11.2: the revocation's own voucher, where the platform gives one. */
export const revocationAnswer = z.union([
  z.object({ voucher: textOrNull, details: wireTradeDetails.nullish() }),
  z.union([z.null(), z.undefined(), z.literal('')]).transform(() => ({ voucher: null, details: null })),
]);
/** 6.12.1 and 6.12.2 */
export const listTransactionsAnswer = z.object({ transwater: listOf(wireTransaction), total: integerOrNull });
/** 6.13.1. A coupon code brings the coupon's card; `cards` names the scanned card first. */
export const lookupAnswer = z.object({
  membership: wireMembership,
  cards: listOf(wireCard),
  coupons: listOf(wireCoupon),
  benefits: listOf(wireBenefit),
  tags: listOf(wireTag),
});

const couponUse = z.object({
  id: text,
  name: textOrNull,
  amount: moneyOrNull,
  quantity: integer,
  usable: flagOrNull,
  reason: textOrNull,
  recommended: flagOrNull,
});

/** 6.13.3: the best combination (`detail`) and what each coupon of the card may do. Money in fen, points whole. */
export const preconsultAnswer = z.object({
  detail: z.object({
    billAmount: money,
    storePay: money,
    integralPay: money,
    integralUse: pointsOrNull,
    integralPayLimit: moneyOrNull,
    couponPay: money,
    payable: money,
    storeBalance: moneyOrNull,
    integralBalance: pointsOrNull,
    needPassword: flagOrNull,
  }),
  couponUse: listOf(couponUse),
});
/** 6.22: what the platform counted; `differences` is empty where the till agrees. */
export const settleDayAnswer = z.object({
  count: integer,
  amount: money,
  differences: listOf(z.object({ item: text, till: textOrNull, platform: textOrNull })),
});

export type WireTrade = z.output<typeof tradeAnswer>;
export type WireRevocation = z.output<typeof revocationAnswer>;
export type WireLookup = z.output<typeof lookupAnswer>;
export type WirePreconsult = z.output<typeof preconsultAnswer>;
