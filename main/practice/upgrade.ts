// 6.1.3: all that a card holds moves to a new one out of the drawer; the old card has ended.
import type { RequestOf } from '../protocol/yazuo/catalogue.ts';
import type { PracticeTransaction } from './booking.ts';
import { cardProblem } from './consumption.ts';
import { findBlank, refuseMissingCard, takeFromDrawer } from './drawer.ts';
import { post } from './ledger.ts';
import { fingerprintOf } from './repeated-serial.ts';
import { type CallContext, done, type Reply } from './reply.ts';
import { findCard } from './world.ts';

/** 6.1.3 knows no serial: a repetition finds the old card ended. The new card takes the old one's trade password. */
export function upgradeCard(request: RequestOf<'upgradeCard'>, context: CallContext): Reply {
  const { world, now } = context;
  const old = findCard(world, request.oldCardNo);
  if (old === undefined) return refuseMissingCard(world, request.oldCardNo);
  const problem = cardProblem(old, now);
  if (problem !== undefined) return problem;
  const blank = findBlank(world, request.newCardNo, false);
  if ('code' in blank) return blank;
  const { merchantNo } = request;
  takeFromDrawer(world, blank, { memberId: old.memberId, merchantNo, password: old.password, now });
  const { storeFen, points } = old;
  move(old.cardNo, blank.cardNo, -storeFen, -points, request, context);
  const booked = move(blank.cardNo, old.cardNo, storeFen, points, request, context);
  old.upgradedTo = blank.cardNo;
  const member = world.members.find((one) => one.id === old.memberId);
  if (member?.defaultCardNo === old.cardNo) member.defaultCardNo = blank.cardNo;
  return done(
    {
      fromCardNo: old.cardNo,
      toCardNo: blank.cardNo,
      merchantId: world.stores.find((store) => store.merchantNo === merchantNo)?.merchantId ?? null,
      amount: null,
      voucherNo: booked.voucher,
      terminalNo: request.terminalNo,
      batchNo: null,
      remark: null,
      transferType: null,
      merchantNo,
    },
    '请求成功',
  );
}

function move(
  cardNo: string,
  otherCardNo: string,
  storeFen: number,
  points: number,
  request: RequestOf<'upgradeCard'>,
  { world, now, userName }: CallContext,
): PracticeTransaction {
  return post(world, {
    kind: 'upgradeCard',
    cardNo,
    otherCardNo,
    merchantNo: request.merchantNo,
    cashierSerial: null,
    terminalNo: request.terminalNo,
    at: now,
    userName,
    amountFen: Math.abs(storeFen),
    storeFen,
    bonusFen: 0,
    points,
    couponsUsed: [],
    couponsGiven: [],
    payments: [],
    revokes: null,
    fingerprint: fingerprintOf('upgradeCard', request),
  });
}
