// 5.12, 6.23 and 7.1: figures, and what integrators ask for. Rates are hundredths of a percent (48.07 % → 4807), money is fen.
import { z } from 'zod';
import {
  dayOrNull,
  hundredthsOrNull,
  integer,
  integerOrNull,
  listOf,
  money,
  moneyOrNull,
  text,
  textOrNull,
} from '../tolerant.ts';
import { textField } from '../writing.ts';

/** 5.12: without a store, the whole brand. */
export const memberStatisticsRequest = z.object({ brandId: textField, merchantId: textField.nullish() });

/** 5.12: as of today in China. */
export const memberStatisticsAnswer = z.object({
  genderProportion: z.object({
    manNumber: integer,
    womanNumber: integer,
    otherNumber: integer,
    manRate: hundredthsOrNull,
    womanRate: hundredthsOrNull,
    otherRate: hundredthsOrNull,
  }),
  membershipStatistics: z.object({
    totalMembershipNumber: integer,
    dailyNewMembershipNumber: integer,
    monthlyNewMembershipNumber: integer,
    dailyStoredRechargePrincipal: money,
    dailyStoredRechargeReward: money,
    monthlyStoredRechargePrincipal: money,
    monthlyStoredRechargeReward: money,
  }),
  merchantStoredRechargeTop: listOf(
    z.object({
      merchantId: text,
      merchantName: textOrNull,
      storedRechargePrincipal: money,
      storedRechargeReward: moneyOrNull,
    }),
  ),
  membershipAgeDistribution: listOf(
    z.object({ name: text, membershipNumber: integer, membershipRate: hundredthsOrNull }),
  ),
});

/** 6.23: `date` is `yyyyMMdd`. */
export const listRechargeCommissionRequest = z.object({ merchantId: textField, date: textField });
/** 6.23: one row a recharge; `employeeno` is who recharged. */
export const listRechargeCommissionAnswer = z.object({
  list: listOf(
    z.object({
      orderno: text,
      employeeno: textOrNull,
      totalamount: money,
      producttype: integerOrNull,
      mcid: textOrNull,
      dtcreate: dayOrNull,
      dtfinish: dayOrNull,
    }),
  ),
});

/** 7.1 */
export const getJsapiTicketRequest = z.object({
  brandId: textField,
  merchantId: textField,
  officialAccountAppId: textField,
});
/** 7.1: the ticket itself. */
export const getJsapiTicketAnswer = text;
