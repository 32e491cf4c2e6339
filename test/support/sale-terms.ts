// The terms of one sale for tests of the checkout: an ordinary card and consultation, with what a test changes on top.
import type { Terms } from '../../renderer/screens/checkout/combination.ts';
import type { CouponView } from '../../shared/member.ts';
import { fen, zeroFen } from '../../shared/money.ts';
import { noLimits } from '../../shared/store-rules.ts';

type Changes = {
  readonly card?: Partial<Terms['card']>;
  readonly consult?: Partial<Terms['consult']>;
  readonly coupons?: Terms['coupons'];
};

/** A card with 1,000.00 and 5,000 points; 100 points pay a yuan, up to 30.00 a bill, coupons beside. */
export function saleTerms({ card = {}, consult = {}, coupons = [] }: Changes): Terms {
  return {
    card: {
      cardId: 'c',
      maskedNo: '6210 **** 0018',
      typeName: null,
      status: 'active',
      storeBalance: fen(100_000),
      points: 5_000,
      expiresOn: null,
      needsTradePassword: false,
      held: zeroFen,
      ...card,
    },
    consult: {
      online: true,
      storePay: fen(18_850),
      storeLimit: fen(100_000),
      points: 0,
      pointsPay: zeroFen,
      pointsPayLimit: fen(3_000),
      pointsPerYuan: 100,
      pointsDivisible: false,
      pointsWithCoupons: true,
      pointsCaps: { asCash: true, percent: null, points: null },
      coupons: [],
      couponStates: [],
      earns: null,
      earnRules: [],
      limits: noLimits,
      needsTradePassword: false,
      ...consult,
    },
    coupons,
  };
}

/** A coupon that takes so much (fen) off a bill, so often. */
export function saleCoupon(id: string, amount: number, quantity = 1): CouponView {
  return {
    id,
    name: id,
    amount: fen(amount),
    quantity,
    startsOn: null,
    expiresOn: null,
    rules: [],
    unusableReason: null,
  };
}
