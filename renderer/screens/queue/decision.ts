// What a person decided and what became of it. Pure.
import type { DecisionOutcome } from '../../../shared/desks.ts';
import type { Fen } from '../../../shared/money.ts';
import type { OperationEventView, OperationState, OperationView } from '../../../shared/operation.ts';

export type Decided = {
  readonly outcome: DecisionOutcome;
  readonly state: OperationState;
  readonly reason: string | null;
};

/** What was typed and chosen and not confirmed yet; a voucher of null is the one that the evidence shows. */
export type DecisionDraft = {
  readonly outcome: DecisionOutcome | null;
  readonly voucher: string | null;
  readonly reason: string;
};

export const emptyDecision: DecisionDraft = { outcome: null, voucher: null, reason: '' };

/** What may be said of an operation of this kind: a revocation is never revoked itself. */
export function outcomesOf(kind: OperationView['kind']): readonly DecisionOutcome[] {
  return kind === 'revocation' ? ['applied', 'notApplied'] : ['applied', 'notApplied', 'reverted'];
}

/** As the queue holds it: above the limit, or where nobody knows the amount. */
export function needsTwo({ kind, amount }: Pick<OperationView, 'kind' | 'amount'>, limit: Fen): boolean {
  return amount > limit || (kind === 'revocation' && amount === 0);
}

/** `agreed`: recorded as decided. `proven`: the platform's proof said otherwise, and proof wins. `stays`: nothing is settled. */
export function resultOf({ outcome, state, reason }: Decided): 'agreed' | 'proven' | 'stays' {
  const wanted = { applied: ['applied'], notApplied: ['cancelled', 'rejected'], reverted: ['reverted'] }[outcome];
  if (wanted.includes(state)) {
    return 'agreed';
  }
  return state === 'manual' || reason === null ? 'stays' : 'proven';
}

/** Whether it stands where it stands because a person said so: later questions that changed nothing do not count. */
export function isDecided(events: readonly Pick<OperationEventView, 'from' | 'to' | 'reason'>[]): boolean {
  return events.findLast(({ from, to }) => from !== to)?.reason.startsWith('decided') ?? false;
}
