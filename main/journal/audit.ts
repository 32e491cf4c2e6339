// The whole proof with a diagnosis: walks every event and every operation and names each thing that was changed, removed, put in or
// put elsewhere. Reads only, and fast: hashes stay hexadecimal text from SQLite to the comparison.
import type { Database } from 'better-sqlite3';
import { auditPeople } from './audit-entries.ts';
import { type Finding, judge, type Place } from './audit-judge.ts';
import { chunk, eventChain, linksOf, pairs, underNumber } from './audit-links.ts';
import { knownSerialIn } from './by-serial.ts';
import { firstHash } from './event-hash.ts';
import { addToFold, type Fold, operationFault } from './fold.ts';
import { versionOf } from './migrations/migrate.ts';
import type { OperationRow } from './rows.ts';

export type Audit = {
  readonly findings: readonly Finding[];
  readonly events: number;
  readonly operations: number;
};

export type AuditOptions = {
  /** Ends after so many findings. */
  readonly limit: number;
  /** Called now and then with what is done of what is to do (events and operations together). */
  readonly progress?: (done: number, total: number) => void;
};

const progressEvery = 8192;

/** Proves every page, every link, every fold. An intact journal has no findings. Throws what SQLite throws on pages that cannot be read. */
export function auditJournal(database: Database, { limit, progress }: AuditOptions): Audit {
  const findings: Finding[] = [];
  const pages = database.pragma('quick_check(1)', { simple: true });
  if (pages !== 'ok') {
    return {
      findings: [{ kind: 'pages', sequence: 0, serial: null, problem: `the file is damaged: ${String(pages)}` }],
      events: 0,
      operations: 0,
    };
  }
  const serials = serialsOf(database);
  const total = (count(database, 'event') ?? 0) + serials.size;
  const folds = new Map<number, Fold>();
  /** Operations with an event at fault: what their rows say then is no second finding. */
  const tainted = new Set<number>();
  const rehome = database.prepare<[string], number>('SELECT sequence FROM event WHERE hash = unhex(?)').pluck();
  let place: Place = { sequence: 0, number: 0, hash: firstHash.toString('hex'), kind: null };
  let events = 0;
  for (const { link, next } of pairs(linksOf(database, serials))) {
    const judged = judge(eventChain, link, next, place, (wanted) => rehome.get(wanted) ?? null);
    findings.push(...judged.findings);
    place = judged.place;
    // What was put in belongs to no history; the fold goes on as if it were not there.
    const folded = place.kind === 'inserted' ? null : addToFold(underNumber(link, place.number), folds);
    if (place.kind !== null || judged.findings.length > 0) {
      tainted.add(link.operation);
    } else if (folded !== null && !tainted.has(link.operation)) {
      tainted.add(link.operation);
      findings.push({ kind: 'changed', sequence: link.sequence, serial: link.serial, problem: folded });
    }
    events += 1;
    if (findings.length >= limit) {
      return { findings: findings.slice(0, limit), events, operations: 0 };
    }
    if (events % progressEvery === 0) {
      progress?.(events, total);
    }
  }
  const operations = auditOperations(database, folds, tainted, findings, limit, (done) =>
    progress?.(events + done, total),
  );
  findings.push(...auditPeople(database));
  progress?.(total, total);
  return { findings: findings.slice(0, limit), events, operations };
}

function auditOperations(
  database: Database,
  folds: ReadonlyMap<number, Fold>,
  tainted: ReadonlySet<number>,
  findings: Finding[],
  limit: number,
  progress: (done: number) => void,
): number {
  const read = database.prepare<[number], OperationRow>(
    `SELECT * FROM operation WHERE sequence > ? ORDER BY sequence LIMIT ${chunk}`,
  );
  let done = 0;
  let expected = 1;
  const firstCounters = firstCountersOf(database);
  // After an unclean end counting goes on above the numbers that were reserved: those were never drawn.
  const isPassedOver = (number: number, to: number) =>
    !folds.has(number) && firstCounters.some((first) => number < first && first <= to);
  const missing = (from: number, to: number) => {
    for (let number = from; number < to && findings.length < limit; number += 1) {
      if (isPassedOver(number, to)) {
        continue;
      }
      findings.push({ kind: 'removed', sequence: 0, serial: null, problem: `operation ${number} is missing` });
    }
  };
  for (let rows = read.all(0); rows.length > 0 && findings.length < limit; rows = read.all(expected - 1)) {
    for (const row of rows) {
      missing(expected, row.sequence);
      expected = row.sequence + 1;
      done += 1;
      const problem = tainted.has(row.sequence) ? null : operationFault(row, folds.get(row.sequence));
      if (problem !== null) {
        const serial = row.adopted_serial ?? row.serial;
        findings.push({
          kind: 'operation',
          sequence: row.last_event,
          serial,
          problem: `operation ${serial}: ${problem}`,
        });
      }
    }
    progress(done);
  }
  const last = [...folds.keys()].reduce((most, operation) => Math.max(most, operation), 0);
  missing(expected, last + 1);
  return done;
}

/** Where a start went on counting above what was reserved; a store before version 4 never did. */
function firstCountersOf(database: Database): readonly number[] {
  return versionOf(database) < 4
    ? []
    : database.prepare<[], number>('SELECT DISTINCT first_counter FROM boot WHERE first_counter > 1').pluck().all();
}

function serialsOf(database: Database): ReadonlyMap<number, string> {
  return new Map(
    database
      .prepare<[], [number, string]>(`SELECT sequence, ${knownSerialIn(database)} FROM operation`)
      .raw()
      .all(),
  );
}

function count(database: Database, table: 'event'): number | undefined {
  return database.prepare<[], number>(`SELECT count(*) FROM ${table}`).pluck().get();
}
