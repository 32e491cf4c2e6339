// The proof of the history. `verifyJournal` proves all of it and names the first fault; `verifyTail` is the quick part, for every start.
import type { Database } from 'better-sqlite3';
import { auditJournal } from './audit.ts';
import { knownSerialIn } from './by-serial.ts';
import { firstHash, hashEvent } from './event-hash.ts';
import { bodyFault } from './fold.ts';
import type { EventRow, OperationRow } from './rows.ts';

/** `sequence` is that of the event where it shows, or 0 where no event is to blame. */
export type Fault = { readonly sequence: number; readonly problem: string };

/** Walks the whole journal; null when every byte that matters is proven. */
export function verifyJournal(database: Database): Fault | null {
  const [finding] = auditJournal(database, { limit: 1 }).findings;
  return finding === undefined ? null : { sequence: finding.sequence, problem: finding.problem };
}

/**
 * The quick part, for every start: the last `count` links of the chain, and the bodies of all open operations. Its cost does
 * not grow with the journal.
 */
export function verifyTail(database: Database, count: number): Fault | null {
  const last = database.prepare<[], number | null>('SELECT max(sequence) FROM event').pluck().get() ?? 0;
  const fault = verifyEvents(database, Math.max(0, last - count));
  return fault ?? verifyOpen(database, last);
}

function verifyEvents(database: Database, after: number): Fault | null {
  const rows = database.prepare<[number], EventRow>(
    `SELECT event.*, coalesce(${knownSerialIn(database)}, '') AS serial
     FROM event LEFT JOIN operation ON operation.sequence = event.operation
     WHERE event.sequence > ? ORDER BY event.sequence`,
  );
  let previous = hashAt(database, after);
  let expected = after + 1;
  for (const row of rows.iterate(after)) {
    const problem = linkFault(row, previous, expected);
    if (problem !== null) {
      return { sequence: expected, problem };
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

/** `last`: the journal's last event. A drive that said it synced and did not may keep an operation's page and lose its events'. */
function verifyOpen(database: Database, last: number): Fault | null {
  const open = database.prepare<[], OperationRow>(
    "SELECT * FROM operation WHERE state IN ('pending','sending','unknown','blocked','manual')",
  );
  for (const row of open.iterate()) {
    const problem = row.last_event > last ? `its event ${row.last_event} is missing` : bodyFault(row);
    if (problem !== null) {
      return { sequence: row.last_event, problem: `operation ${row.adopted_serial ?? row.serial}: ${problem}` };
    }
  }
  return null;
}
