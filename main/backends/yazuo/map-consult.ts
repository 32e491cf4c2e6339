// 6.13.3 (what the platform would take for a bill) and 4.3.4 (the caps of points) → our words. Pure.
import { type Fen, fen, zeroFen } from '../../../shared/money.ts';
import type { CouponUse } from '../../../shared/operation.ts';
import type { WirePreconsult } from '../../protocol/yazuo/answers.ts';
import type { RequestOf } from '../../protocol/yazuo/catalogue.ts';
import type { WirePointLimitRules } from '../../protocol/yazuo/objects.ts';
import type { Consultation, ConsultRequest, PointRules } from '../member-backend.ts';
import { readCouponReason } from './map-coupon-reason.ts';
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
    coupons: fewestThatPay(answer),
    couponStates: answer.couponUse.map(({ id, usable, reason }) =>
      usable === true ? { id, usable, reason: null } : { id, usable: false, ...readCouponReason(reason) },
    ),
    pointRules: readPointRules(rules),
    pointsPayLimit: detail.integralPayLimit ?? pointsPayCap(detail.billAmount, rules),
    earns: null,
  };
}

/**
 * 6.13.3 does not say whether a coupon's `quantity` is the number to give or the number that the member has, so no more
 * are proposed than the platform's own `couponPay` needs.
 */
function fewestThatPay({ couponUse, detail }: WirePreconsult): readonly CouponUse[] {
  let left: Fen = detail.couponPay;
  const uses: CouponUse[] = [];
  for (const coupon of couponUse) {
    const amount = coupon.amount ?? zeroFen;
    if (coupon.recommended === true && amount > 0 && left > 0) {
      const quantity = Math.min(coupon.quantity, Math.ceil(left / amount));
      const value = fen(Math.min(amount * quantity, left));
      left = fen(left - value);
      uses.push({ id: coupon.id, name: coupon.name ?? '', quantity, value });
    }
  }
  return uses;
}
