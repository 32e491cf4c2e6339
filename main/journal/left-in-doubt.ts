// Whether the guest left before the till knew that a sale was never paid: then somebody owes something, also where the platform could
// still be reached when the sale was accepted. Pure.
import { isClosed } from '../../shared/operation.ts';
import type { OperationEvent } from '../queue/operation.ts';

/** What came home sooner after it was accepted (wall ms) was told in front of the guest. */
export const toldSoon = 1_000;

/**
 * From the history of a sale that is closed as not applied: true unless its first attempt ended it there and then, or told the
 * platform's words at once. "Waiting to be sent" and "being checked" let a guest go with the goods.
 */
export function leftInDoubt(events: readonly Pick<OperationEvent, 'from' | 'to' | 'reason'>[]): boolean {
  const [first] = events;
  if (first === undefined || isClosed(first.to)) {
    return false;
  }
  const answer = events.find(({ from, to }) => from === 'sending' && to !== 'sending');
  if (answer === undefined) {
    // It never left here. Its end was told at once, unless it was in doubt because another till or an older file may have sent it.
    return events.some(({ to }) => to === 'unknown');
  }
  return !isClosed(answer.to) && answer.reason !== 'refusedUnlisted';
}
