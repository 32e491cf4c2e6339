// What a test (or the demo's final comparison) may read of the practice platform's books. Amounts in fen.
import { isActivation } from './activation-books.ts';
import type { PracticeTransaction } from './booking.ts';
import { findLedgerProblems, pointsKinds, rechargeKinds } from './ledger.ts';
import { paymentsOf } from './payments.ts';
import { findCard, type PracticeCard, type PracticeWorld } from './world.ts';

export interface LedgerTotals {
  /** Bills booked, those revoked later included. */
  readonly consumedFen: number;
  /** Principals, those revoked later included. */
  readonly rechargedFen: number;
  readonly bonusFen: number;
  /** What revocations undid of bills and principals. */
  readonly revokedFen: number;
  /** Stored value on all cards now. */
  readonly storedFen: number;
}

export interface LedgerView {
  readonly transactions: () => readonly PracticeTransaction[];
  readonly cards: () => readonly PracticeCard[];
  /** Stored value of a card; undefined where there is no such card. */
  readonly balanceOf: (cardNo: string) => number | undefined;
  readonly pointsOf: (cardNo: string) => number | undefined;
  /** Every consumption and recharge booked under this serial, revoked or not: two of them are a double charge. */
  readonly chargesBySerial: (serial: string) => readonly PracticeTransaction[];
  /** The same without those that were revoked. */
  readonly liveChargesBySerial: (serial: string) => readonly PracticeTransaction[];
  readonly byVoucher: (voucher: string) => PracticeTransaction | undefined;
  /** What pays this bill now, changes of its method (6.20) included; empty where there is no such bill. */
  readonly paymentsOf: (voucher: string) => PracticeTransaction['payments'];
  readonly totals: () => LedgerTotals;
  /** Everything that is wrong with the books, in words: empty where money is conserved. */
  readonly verify: () => readonly string[];
}

/** Reads the books of this world; what it answers are copies. Money in fen. */
export function createLedgerView(world: PracticeWorld): LedgerView {
  const chargesBySerial = (serial: string) =>
    world.transactions.filter((transaction) => transaction.cashierSerial === serial && transaction.revokes === null);
  const byVoucher = (voucher: string) => world.transactions.find((one) => String(one.voucher) === voucher);
  return {
    transactions: () => structuredClone(world.transactions),
    cards: () => structuredClone(world.cards),
    balanceOf: (cardNo) => findCard(world, cardNo)?.storeFen,
    pointsOf: (cardNo) => findCard(world, cardNo)?.points,
    chargesBySerial: (serial) => structuredClone(chargesBySerial(serial)),
    liveChargesBySerial: (serial) =>
      structuredClone(chargesBySerial(serial).filter((charge) => charge.revokedBy === null)),
    byVoucher: (voucher) => structuredClone(byVoucher(voucher)),
    paymentsOf: (voucher) => {
      const bill = byVoucher(voucher);
      return bill === undefined ? [] : paymentsOf(world, bill);
    },
    totals: () => totalsOf(world),
    verify: () => findLedgerProblems(world),
  };
}

function totalsOf(world: PracticeWorld): LedgerTotals {
  const sum = (rows: readonly PracticeTransaction[]) => rows.reduce((total, row) => total + row.amountFen, 0);
  const recharges = world.transactions.filter((row) => rechargeKinds.has(row.kind));
  const undone = world.transactions.filter((row) => row.revokes !== null);
  const bills = world.transactions.filter(
    (row) =>
      !rechargeKinds.has(row.kind) && !pointsKinds.has(row.kind) && !isActivation(row.kind) && row.revokes === null,
  );
  return {
    consumedFen: sum(bills),
    rechargedFen: sum(recharges),
    bonusFen: recharges.reduce((total, row) => total + row.bonusFen, 0),
    revokedFen: sum(undone),
    storedFen: world.cards.reduce((total, card) => total + card.storeFen, 0),
  };
}
