// 6.2 and 6.3: recharge with its pre-check and its bonus.
import type { RequestOf } from '../protocol/yazuo/catalogue.ts';
import type { PracticeBill } from './bills-world.ts';
import { cardProblem } from './consumption.ts';
import { refuseMissingCard } from './drawer.ts';
import { issueCoupon, post } from './ledger.ts';
import { answerRepeatedSerial, fingerprintOf } from './repeated-serial.ts';
import { type CallContext, done, type Reply, refuse } from './reply.ts';
import { bonusFor } from './rules.ts';
import { spellTrade } from './spelling.ts';
import { findCard } from './world.ts';

type RechargeRequest = RequestOf<'recharge'>;
const largestRechargeFen = 1_000_000;
const memberMethods = new Set(['5', '6', '7']);

function amountProblem(request: RechargeRequest): string | undefined {
  const paid = request.payWays.reduce((sum, pay) => sum + pay.value, 0);
  if (request.storeNumber <= 0) return '充值金额必须大于0';
  if (request.storeNumber > largestRechargeFen) return '单次充值不能超过10000元';
  if (request.payWays.some((pay) => pay.value <= 0 || memberMethods.has(pay.id))) return '支付方式不正确';
  return paid === request.storeNumber ? undefined : '支付合计不等于充值金额';
}

/** 6.2: a malformed call is a non-zero code; a card that may not be recharged is code 0 with `status` "1". */
export function checkRecharge(request: RechargeRequest, { world, now }: CallContext): Reply {
  const card = findCard(world, request.cardNo);
  if (card === undefined) return refuseMissingCard(world, request.cardNo);
  const problem = cardProblem(card, now)?.message ?? amountProblem(request);
  return done(problem === undefined ? { status: '0', detail: '成功' } : { status: '1', detail: problem });
}

/** 6.3 */
export function recharge(request: RechargeRequest, context: CallContext): Reply {
  return bookRecharge('recharge', request, context);
}

/** 6.3, and 6.15 with the bill that it makes free. */
export function bookRecharge(
  kind: 'recharge' | 'rechargeAndDineFree',
  request: RechargeRequest,
  context: CallContext,
  bill?: PracticeBill,
): Reply {
  const { world, now } = context;
  const card = findCard(world, request.cardNo);
  if (card === undefined) return refuseMissingCard(world, request.cardNo);
  const repeated = answerRepeatedSerial(kind, request, context);
  if (repeated !== undefined) return repeated;
  const problem = cardProblem(card, now);
  if (problem !== undefined) return problem;
  const amount = amountProblem(request);
  if (amount !== undefined) return refuse('invalidParameter', amount);
  const bonus = bonusFor(world, request.storeNumber);
  const batchNo = bonus?.couponBatchNo ?? null;
  const booked = post(world, {
    kind,
    cardNo: card.cardNo,
    merchantNo: request.merchantNo,
    cashierSerial: request.cashierSerial,
    terminalNo: request.terminalNo,
    at: now,
    userName: context.userName,
    amountFen: request.storeNumber,
    storeFen: request.storeNumber + (bonus?.bonusFen ?? 0),
    bonusFen: bonus?.bonusFen ?? 0,
    points: bonus?.points ?? 0,
    couponsUsed: [],
    couponsGiven: batchNo === null ? [] : [issueCoupon(world, card.cardNo, batchNo, now)],
    payments: request.payWays.map((pay) => ({ id: pay.id, fen: pay.value })),
    revokes: null,
    fingerprint: fingerprintOf(kind, request),
    ...(bill === undefined ? {} : { bill }),
  });
  return done(spellTrade(world, booked, booked.points), 'SUCCESS');
}
