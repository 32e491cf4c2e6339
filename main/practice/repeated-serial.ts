// What happens to a `cashierSerial` that was booked before: nothing in the document promises anything, so the practice platform can do all three.

import type { PracticeTransaction, TradeKind } from './booking.ts';
import { type CallContext, done, type Reply, refuse } from './reply.ts';
import { spellTrade } from './spelling.ts';

interface Serialled {
  readonly cashierSerial: string;
  readonly merchantNo: string;
}

/** The request as it would be recognised again. */
export function fingerprintOf(kind: TradeKind, request: object): string {
  return JSON.stringify([kind, request]);
}

/**
 * The answer to a repeated serial; undefined where the call is to be booked (a new serial, or the mode that charges again).
 * `spell` writes the first one's answer again, where it is not that of a trade.
 */
export function answerRepeatedSerial(
  kind: TradeKind,
  request: Serialled,
  context: CallContext,
  spell: (first: PracticeTransaction) => unknown = (first) => spellTrade(context.world, first, earnedBy(first)),
): Reply | undefined {
  if (context.repeatSerial === 'chargeAgain') return undefined;
  const first = context.world.transactions.find(
    (one) => one.cashierSerial === request.cashierSerial && one.merchantNo === request.merchantNo,
  );
  if (first === undefined) return undefined;
  if (context.repeatSerial === 'sameVoucher' && first.fingerprint === fingerprintOf(kind, request)) {
    return done(spell(first), 'SUCCESS');
  }
  return refuse('repeatedSerial', '流水号重复');
}

function earnedBy(transaction: PracticeTransaction): number {
  if (transaction.kind === 'recharge' || transaction.kind === 'rechargeAndDineFree') return transaction.points;
  return transaction.pointsEarned ?? 0;
}
