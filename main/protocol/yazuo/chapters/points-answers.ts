// What the platform answers about points (6.6) and the mall (6.7), read tolerantly. Money in fen, points whole.
import { z } from 'zod';
import { integerOrNull, listOf, moneyOrNull, pointsOrNull, text, textOrNull } from '../tolerant.ts';
import { wireIssuedCoupon } from './coupon-answers.ts';

/** 6.6.1 to 6.6.4: the transaction's voucher, what the card holds afterwards, and the coupon that was given, if any. */
export const pointsTradeAnswer = z.object({
  voucher: text,
  integralBalance: pointsOrNull,
  storeBalance: moneyOrNull,
  issuedCoupon: wireIssuedCoupon.nullish(),
});

/** MallGoodsInfo: the price is money (`nowPriceCash`) or points (`nowPriceIntegral`). `status` 2 is on sale. */
const wireMallGoods = z.object({
  id: text,
  goodsName: textOrNull,
  status: textOrNull,
  introduce: textOrNull,
  useRules: textOrNull,
  nowPriceCash: moneyOrNull,
  nowPriceIntegral: pointsOrNull,
  brandId: textOrNull,
  productType: integerOrNull,
  memberLevelId: textOrNull,
});

/** 6.7.1 */
export const listMallGoodsAnswer = z.object({
  list: listOf(wireMallGoods),
  pageSize: integerOrNull,
  currentPage: integerOrNull,
  total: integerOrNull,
});

export type WirePointsTrade = z.output<typeof pointsTradeAnswer>;
export type WireMallGoods = z.output<typeof wireMallGoods>;
