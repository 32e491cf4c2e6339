// What is wrong with one event, judged by its place, its number and its links: changed, removed, put in, or put elsewhere. Pure.
import { hash } from 'node:crypto';
import type { Link } from './audit-links.ts';
import { eventText } from './event-hash.ts';

export type FindingKind = 'changed' | 'removed' | 'inserted' | 'reordered' | 'operation' | 'pages';

/** `sequence` is that of the event where it shows, 0 where no event is to blame; `serial` is null where none is concerned. */
export type Finding = {
  readonly kind: FindingKind;
  readonly sequence: number;
  readonly serial: string | null;
  readonly problem: string;
};

/** Where the walk stands. `number` is what the last event was numbered when it was written. */
export type Place = {
  readonly sequence: number;
  readonly number: number;
  readonly hash: string;
  readonly kind: FindingKind | null;
};

/** How far from its place an event is looked for by its old number. */
const neighbourhood = 8;

/** The links between an operation's events name the numbers under which they were written. */
export function underNumber(link: Link, number: number): Link {
  return link.sequence === number ? link : { ...link, sequence: number };
}

/**
 * Judges `link` between the place `before` it and the `next` one. `rehome` finds the number of the event that has a hash.
 * Answers what is wrong, and where the walk stands then.
 */
export function judge(
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
