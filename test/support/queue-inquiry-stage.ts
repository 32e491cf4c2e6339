// One operation that is asked for, a known one that serves as control, and a log that shows what it is told to.
import type { Core } from '../../main/queue/core.ts';
import type { Operation } from '../../main/queue/operation.ts';
import type { LogOutcome, LogRow } from '../../main/queue/ports.ts';
import { createTestCore, putOperation } from './queue-core.ts';
import { createStage, rowOf, type Stage } from './queue-stage.ts';

export function rows(...found: LogRow[]): LogOutcome {
  return { kind: 'rows', rows: found, evidence: 'log' };
}

/** An unknown operation, and a known one that serves as control; the log shows the control and what `shown` says. */
export function setUp(more: Partial<Operation> = {}, uniform = 0.5) {
  const stage = createStage({ unstarted: true });
  const known = putOperation(stage, 'known', 'CK', { state: 'applied', voucher: 'VK', reason: 'answered' });
  const operation = putOperation(stage, 'i', 'C1', more);
  const core = createTestCore(stage, uniform);
  let shown: readonly LogRow[] = [];
  stage.platform.find = ({ cardNo, serial }) =>
    Promise.resolve(rows(...[rowOf(known), ...shown].filter((row) => row.cardNo === cardNo && row.serial === serial)));
  return {
    stage,
    core,
    operation,
    known,
    care: core.cares.of(operation.serial),
    now: () => stage.time.clock.monotonic(),
    show(...found: LogRow[]) {
      shown = found;
    },
    /** Both controls fail: a random serial is found. */
    distrusted: () => {
      stage.platform.find = ({ serial }) =>
        Promise.resolve(rows(...(serial === operation.serial ? [] : [rowOf(known)])));
    },
    lastEvent: () => {
      const event = stage.store.events(operation.serial).at(-1);
      return { reason: event?.reason, evidence: JSON.parse(event?.evidence ?? 'null') };
    },
    count: (reason: string) => stage.reasons(operation.serial).filter((each) => each === reason).length,
  };
}

/** A change that the store does not know how to make: a bug, not bad luck. */
export function withBug(core: Core): Core {
  return {
    ...core,
    ledger: {
      ...core.ledger,
      commit: () => {
        throw new Error('a bug');
      },
    },
  };
}

export async function later(stage: Stage, span: number): Promise<void> {
  await stage.run(span);
}
