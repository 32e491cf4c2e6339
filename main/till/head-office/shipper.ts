// Ships the journal's events to head office: when nobody waits, a batch at a time, from where the database says that it is. Nothing here is
// durable: the position is the database's own. What goes wrong there is told and tried again, and no sale hears of it.
import { type HeadOfficeState, lastingFaults } from '../../../shared/head-office.ts';
import type {
  HeadOfficeFailure,
  HeadOfficeSettings,
  OpenSession,
  Standing,
} from '../../backends/head-office/head-office-door.ts';
import type { Journal } from '../../journal/types.ts';
import type { Queue } from '../../queue/api.ts';
import type { Clock, Random, Timers } from '../../queue/ports.ts';
import { shipEverything } from './ship-everything.ts';

/** All in ms. Each is drawn anew between its two ends, so that the tills of a chain never come together. */
const first = [10_000, 40_000] as const;
/** After a change: a till that sells all day makes a connection a minute, not one a sale. */
const settle = [45_000, 75_000] as const;
/** Where nothing happens: head office wants to know that the till lives. */
const heartbeat = [480_000, 720_000] as const;
const longestBackoff = 900_000;
const shortestBackoff = 15_000;

/** So long nothing must have changed before a slice is read; after `patience` one is read all the same. */
const calm = 1_000;
const calmLook = 250;
const patience = 30_000;

export type ShippingTarget = { readonly settings: HeadOfficeSettings; readonly cardKey: string | null };

type ShipperDependencies = {
  readonly journal: Pick<Journal, 'history'>;
  readonly queue: Pick<Queue, 'onChange'>;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly random: Pick<Random, 'next'>;
  /** Null where nothing is to be shipped; a failure where something of it is missing. */
  readonly target: () => Promise<ShippingTarget | HeadOfficeFailure | null>;
  /** Loads the driver at the first use. */
  readonly open: OpenSession;
  readonly standing: () => Standing;
  readonly changed: () => void;
  readonly complain: (message: string, error: unknown) => void;
};

export type Shipper = {
  start(): void;
  /** Something was set anew: what was known of the database counts no more. */
  again(): void;
  state(): HeadOfficeState;
  /** Resolves when the connection is closed; nothing begins after it. */
  stop(): Promise<void>;
};

const resting: HeadOfficeState = {
  state: 'off',
  shipped: null,
  behind: null,
  heardAt: null,
  nextTry: null,
  fault: null,
  words: null,
};

export function createShipper(dependencies: ShipperDependencies): Shipper {
  const { journal, queue, clock, timers, random, changed, complain } = dependencies;
  let state = resting;
  let failures = 0;
  let lastChange = Number.NEGATIVE_INFINITY;
  let running: Promise<void> | null = null;
  let cancel: () => void = () => undefined;
  let dueAt = Number.POSITIVE_INFINITY;
  const ending = new AbortController();
  let isAgain = false;

  function put(change: Partial<HeadOfficeState>): void {
    state = { ...state, ...change };
    changed();
  }

  function schedule(delay: number): void {
    cancel();
    if (ending.signal.aborted) {
      return;
    }
    dueAt = clock.monotonic() + delay;
    cancel = timers.schedule(delay, () => {
      dueAt = Number.POSITIVE_INFINITY;
      running = run().finally(() => {
        running = null;
        if (isAgain && !ending.signal.aborted) {
          isAgain = false;
          schedule(0);
        }
      });
    });
  }

  /** Drawn from a span, ms. */
  function draw([from, to]: readonly [number, number]): number {
    return from + random.next() * (to - from);
  }

  function pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      timers.schedule(ms, resolve);
    });
  }

  /** Waits for a quiet moment, with an end to its patience; false where all is to end. */
  async function breathe(): Promise<boolean> {
    const since = clock.monotonic();
    await pause(0);
    while (!ending.signal.aborted && clock.monotonic() - lastChange < calm && clock.monotonic() - since < patience) {
      await pause(calmLook);
    }
    return !isOver();
  }

  function isOver(): boolean {
    return ending.signal.aborted || isAgain;
  }

  async function run(): Promise<void> {
    try {
      const failed = await shipAll();
      if (failed === null) {
        failures = 0;
        if (state.state !== 'off') {
          // What came while the connection was being closed is owed already.
          const isOwed = (journal.history.segments().at(-1)?.last ?? 0) > (state.shipped ?? 0);
          schedule(draw(isOwed ? settle : heartbeat));
          put({ nextTry: clock.wall() + (dueAt - clock.monotonic()) });
        }
        return;
      }
      failAndWait(failed);
    } catch (error) {
      complain('shipping to head office broke off', error);
      failAndWait({ code: 'refused', words: null });
    }
  }

  function failAndWait({ code, words }: HeadOfficeFailure): void {
    const isLasting = lastingFaults.includes(code);
    if (state.fault !== code) {
      complain('head office takes nothing now', new Error(code));
    }
    const longest = isLasting ? longestBackoff : Math.min(longestBackoff, shortestBackoff * 2 ** failures);
    failures += 1;
    schedule(draw([longest / 2, longest]));
    const nextTry = clock.wall() + (dueAt - clock.monotonic());
    put({ state: isLasting ? 'stopped' : 'failing', fault: code, words, nextTry });
  }

  /** Null where the database has everything, or nothing is to be shipped, or all is to end. */
  async function shipAll(): Promise<HeadOfficeFailure | null> {
    const target = await dependencies.target();
    if (target === null || 'code' in target) {
      put(target === null ? resting : {});
      return target;
    }
    put(state.state === 'off' ? { state: 'waiting' } : {});
    const opened = await dependencies.open(target.settings, ending.signal);
    if (!opened.ok) {
      return opened.failure;
    }
    try {
      return await shipEverything(opened.value, {
        history: journal.history,
        cardKey: target.cardKey,
        standing: dependencies.standing,
        breathe,
        isOver,
        tell({ shipped, of }) {
          const behind = of - shipped;
          const isNews = behind === 0 || shipped > (state.shipped ?? -1);
          failures = isNews ? 0 : failures;
          put({
            ...{ state: behind === 0 ? 'even' : 'shipping', shipped, behind, heardAt: clock.wall(), nextTry: null },
            ...(isNews ? { fault: null, words: null } : {}),
          });
        },
      });
    } finally {
      await opened.value.close();
    }
  }

  const unlisten = queue.onChange(() => {
    lastChange = clock.monotonic();
    // Only where a heartbeat is waited for: a back-off is not cut short by a sale.
    if (!ending.signal.aborted && running === null && state.state === 'even' && dueAt - lastChange > settle[1]) {
      schedule(draw(settle));
    }
  });

  return {
    start() {
      schedule(draw(first));
    },
    again() {
      failures = 0;
      if (running === null) {
        schedule(0);
      } else {
        isAgain = true;
      }
    },
    state: () => state,
    async stop() {
      // A batch that is under way is cut off: the database has it whole or not at all.
      ending.abort();
      cancel();
      unlisten();
      await running;
    },
  };
}
