// 6.19: a bill that another system took the money for. The member's card pays nothing and gets the points; an order is booked once.
import type { RequestOf } from '../protocol/yazuo/catalogue.ts';
import { awardBill } from './award-booking.ts';
import type { PracticeTransaction } from './booking.ts';
import { cardProblem } from './consumption.ts';
import { post } from './ledger.ts';
import { isMemberMethod } from './payments.ts';
import { answerRepeatedSerial, fingerprintOf } from './repeated-serial.ts';
import { type CallContext, done, type Reply, refuse } from './reply.ts';
import { spellTrade } from './spelling.ts';
import { findCard, type PracticeWorld } from './world.ts';

/** The standing row of this order, if one stands: what was revoked may be recorded again. */
export function findOrderRow(world: PracticeWorld, orderId: string): PracticeTransaction | undefined {
  return world.transactions.find((row) => row.bill?.orderId === orderId && row.revokedBy === null);
}

/** 6.19 */
export function syncThirdPartyPayment(request: RequestOf<'syncThirdPartyPayment'>, context: CallContext): Reply {
  const { world, now } = context;
  const card = findCard(world, request.cardNo);
  if (card === undefined) return refuse('notFound', '卡号不存在');
  const repeated = answerRepeatedSerial('syncThirdPartyPayment', request, context);
  if (repeated !== undefined) return repeated;
  const standing = findOrderRow(world, request.orderId);
  // Under the same serial this is the first delivery's echo, and no proof that nothing was booked.
  if (standing !== undefined) {
    return refuse(
      standing.cashierSerial === request.cashierSerial ? 'repeatedSerial' : 'orderRepeated',
      '该订单已同步',
    );
  }
  const problem = cardProblem(card, now);
  if (problem !== undefined) return problem;
  if (request.billAmount <= 0 || request.orderId === '') return refuse('invalidParameter', '订单号或金额不正确');
  if (isMemberMethod(request.payWay)) return refuse('invalidParameter', '会员资产不能由第三方收银');
  const payments = [{ id: request.payWay, fen: request.billAmount }];
  const award = awardBill(world, { card, merchantNo: request.merchantNo, payments, now });
  const booked = post(world, {
    kind: 'syncThirdPartyPayment',
    cardNo: card.cardNo,
    merchantNo: request.merchantNo,
    cashierSerial: request.cashierSerial,
    terminalNo: request.terminalNo,
    at: now,
    userName: context.userName,
    amountFen: request.billAmount,
    storeFen: award.fen,
    bonusFen: award.fen,
    points: award.points,
    pointsEarned: award.points,
    couponsUsed: [],
    couponsGiven: award.couponsGiven,
    payments,
    remark: award.remark,
    revokes: null,
    fingerprint: fingerprintOf('syncThirdPartyPayment', request),
    bill: { orderId: request.orderId },
  });
  return done(spellTrade(world, booked, award.points), 'SUCCESS');
}
