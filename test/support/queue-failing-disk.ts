// A store whose disk can be full, and whose code can have a bug.
import type { Store } from '../../main/queue/ports.ts';

export function diskFull(): Error {
  return Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' });
}

/** A store whose transactions fail while `full` is set. */
export function createDisk() {
  const disk = { full: false, bug: false };
  const wrapStore = (store: Store): Store => ({
    ...store,
    transaction(work) {
      if (disk.bug) {
        throw new Error('a bug in the store');
      }
      if (disk.full) {
        throw diskFull();
      }
      return store.transaction(work);
    },
  });
  return { disk, wrapStore };
}
