// Closed stores, stores as a power cut leaves them, and how their opening is refused without a byte changed.
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, readFileSync } from 'node:fs';
import { expect } from 'vitest';
import { connect, prepareConnection, startLog } from '../../main/journal/connection.ts';
import { openJournal } from '../../main/journal/open-journal.ts';
import { accept, afterThis, freshFile, opened, optionsFor } from './journal-stage.ts';

/** Opens and tells the failure; the files must be the same bytes before and after. */
export function refusal(file: string) {
  const files = [file, `${file}-wal`].filter((path) => existsSync(path));
  const before = files.map(digest);
  const result = openJournal(optionsFor(file));
  if (result.ok) {
    result.value.close();
  }
  expect(files.map(digest)).toEqual(before);
  expect(existsSync(`${file}-shm`)).toBe(false);
  return result.ok ? null : result.failure;
}

export function digest(path: string): string {
  return createHash('sha256').update(readFileSync(path)).digest('hex');
}

/** A closed store with some operations. */
export function filled(count = 40): string {
  const file = freshFile();
  const journal = opened(file);
  journal.store.transaction(() => {
    for (let index = 0; index < count; index += 1) {
      accept(journal);
    }
  });
  journal.close();
  return file;
}

/** The same store as a power cut leaves it: its last changes are still in the log. */
export function unclean(statement: string): string {
  const file = filled();
  const copy = freshFile();
  const database = connect(file, null);
  afterThis(() => {
    database.close();
  });
  prepareConnection(database);
  startLog(database);
  database.exec(statement);
  copyFileSync(file, copy);
  copyFileSync(`${file}-wal`, `${copy}-wal`);
  return copy;
}
