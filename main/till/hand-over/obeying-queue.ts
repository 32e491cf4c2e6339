// A queue that obeys the journal's mark: from the moment that its work was handed over it sends nothing and takes nothing in, also after a
// restart. It may still be looked at.
import { failure, type Result } from '../../../shared/result.ts';
import type { Journal } from '../../journal/types.ts';
import type { Queue } from '../../queue/api.ts';

/** Refuses with `handedOver` while a mark stands; what would make the lanes run does nothing then. */
export function obeyHandOver(queue: Queue, { handOver }: Pick<Journal, 'handOver'>): Queue {
  const isHandedOver = () => handOver.mark() !== null;
  function unlessHandedOver<Value>(work: () => Result<Value>): Result<Value> {
    return isHandedOver() ? failure('handedOver') : work();
  }
  return {
    ...queue,
    accept: (draft, options) => unlessHandedOver(() => queue.accept(draft, options)),
    revoke: (request) => unlessHandedOver(() => queue.revoke(request)),
    decide: async (decision) => (isHandedOver() ? failure('handedOver') : queue.decide(decision)),
    ask: async (serial) => (isHandedOver() ? failure('handedOver') : queue.ask(serial)),
    start() {
      if (!isHandedOver()) {
        queue.start();
      }
    },
    nudge() {
      if (!isHandedOver()) {
        queue.nudge();
      }
    },
  };
}
