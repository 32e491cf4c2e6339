// A store whose till may die before a commit, when nothing of it is left, and after it, when all of it is.
import type { Store } from '../../main/queue/ports.ts';

/** `mayCrash` throws where the till dies. */
export function mortalStore(store: Store, mayCrash: (where: string) => void): Store {
  let inside = false;
  return {
    ...store,
    transaction(work) {
      if (inside) {
        return store.transaction(work);
      }
      inside = true;
      try {
        const value = store.transaction(() => {
          const result = work();
          mayCrash('before the commit');
          return result;
        });
        mayCrash('after the commit');
        return value;
      } finally {
        inside = false;
      }
    },
  };
}
