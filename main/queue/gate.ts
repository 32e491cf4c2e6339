// What we know of the way to the platform. While it is in doubt the queue knocks with a question, never with money:
// hundreds of waiting sales must not all be tried against a dead or half-dead line. This is the queue's retry budget.
import type { QueueStatus } from './api.ts';
import { contentionDelay, pollDelay } from './backoff.ts';
import type { AttemptOutcome, Clock, Random } from './ports.ts';

export type Reach = QueueStatus['reach'];

export type Gate = {
  isOpen(): boolean;
  reach(): Reach;
  /** Monotonic ms since when the platform has been away, or null. */
  offlineSince(): number | null;
  /** When the next knock is due (monotonic ms); only while closed. */
  knockAt(): number;
  /** The platform did what we asked: all doubts are over. Returns true if the gate was closed. */
  open(): boolean;
  /** It answers, if only with a fault: money may be tried again, but the next failure waits longer. Returns as `open`. */
  half(): boolean;
  /** The line is known to be down, or in doubt where `reach` is left as it was. */
  close(reach: Reach): void;
  /** Knock now: somebody has reason to believe that it works again. */
  knockNow(): void;
};

/** Closed at first: after a start the first thing sent is a question. */
export function createGate(clock: Clock, random: Random): Gate {
  let reach: Reach = 'untried';
  let closed = true;
  let tries = 0;
  let since = clock.monotonic();
  let knockAt = since;
  let offlineSince: number | null = null;

  function unlock(): boolean {
    const wasClosed = closed;
    closed = false;
    reach = 'reachable';
    offlineSince = null;
    return wasClosed;
  }

  return {
    isOpen: () => !closed,
    reach: () => reach,
    offlineSince: () => offlineSince,
    knockAt: () => knockAt,
    open() {
      tries = 0;
      return unlock();
    },
    half: unlock,
    close(seen) {
      const now = clock.monotonic();
      if (tries === 0) {
        since = now;
      }
      // Several lanes and other calls may tell the same news: only the first moves the next knock.
      if (!closed || knockAt <= now) {
        const uniform = random.next();
        knockAt = now + (seen === 'contention' ? contentionDelay(uniform) : pollDelay(tries, now - since, uniform));
        tries += 1;
      }
      closed = true;
      reach = seen;
      offlineSince = seen === 'unreachable' || seen === 'captivePortal' ? (offlineSince ?? now) : null;
    },
    knockNow() {
      tries = 0;
      knockAt = clock.monotonic();
    },
  };
}

/** What an unsent attempt or an unanswered question says about the way. Reasons are catalogue keys of the backends. */
export function reachOf(reason: string, otherwise: Reach): Reach {
  switch (reason as Extract<AttemptOutcome, { kind: 'unsent' }>['reason']) {
    case 'unsentContention':
      return 'contention';
    case 'unsentSignedOut':
    case 'unsentToken':
      return 'signInNeeded';
    case 'unsentConnection':
      return 'unreachable';
    default:
      return /captivePortal/i.test(reason) ? 'captivePortal' : otherwise;
  }
}
