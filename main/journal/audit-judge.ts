// What is wrong with one link of a chain, judged by its place, its number and its links: changed, removed, put in, or put elsewhere.
// Pure; the history of the operations and the audit of what people did are two chains of the same kind.
import { hash } from 'node:crypto';

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

/** What a chain's links have in common: hashes in hex, `serial` empty where it is not known. */
export type ChainLink = {
  readonly sequence: number;
  readonly serial: string;
  readonly previousHash: string;
  readonly hash: string;
};

/** One kind of chain: what its links are called, and what the hash of one is made of if it bears this number. */
export type Chain<Each extends ChainLink> = {
  readonly noun: string;
  readonly plural: string;
  readonly text: (link: Each, number: number) => string;
  /** False where what the hash holds is not all there: then only the links can be judged. */
  readonly isComplete: (link: Each) => boolean;
};

/** How far from its place an event is looked for by its old number. */
const neighbourhood = 8;

/**
 * Judges `link` between the place `before` it and the `next` one. `rehome` finds the number of the event that has a hash.
 * Answers what is wrong, and where the walk stands then.
 */
export function judge<Each extends ChainLink>(
  chain: Chain<Each>,
  link: Each,
  next: Each | null,
  before: Place,
  rehome: (hash: string) => number | null,
): { readonly findings: readonly Finding[]; readonly place: Place } {
  const { sequence, serial } = link;
  const { noun } = chain;
  const gap = sequence - before.sequence - 1;
  const linked = link.previousHash === before.hash;
  const number = numberOf(chain, link, before.number + 1);
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
    const inserted = told('inserted', `${noun} ${sequence} was put in: the one behind it follows the one before it`);
    return { ...inserted, place: { ...before, sequence, kind: 'inserted' } };
  }
  if (number === null) {
    return linked || gap === 0
      ? told('changed', `${noun} ${sequence} was changed`)
      : removed(chain, before.sequence + 1, sequence - 1, told);
  }
  if (linked) {
    // Whole and in its place, but under another number: something before it was put in, or a gap was opened.
    return before.number + 1 === number && before.sequence + 1 === sequence
      ? { findings: [], place: { ...place, kind: null } }
      : told('reordered', `${noun} ${sequence} was number ${number} when it was written`);
  }
  const home = rehome(link.previousHash);
  if (home !== null) {
    // Behind what was moved, the next one follows what stands elsewhere now: that is no finding of its own.
    return before.kind === 'reordered' && number === sequence
      ? { findings: [], place: { ...place, kind: null } }
      : told(
          'reordered',
          `${noun} ${sequence} does not follow ${noun} ${before.sequence}: it was written behind ${noun} ${home}`,
        );
  }
  if (gap > 0) {
    return removed(chain, before.sequence + 1, sequence - 1, told);
  }
  if (number > before.number + 1) {
    return told(
      'removed',
      `${chain.plural} are missing before ${noun} ${sequence}, which was number ${number} when it was written`,
    );
  }
  return before.kind === 'changed' || before.kind === 'inserted'
    ? { findings: [], place: { ...place, kind: null } }
    : told(
        'changed',
        `${noun} ${before.sequence} was written anew: ${noun} ${sequence} follows another one`,
        before.sequence,
      );
}

function removed<Told>(
  { noun, plural }: Pick<Chain<never>, 'noun' | 'plural'>,
  first: number,
  last: number,
  told: (kind: 'removed', problem: string, sequence: number) => Told,
): Told {
  return first === last
    ? told('removed', `${noun} ${first} is missing`, first)
    : told('removed', `${plural} ${first} to ${last} are missing`, first);
}

/** The number under which this link's hash was made, or null when its content was changed: no number fits. */
function numberOf<Each extends ChainLink>(chain: Chain<Each>, link: Each, expected: number): number | null {
  if (fits(chain, link, expected)) {
    return expected;
  }
  if (!chain.isComplete(link)) {
    return expected;
  }
  const { sequence } = link;
  const from = Math.max(1, sequence - neighbourhood);
  const near = Array.from({ length: 2 * neighbourhood + 1 }, (_, index) => from + index);
  return [sequence, ...near].find((candidate) => fits(chain, link, candidate)) ?? null;
}

function fits<Each extends ChainLink>(chain: Chain<Each>, link: Each, number: number): boolean {
  return hash('sha256', chain.text(link, number), 'hex') === link.hash;
}
