// Asking the update server from time to time, and downloading what it offers in quiet moments. Nothing is installed here.
import type { UpdateOffer } from '../../../shared/updates.ts';
import type { TillDependencies } from '../dependencies.ts';
import type { Standing } from './standing.ts';
import type { UpdatePort } from './update-port.ts';

/** Ms. A start is busy enough, and many tills must not come at once: each pause is between one and one and a half of these. */
const firstPause = 60_000;
const pause = 6 * 60 * 60_000;
const failedPause = 30 * 60_000;
/** Until the next look whether it is quiet. */
const busyPause = 15_000;

type RoundDependencies = Pick<TillDependencies, 'complain' | 'queue' | 'random' | 'timers' | 'updates'> & {
  readonly standing: Standing;
  /** Whether so many bytes leave the till its own room. */
  readonly roomFor: (bytes: number) => Promise<boolean>;
};

export type Rounds = {
  /** The updater, loaded with the first who asks for it. */
  open(): Promise<UpdatePort>;
  /** The first round comes by itself, some time after the start. */
  start(): void;
  /** A round now, because a person asks. */
  now(): void;
  /** No round by itself until `rest`. */
  hold(): void;
  /** The next round comes by itself in its time. */
  rest(): void;
  stop(): void;
};

/** Nothing runs, and nothing of the updater is loaded, before `start` and its first pause, or a person who asks. */
export function createRounds(dependencies: RoundDependencies): Rounds {
  const { complain, queue, random, standing, timers, updates: shell } = dependencies;
  let opening: Promise<UpdatePort> | null = null;
  let running: Promise<void> | null = null;
  let cancel: () => void = () => undefined;
  let stopped = false;

  /** A download would stand in the way of money. */
  const isQuiet = () => queue.status().waiting === 0;

  function plan(delay: number, work: () => void = () => void begin()): void {
    cancel();
    cancel = stopped ? () => undefined : timers.schedule(delay * (1 + random.next() / 2), work);
  }

  function waitForQuiet(): void {
    standing.tell('held');
    plan(busyPause, look);
  }

  /** At the queue alone: a till that is offline for a day does not ask the server all day long. */
  function look(): void {
    if (isQuiet()) {
      void begin();
    } else {
      plan(busyPause, look);
    }
  }

  function open(): Promise<UpdatePort> {
    if (shell.kind !== 'own') {
      throw new Error('this installation does not update itself');
    }
    opening ??= shell.open({ isQuiet }).catch((error: unknown) => {
      // The next try may find the disk, or the authority's file, as it should be.
      opening = null;
      throw error;
    });
    return opening;
  }

  /** Asks; and where something is offered, downloads it now or in the next quiet moment. */
  async function ask(): Promise<void> {
    if (standing.isOvertaken()) {
      return;
    }
    const port = await open();
    // What is ready stays ready while the server is asked anew, and where it does not answer.
    if (standing.state() !== 'ready') {
      standing.tell('checking');
    }
    const found = await port.check();
    if (standing.isOvertaken()) {
      return;
    }
    if (found.kind === 'failed') {
      standing.tell(standing.state() === 'ready' ? 'ready' : 'none', { problem: found.problem });
      return plan(failedPause);
    }
    standing.heard();
    if (found.kind === 'none') {
      standing.offered(null);
      standing.tell('none');
      return plan(pause);
    }
    await fetch(port, found.offer);
  }

  async function fetch(port: UpdatePort, found: UpdateOffer): Promise<void> {
    const kept = standing.ready() === found.version;
    const room = kept || (await dependencies.roomFor(found.bytes));
    if (standing.isOvertaken()) {
      return;
    }
    standing.offered(found);
    if (!kept) {
      if (!isQuiet()) {
        return waitForQuiet();
      }
      if (!room) {
        standing.tell('held', { problem: 'noRoom' });
        return plan(failedPause);
      }
      standing.tell('downloading', { percent: 0 });
    }
    const fetched = await port.download((now) => {
      if (standing.state() === 'downloading' && now !== standing.percent()) {
        standing.tell('downloading', { percent: now });
      }
    });
    if (standing.isOvertaken()) {
      return;
    }
    if (fetched.ok) {
      standing.tell('ready');
      plan(pause);
    } else if (fetched.problem === 'unreachable' && !isQuiet()) {
      // It was not the server that fell silent: we held our breath for longer than a connection lasts.
      waitForQuiet();
    } else {
      standing.tell('none', { problem: fetched.problem });
      plan(failedPause);
    }
  }

  function begin(): Promise<void> {
    running ??= ask()
      .catch((error: unknown) => {
        complain('the updates failed', error);
        if (!standing.isOvertaken()) {
          standing.tell('none', { problem: 'unreachable' });
          plan(failedPause);
        }
      })
      .finally(() => {
        running = null;
      });
    return running;
  }

  return {
    open,
    start: () => plan(firstPause),
    now() {
      cancel();
      // One that is just ending may have asked before what this person waits for.
      void (running?.then(begin) ?? begin());
    },
    hold: () => cancel(),
    rest: () => plan(pause),
    stop() {
      stopped = true;
      cancel();
      void opening?.then(
        (port) => port.close(),
        () => undefined,
      );
    },
  };
}
