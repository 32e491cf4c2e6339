// What of a trainee's work counts: the steps that an operation or an answered question stands for.
import type { PracticeView } from '../../../shared/practice.ts';
import type { Operation } from '../../queue/operation.ts';
import type { TrainingFact } from './course.ts';

/** The facts of an operation as it stands now; told again they do no harm. */
export function factsOf({ payload, state, acceptedOffline, serial, kind }: Operation): readonly TrainingFact[] {
  if (kind === 'revocation') {
    // Where both ended on this till nothing was charged, and that is what was wanted.
    return state === 'applied' || state === 'cancelled' ? [{ step: 'revoked', serial }] : [];
  }
  if (payload.kind === 'recharge') {
    return state === 'applied' ? [{ step: 'recharged', serial }] : [];
  }
  if (payload.kind !== 'consumption') {
    return [];
  }
  if (state === 'pending' && acceptedOffline) {
    return [{ step: 'recorded', serial }];
  }
  if (state !== 'applied') {
    return [];
  }
  const ways = [payload.storePay, payload.pointsPay, ...payload.otherPayments.map(({ amount }) => amount)];
  const mixed = payload.coupons.length > 0 && ways.some((amount) => amount > 0);
  return [
    { step: 'paid', serial },
    ...(mixed ? [{ step: 'mixed', serial } as const] : []),
    ...(acceptedOffline ? [{ step: 'delivered', serial } as const] : []),
  ];
}

/** The line is cut from the practice menu, or back to normal. */
export function factOfFault(fault: PracticeView['fault']): TrainingFact | null {
  return fault === 'networkCut' ? { step: 'lineCut' } : fault === 'none' ? { step: 'lineBack' } : null;
}
