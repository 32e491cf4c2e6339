// Finds out by itself that the platform has come back: a quiet ping while all is well, a quicker one with growing pauses
// while the platform is away. An offline session is signed in at the platform as soon as that is possible.
import type { TillDependencies } from './dependencies.ts';
import { lastReachedKey } from './offline.ts';
import { type Reach, reachOf, reportReach } from './reach.ts';
import type { Session } from './session.ts';

export type Heartbeat = {
  start(): void;
  /** Beats now (the cashier's button, a sign-in); resolves when the platform has answered or not. */
  beat(): Promise<void>;
  stop(): Promise<void>;
};

const quietPause = 60_000;
const firstPause = 1_000;
const longestPause = 8_000;
const contentionPause = 30_000;
/** How old the mark of the last contact may grow before it is written again (ms). */
const markPause = 300_000;

/** Ms until the next beat after `misses` beats without the platform; half of it is jitter, so that many tills do not come at once. */
export function pauseAfter(reach: Reach, misses: number, random: number, signedOut = false): number {
  if (reach === 'reachable' || reach === 'untried' || (signedOut && reach === 'signInNeeded')) {
    return quietPause;
  }
  if (reach === 'contention') {
    return contentionPause * (1 + random);
  }
  const base = Math.min(firstPause * 2 ** Math.min(misses, 8), longestPause);
  return base / 2 + (base / 2) * random;
}

type HeartbeatDependencies = Pick<
  TillDependencies,
  'backend' | 'clock' | 'complain' | 'journal' | 'queue' | 'random' | 'timers'
> & { readonly session: Session };

/** A heart at rest; `start` makes it beat. */
export function createHeartbeat(dependencies: HeartbeatDependencies): Heartbeat {
  const { backend, clock, complain, journal, queue, random, session, timers } = dependencies;
  let cancel: (() => void) | null = null;
  let running: Promise<void> | null = null;
  let stopped = true;
  let misses = 0;
  let unlisten: (() => void) | null = null;

  async function ask(): Promise<void> {
    // A sign-in that was in turn before may have used the password up: its answer is not ours to report.
    const again = session.wantsPlatform() ? await session.signInAgain() : null;
    const answer = again ?? (await backend.ping());
    reportReach(queue, answer);
    misses = reachOf(answer) === 'reachable' ? 0 : misses + 1;
    markContact();
  }

  function markContact(): void {
    if (queue.status().reach !== 'reachable') {
      return;
    }
    const mark = journal.settings.get(lastReachedKey);
    const now = clock.wall();
    if (typeof mark !== 'number' || now - mark > markPause || mark > now) {
      journal.settings.put(lastReachedKey, now);
    }
  }

  function plan(): void {
    cancel?.();
    const signedOut = session.view().state === 'signedOut';
    const pause = pauseAfter(queue.status().reach, misses, random.next(), signedOut);
    cancel = stopped ? null : timers.schedule(pause, () => void (running ?? begin()));
  }

  function begin(): Promise<void> {
    const beating = ask()
      .catch((error: unknown) => complain('the heartbeat failed', error))
      .finally(() => {
        if (running === beating) {
          running = null;
          plan();
        }
      });
    running = beating;
    return beating;
  }

  /** A beat that is under way may have asked before the news: whoever wants to know now waits for the next one. */
  function beat(): Promise<void> {
    return running === null ? begin() : running.then(() => running ?? begin());
  }

  return {
    start() {
      stopped = false;
      let before = queue.status().reach;
      // When another call finds the platform gone, the quiet pause must not run to its end.
      unlisten = queue.onStatus(({ reach }) => {
        if (reach !== before) {
          before = reach;
          if (running !== null) {
            return;
          }
          // The platform is there again, and all that is missing is the sign-in that waits in memory.
          if (reach === 'signInNeeded' && session.wantsPlatform()) {
            void beat();
          } else {
            plan();
          }
        }
      });
      void beat();
    },
    beat,
    async stop() {
      stopped = true;
      unlisten?.();
      cancel?.();
      await running;
      cancel?.();
    },
  };
}
