// What a salvage left to be proven: kept as a setting, counted until the platform's log, or a person, has told of each.
import type { Store } from '../queue/ports.ts';
import type { SettingsShelf } from './types.ts';

const key = 'salvaged';

/** Writes down what must be proven before the next sale. */
export function keepUnproven(settings: SettingsShelf, serials: readonly string[]): void {
  settings.put(key, serials);
}

/** Counts those that are still open in a way that only the log can end; `manual` is in a person's hands. Free where there was no salvage. */
export function countUnproven(settings: SettingsShelf, store: Store): () => number {
  const listed = settings.get(key);
  let serials = Array.isArray(listed) ? listed.filter((serial) => typeof serial === 'string') : [];
  return () => {
    serials = serials.filter((serial) => {
      const state = store.get(serial)?.state;
      return state === 'unknown' || state === 'pending' || state === 'sending';
    });
    return serials.length;
  };
}
