// 6.4 and 6.11.1: the booking of a bill. Everything that the pre-consult told is checked again: what was true a minute ago may not be true now.

import type { RequestOf } from '../protocol/yazuo/catalogue.ts';
import { dayOfMoment } from '../protocol/yazuo/tolerant.ts';
import { awardBill } from './award-booking.ts';
import { couponBillOf, wantCoupon } from './coupon-bill.ts';
import { couponsProblem } from './coupon-rules.ts';
import type { WantedCoupon } from './coupon-use.ts';
import { refuseMissingCard } from './drawer.ts';
import { post } from './ledger.ts';
import { needsPassword, passwordProblem } from './members.ts';
import { answerRepeatedSerial, fingerprintOf } from './repeated-serial.ts';
import { type CallContext, done, type Reply, refuse } from './reply.ts';
import { pointsFor, pointsPayLimit } from './rules.ts';
import { smsCodeProblem } from './sms.ts';
import { spellTrade, yuanDecimal } from './spelling.ts';
import { couponsOf, findCard, type PracticeCard, type PracticeWorld } from './world.ts';

type ConsumptionRequest = RequestOf<'checkout'>;
const memberMethods = new Set(['5', '6', '7']);

/** Why nothing may be booked on this card now; undefined where it may. */
export function cardProblem(card: PracticeCard, now: number): Reply | undefined {
  if (card.upgradedTo !== undefined) return refuse('cardFrozen', '卡已升级,请使用新卡');
  if (card.frozen) return refuse('cardFrozen', '卡已冻结');
  if (card.expiredDate !== null && card.expiredDate < dayOfMoment(now)) return refuse('cardExpired', '卡已过期');
  return undefined;
}

/** 6.4 (`consumeCard`) and 6.11.1 (`checkout`). */
export function consume(kind: 'consumeCard' | 'checkout', request: ConsumptionRequest, context: CallContext): Reply {
  const { world, now } = context;
  const card = findCard(world, request.cardNo);
  if (card === undefined) return refuseMissingCard(world, request.cardNo);
  const repeated = answerRepeatedSerial(kind, request, context);
  if (repeated !== undefined) return repeated;
  const problem = cardProblem(card, now) ?? amountProblem(request);
  if (problem !== undefined) return problem;
  const coupons = wantedCoupons(world, card, request);
  if (coupons === undefined) return refuse('couponUnusable', '券不存在或不属于该会员');
  const mix = request.mixPayList ?? [];
  const mixFen = mix.reduce((sum, pay) => sum + pay.value, 0);
  const others = request.storePay + request.integralPay + mixFen;
  const faceFen = coupons.reduce((sum, one) => sum + one.template.amountFen * one.quantity, 0);
  // A coupon may be worth more than the bill, but then nothing else may be paid: no change is given on a coupon.
  const couponFen = others === 0 ? Math.min(faceFen, request.billAmount) : faceFen;
  if (others + couponFen !== request.billAmount) {
    return refuse(
      'paymentMismatch',
      `支付合计${yuanDecimal(others + couponFen)}元不等于账单金额${yuanDecimal(request.billAmount)}元`,
    );
  }
  const points = pointsFor(world.pointRules, request.integralPay);
  const refusal =
    couponRefusal(coupons, request, card, context) ??
    pointsRefusal(points, request, card, world) ??
    assetRefusal(request, card, context);
  if (refusal !== undefined) return refusal;
  const stored = { id: '5', fen: request.storePay };
  const money = mix.map((pay) => ({ id: pay.id, fen: pay.value }));
  const award = awardBill(world, { card, merchantNo: request.merchantNo, payments: [stored, ...money], now });
  const booked = post(world, {
    kind,
    cardNo: card.cardNo,
    merchantNo: request.merchantNo,
    cashierSerial: request.cashierSerial,
    terminalNo: request.terminalNo,
    at: now,
    userName: context.userName,
    amountFen: request.billAmount,
    storeFen: award.fen - request.storePay,
    bonusFen: award.fen,
    points: award.points - Number(points),
    pointsEarned: award.points,
    couponsUsed: coupons.map((one) => ({ id: one.coupon.id, quantity: one.quantity })),
    couponsGiven: award.couponsGiven,
    payments: [stored, { id: '6', fen: request.integralPay }, { id: '7', fen: couponFen }, ...money].filter(
      (payment) => payment.fen > 0,
    ),
    // The till's words first: what the awards gave is this platform's.
    remark: [request.remark, award.remark].filter(Boolean).join(' '),
    revokes: null,
    fingerprint: fingerprintOf(kind, request),
    ...(request.billDish ? { bill: { dishes: request.billDish } } : {}),
  });
  return done(spellTrade(world, booked, award.points), 'SUCCESS');
}

function amountProblem(request: ConsumptionRequest): Reply | undefined {
  const mix = request.mixPayList ?? [];
  if (request.billAmount <= 0) return refuse('invalidParameter', '账单金额必须大于0');
  if (request.storePay < 0 || request.integralPay < 0 || mix.some((pay) => pay.value <= 0)) {
    return refuse('invalidParameter', '支付金额不正确');
  }
  if (mix.some((pay) => memberMethods.has(pay.id))) return refuse('invalidParameter', '会员资产不能出现在mixPayList');
  return undefined;
}

function wantedCoupons(
  world: PracticeWorld,
  card: PracticeCard,
  request: ConsumptionRequest,
): WantedCoupon[] | undefined {
  const own = couponsOf(world, card);
  const wanted: WantedCoupon[] = [];
  for (const { id, quantity } of request.couponList ?? []) {
    const coupon = own.find((candidate) => String(candidate.id) === id);
    if (coupon === undefined || quantity < 1 || wanted.some((one) => one.coupon === coupon)) return undefined;
    wanted.push(wantCoupon(world, coupon, quantity));
  }
  return wanted;
}

function couponRefusal(
  coupons: readonly WantedCoupon[],
  request: ConsumptionRequest,
  card: PracticeCard,
  { world, now }: CallContext,
): Reply | undefined {
  const rules = world.pointRules;
  if (coupons.length > 0 && request.integralPay > 0 && !rules.withCoupon)
    return refuse('couponUnusable', '积分与券不可同时使用');
  const payWays = [
    ...(request.storePay > 0 ? ['5'] : []),
    ...(request.integralPay > 0 ? ['6'] : []),
    ...(request.mixPayList ?? []).map((pay) => pay.id),
  ];
  const problem = couponsProblem(coupons, couponBillOf(world, card, request, payWays, now), rules);
  return problem === undefined ? undefined : refuse('couponUnusable', problem);
}

function pointsRefusal(
  points: number | string,
  request: ConsumptionRequest,
  card: PracticeCard,
  world: PracticeWorld,
): Reply | undefined {
  if (typeof points === 'string') return refuse('pointsLimit', points);
  if (points > Math.max(0, card.points)) return refuse('pointsShort', '积分余额不足');
  return request.integralPay > pointsPayLimit(world.pointRules, request.billAmount, card.points)
    ? refuse('pointsLimit', '超过积分抵现上限')
    : undefined;
}

/** Stored value, then password and code: last of all checks, because a wrong password counts and a code is used up. */
function assetRefusal(request: ConsumptionRequest, card: PracticeCard, context: CallContext): Reply | undefined {
  const { world, now } = context;
  const spendsAssets = request.storePay > 0 || request.integralPay > 0;
  if (request.storePay > card.storeFen) return refuse('balanceShort', '储值余额不足');
  if (spendsAssets && needsPassword(world, card)) {
    if (!request.password) return refuse('passwordNeeded', '请输入交易密码');
    const problem = passwordProblem(card, request.password);
    if (problem !== undefined) return problem;
  }
  if (!request.identifycode) return undefined;
  const mobile = world.members.find((member) => member.id === card.memberId)?.mobile ?? '';
  return smsCodeProblem(world, mobile, request.identifycode, now, true);
}
