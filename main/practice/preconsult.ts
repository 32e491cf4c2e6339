// 6.13.3: what a bill may be paid with, by the same rules as the checkout: the best combination and what each coupon may do.
import type { RequestOf } from '../protocol/yazuo/catalogue.ts';
import { cardProblem } from './consumption.ts';
import { couponBillOf, wantCoupon } from './coupon-bill.ts';
import { couponProblem, couponsProblem } from './coupon-rules.ts';
import type { CouponBill, WantedCoupon } from './coupon-use.ts';
import { refuseMissingCard } from './drawer.ts';
import { needsPassword } from './members.ts';
import { type CallContext, done, type Reply, refuse } from './reply.ts';
import { pointsFor, pointsPayLimit } from './rules.ts';
import { yuanDecimal, yuanNumber } from './spelling.ts';
import { couponsOf, findCard, type PracticePointRules } from './world.ts';

/** 6.13.3: the combination that saves the guest most, and what each coupon may do. */
export function preconsult(request: RequestOf<'preconsult'>, { world, now }: CallContext): Reply {
  const card = findCard(world, request.cardNo);
  if (card === undefined) return refuseMissingCard(world, request.cardNo);
  const problem = cardProblem(card, now);
  if (problem !== undefined) return problem;
  if (request.billAmount <= 0) return refuse('invalidParameter', '账单金额必须大于0');
  const bill = request.billAmount;
  const rules = world.pointRules;
  const candidates = couponsOf(world, card)
    .filter((coupon) => coupon.availableQuantity > 0)
    .map((coupon) => wantCoupon(world, coupon, 1))
    .sort((left, right) => right.template.amountFen - left.template.amountFen);
  const limit = request.couponLimit < 0 ? candidates.length : request.couponLimit;
  // What is known to pay beside coupons: stored value, as far as the coupons leave something to pay and the card holds any.
  const couponBill = (faceFen: number) =>
    couponBillOf(world, card, request, request.useStore && card.storeFen > 0 && faceFen < bill ? ['5'] : [], now);
  const chosen = chooseCoupons(candidates, limit, couponBill, rules);
  const face = chosen.reduce((sum, one) => sum + one.template.amountFen, 0);
  const pointsCap = request.integralExchange === false ? 0 : pointsPayLimit(rules, bill, card.points);
  const pointsWithCoupon = rules.withCoupon
    ? Math.min(pointsCap, floorToStep(Math.max(0, bill - face), rules.divisible))
    : 0;
  const useCoupons = chosen.length > 0 && Math.min(face, bill) + pointsWithCoupon >= pointsCap;
  const couponPay = useCoupons ? Math.min(face, bill) : 0;
  const integralPay = useCoupons ? pointsWithCoupon : pointsCap;
  const rest = bill - couponPay - integralPay;
  const storePay = request.useStore ? Math.min(card.storeFen, rest) : 0;
  const integralUse = Number(pointsFor(rules, integralPay));
  return done(
    {
      detail: {
        billAmount: yuanNumber(bill),
        storePay: yuanNumber(storePay),
        integralPay: yuanDecimal(integralPay),
        integralUse: String(integralUse),
        integralPayLimit: yuanNumber(pointsPayLimit(rules, bill, card.points)),
        couponPay: yuanDecimal(couponPay),
        payable: yuanNumber(rest - storePay),
        storeBalance: yuanDecimal(card.storeFen),
        integralBalance: card.points,
        needPassword: needsPassword(world, card),
      },
      couponUse: candidates.map((one) => {
        const reason = couponProblem(one, [], couponBill(one.template.amountFen), rules);
        return {
          id: one.coupon.id,
          name: one.template.name,
          amount: yuanDecimal(one.template.amountFen),
          quantity: one.coupon.availableQuantity,
          usable: String(reason === undefined),
          reason: reason ?? null,
          recommended: useCoupons && chosen.includes(one),
        };
      }),
      billDish: request.billDish ?? null,
    },
    '查询成功',
  );
}

function floorToStep(fen: number, divisible: boolean): number {
  return divisible ? fen : fen - (fen % 100);
}

/** Largest first; another one joins only while the bill still needs it and all of them may stand together. */
function chooseCoupons(
  candidates: readonly WantedCoupon[],
  limit: number,
  couponBill: (faceFen: number) => CouponBill,
  rules: PracticePointRules,
): WantedCoupon[] {
  const faceOf = (some: readonly WantedCoupon[]) => some.reduce((sum, one) => sum + one.template.amountFen, 0);
  const billFen = couponBill(0).amountFen;
  let chosen: WantedCoupon[] = [];
  for (const candidate of candidates) {
    if (chosen.length >= limit || faceOf(chosen) >= billFen) break;
    const together = [...chosen, candidate];
    if (couponsProblem(together, couponBill(faceOf(together)), rules) === undefined) chosen = together;
  }
  // What overshoots the bill together with others could not be paid exactly: fall back to the largest one.
  return faceOf(chosen) > billFen ? chosen.slice(0, 1) : chosen;
}
