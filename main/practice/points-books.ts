// The one way to book what is no bill: points, coupons that are given, the mall (6.6 to 6.8, 6.24).

import type { PointsKind, PracticeTransaction } from './booking.ts';
import { post } from './ledger.ts';
import type { CallContext } from './reply.ts';
import type { PracticeCard, PracticeStore } from './world.ts';

interface PointsEntry {
  readonly kind: PointsKind;
  /** Null: the interface has none. */
  readonly cashierSerial: string | null;
  /** Where it happened; missing: at the store of whoever is signed in. */
  readonly merchantNo?: string;
  /** Change of the card's points. */
  readonly points: number;
  readonly couponsGiven?: readonly number[];
  /** What was paid, in fen: method 5 takes it from the card. */
  readonly payments?: PracticeTransaction['payments'];
  readonly fingerprint: string;
}

/** Books it. These calls name no terminal: the row has none. */
export function postPoints(context: CallContext, card: PracticeCard, entry: PointsEntry): PracticeTransaction {
  const payments = (entry.payments ?? []).filter((payment) => payment.fen > 0);
  const sum = (rows: typeof payments) => rows.reduce((total, payment) => total + payment.fen, 0);
  const fromCard = sum(payments.filter((payment) => payment.id === '5'));
  return post(context.world, {
    kind: entry.kind,
    cardNo: card.cardNo,
    merchantNo: entry.merchantNo ?? homeStoreOf(context).merchantNo,
    cashierSerial: entry.cashierSerial,
    terminalNo: null,
    at: context.now,
    userName: context.userName,
    amountFen: sum(payments),
    // Never minus zero: it would not survive a comparison.
    storeFen: 0 - fromCard,
    bonusFen: 0,
    points: entry.points,
    couponsUsed: [],
    couponsGiven: entry.couponsGiven ?? [],
    payments,
    revokes: null,
    fingerprint: entry.fingerprint,
  });
}

/** The store of whoever is signed in, else the chain's first. Throws in a world without stores. */
export function homeStoreOf({ world, userName }: CallContext): PracticeStore {
  const cashier = world.cashiers.find((one) => one.userName === userName);
  const store = world.stores.find((one) => one.merchantNo === cashier?.merchantNo) ?? world.stores[0];
  if (store === undefined) throw new Error('practice world: no store');
  return store;
}
