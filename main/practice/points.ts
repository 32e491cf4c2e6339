// 6.6: points are exchanged, given, spent with cash, and taken. None of these leaves a card with less than no points.
import type { RequestOf } from '../protocol/yazuo/catalogue.ts';
import type { PracticeTransaction } from './booking.ts';
import { cardProblem } from './consumption.ts';
import { batchProblem, takeFromBatch } from './coupon-issue.ts';
import { refuseMissingCard } from './drawer.ts';
import { needsPassword, passwordProblem } from './members.ts';
import { isMemberMethod } from './payments.ts';
import { postPoints } from './points-books.ts';
import { answerRepeatedSerial, fingerprintOf } from './repeated-serial.ts';
import { type CallContext, done, type Reply, refuse } from './reply.ts';
import { spellPointsTrade } from './spelling-points.ts';
import { findCard, type PracticeCard } from './world.ts';

type PointsRequest = RequestOf<'exchangePoints'> | RequestOf<'buyCouponWithPoints'>;
type Kind = 'exchangePoints' | 'awardPoints' | 'buyCouponWithPoints' | 'deductPoints';

/** More at once is a slip of the finger. */
const largestAward = 100_000;

/** 6.6.1: points for something. So many as a rule of the store asks bring its coupon; any other number pays for what `remark` says. */
export function exchangePoints(request: RequestOf<'exchangePoints'>, context: CallContext): Reply {
  return onCard('exchangePoints', request, context, (card) => {
    const owner = context.world.members.find((member) => member.id === card.memberId);
    if (request.mobile && request.mobile !== owner?.mobile) return refuse('invalidParameter', '手机号不是该会员的');
    const rule = context.world.exchangeRules.find((one) => one.points === request.integralValue);
    const problem =
      (rule === undefined ? undefined : batchProblem(context, rule.batchNo)) ?? spendingProblem(request, card, context);
    if (problem !== undefined) return problem;
    const couponsGiven = rule === undefined ? [] : [takeFromBatch(context, card.cardNo, rule.batchNo)];
    return book('exchangePoints', request, card, context, -request.integralValue, { couponsGiven });
  });
}

/** 6.6.2 */
export function awardPoints(request: RequestOf<'awardPoints'>, context: CallContext): Reply {
  return onCard('awardPoints', request, context, (card) =>
    request.integralValue > largestAward
      ? refuse('pointsLimit', `单次奖励不能超过${largestAward}积分`)
      : book('awardPoints', request, card, context, request.integralValue),
  );
}

/** 6.6.3: a coupon of a batch, or a real good: for a good only what is paid is booked, and nothing of it is delivered here. */
export function buyCouponWithPoints(request: RequestOf<'buyCouponWithPoints'>, context: CallContext): Reply {
  return onCard('buyCouponWithPoints', request, context, (card) => {
    const { batchNo, goodsName } = request;
    if (!batchNo === !goodsName) return refuse('invalidParameter', '请指定券批次或商品名称其中之一');
    const money = (request.payWays ?? []).map((pay) => ({ id: pay.id, fen: pay.value }));
    const storePay = request.storePay ?? 0;
    if (storePay < 0 || money.some((pay) => pay.fen <= 0 || isMemberMethod(pay.id)))
      return refuse('invalidParameter', '支付方式或金额不正确');
    if (request.integralValue === 0 && storePay === 0 && money.length === 0)
      return refuse('invalidParameter', '请用积分、储值或现金支付');
    if (storePay > card.storeFen) return refuse('balanceShort', '储值余额不足');
    const problem = (batchNo ? batchProblem(context, batchNo) : undefined) ?? spendingProblem(request, card, context);
    if (problem !== undefined) return problem;
    return book('buyCouponWithPoints', request, card, context, 0 - request.integralValue, {
      couponsGiven: batchNo ? [takeFromBatch(context, card.cardNo, batchNo)] : [],
      payments: [{ id: '5', fen: storePay }, ...money],
    });
  });
}

/** 6.6.4 */
export function deductPoints(request: RequestOf<'deductPoints'>, context: CallContext): Reply {
  return onCard(
    'deductPoints',
    request,
    context,
    (card) =>
      spendingProblem(request, card, context) ?? book('deductPoints', request, card, context, -request.integralValue),
  );
}

/** What all four ask first: the card, a repeated serial, a live card, a whole number of points. */
function onCard(
  kind: Kind,
  request: PointsRequest | RequestOf<'awardPoints'>,
  context: CallContext,
  act: (card: PracticeCard) => Reply,
): Reply {
  const { world, now } = context;
  const card = findCard(world, request.cardNo);
  if (card === undefined) return refuseMissingCard(world, request.cardNo);
  const repeated = answerRepeatedSerial(kind, request, context, (first) => spellPointsTrade(world, first));
  if (repeated !== undefined) return repeated;
  const problem = cardProblem(card, now);
  if (problem !== undefined) return problem;
  // 6.6.3 may be paid with money alone.
  const isEnough = request.integralValue > 0 || (kind === 'buyCouponWithPoints' && request.integralValue === 0);
  return isEnough ? act(card) : refuse('invalidParameter', '积分必须大于0');
}

/** Enough points, then the password: last of all, because a wrong one counts. */
function spendingProblem(request: PointsRequest, card: PracticeCard, { world }: CallContext): Reply | undefined {
  if (request.integralValue > card.points) return refuse('pointsShort', `积分余额不足,现有${Math.max(0, card.points)}`);
  if (!needsPassword(world, card)) return undefined;
  return request.password ? passwordProblem(card, request.password) : refuse('passwordNeeded', '请输入交易密码');
}

function book(
  kind: Kind,
  request: PointsRequest | RequestOf<'awardPoints'>,
  card: PracticeCard,
  context: CallContext,
  points: number,
  more: Partial<Pick<PracticeTransaction, 'couponsGiven' | 'payments'>> = {},
): Reply {
  const booked = postPoints(context, card, {
    kind,
    cashierSerial: request.cashierSerial,
    merchantNo: request.merchantNo,
    points,
    fingerprint: fingerprintOf(kind, request),
    ...more,
  });
  return done(spellPointsTrade(context.world, booked), 'SUCCESS');
}
