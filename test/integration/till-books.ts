// The till's journal against the platform's books, and how a test of the till ends.
import type { Operation } from '../../main/queue/operation.ts';
import { leavesTrace } from '../../main/queue/traces.ts';
import { type Fen, fen } from '../../shared/money.ts';
import { storeChangeOfService } from '../support/compare-books.ts';
import type { Bench } from './till-bench.ts';
import { drained } from './till-waiting.ts';

/** The practice profile's own till: what others book is theirs. */
const terminal = '11111111';

/**
 * The journal against the platform's books, to the fen: every applied or reverted operation is booked exactly once with its
 * amount and stored value, nothing else of this till is booked, and the platform's own books are in order.
 */
export async function compareBooks(bench: Bench): Promise<void> {
  const { journal } = bench.till();
  const problems: string[] = [...bench.server.ledger.verify()];
  const operations = journal.page('all', null, 1000);
  const ours = new Map(operations.map((operation) => [operation.serial, operation]));
  for (const operation of operations) {
    // What bears no serial stands in the platform's books under nobody's: the tests of services look for it by its kind.
    if (operation.kind === 'revocation' || !leavesTrace(operation)) {
      continue;
    }
    const rows = bench.server.ledger.chargesBySerial(operation.serial);
    const booked = operation.state === 'applied' || operation.state === 'reverted';
    if (rows.length !== (booked ? 1 : 0)) {
      problems.push(`${operation.serial} is ${operation.state}, but the platform has it ${rows.length} times`);
      continue;
    }
    const [row] = rows;
    if (row === undefined) {
      continue;
    }
    const store = storeMoved(operation);
    if (row.amountFen !== operation.amount || row.storeFen - row.bonusFen !== store) {
      problems.push(`${operation.serial}: ${operation.amount}/${store} here, ${row.amountFen}/${row.storeFen} there`);
    }
    if ((row.revokedBy !== null) !== (operation.state === 'reverted')) {
      problems.push(`${operation.serial} is ${operation.state} here, revoked there: ${row.revokedBy !== null}`);
    }
  }
  for (const row of bench.server.ledger.transactions()) {
    if (row.terminalNo === terminal && row.revokes === null && !ours.has(row.cashierSerial ?? '')) {
      problems.push(`${row.cashierSerial} is booked there and unknown here`);
    }
  }
  const verified = journal.verify();
  if (verified !== null) {
    problems.push(`the chain breaks at ${verified.sequence}: ${verified.problem}`);
  }
  if (problems.length > 0) {
    throw new Error(`the books differ:\n${problems.join('\n')}`);
  }
}

/** What an operation that was booked moves on its card, without a bonus. Fen. */
function storeMoved({ payload, amount }: Operation): Fen {
  switch (payload.kind) {
    case 'consumption':
      return fen(-payload.storePay);
    case 'service':
      return fen(storeChangeOfService(payload, 0));
    default:
      return amount;
  }
}

/** How a test of the till ends: the line is back, everything is sent, the books agree, nobody complained. Closes in any case. */
export async function endInOrder(bench: Bench): Promise<void> {
  try {
    await bench.server.acceptConnections();
    bench.server.faults.clear();
    await drained(bench);
    await compareBooks(bench);
    if (bench.complaints.length > 0) {
      throw new Error(`the till complained:\n${bench.complaints.join('\n')}`);
    }
  } finally {
    await bench.close();
  }
}
