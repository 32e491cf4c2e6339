// A core over a store that holds given operations, and which work it takes next.
import type { Core } from '../../main/queue/core.ts';
import type { Operation } from '../../main/queue/operation.ts';
import { type Busy, take } from '../../main/queue/take.ts';
import { createTestCore, putOperation } from './queue-core.ts';
import { createStage } from './queue-stage.ts';

export const idle: Busy = { cards: new Set(), knocking: false };

export type Wanted = readonly [intent: string, card: string, more?: Partial<Operation>];

/** A core over a store that holds these operations; the gate is open unless said otherwise. */
export function withOperations(wanted: readonly Wanted[], closed = false) {
  const stage = createStage({ unstarted: true, settings: { connections: 2 } });
  const operations = wanted.map(([intent, card, more]) => putOperation(stage, intent, card, more));
  const core = createTestCore(stage);
  if (!closed) {
    core.gate.open();
  }
  return {
    stage,
    core,
    operations,
    now: stage.time.clock.monotonic(),
    care: (index: number) => core.cares.of(operations[index]?.serial ?? ''),
    job: (busy = idle, now = stage.time.clock.monotonic()) => {
      const job = take(core, busy, now);
      return job === null ? null : `${job.kind} ${job.operation.intent}`;
    },
  };
}

export const pending = { state: 'pending', attempt: 0 } as const;
export const busyWith = (...cards: readonly string[]): Busy => ({ cards: new Set(cards), knocking: false });

export function keep(core: Core, operation: Operation | undefined): void {
  if (operation !== undefined) {
    core.unrecorded.set(operation.serial, { operation, attempt: 1, event: { type: 'startup' } });
  }
}
