// The journals that a restore set aside, proven whole, by the serials that they hold.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { readJournal } from '../../main/journal/read-journal.ts';

/** The journals that were set aside, by the serials they hold. */
export function setAside(folder: string): readonly (readonly string[])[] {
  return readdirSync(folder)
    .filter((name) => name.startsWith('journal.db.set-aside-'))
    .map((name) => join(folder, name, 'journal.db'))
    .filter((file) => existsSync(file))
    .map(serialsIn);
}

/** Proven whole, else a throw. */
export function serialsIn(file: string): readonly string[] {
  const opened = readJournal(file);
  if (!opened.ok) {
    throw new Error(`${file}: ${opened.failure.code}`);
  }
  try {
    expect(opened.value.audit({ limit: 5 }).findings).toEqual([]);
    return [...opened.value.operations()].map(({ serial }) => serial);
  } finally {
    opened.value.close();
  }
}
