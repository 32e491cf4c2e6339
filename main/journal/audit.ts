// The whole proof with a diagnosis: walks every event and every operation and names each thing that was changed, removed, put in or
// put elsewhere. Reads only, and fast: hashes stay hexadecimal text from SQLite to the comparison.
import { hash } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import { type ChainedEvent, eventText, firstHash } from './event-hash.ts';
import { addToFold, type Fold, operationFault } from './fold.ts';
import type { OperationRow } from './rows.ts';

export type FindingKind = 'changed' | 'removed' | 'inserted' | 'reordered' | 'operation' | 'pages';

/** `sequence` is that of the event where it shows, 0 where no event is to blame; `serial` is null where none is concerned. */
export type Finding = {
  readonly kind: FindingKind;
  readonly sequence: number;
  readonly serial: string | null;
  readonly problem: string;
};

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

/** An event as the walk meets it: hashes in hex. */
type Link = ChainedEvent & { readonly operation: number; readonly previousHash: string; readonly hash: string };

/** Where the walk stands. `number` is what the last event was numbered when it was written. */
type Place = {
  readonly sequence: number;
  readonly number: number;
  readonly hash: string;
  readonly kind: FindingKind | null;
};

/** Rows read at a time: enough to be fast, few enough for the memory. */
const chunk = 512;
const progressEvery = 8192;
/** How far from its place an event is looked for by its old number. */
const neighbourhood = 8;

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
    const judged = judge(link, next, place, (wanted) => rehome.get(wanted) ?? null);
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
  progress?.(total, total);
  return { findings: findings.slice(0, limit), events, operations };
}

/** The links between an operation's events name the numbers under which they were written. */
function underNumber(link: Link, number: number): Link {
  return link.sequence === number ? link : { ...link, sequence: number };
}

function judge(
  link: Link,
  next: Link | null,
  before: Place,
  rehome: (hash: string) => number | null,
): { readonly findings: readonly Finding[]; readonly place: Place } {
  const { sequence, serial } = link;
  const gap = sequence - before.sequence - 1;
  const linked = link.previousHash === before.hash;
  const number = numberOf(link, before.number + 1, sequence);
  const place = { sequence, number: number ?? sequence, hash: link.hash };
  const told = (kind: FindingKind, problem: string, sequenceOf = sequence) => ({
    findings: [{ kind, sequence: sequenceOf, serial: serial === '' ? null : serial, problem }],
    place: { ...place, kind },
  });
  const skipped = next !== null && next.previousHash === before.hash;
  if (number === before.number + 1 && linked && gap === 0 && !skipped) {
    return { findings: [], place: { ...place, kind: null } };
  }
  // Where two events changed places the next one follows the one before too; but then what this one follows is elsewhere.
  if (skipped && gap === 0 && (linked || rehome(link.previousHash) === null)) {
    const inserted = told('inserted', `event ${sequence} was put in: the one behind it follows the one before it`);
    return { ...inserted, place: { ...before, sequence, kind: 'inserted' } };
  }
  if (number === null) {
    return linked || gap === 0
      ? told('changed', `event ${sequence} was changed`)
      : removed(before.sequence + 1, sequence - 1, told);
  }
  if (linked) {
    // Whole and in its place, but under another number: something before it was put in, or a gap was opened.
    return before.number + 1 === number && before.sequence + 1 === sequence
      ? { findings: [], place: { ...place, kind: null } }
      : told('reordered', `event ${sequence} was number ${number} when it was written`);
  }
  const home = rehome(link.previousHash);
  if (home !== null) {
    // Behind what was moved, the next one follows what stands elsewhere now: that is no finding of its own.
    return before.kind === 'reordered' && number === sequence
      ? { findings: [], place: { ...place, kind: null } }
      : told(
          'reordered',
          `event ${sequence} does not follow event ${before.sequence}: it was written behind event ${home}`,
        );
  }
  if (gap > 0) {
    return removed(before.sequence + 1, sequence - 1, told);
  }
  if (number > before.number + 1) {
    return told(
      'removed',
      `events are missing before event ${sequence}, which was number ${number} when it was written`,
    );
  }
  return before.kind === 'changed' || before.kind === 'inserted'
    ? { findings: [], place: { ...place, kind: null } }
    : told(
        'changed',
        `event ${before.sequence} was written anew: event ${sequence} follows another one`,
        before.sequence,
      );
}

function removed<Told>(
  first: number,
  last: number,
  told: (kind: 'removed', problem: string, sequence: number) => Told,
): Told {
  return first === last
    ? told('removed', `event ${first} is missing`, first)
    : told('removed', `events ${first} to ${last} are missing`, first);
}

/** The number under which this event's hash was made, or null when its content was changed: no number fits. */
function numberOf(link: Link, expected: number, sequence: number): number | null {
  if (fits(link, expected)) {
    return expected;
  }
  if (link.serial === '') {
    // Its operation is missing and with it the serial that the hash holds: only the link can be judged.
    return expected;
  }
  const from = Math.max(1, sequence - neighbourhood);
  const near = Array.from({ length: 2 * neighbourhood + 1 }, (_, index) => from + index);
  return [sequence, ...near].find((candidate) => fits(link, candidate)) ?? null;
}

function fits(link: Link, sequence: number): boolean {
  const text = eventText(link.sequence === sequence ? link : { ...link, sequence }, link.previousHash);
  return hash('sha256', text, 'hex') === link.hash;
}

type Tuple = [
  sequence: number,
  operation: number,
  before: number | null,
  from: ChainedEvent['from'],
  to: ChainedEvent['to'],
  attempt: number,
  reason: string,
  evidence: string | null,
  facts: string | null,
  wall: number,
  monotonic: number,
  boot: string,
  previousHash: string,
  hash: string,
];

function* linksOf(database: Database, serials: ReadonlyMap<number, string>): Generator<Link> {
  const read = database
    .prepare<[number], Tuple>(
      `SELECT sequence, operation, before, from_state, to_state, attempt, reason, evidence, facts, wall, monotonic, boot,
         lower(hex(previous_hash)), lower(hex(hash)) FROM event WHERE sequence > ? ORDER BY sequence LIMIT ${chunk}`,
    )
    .raw();
  let after = Number.MIN_SAFE_INTEGER;
  for (let rows = read.all(after); rows.length > 0; rows = read.all(after)) {
    for (const [
      sequence,
      operation,
      before,
      from,
      to,
      attempt,
      reason,
      evidence,
      facts,
      wall,
      monotonic,
      boot,
      previousHash,
      own,
    ] of rows) {
      const serial = serials.get(operation) ?? '';
      after = sequence;
      yield {
        sequence,
        operation,
        serial,
        before,
        from,
        to,
        attempt,
        reason,
        evidence,
        facts,
        wall,
        monotonic,
        boot,
        previousHash,
        hash: own,
      };
    }
  }
}

/** Each link with the one behind it. */
function* pairs(links: Iterable<Link>): Generator<{ readonly link: Link; readonly next: Link | null }> {
  let link: Link | null = null;
  for (const next of links) {
    if (link !== null) {
      yield { link, next };
    }
    link = next;
  }
  if (link !== null) {
    yield { link, next: null };
  }
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
  const missing = (from: number, to: number) => {
    for (let number = from; number < to && findings.length < limit; number += 1) {
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
        const told = `operation ${row.serial}: ${problem}`;
        findings.push({ kind: 'operation', sequence: row.last_event, serial: row.serial, problem: told });
      }
    }
    progress(done);
  }
  const last = [...folds.keys()].reduce((most, operation) => Math.max(most, operation), 0);
  missing(expected, last + 1);
  return done;
}

function serialsOf(database: Database): ReadonlyMap<number, string> {
  return new Map(database.prepare<[], [number, string]>('SELECT sequence, serial FROM operation').raw().all());
}

function count(database: Database, table: 'event'): number | undefined {
  return database.prepare<[], number>(`SELECT count(*) FROM ${table}`).pluck().get();
}
