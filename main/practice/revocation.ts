// 6.5.1, 6.5.2 and 6.11.2: revocation of the card's last operation, of any earlier one, and of a checkout.
import type { RequestOf } from '../protocol/yazuo/catalogue.ts';
import { isActivation } from './activation-books.ts';
import type { PracticeTransaction } from './booking.ts';
import { pointsKinds, postRevocation } from './ledger.ts';
import { fingerprintOf } from './repeated-serial.ts';
import { type CallContext, done, type Reply, refuse } from './reply.ts';
import { spellTrade } from './spelling.ts';
import { findCard, type PracticeWorld } from './world.ts';

export type RevocationKind = 'revoke' | 'revokeByVoucher' | 'revokeCheckout';

/** Why this transaction cannot be undone any more; undefined where it can. */
export function revocationProblem(world: PracticeWorld, original: PracticeTransaction | undefined): Reply | undefined {
  if (original === undefined || original.revokes !== null || original.kind === 'paymentChange')
    return refuse('voucherUnknown', '流水不存在');
  if (original.revokedBy !== null) return refuse('alreadyRevoked', '该笔交易已撤销');
  if (isActivation(original.kind)) return refuse('wrongInterface', '激活和升级不能撤销');
  if (original.kind === 'buyMallGoods') return refuse('wrongInterface', '商城订单请在商城退款');
  const usedUp = world.coupons.some((one) => original.couponsGiven.includes(one.id) && one.availableQuantity === 0);
  if (pointsKinds.has(original.kind) && usedUp) return refuse('couponUnusable', '所发的券已使用,不能撤销');
  const card = findCard(world, original.cardNo);
  return card !== undefined && card.storeFen - original.storeFen < 0
    ? refuse('balanceShort', '储值余额不足,不能撤销')
    : undefined;
}

/** Books a revocation. Repeating one is harmless: the second finds the voucher revoked. */
export function revokeTransaction(kind: RevocationKind, request: RequestOf<'revoke'>, context: CallContext): Reply {
  const { world } = context;
  const { foreignVoucher, repeatRevocation } = context.capabilities;
  const original = world.transactions.find(
    (one) =>
      String(one.voucher) === request.voucherNumber &&
      (one.cardNo === request.cardNo || foreignVoucher !== 'refuse') &&
      one.merchantNo === request.merchantNo,
  );
  if (original !== undefined && original.revokes === null && original.revokedBy !== null) {
    const first = world.transactions.find((one) => one.voucher === original.revokedBy);
    if (repeatRevocation === 'accept' && first !== undefined) return done(spellTrade(world, first, 0), 'SUCCESS');
    if (repeatRevocation === 'revertAgain') original.revokedBy = null;
  }
  const problem = revocationProblem(world, original);
  if (original === undefined || problem !== undefined) return problem ?? refuse('voucherUnknown', '流水不存在');
  if (kind === 'revokeCheckout' && original.kind !== 'checkout') return refuse('wrongInterface', '该笔不是收银消费');
  if (kind === 'revoke' && lastLive(world, request.cardNo) !== original)
    return refuse('notLast', '只能撤销最后一笔交易');
  const named = foreignVoucher === 'creditsNamed' ? request.cardNo : original.cardNo;
  const booked = postRevocation(world, original, {
    kind,
    cardNo: named,
    cashierSerial: request.cashierSerial,
    at: context.now,
    userName: context.userName,
    fingerprint: fingerprintOf(kind, request),
  });
  return done(spellTrade(world, booked, 0), 'SUCCESS');
}

function lastLive(world: PracticeWorld, cardNo: string): PracticeTransaction | undefined {
  return world.transactions.findLast(
    (one) => one.cardNo === cardNo && one.revokes === null && one.revokedBy === null && one.kind !== 'paymentChange',
  );
}
