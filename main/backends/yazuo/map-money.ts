// Our money operations ↔ the wire's: 6.3, 6.11.1 and the revocations. Pure. Amounts are fen on both sides; the protocol writes yuan.
import type { ConsumptionPayload, OperationAnswer, RechargePayload } from '../../../shared/operation.ts';
import type { WireRevocation, WireTrade } from '../../protocol/yazuo/answers.ts';
import type { RequestOf } from '../../protocol/yazuo/catalogue.ts';

/** What every attempt of an operation says of itself; from its row, so that each attempt says the same. */
export type Heading = {
  readonly brandId: string;
  readonly merchantNo: string;
  readonly terminalNo: string;
  readonly cashierSerial: string;
};

/** An answer with code 0 in our words. `cardNo` is the card that it names, where it names one. */
export type AnswerRead = { readonly answer: OperationAnswer; readonly cardNo: string | null };

/** 6.11.1. `password` is the trade password, where the card wants one. */
export function checkoutRequest(
  heading: Heading,
  payload: ConsumptionPayload,
  password: string | null,
): RequestOf<'checkout'> {
  return {
    ...heading,
    cardNo: payload.cardNo,
    billAmount: payload.billAmount,
    storePay: payload.storePay,
    integralPay: payload.pointsPay,
    couponList: payload.coupons.map(({ id, quantity }) => ({ id, quantity })),
    mixPayList: payload.otherPayments.map(({ method, amount }) => ({ id: method, value: amount })),
    ...(password === null ? {} : { password }),
    ...(payload.remark === null ? {} : { remark: payload.remark }),
  };
}

/** 6.2 and 6.3. */
export function rechargeRequest(
  heading: Heading,
  payload: Pick<RechargePayload, 'cardNo' | 'amount' | 'payments'>,
): RequestOf<'recharge'> {
  return {
    ...heading,
    cardNo: payload.cardNo,
    storeNumber: payload.amount,
    payWays: payload.payments.map(({ method, amount }) => ({ id: method, value: amount })),
  };
}

/** 6.5.2 and 6.11.2. Throws without a voucher: a revocation that names nothing must not be built at all. */
export function revocationRequest(
  { brandId, merchantNo, cashierSerial }: Heading,
  cardNo: string,
  voucher: string | null,
): RequestOf<'revokeCheckout'> {
  if (voucher === null || voucher.trim() === '') {
    throw new Error(`revocation ${cashierSerial} has no voucher to name`);
  }
  return { brandId, cardNo, merchantNo, cashierSerial, voucherNumber: voucher };
}

/** What the platform said of an applied operation. `voucher` is null where a revocation's answer bears none. */
export function readTrade(answer: WireTrade | WireRevocation): OperationAnswer {
  const details = answer.details ?? null;
  return {
    voucher: answer.voucher,
    storeBalance: details?.storeBalance ?? null,
    pointsBalance: details?.integralBalance ?? null,
    storeBonus: details?.storeBonus ?? null,
    pointsBonus: details?.integralBonus ?? null,
    couponBonus: (details?.couponBonus ?? []).map((coupon) => ({
      id: coupon.id,
      name: coupon.couponName ?? '',
      amount: coupon.amount,
      startDate: coupon.startDate,
      endDate: coupon.endDate,
    })),
  };
}
