// What lies in a folder of backups, and what a journal file holds, proven.
import { existsSync, readdirSync } from 'node:fs';
import { expect } from 'vitest';
import { readJournal } from '../../main/journal/read-journal.ts';

export function names(folder: string): readonly string[] {
  return existsSync(folder) ? readdirSync(folder).sort() : [];
}

/** What a journal file holds, proven; nothing is left beside it. */
export function proven(file: string) {
  const result = readJournal(file);
  if (!result.ok) {
    throw new Error(JSON.stringify(result.failure));
  }
  const reader = result.value;
  try {
    expect(reader.audit({ limit: 9 }).findings).toEqual([]);
    return { operations: [...reader.operations()], events: [...reader.events()], stats: reader.stats() };
  } finally {
    reader.close();
  }
}
