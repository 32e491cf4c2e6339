// The end of the loop: what the terminals heard, the gateway's journal and the platform's ledger held against each other, payment by payment.
import type { PracticeTransaction } from '../../main/practice/booking.ts';
import type { PracticeServer } from '../../main/practice/contract.ts';
import type { Operation } from '../../main/queue/operation.ts';
import { isClosed } from '../../shared/operation.ts';
import { withJournal } from '../support/stage.ts';
import type { Heard, Payment } from './terminals.ts';

export type Verdict = {
  /** Charged once, and the terminal knows it. */
  readonly paid: number;
  /** Not charged, and the terminal was never told that it is paid. */
  readonly notCharged: number;
  /** The platform cannot tell yet what became of it, and the terminal was told so. */
  readonly undecided: number;
  /** Begun anew after an attempt that provably never left. */
  readonly begunAnew: number;
  readonly byState: Readonly<Record<string, number>>;
  readonly problems: readonly string[];
};

/** Judges; no gateway may run. */
export function judgePayments(
  journalFile: string,
  { ledger }: Pick<PracticeServer, 'ledger'>,
  payments: readonly Payment[],
  heard: ReadonlyMap<string, readonly Heard[]>,
): Verdict {
  return withJournal(journalFile, (journal) => {
    const problems: string[] = ledger.verify().map((problem) => `the ledger: ${problem}`);
    const fault = journal.verify();
    if (fault !== null) problems.push(`the journal, event ${fault.sequence}: ${fault.problem}`);
    const charges = ledger.transactions().filter(({ revokes }) => revokes === null);
    const bySerial = Map.groupBy(charges, ({ cashierSerial }) => cashierSerial ?? '');
    const operations: Operation[] = [];
    for (
      let page = journal.page('all', null, 500);
      page.length > 0;
      page = journal.page('all', page.at(-1)?.serial ?? null, 500)
    ) {
      operations.push(...page);
    }
    const byPayment = Map.groupBy(operations, ({ intent }) => /^unipos:([^:]+):/.exec(intent)?.[1] ?? intent);
    const counts = { paid: 0, notCharged: 0, undecided: 0, begunAnew: 0 };
    for (const payment of payments) {
      const own = byPayment.get(payment.fromNo) ?? [];
      byPayment.delete(payment.fromNo);
      const rows = own.flatMap(({ serial }) => bySerial.get(serial) ?? []);
      const answers = heard.get(payment.fromNo) ?? [];
      if (own.length > 1) counts.begunAnew += 1;
      problems.push(...problemsOf(payment, own, rows, answers));
      if (answers.some(({ paid }) => paid)) counts.paid += 1;
      else if (own.some(({ state }) => !isClosed(state))) counts.undecided += 1;
      else counts.notCharged += 1;
    }
    for (const name of byPayment.keys()) problems.push(`${name}: nobody paid this`);
    const known = new Set(operations.map(({ serial }) => serial));
    for (const { cashierSerial } of charges) {
      if (!known.has(cashierSerial ?? '')) problems.push(`${cashierSerial} is charged there and unknown here`);
    }
    return { ...counts, byState: journal.countsByState(), problems };
  });
}

function problemsOf(
  { amount, cardNo, fromNo }: Payment,
  operations: readonly Operation[],
  rows: readonly PracticeTransaction[],
  answers: readonly Heard[],
): readonly string[] {
  const problems: string[] = [];
  const wasPaid = answers.some(({ paid }) => paid);
  const isOpen = operations.some(({ state }) => !isClosed(state));
  if (answers.length === 0) problems.push(`${fromNo} was never answered`);
  if (rows.length > 1) problems.push(`${fromNo} is charged ${rows.length} times`);
  if (wasPaid && rows.length === 0) problems.push(`${fromNo} was acknowledged and is not charged`);
  if (!wasPaid && rows.length > 0 && !isOpen) problems.push(`${fromNo} is charged and its terminal was not told so`);
  if (answers.at(-1)?.paid === false && wasPaid) problems.push(`${fromNo} was told to be paid, and then not`);
  for (const row of rows) {
    if (row.amountFen !== amount || row.cardNo !== cardNo || row.revokedBy !== null)
      problems.push(`${fromNo}: another charge than was asked for`);
  }
  for (const { attempt, held, serial, state } of operations) {
    const count = rows.filter(({ cashierSerial }) => cashierSerial === serial).length;
    if (held !== amount) problems.push(`${serial}: recorded for another amount`);
    if (state === 'applied' && count !== 1) problems.push(`${serial} is applied here and ${count} times there`);
    if ((state === 'rejected' || state === 'cancelled') && count > 0)
      problems.push(`${serial} is ${state} and charged`);
    if (state === 'pending' && attempt > 0) problems.push(`${serial} would be sent again`);
  }
  return problems;
}
