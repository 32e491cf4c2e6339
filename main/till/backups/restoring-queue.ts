// A queue behind which a restore was decided: nothing new is taken in any more, for it would be in no journal after the start that follows.
import { failure } from '../../../shared/result.ts';
import type { Queue } from '../../queue/api.ts';

export type RestoreGate = {
  /** Shuts the queue; what comes back opens it again. */
  shut(): () => void;
  isShut(): boolean;
};

export function createRestoreGate(): RestoreGate {
  let shut = false;
  return {
    shut() {
      shut = true;
      return () => {
        shut = false;
      };
    },
    isShut: () => shut,
  };
}

/** Refuses with `restoreBegun` while the gate is shut; what is in flight comes home as ever. */
export function obeyRestore(queue: Queue, { isShut }: Pick<RestoreGate, 'isShut'>): Queue {
  return {
    ...queue,
    accept: (draft, options) => (isShut() ? failure('restoreBegun') : queue.accept(draft, options)),
    revoke: (request) => (isShut() ? failure('restoreBegun') : queue.revoke(request)),
  };
}
