// One operation in front of its attempt, on a disk that can refuse.
import type { Operation } from '../../main/queue/operation.ts';
import { createTestCore, putOperation } from './queue-core.ts';
import { createStage } from './queue-stage.ts';

export const pending = { state: 'pending', attempt: 0 } as const;

export function setUp(more: Partial<Operation> = pending) {
  const disk = { full: false };
  const stage = createStage({
    unstarted: true,
    wrapStore: (store) => ({
      ...store,
      move(change) {
        if (disk.full) {
          throw Object.assign(new Error('full'), { name: 'StoreFailure', code: 'diskFull' });
        }
        return store.move(change);
      },
    }),
  });
  const operation = putOperation(stage, 'i', 'A', more);
  const core = createTestCore(stage);
  return { disk, stage, operation, core, care: core.cares.of(operation.serial) };
}
