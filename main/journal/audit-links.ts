// Reading for the audit: every event with its hashes as hexadecimal text, in order, each with the one behind it.
import type { Database } from 'better-sqlite3';
import type { Chain } from './audit-judge.ts';
import { type ChainedEvent, eventText } from './event-hash.ts';

/** An event as the walk meets it: hashes in hex. */
export type Link = ChainedEvent & { readonly operation: number; readonly previousHash: string; readonly hash: string };

/** Rows read at a time: enough to be fast, few enough for the memory. */
export const chunk = 512;

/** The chain of events. Where an operation is missing, the serial that its events' hashes hold is missing too. */
export const eventChain: Chain<Link> = {
  noun: 'event',
  plural: 'events',
  text: (link, number) => eventText(underNumber(link, number), link.previousHash),
  isComplete: ({ serial }) => serial !== '',
};

/** The links between an operation's events name the numbers under which they were written. */
export function underNumber(link: Link, number: number): Link {
  return link.sequence === number ? link : { ...link, sequence: number };
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
export function* pairs<Each>(links: Iterable<Each>): Generator<{ readonly link: Each; readonly next: Each | null }> {
  let link: Each | null = null;
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
