// What the till sends for points (6.6) and for the mall (6.7). `integralValue` is whole points.
import { z } from 'zod';
import { bareId, textField, whole, yuan } from '../writing.ts';

const optionalText = textField.nullish();

/** 6.6.1: points for something; what it was stands in `remark`. */
export const exchangePointsRequest = z.object({
  brandId: textField,
  cardNo: textField,
  merchantNo: textField,
  cashierSerial: textField,
  integralValue: whole,
  password: optionalText,
  remark: optionalText,
  mobile: optionalText,
});

/** 6.6.2: points as a present, e.g. for signing in every day. Named as 6.6.1's. */
export const awardPointsRequest = z.object({
  brandId: textField,
  cardNo: textField,
  merchantNo: textField,
  cashierSerial: textField,
  integralValue: whole,
  remark: optionalText,
});

/**
 * 6.6.3: points, stored value (`storePay`) and money (`payWays`) buy a coupon (`batchNo`) or a real good (`goodsName`), never both.
 * For a good the platform only takes what is the member's and writes its row: the mall that asks delivers it.
 */
export const buyCouponWithPointsRequest = z.object({
  brandId: textField,
  cardNo: textField,
  merchantNo: textField,
  cashierSerial: textField,
  integralValue: whole,
  storePay: yuan.nullish(),
  payWays: z.array(z.object({ id: textField, value: yuan })).nullish(),
  batchNo: bareId.nullish(),
  goodsName: optionalText,
  password: optionalText,
  remark: optionalText,
});

/** 6.6.4: points taken, e.g. for a draw. Named as 6.6.1's. */
export const deductPointsRequest = z.object({
  brandId: textField,
  cardNo: textField,
  merchantNo: textField,
  cashierSerial: textField,
  integralValue: whole,
  password: optionalText,
  remark: optionalText,
});

/** 6.7.1: ids are bare numbers here. */
export const listMallGoodsRequest = z.object({
  productType: whole.nullish(),
  brandId: bareId,
  membershipId: bareId.nullish(),
  pageNum: whole,
  pageSize: whole,
});

/** 6.7.2: `totalAmount` is what the buyer saw as the price. No serial: the sample has none. */
export const buyMallGoodsRequest = z.object({
  brandId: bareId,
  membershipId: bareId,
  merchantId: bareId,
  merchantNo: textField,
  mallGoodsId: bareId,
  totalAmount: yuan,
});
