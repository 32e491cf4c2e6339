// 6.1.1, 6.1.2 and 6.1.4: a card leaves the drawer for a member, or a gift card for whoever holds it.
import type { RequestOf } from '../protocol/yazuo/catalogue.ts';
import type { ActivationKind, PracticeTransaction } from './booking.ts';
import { findBlank, takeFromDrawer } from './drawer.ts';
import { post } from './ledger.ts';
import type { PracticeBlankCard } from './member-world.ts';
import { addMember, changeMember, mobileProblem } from './membership.ts';
import { answerRepeatedSerial, fingerprintOf } from './repeated-serial.ts';
import { type CallContext, done, type Reply, refuse } from './reply.ts';
import { spellCard } from './spelling.ts';
import { newPasswordProblem } from './trade-passwords.ts';
import { findByMobile, findCard, type PracticeWorld } from './world.ts';

const largestGiftFen = 1_000_000;

type GiftCard = RequestOf<'activateGiftCards'>['cardList'][number];
type Booking = Pick<PracticeTransaction, 'merchantNo' | 'cashierSerial' | 'terminalNo'>;

/** 6.1.1: for the member with this mobile number; a new member where there is none. */
export function activateCard(request: RequestOf<'activateCard'>, context: CallContext): Reply {
  const { world, now } = context;
  const repeated = answerRepeatedSerial('activateCard', request, context, (first) => answerOf(world, first, true));
  if (repeated !== undefined) return repeated;
  const points = request.integralValue ?? 0;
  if (points < 0) return refuse('invalidParameter', '积分不能小于0');
  const badMobile = mobileProblem(request.mobile);
  if (badMobile !== undefined) return badMobile;
  const blank = findReady(world, request, false);
  if ('code' in blank) return blank;
  const { mobile } = request;
  const member = findByMobile(world, mobile) ?? addMember(world, mobile, `会员${mobile.slice(-4)}`, now);
  changeMember(member, { idNumber: request.idNumber });
  const { merchantNo, password } = request;
  takeFromDrawer(world, blank, { memberId: member.id, merchantNo, password: password || null, now });
  const fingerprint = fingerprintOf('activateCard', request);
  const booked = book('activateCard', blank.cardNo, request, 0, points, fingerprint, context);
  return done(answerOf(world, booked, true), 'SUCCESS');
}

/** 6.1.2 */
export function activateGiftCard(request: RequestOf<'activateGiftCard'>, context: CallContext): Reply {
  const { world } = context;
  const repeated = answerRepeatedSerial('activateGiftCard', request, context, (first) => answerOf(world, first, false));
  if (repeated !== undefined) return repeated;
  const fingerprint = fingerprintOf('activateGiftCard', request);
  const booked = activateGift('activateGiftCard', request, request, fingerprint, context);
  return 'code' in booked ? booked : done(answerOf(world, booked, false));
}

/** 6.1.4: each card by itself, all under one serial. Code −1 lists those that failed; the others are active. */
export function activateGiftCards(request: RequestOf<'activateGiftCards'>, context: CallContext): Reply {
  if (request.cardList.length === 0) return refuse('invalidParameter', '请至少选择一张卡');
  const repeated = answerRepeatedSerial('activateGiftCards', request, context, () => undefined);
  if (repeated !== undefined && repeated.code !== 0) return repeated;
  const fingerprint = fingerprintOf('activateGiftCards', request);
  const failed = request.cardList.flatMap((card) => {
    if (repeated !== undefined && isBooked(context.world, card.cardNo, request.cashierSerial)) return [];
    const booked = activateGift('activateGiftCards', card, request, fingerprint, context);
    return 'code' in booked ? [{ cardNo: card.cardNo, message: booked.message }] : [];
  });
  return failed.length === 0 ? done() : { code: -1, message: '请求失败', data: failed };
}

function activateGift(
  kind: ActivationKind,
  card: GiftCard,
  booking: Booking,
  fingerprint: string,
  context: CallContext,
): PracticeTransaction | Reply {
  const { world, now } = context;
  if (card.storeValue <= 0) return refuse('invalidParameter', '储值金额必须大于0');
  if (card.storeValue > largestGiftFen) return refuse('invalidParameter', '单张储值不能超过10000元');
  const blank = findReady(world, card, true);
  if ('code' in blank) return blank;
  const holder = addMember(world, '', '礼品卡顾客', now);
  const { merchantNo } = booking;
  takeFromDrawer(world, blank, { memberId: holder.id, merchantNo, password: card.password || null, now });
  return book(kind, blank.cardNo, booking, card.storeValue, 0, fingerprint, context);
}

/** The waiting card, where it is of the type that was asked for and the password is fit for it. */
function findReady(
  world: PracticeWorld,
  wanted: Pick<GiftCard, 'cardNo' | 'cardtypeId' | 'password'>,
  isGift: boolean,
): PracticeBlankCard | Reply {
  const blank = findBlank(world, wanted.cardNo, isGift);
  if ('code' in blank) return blank;
  if (wanted.cardtypeId && wanted.cardtypeId !== String(blank.cardTypeId)) {
    return refuse('invalidParameter', '卡类型与卡不符');
  }
  const type = world.cardTypes.find((one) => one.id === blank.cardTypeId);
  if (!wanted.password) return type?.isTradePassword ? refuse('passwordNeeded', '请设置6位交易密码') : blank;
  return newPasswordProblem(wanted.password) ?? blank;
}

function book(
  kind: ActivationKind,
  cardNo: string,
  { merchantNo, cashierSerial, terminalNo }: Booking,
  storeFen: number,
  points: number,
  fingerprint: string,
  { world, now, userName }: CallContext,
): PracticeTransaction {
  return post(world, {
    kind,
    cardNo,
    merchantNo,
    cashierSerial,
    terminalNo,
    at: now,
    userName,
    amountFen: storeFen,
    storeFen,
    bonusFen: 0,
    points,
    couponsUsed: [],
    couponsGiven: [],
    payments: [],
    revokes: null,
    fingerprint,
  });
}

function isBooked(world: PracticeWorld, cardNo: string, serial: string): boolean {
  return world.transactions.some((row) => row.cardNo === cardNo && row.cashierSerial === serial);
}

/** As 6.1.1 (epoch dates, the voucher as text) and 6.1.2 (days, a number) print it. */
function answerOf(world: PracticeWorld, { cardNo, voucher }: PracticeTransaction, epochDates: boolean) {
  const card = findCard(world, cardNo);
  if (card === undefined) throw new Error(`practice world: no card ${cardNo}`);
  return { card: spellCard(world, card, epochDates), voucher: epochDates ? String(voucher) : voucher };
}
