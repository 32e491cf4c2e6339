// What the queue’s machine says, in few letters: for tests of its table and its rules.
import type { Facts } from '../../main/queue/decisions.ts';
import { outcomeEvent as eventOfOutcome, type QueueEvent } from '../../main/queue/events.ts';
import { decide, machine } from '../../main/queue/machine.ts';
import type { Operation } from '../../main/queue/operation.ts';
import type { AttemptOutcome } from '../../main/queue/ports.ts';
import { sampleFacts, sampleOperation } from './queue-samples.ts';

/** Of a sale, as most outcomes are. */
export function outcomeEvent(outcome: AttemptOutcome): QueueEvent {
  return eventOfOutcome(outcome, sampleOperation());
}

/** `-` ignored, `!` impossible, `note` an event without a move, else the new state (`+undo`: the till revokes by itself). */
export function outcome(operation: Operation, event: QueueEvent, facts: Partial<Facts> = {}): string {
  try {
    const decision = decide(machine, operation, event, { ...sampleFacts, ...facts });
    if (decision === 'ignore') {
      return '-';
    }
    return decision.kind === 'note' ? 'note' : decision.to + (decision.undo === true ? '+undo' : '');
  } catch {
    return '!';
  }
}
