// A queue behind which the till is about to become another: a restore or an update was decided, and nothing new is taken in any more. After a
// restore it would be in no journal; an update would have to be counted anew.
import { failure } from '../../../shared/result.ts';
import type { Queue } from '../../queue/api.ts';

export type ShutBy = 'restoreBegun' | 'updateBegun';

export type RestoreGate = {
  /** Shuts the queue; what comes back opens it again. */
  shut(by: ShutBy): () => void;
  /** Why it is shut, or null while it is open. */
  shutBy(): ShutBy | null;
};

export function createRestoreGate(): RestoreGate {
  let why: ShutBy | null = null;
  return {
    shut(by) {
      why = by;
      return () => {
        why = null;
      };
    },
    shutBy: () => why,
  };
}

/** Refuses with what shut the gate; what is in flight comes home as ever. */
export function obeyRestore(queue: Queue, { shutBy }: Pick<RestoreGate, 'shutBy'>): Queue {
  function unlessShut<Value>(work: () => Value) {
    const why = shutBy();
    return why === null ? work() : failure(why);
  }
  return {
    ...queue,
    accept: (draft, options) => unlessShut(() => queue.accept(draft, options)),
    revoke: (request) => unlessShut(() => queue.revoke(request)),
  };
}
