// Taking back what was handed over: the other till may have sent any of it, so all that could be sent here waits for the platform's log.
import { failure, type Result, success } from '../../../shared/result.ts';
import { type OpenWork, openWork } from './open-work.ts';
import type { Doer, HandOverParts } from './parts.ts';

/**
 * Ends the hand-over of this till: in one transaction the mark goes and the journal makes everything pending or sending `unknown`;
 * then the queue goes on. Fails with `notHandedOver`. Throws a `StoreFailure` where the disk refuses: nothing was changed.
 */
export function takeBack(
  { operator, personId }: Doer,
  parts: Pick<HandOverParts, 'queue'> & {
    readonly journal: HandOverParts['journal'] & Parameters<typeof openWork>[0];
  },
): Result<OpenWork> {
  const { journal, queue } = parts;
  const taken = journal.store.transaction(() => {
    if (journal.handOver.mark() === null) {
      return false;
    }
    journal.handOver.takeBack(operator, personId);
    return true;
  });
  if (!taken) {
    return failure('notHandedOver');
  }
  queue?.reload();
  queue?.start();
  return success(openWork(journal));
}
