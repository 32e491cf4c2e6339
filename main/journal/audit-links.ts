// Reading for the audit: every event with its hashes as hexadecimal text, in order, each with the one behind it.
import type { Database } from 'better-sqlite3';
import type { ChainedEvent } from './event-hash.ts';

/** An event as the walk meets it: hashes in hex. */
export type Link = ChainedEvent & { readonly operation: number; readonly previousHash: string; readonly hash: string };

/** Rows read at a time: enough to be fast, few enough for the memory. */
export const chunk = 512;

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

/** Every event by its number, also what was given a number below 1. `serials` names the operations that are there. */
export function* linksOf(database: Database, serials: ReadonlyMap<number, string>): Generator<Link> {
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
export function* pairs(links: Iterable<Link>): Generator<{ readonly link: Link; readonly next: Link | null }> {
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
