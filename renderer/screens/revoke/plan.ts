// What a revocation will do, said before it is done: one sentence for each case of the queue's section 4.
import type { OperationView } from '../../../shared/operation.ts';
import { assertNever } from '../../../shared/result.ts';

export type RevocationPlan =
  | 'unsent'
  | 'sending'
  | 'unknown'
  | 'applied'
  | 'appliedRecharge'
  | 'manual'
  | 'nothing'
  | 'credit'
  | 'creditLater';

/**
 * Pure. `nothing`: this ended without a charge, or was revoked already. `byCall`: the platform has a call that undoes; elsewhere a
 * person gives a credit, at once (`credit`) or if it was charged (`creditLater`).
 */
export function planOf(operation: OperationView, byCall: boolean): RevocationPlan {
  const plan = planByCall(operation);
  if (byCall || plan === 'unsent' || plan === 'nothing') {
    return plan;
  }
  return plan === 'applied' || plan === 'appliedRecharge' ? 'credit' : 'creditLater';
}

function planByCall(operation: OperationView): Exclude<RevocationPlan, 'credit' | 'creditLater'> {
  switch (operation.state) {
    case 'pending':
      return operation.attempt === 0 ? 'unsent' : 'sending';
    case 'sending':
      return 'sending';
    case 'unknown':
    case 'blocked':
      return 'unknown';
    case 'applied':
      return operation.kind === 'recharge' ? 'appliedRecharge' : 'applied';
    case 'manual':
      return 'manual';
    case 'rejected':
    case 'cancelled':
    case 'reverted':
      return 'nothing';
    default:
      return assertNever(operation.state);
  }
}
