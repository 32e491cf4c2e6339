// What nobody needs any more is let go in quiet moments, a little at a time, and looked for once an hour.
import type { Journal } from '../journal/types.ts';
import type { Clock } from '../queue/ports.ts';

/** Ms. */
const pause = 3_600_000;

type Dependencies = {
  readonly journal: Pick<Journal, 'letGo'>;
  readonly clock: Pick<Clock, 'monotonic'>;
  readonly complain: (message: string, error: unknown) => void;
};

/** To be called whenever nobody waits. What the disk refuses is complained of and tried again an hour later. */
export function keepLettingGo({ journal, clock, complain }: Dependencies): () => void {
  let due = 0;
  return () => {
    if (clock.monotonic() < due) {
      return;
    }
    try {
      if (journal.letGo() > 0) {
        return;
      }
    } catch (error) {
      complain('what is old could not be let go', error);
    }
    due = clock.monotonic() + pause;
  };
}
