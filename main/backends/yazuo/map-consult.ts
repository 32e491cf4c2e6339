// 6.13.3 (what the platform would take for a bill) and 4.3.4 (the caps of points) → our words. Pure.
import { type Fen, fen, zeroFen } from '../../../shared/money.ts';
import type { WirePreconsult } from '../../protocol/yazuo/answers.ts';
import type { RequestOf } from '../../protocol/yazuo/catalogue.ts';
import type { WirePointLimitRules } from '../../protocol/yazuo/objects.ts';
import type { Consultation, ConsultRequest, PointRules } from '../member-backend.ts';
import type { StoreIdentity } from './store-identity.ts';

/** As the sample of 6.13.3 spells it: no dishes, any number of coupons (−1), stored value and points asked for. */
export function preconsultRequest(store: StoreIdentity, request: ConsultRequest): RequestOf<'preconsult'> {
  return {
    brandId: store.brandId,
    merchantNo: store.merchantNo,
    cardNo: request.cardNo,
    integralExchange: true,
    useStore: true,
    posActive: false,
    billAmount: request.billAmount,
    dishFirst: null,
    billState: 0,
    couponLimit: -1,
    billDish: [],
  };
}

/** 4.3.4: the wire's hundredths and fen → points for a yuan, percent, points. A missing rate forbids points as cash. */
export function readPointRules(rules: WirePointLimitRules): PointRules {
  const rate = rules.integralExchangeRate ?? 0;
  return {
    asCash: rules.integralAsCash === true && rate > 0,
    pointsPerYuan: rate / 100,
    percentLimit: rules.integralPercentLimit === null ? null : rules.integralPercentLimit / 100,
    upperLimit: rules.integralUpperLimit === null ? null : Math.floor((rules.integralUpperLimit * rate) / 10_000),
    divisible: rules.integralDivisible ?? false,
    withCoupons: rules.integralAndCouponUsed ?? false,
  };
}

/** The most that points may pay of a bill by 4.3.4 alone: percentage, upper limit, whole yuan. Fen, rounded down. */
export function pointsPayCap(billAmount: Fen, wire: WirePointLimitRules): Fen {
  if (wire.integralAsCash !== true || (wire.integralExchangeRate ?? 0) <= 0) return zeroFen;
  const byPercent =
    wire.integralPercentLimit === null ? billAmount : Math.floor((billAmount * wire.integralPercentLimit) / 10_000);
  const capped = Math.min(billAmount, byPercent, wire.integralUpperLimit ?? billAmount);
  return fen(wire.integralDivisible === true ? capped : capped - (capped % 100));
}

/** The recommended coupons are the combination's; every coupon of the card is in `couponStates`. */
export function readConsultation(answer: WirePreconsult, rules: WirePointLimitRules): Consultation {
  const { detail } = answer;
  return {
    storePay: detail.storePay,
    points: detail.integralUse ?? 0,
    pointsPay: detail.integralPay,
    coupons: answer.couponUse
      .filter((coupon) => coupon.recommended === true)
      .map((coupon) => ({
        id: coupon.id,
        name: coupon.name ?? '',
        quantity: coupon.quantity,
        value: fen((coupon.amount ?? 0) * coupon.quantity),
      })),
    couponStates: answer.couponUse.map((coupon) => ({
      id: coupon.id,
      usable: coupon.usable ?? false,
      reason: coupon.reason,
    })),
    pointRules: readPointRules(rules),
    pointsPayLimit: detail.integralPayLimit ?? pointsPayCap(detail.billAmount, rules),
    earns: null,
  };
}
