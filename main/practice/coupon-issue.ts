// 6.8.1, 6.8.2 and 6.24: a coupon is given to a mobile number, or claimed by a scanned code. A batch ends when its stock does.
import type { RequestOf } from '../protocol/yazuo/catalogue.ts';
import { dayOfMoment } from '../protocol/yazuo/tolerant.ts';
import type { PracticeTransaction } from './booking.ts';
import { cardProblem } from './consumption.ts';
import { findBatch } from './coupon-stock.ts';
import type { PracticeCouponBatch } from './coupon-world.ts';
import { cardForMobile, defaultCardOf } from './default-card.ts';
import { refuseMissingCard } from './drawer.ts';
import { issueCoupon as mintCoupon } from './ledger.ts';
import { mobileProblem } from './membership.ts';
import { postPoints } from './points-books.ts';
import { answerRepeatedSerial, fingerprintOf } from './repeated-serial.ts';
import { type CallContext, done, type Reply, refuse } from './reply.ts';
import { spellIssuedCoupon } from './spelling-points.ts';
import { findByMobile, findCard, type PracticeCard, type PracticeWorld } from './world.ts';

/** 6.8.1: whoever is no member yet becomes one, with a card of the store that asks. */
export function issueToMobile(request: RequestOf<'issueCoupon'>, context: CallContext): Reply {
  const problem = mobileProblem(request.mobile) ?? batchProblem(context, request.batchNo);
  return problem ?? giveTo('issueCoupon', cardForMobile(context, request.mobile), request, context);
}

/** 6.8.2: only a member can be given one. */
export function issueToMember(request: RequestOf<'issueCouponToMember'>, context: CallContext): Reply {
  const { world } = context;
  const member = findByMobile(world, request.mobile);
  if (member === undefined) return refuse('notFound', '该手机号不是会员,请先注册会员');
  const card = defaultCardOf(world, member);
  if (card === undefined) return refuse('notFound', '该会员还没有会员卡,请先开卡');
  return batchProblem(context, request.batchNo) ?? giveTo('issueCouponToMember', card, request, context);
}

function giveTo(
  kind: 'issueCoupon' | 'issueCouponToMember',
  card: PracticeCard,
  request: { readonly batchNo: string },
  context: CallContext,
): Reply {
  postPoints(context, card, {
    kind,
    cashierSerial: null,
    points: 0,
    couponsGiven: [takeFromBatch(context, card.cardNo, request.batchNo)],
    fingerprint: fingerprintOf(kind, request),
  });
  return done(undefined, '发券成功');
}

/** 6.24: once a member, while the code and its batch last. */
export function claimByScan(request: RequestOf<'claimCouponByScan'>, context: CallContext): Reply {
  const { world, now } = context;
  const card = findCard(world, request.cardNo);
  if (card === undefined) return refuseMissingCard(world, request.cardNo);
  const spell = (row: PracticeTransaction) => ({
    voucher: row.voucher,
    issuedCoupon: spellIssuedCoupon(world, row),
  });
  const repeated = answerRepeatedSerial('claimCouponByScan', request, context, spell);
  if (repeated !== undefined) return repeated;
  const claim = world.claimCodes.find((one) => one.code === request.scanCode.trim());
  if (claim === undefined) return refuse('notFound', '领券码不存在');
  const problem = cardProblem(card, now);
  if (problem !== undefined) return problem;
  if (claim.endDate < dayOfMoment(now)) return refuse('couponUnusable', '领券活动已结束');
  if (claim.claimedBy.includes(card.memberId)) return refuse('alreadyClaimed', '该会员已领过此券');
  const empty = batchProblem(context, claim.batchNo);
  if (empty !== undefined) return empty;
  claim.claimedBy.push(card.memberId);
  const booked = postPoints(context, card, {
    kind: 'claimCouponByScan',
    cashierSerial: request.cashierSerial,
    merchantNo: request.merchantNo,
    points: 0,
    couponsGiven: [takeFromBatch(context, card.cardNo, claim.batchNo)],
    fingerprint: fingerprintOf('claimCouponByScan', request),
  });
  return done(spell(booked), '领券成功');
}

/** Why no coupon of this batch can be given now; undefined where one can. */
export function batchProblem({ world, now }: CallContext, batchNo: string | number): Reply | undefined {
  const found = findBatch(world, batchNo);
  if (found === undefined) return refuse('notFound', '券批次不存在');
  if (found.batch.left !== null && found.batch.left <= 0) return refuse('stockEmpty', '券已发完');
  return runs(world, found.batch, now) ? undefined : refuse('couponUnusable', '该券的活动未开始或已结束');
}

/** A batch of no campaign may always be given; one of campaigns only while one of them runs. */
function runs(world: PracticeWorld, batch: PracticeCouponBatch, now: number): boolean {
  const today = dayOfMoment(now);
  const campaigns = world.campaigns.filter((campaign) => campaign.batchNos.includes(batch.batchNo));
  return campaigns.length === 0 || campaigns.some(({ startDate, endDate }) => startDate <= today && today <= endDate);
}

/** One coupon of the batch for this card; its id. The caller has asked `batchProblem`. */
export function takeFromBatch({ world, now }: CallContext, cardNo: string, batchNo: string | number): number {
  const found = findBatch(world, batchNo);
  if (found === undefined) throw new Error(`practice world: no batch ${batchNo}`);
  if (found.batch.left !== null) found.batch.left -= 1;
  return mintCoupon(world, cardNo, found.batch.batchNo, now);
}
