// The outbox of orders and reservations at work: what was written goes to UniPOS in the background, at once when it is fresh, never beside
// money in flight; what may have arrived is asked for until it is known.
import type { UniposChange, UniposKind } from '../../../shared/unipos-orders.ts';
import { isStoreFailure } from '../../journal/store-failure.ts';
import type { OutboxRecord } from '../../journal/unipos-outbox-types.ts';
import type { TillDependencies } from '../dependencies.ts';
import type { OutboxDesks } from './outbox-desks.ts';
import { type Sent, sendOne } from './send-outbox.ts';

type Dependencies = Pick<TillDependencies, 'clock' | 'complain' | 'journal' | 'probe' | 'random' | 'timers'> & {
  readonly desks: OutboxDesks;
  readonly tell: (change: UniposChange) => void;
};

export type UniposOutbox = {
  /** The rounds begin; the first makes `unknown` what was being sent when the till ended. */
  start(): void;
  /** This one may go at once: it is fresh, or a person asks. */
  wake(kind: UniposKind, number: string): void;
  /** UniPOS answered, or the line is back: nobody waits for an old pause. */
  heard(): void;
  /** At once: an answer that is on its way is not waited for; its record is asked about after the next start. */
  stop(): void;
};

const firstPause = 5_000;
const longestPause = 600_000;
const busyPause = 500;
const troublePause = 60_000;
/** Where work never rests, an order is not put off for longer. Ms. */
const longestPutOff = 20_000;

/** Nothing runs before `start`. */
export function createUniposOutbox(dependencies: Dependencies): UniposOutbox {
  const { clock, complain, desks, journal, probe, random, timers, tell } = dependencies;
  const outbox = journal.uniposOutbox;
  /** When one that was asked for in vain may go again (monotonic ms), and how often it went. */
  const later = new Map<string, { readonly at: number; readonly tries: number }>();
  let planned: { readonly at: number; readonly cancel: () => void } | null = null;
  let running = false;
  let again = false;
  let stopped = true;
  let misses = 0;
  let putOffSince: number | null = null;

  /** After this pause (ms), or before. */
  function plan(pause: number): void {
    const at = clock.monotonic() + pause;
    if (stopped || (planned !== null && planned.at <= at)) {
      return;
    }
    planned?.cancel();
    planned = { at, cancel: timers.schedule(pause, () => void work()) };
  }

  function isBusy(): boolean {
    const now = clock.monotonic();
    const busy = probe.isRunning() || journal.store.active().some(({ state }) => state === 'sending');
    putOffSince = busy ? (putOffSince ?? now) : null;
    return busy && (probe.isRunning() || now - (putOffSince ?? now) < longestPutOff);
  }

  async function work(): Promise<void> {
    planned = null;
    if (stopped) {
      return;
    }
    if (running) {
      again = true;
      return;
    }
    running = true;
    try {
      const pause = await round();
      if (pause !== null) {
        plan(pause);
      }
    } catch (error) {
      complain('orders and reservations could not be sent', error);
      plan(troublePause);
    } finally {
      running = false;
      if (again) {
        again = false;
        plan(0);
      }
    }
  }

  /** Every record that may go, one after another. Resolves with the pause (ms) until there is more to do, or null. */
  async function round(): Promise<number | null> {
    let soonest: number | null = null;
    const put = (pause: number) => {
      soonest = Math.min(pause, soonest ?? pause);
    };
    // Nothing is in flight here: what still says so was cut off by an end of the till, or the disk refused to note its answer.
    if (outbox.open().some(({ state }) => state === 'sending')) {
      outbox.recover();
    }
    for (const record of outbox.open().filter(({ state }) => state === 'waiting' || state === 'unknown')) {
      const left = (later.get(keyOf(record))?.at ?? 0) - clock.monotonic();
      if (left > 0) {
        put(left);
        continue;
      }
      if (isBusy()) {
        return busyPause;
      }
      const sent = await attempt(record);
      switch (sent) {
        case 'stopped':
          return null;
        case 'busy':
          return busyPause;
        case 'away':
          misses += 1;
          return pauseAfter(misses);
        case 'ask':
          put(putOff(record));
          break;
        case 'settled':
          later.delete(keyOf(record));
      }
      misses = 0;
    }
    return soonest;
  }

  /** A row that nobody can read must not keep the others. */
  async function attempt(record: OutboxRecord): Promise<Sent> {
    try {
      return await sendOne(record, { clock, outbox, desks, isBusy, isStopped: () => stopped, changed: told });
    } catch (error) {
      if (isStoreFailure(error)) {
        throw error;
      }
      complain(`${record.kind} ${record.number} could not be sent`, error);
      return 'ask';
    }
  }

  /** Ms; half of it is jitter, so that many tills do not come at once. */
  function pauseAfter(tries: number): number {
    const base = Math.min(firstPause * 2 ** Math.min(tries - 1, 10), longestPause);
    return base / 2 + (base / 2) * random.next();
  }

  function putOff(record: OutboxRecord): number {
    const tries = (later.get(keyOf(record))?.tries ?? 0) + 1;
    const pause = pauseAfter(tries);
    later.set(keyOf(record), { at: clock.monotonic() + pause, tries });
    return pause;
  }

  function told({ kind, number }: OutboxRecord): void {
    tell({ kind, number });
  }

  return {
    start() {
      stopped = false;
      plan(0);
    },
    wake(kind, number) {
      later.delete(keyOf({ kind, number }));
      misses = 0;
      plan(0);
    },
    heard() {
      if (misses > 0) {
        misses = 0;
        plan(0);
      }
    },
    stop() {
      stopped = true;
      planned?.cancel();
      planned = null;
    },
  };
}

function keyOf({ kind, number }: Pick<OutboxRecord, 'kind' | 'number'>): string {
  return `${kind} ${number}`;
}
