// How long to wait before asking again: pure functions of how often and how long we have tried. All times in ms.

const backoffFloor = 200;
const backoffBase = 1_000;
export const backoffCap = 60_000;

/**
 * Full jitter: uniform between the floor and min(60 s, 1 s × 2^tries). `uniform` is in [0, 1).
 *
 *   tries  0    1    2    3    4     5     6 and more
 *   up to  1 s  2 s  4 s  8 s  16 s  32 s  60 s
 */
export function fullJitter(tries: number, uniform: number): number {
  const ceiling = Math.min(backoffCap, backoffBase * 2 ** Math.min(tries, 16));
  return Math.round(backoffFloor + uniform * (ceiling - backoffFloor));
}

/** The guest stands at the till: so long we ask at a steady pace (section 5). */
const inFrontFor = 45_000;

const inFrontDelays = [1_000, 3_000];
const inFrontPace = 5_000;

/** The pause before poll number `polls` (from 0), `elapsed` ms after the outcome was lost: 1, 3, 5, 5 … s, after 45 s full jitter. */
export function pollDelay(polls: number, elapsed: number, uniform: number): number {
  return elapsed < inFrontFor ? (inFrontDelays[polls] ?? inFrontPace) : fullJitter(Math.max(0, polls - 10), uniform);
}

const contentionShortest = 30_000;
const contentionLongest = 120_000;

/** Another terminal signs in with the same login: 30–120 s, so that the two do not dance in step. */
export function contentionDelay(uniform: number): number {
  return Math.round(contentionShortest + uniform * (contentionLongest - contentionShortest));
}

const watchBase = 60_000;
const watchCap = 1_800_000;

/** Watched and manual operations: after 1, 2, 4 … min, at most every 30 min, each shortened by up to a half. */
export function watchDelay(tries: number, uniform: number): number {
  return Math.round(Math.min(watchCap, watchBase * 2 ** Math.min(tries, 16)) * (0.5 + uniform / 2));
}
