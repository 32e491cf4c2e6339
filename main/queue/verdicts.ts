// The machine's entry for what a person decides (section 4.8): only `manual` can be decided.
import { type Facts, type MoveDecision, toldNotCharged } from './decisions.ts';
import type { EventOf } from './events.ts';
import type { Operation } from './operation.ts';
import { isTrade } from './traces.ts';

/**
 * Not applied: closed and watched, for a person may err and a request may be late. Applied: where the guest was told
 * "not charged" it is undone, as if the log had proven it. The words of the platform stay only with what was not applied.
 */
export function takeDecision(operation: Operation, event: EventOf<'decided'>, facts: Facts): MoveDecision {
  const { evidence, outcome, voucher } = event;
  switch (outcome) {
    case 'notApplied':
      return { kind: 'move', to: 'cancelled', watchUntil: facts.watchUntil, reason: 'decidedNotApplied', evidence };
    case 'applied':
      return {
        kind: 'move',
        to: 'applied',
        voucher,
        platformMessage: null,
        watchUntil: null,
        reason: 'decidedApplied',
        evidence,
        ...(toldNotCharged(operation) && isTrade(operation) ? { undo: true } : {}),
      };
    case 'reverted':
      return { kind: 'move', to: 'reverted', voucher, watchUntil: null, reason: 'decidedReverted', evidence };
  }
}
