// Counts for the reports while nobody waits, so that whoever opens them waits for little. Never beside work.
import type { Journal } from '../../journal/types.ts';
import type { Queue } from '../../queue/api.ts';
import type { Timers } from '../../queue/ports.ts';

/** How long nothing must have happened first, and between two slices (ms). */
const quiet = 20_000;
const pause = 250;

type KeepCountedDependencies = {
  readonly journal: Pick<Journal, 'reports'>;
  readonly queue: Pick<Queue, 'onChange'>;
  readonly timers: Timers;
  readonly complain: (message: string, error: unknown) => void;
};

/** A slice at a time after the start and after each burst of work, until all is counted. */
export function keepCounted({ journal, queue, timers, complain }: KeepCountedDependencies): { stop(): void } {
  function countOne(): void {
    try {
      if (!journal.reports.count(() => true)) {
        cancel = timers.schedule(pause, countOne);
      }
    } catch (error) {
      complain('the reports could not be counted', error);
    }
  }
  let cancel = timers.schedule(quiet, countOne);
  const unlisten = queue.onChange(() => {
    cancel();
    cancel = timers.schedule(quiet, countOne);
  });
  return {
    stop() {
      unlisten();
      cancel();
    },
  };
}
