// Empties the store's write-ahead log while nobody waits: a sale's commit is then about half as long. Never while work is open.
import type { Journal } from '../journal/types.ts';
import type { Queue } from '../queue/api.ts';
import type { Timers } from '../queue/ports.ts';

/** How long nothing must have happened first (ms). */
const quiet = 4_000;

type TidyDependencies = {
  readonly journal: Pick<Journal, 'tidyUp'>;
  readonly queue: Pick<Queue, 'onChange'>;
  readonly timers: Timers;
  /** What else is done in a quiet moment, after it. */
  readonly rest: () => void;
  readonly complain: (message: string, error: unknown) => void;
};

/** Tidies up once soon after opening, and after each burst of work. */
export function keepTidy({ journal, queue, timers, rest, complain }: TidyDependencies): { now(): void; stop(): void } {
  function now(): void {
    try {
      journal.tidyUp();
    } catch (error) {
      complain('the store could not be tidied up', error);
    }
  }
  function tidyThenRest(): void {
    now();
    rest();
  }
  let cancel = timers.schedule(quiet, tidyThenRest);
  const unlisten = queue.onChange(() => {
    cancel();
    cancel = timers.schedule(quiet, tidyThenRest);
  });
  return {
    now,
    stop() {
      unlisten();
      cancel();
    },
  };
}
