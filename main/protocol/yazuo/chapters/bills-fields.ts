// What the interfaces of bills.ts carry: dishes of a bill, money that another till took, orders, the detail of a settled bill.
// The document prints the requests of 6.15, 6.16 and 6.21; every other name is assumed (assumed-fields.ts).
import { z } from 'zod';
import { payWay, rechargeRequest } from '../requests.ts';
import {
  flagOrNull,
  hundredthsOrNull,
  integerOrNull,
  listOf,
  money,
  moneyOrNull,
  text,
  textOrNull,
} from '../tolerant.ts';
import { textField, whole, yuan } from '../writing.ts';

const optionalText = textField.nullish();
const chinaOffsetMs = 8 * 3_600_000;

const number = z.union([z.string(), z.number()]);
const twoDecimals = z.codec(number, number, { decode: (wire) => wire, encode: (value) => Number(value).toFixed(2) });
/** Fen ↔ yuan as text with both decimals (`36900` ↔ `"369.00"`), as 6.21 writes `receivePrice`. */
const yuanDecimalText = twoDecimals.pipe(yuan);

/** UTC ms ↔ `2016-10-19 20:10:58`, the platform's wall clock in China. */
const wallClock = z.codec(z.string(), z.int(), {
  decode: (wire, context) => {
    const parts = /^(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2}:\d{2})$/.exec(wire);
    const moment = Date.parse(`${parts?.[1]}T${parts?.[2]}+08:00`);
    if (Number.isFinite(moment) && spellWallClock(moment) === wire) return moment;
    context.issues.push({ code: 'custom', message: 'expected yyyy-MM-dd HH:mm:ss', input: wire });
    return z.NEVER;
  },
  encode: spellWallClock,
});

function spellWallClock(moment: number): string {
  return new Date(moment + chinaOffsetMs).toISOString().slice(0, 19).replace('T', ' ');
}

/** 6.12.3: `voucherNumber` names the consumption. */
export const listTransactionDishesRequest = z.object({
  brandId: textField,
  merchantNo: textField,
  voucherNumber: textField,
});

const wireDish = z.object({
  dishNo: text,
  dishType: integerOrNull,
  dishName: textOrNull,
  dishPrice: money,
  /** In hundredths: half a portion is 50. */
  dishCount: hundredthsOrNull,
  memberShipPrice: moneyOrNull,
  isSendIntegral: flagOrNull,
});
/** 6.12.3: the dishes as the checkout's `billDish` gave them. */
export const listTransactionDishesAnswer = z.object({
  voucherNo: textOrNull,
  billDish: listOf(wireDish),
  total: integerOrNull,
});

/** 6.15: as 6.3, with the bill that the recharge makes free. Without `billAmount` it is the largest one that the rule allows. */
export const rechargeAndDineFreeRequest = rechargeRequest.extend({ billAmount: yuan.nullish() });

/** 6.16 */
export const getOrderAuthorizationRequest = z.object({ brandId: textField, merchantId: textField, orderId: textField });
/** 6.16: the authorisation code, bare as 6.25 prints its own. Code 1 of the answer is "failed", 2 "verified already". */
export const getOrderAuthorizationAnswer = text;

/** 6.19: a bill that another system took the money for (`payWay`); the member gets the points. Its section has no table of several payments. */
export const syncThirdPartyPaymentRequest = z.object({
  brandId: textField,
  cardNo: textField,
  merchantNo: textField,
  cashierSerial: textField,
  terminalNo: textField,
  orderId: textField,
  billAmount: yuan,
  payWay: textField,
  remark: optionalText,
});

/** 6.20: `cashierSerial` is the change's own, `voucherNumber` names the bill, `mixPayList` what paid its money part in truth. */
export const changePaymentMethodRequest = z.object({
  brandId: textField,
  cardNo: textField,
  merchantNo: textField,
  cashierSerial: textField,
  terminalNo: textField,
  voucherNumber: textField,
  mixPayList: z.array(payWay),
});

/** 6.21, exactly as its sample spells it: two amounts are text, two are numbers. Without a brand: `thirdMerchantNo` says which store. */
export const syncBillDetailRequest = z.object({
  orderId: textField,
  orderTime: wallClock,
  totalPrice: yuan,
  receivePrice: yuanDecimalText,
  discountPrice: yuanDecimalText,
  mobile: optionalText,
  openId: optionalText,
  tableNo: whole.nullish(),
  people: whole.nullish(),
  payWays: z.array(z.object({ payPrice: yuan, payWay: whole })),
  discount: z.array(z.object({ name: z.string(), price: yuan })).nullish(),
  dishList: z.array(z.object({ dishCode: textField, dishName: z.string(), price: yuan, num: z.number() })),
  thirdMerchantNo: textField,
  status: textField,
  description: optionalText,
  membershipId: optionalText,
});
