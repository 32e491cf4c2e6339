// The install that was begun last: written down before anything is put into place, judged by the start that follows.
import { z } from 'zod';
import type { LastUpdate } from '../../../shared/updates.ts';
import type { SettingsShelf } from '../../journal/types.ts';

const key = 'updateBegun';
const noteSchema = z.strictObject({ from: z.string(), to: z.string(), at: z.number() });

/** Null takes it back: nothing was put into place. `at` in ms UTC. */
export function noteUpdate(settings: Pick<SettingsShelf, 'put'>, note: Omit<LastUpdate, 'installed'> | null): void {
  settings.put(key, note);
}

/** By the version that runs now; null where none was begun, or where another way has renewed the till since. */
export function lastUpdate(settings: Pick<SettingsShelf, 'get'>, running: string): LastUpdate | null {
  const note = noteSchema.safeParse(settings.get(key));
  if (!note.success || (running !== note.data.to && running !== note.data.from)) {
    return null;
  }
  return { ...note.data, installed: running === note.data.to };
}
