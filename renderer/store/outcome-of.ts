// What an operation's state means to the cashier and the guest in front of it.
import type { OperationView } from '../../shared/operation.ts';
import { assertNever } from '../../shared/result.ts';

export type OperationOutcome =
  | 'done'
  | 'refused'
  | 'waitingOffline'
  | 'waiting'
  | 'checking'
  | 'working'
  | 'blocked'
  | 'person'
  | 'undone';

/** A revocation that ends as cancelled did its work: both ended on this till and nothing was charged. */
export function outcomeOf(operation: OperationView): OperationOutcome {
  switch (operation.state) {
    case 'applied':
      return 'done';
    case 'rejected':
    case 'cancelled':
      return operation.kind === 'revocation' && operation.state === 'cancelled' ? 'done' : 'refused';
    case 'pending':
      return operation.acceptedOffline ? 'waitingOffline' : 'waiting';
    case 'sending':
      return 'working';
    case 'unknown':
      return 'checking';
    case 'blocked':
      return 'blocked';
    case 'manual':
      return 'person';
    case 'reverted':
      return 'undone';
    default:
      return assertNever(operation.state);
  }
}

/** The platform or the till refused it: nothing was charged, and the same may be tried again. */
export function endedWithoutCharge(state: OperationView['state']): boolean {
  return state === 'rejected' || state === 'cancelled';
}
