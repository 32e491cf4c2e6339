// The proof of the history: one walk over the chain and over every operation's fold, naming the first fault. Works offline.
import type { Database } from 'better-sqlite3';
import { canonicalJson } from './canonical-json.ts';
import { firstHash, hashEvent, sha256 } from './event-hash.ts';
import { creationFacts, type MoveFacts } from './operation-facts.ts';
import { type EventRow, type OperationRow, toOperation } from './rows.ts';

/** `sequence` is that of the event where it shows, or 0 where no event is to blame. */
export type Fault = { readonly sequence: number; readonly problem: string };

/** What the events say of an operation so far. */
type Fold = {
  readonly creation: string;
  readonly state: string;
  readonly attempt: number;
  readonly reason: string;
  readonly voucher: string | null;
  readonly answer: string | null;
  readonly platformMessage: string | null;
  readonly watchUntil: number | null;
  readonly sequence: number;
};

/** Walks the whole journal; null when every byte that matters is proven. */
export function verifyJournal(database: Database): Fault | null {
  const pages = database.pragma('quick_check(1)', { simple: true });
  if (pages !== 'ok') {
    return { sequence: 0, problem: `the file is damaged: ${String(pages)}` };
  }
  const folds = new Map<number, Fold>();
  return verifyEvents(database, 0, folds) ?? verifyOperations(database, folds);
}

/**
 * The quick part, for every start: the last `count` links of the chain, and the bodies of all open operations. Its cost does
 * not grow with the journal.
 */
export function verifyTail(database: Database, count: number): Fault | null {
  const last = database.prepare<[], number | null>('SELECT max(sequence) FROM event').pluck().get() ?? 0;
  const fault = verifyEvents(database, Math.max(0, last - count), null);
  return fault ?? verifyOpen(database);
}

function verifyEvents(database: Database, after: number, folds: Map<number, Fold> | null): Fault | null {
  const rows = database.prepare<[number], EventRow>(
    `SELECT event.*, coalesce(operation.serial, '') AS serial
     FROM event LEFT JOIN operation ON operation.sequence = event.operation
     WHERE event.sequence > ? ORDER BY event.sequence`,
  );
  let previous = hashAt(database, after);
  let expected = after + 1;
  for (const row of rows.iterate(after)) {
    const fault = linkFault(row, previous, expected) ?? (folds === null ? null : addToFold(row, folds));
    if (fault !== null) {
      return { sequence: expected, problem: fault };
    }
    previous = row.hash;
    expected += 1;
  }
  return null;
}

function hashAt(database: Database, sequence: number): Buffer {
  const hash = database.prepare<[number], Buffer>('SELECT hash FROM event WHERE sequence = ?').pluck().get(sequence);
  return hash ?? firstHash;
}

function linkFault(row: EventRow, previous: Buffer, expected: number): string | null {
  if (row.sequence !== expected) {
    return `event ${expected} is missing`;
  }
  if (!row.previous_hash.equals(previous)) {
    return `event ${expected} does not follow event ${expected - 1}`;
  }
  const { from_state: from, to_state: to } = row;
  return hashEvent({ ...row, from, to }, previous).equals(row.hash) ? null : `event ${expected} was changed`;
}

function addToFold(row: EventRow, folds: Map<number, Fold>): string | null {
  const before = folds.get(row.operation);
  const follows = (before?.state ?? null) === row.from_state && (before?.sequence ?? null) === row.before;
  if (!follows || (before === undefined && row.facts === null)) {
    return `event ${row.sequence} does not continue the history of ${row.serial}`;
  }
  const facts = (before === undefined || row.facts === null ? {} : JSON.parse(row.facts)) as MoveFacts;
  folds.set(row.operation, {
    creation: before?.creation ?? row.facts ?? '',
    state: row.to_state,
    attempt: row.attempt,
    reason: row.reason,
    voucher: facts.voucher === undefined ? (before?.voucher ?? null) : facts.voucher,
    answer: facts.answer === undefined ? (before?.answer ?? null) : jsonOrNull(facts.answer),
    platformMessage: facts.platformMessage === undefined ? (before?.platformMessage ?? null) : facts.platformMessage,
    watchUntil: facts.watchUntil === undefined ? (before?.watchUntil ?? null) : facts.watchUntil,
    sequence: row.sequence,
  });
  return null;
}

function verifyOperations(database: Database, folds: Map<number, Fold>): Fault | null {
  let count = 0;
  for (const row of database.prepare<[], OperationRow>('SELECT * FROM operation ORDER BY sequence').iterate()) {
    count += 1;
    if (row.sequence !== count) {
      return { sequence: 0, problem: `operation ${count} is missing` };
    }
    const problem = operationFault(row, folds.get(row.sequence));
    if (problem !== null) {
      return { sequence: row.last_event, problem: `operation ${row.serial}: ${problem}` };
    }
  }
  const lost = [...folds.keys()].find((operation) => operation > count);
  return lost === undefined ? null : { sequence: 0, problem: `operation ${lost} is missing` };
}

function operationFault(row: OperationRow, fold: Fold | undefined): string | null {
  if (fold === undefined) {
    return 'has no history';
  }
  const creation = creationFacts(toOperation(row), row.body_hash.toString('hex'), row.merchant_no, row.terminal_no);
  const pairs: readonly (readonly [name: string, row: unknown, fold: unknown])[] = [
    ['content', creation, fold.creation],
    ['last event', row.last_event, fold.sequence],
    ['state', row.state, fold.state],
    ['attempt', row.attempt, fold.attempt],
    ['reason', row.reason, fold.reason],
    ['voucher', row.voucher, fold.voucher],
    ['answer', row.answer, fold.answer],
    ['platform message', row.platform_message, fold.platformMessage],
    ['watch', row.watch_until, fold.watchUntil],
  ];
  const wrong = pairs.find(([, actual, proven]) => actual !== proven);
  return wrong === undefined ? bodyFault(row) : `its ${wrong[0]} differs from its history`;
}

function bodyFault(row: OperationRow): string | null {
  if (!sha256(row.payload).equals(row.body_hash)) {
    return 'its payload was changed';
  }
  const { payload } = toOperation(row);
  const amount = payload.kind === 'consumption' ? payload.billAmount : payload.amount;
  const parent = payload.kind === 'revocation' ? payload.target : null;
  const same =
    row.kind === payload.kind && row.card_no === payload.cardNo && row.amount === amount && row.parent === parent;
  return same ? null : 'its columns differ from its payload';
}

function verifyOpen(database: Database): Fault | null {
  const open = database.prepare<[], OperationRow>(
    "SELECT * FROM operation WHERE state IN ('pending','sending','unknown','blocked','manual')",
  );
  for (const row of open.iterate()) {
    const problem = bodyFault(row);
    if (problem !== null) {
      return { sequence: row.last_event, problem: `operation ${row.serial}: ${problem}` };
    }
  }
  return null;
}

function jsonOrNull(value: unknown): string | null {
  return value === null ? null : canonicalJson(value);
}
