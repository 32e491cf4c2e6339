// A queue on a salvaged journal: it asks and heals, but takes nothing new in before the platform's log has told of all that was open.
import { failure } from '../../shared/result.ts';
import type { Journal } from '../journal/types.ts';
import type { Queue } from '../queue/api.ts';

/** Refuses `accept` with `salvagedUnproven` {count}; revoking what was sold goes on, for it risks nothing. */
export function obeySalvage(queue: Queue, { unproven }: Pick<Journal, 'unproven'>): Queue {
  return {
    ...queue,
    accept(draft, options) {
      const count = unproven();
      return count > 0 ? failure('salvagedUnproven', { count }) : queue.accept(draft, options);
    },
  };
}
