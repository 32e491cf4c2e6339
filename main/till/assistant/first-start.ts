// Whether this start is the very first of an installation: asked before anything is opened, for opening makes files.
import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** Where the assistant remembers how far it came: beside the journals, for it begins before there is one of a store. */
export function assistantFile(dataFolder: string): string {
  return join(dataFolder, 'assistant.json');
}

/**
 * True where nothing lies there yet: no store's profile, no journal, no assistant that was begun. Who starts the till with a profile or on a
 * practice server of their own (the tests, the demo, a technician's script) has decided already; the caller asks only where nobody did.
 */
export function isFirstStart(dataFolder: string, savedProfile: string): boolean {
  const traces = [
    savedProfile,
    assistantFile(dataFolder),
    join(dataFolder, 'journal.db'),
    join(dataFolder, 'practice', 'journal.db'),
  ];
  return !traces.some((file) => existsSync(file));
}
