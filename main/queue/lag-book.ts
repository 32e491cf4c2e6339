// How slow the platform's log was seen to be: by the monotonic clock, in memory only. A restart measures anew and
// meanwhile the probe's own figure stands (`settings.contract().logLag`).
import { backoffCap } from './backoff.ts';

/** A row that comes later than this (ms) tells of a log that was broken or away, not of its pace. */
export const longestLag = 600_000;

/** So many measurements are kept; the oldest go first. */
export const measurementsKept = 1_000;

/**
 * So many answers are waited for; the oldest go first. No till makes as many in `longestLag`, and where one would, what goes was answered
 * so long ago that a log which is only slow shows it by now.
 */
export const answersKept = 10_000;

export type LagBook = {
  /** p99.9 of what was measured, ms: of few measurements the largest; 0 where there is none. */
  measured(): number;
  /** One more measurement (ms); what is longer than `longestLag` is left out. */
  add(lag: number): void;
  /** The platform answered for this operation now (monotonic ms): from now on its log must come to show it. */
  answered(serial: string, now: number): void;
  /** Answered less than `lag` ms ago and not seen in the log yet, oldest first. */
  young(now: number, lag: number): readonly string[];
  /** Asked for, and the log did not show it yet. */
  missed(serial: string, now: number): void;
  /** The oldest that was missed and is still to be seen, or null: to be asked for again, for that measures the lag. */
  awaited(now: number): string | null;
  /** The log showed it. */
  shown(serial: string, now: number): void;
  /** Nothing can be learnt from this one. */
  forget(serial: string): void;
};

/**
 * How long after `since` the log first showed a row that was still missing at `missedAt` and was seen at `shownAt` (all
 * monotonic ms). Where nobody asked for a long time in between, the time of the pause is not the log's.
 */
export function lagSeen(since: number, missedAt: number, shownAt: number): number {
  return Math.min(shownAt, missedAt + backoffCap) - since;
}

/** The smallest measurement that 99.9 % of all do not exceed; 0 of none. */
export function nearlyLargest(measurements: readonly number[]): number {
  const sorted = [...measurements].sort((left, right) => left - right);
  return sorted[Math.ceil(sorted.length * 0.999) - 1] ?? 0;
}

/** An empty book. */
export function createLagBook(): LagBook {
  const waiting = new Map<string, { readonly since: number; missedAt: number | null }>();
  // Stryker disable next-line ArrayDeclaration: no number is smaller than a word, which is the first to be dropped
  const measurements: number[] = [];
  let measured = 0;

  /** What is too old to learn from, or too much. In the order of `since`, so the first that is young enough ends it. */
  function tidy(now: number): void {
    for (const [serial, { since }] of waiting) {
      if (now - since <= longestLag && waiting.size <= answersKept) {
        return;
      }
      waiting.delete(serial);
    }
  }

  function add(lag: number): void {
    if (lag > longestLag) {
      return;
    }
    measurements.push(lag);
    if (measurements.length > measurementsKept) {
      measurements.shift();
    }
    measured = nearlyLargest(measurements);
  }

  return {
    measured: () => measured,
    add,
    answered(serial, now) {
      waiting.set(serial, { since: now, missedAt: null });
      tidy(now);
    },
    young(now, lag) {
      tidy(now);
      return [...waiting].filter(([, { since }]) => now - since < lag).map(([serial]) => serial);
    },
    missed(serial, now) {
      const entry = waiting.get(serial);
      if (entry !== undefined) {
        entry.missedAt = now;
      }
    },
    awaited(now) {
      tidy(now);
      return [...waiting].find(([, { missedAt }]) => missedAt !== null)?.[0] ?? null;
    },
    shown(serial, now) {
      const entry = waiting.get(serial);
      if (entry !== undefined && entry.missedAt !== null) {
        add(lagSeen(entry.since, entry.missedAt, now));
      }
      waiting.delete(serial);
    },
    forget(serial) {
      waiting.delete(serial);
    },
  };
}
