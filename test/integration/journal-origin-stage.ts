// Stores that are copied under the hands of a till, opened on a machine of the test’s choice, and judged.
import { execFileSync } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { expect } from 'vitest';
import { openJournal } from '../../main/journal/open-journal.ts';
import type { Journal, JournalPlace } from '../../main/journal/types.ts';
import { afterThis, optionsFor } from './journal-stage.ts';

/** Lets the witness be written: it follows each commit at once, but not inside it. */
export const settled = () => Promise.resolve();

/** Copies what lies beside a file under other names, by another process: this one may hold the locks of an open store. */
export function copyTo(
  file: string,
  target: string,
  endings = ['', '-wal', '.mark', '.mark-before', '.witness'],
): string {
  for (const ending of endings) {
    rmSync(`${target}${ending}`, { force: true });
    if (existsSync(`${file}${ending}`)) {
      execFileSync('cp', [`${file}${ending}`, `${target}${ending}`]);
    }
  }
  return target;
}

export function openAt(file: string, place: Partial<JournalPlace> = {}): Journal {
  const nothing: JournalPlace = { hardware: () => [], system: () => null, fileId: () => null };
  const result = openJournal({ ...optionsFor(file), place: { ...nothing, ...place } });
  if (!result.ok) {
    throw new Error(result.failure.code);
  }
  afterThis(() => result.value.close());
  return result.value;
}

export function expectDrawnAnew(
  journal: Journal,
  kind: Journal['origin'],
  former: string,
  unproven: readonly string[],
): void {
  expect(journal.origin).toBe(kind);
  expect(journal.installId).not.toBe(former);
  expect(journal.audit.page(null, 1)).toMatchObject([{ kind: 'installIdDrawn' }]);
  expect(JSON.parse(journal.audit.page(null, 1)[0]?.details ?? '')).toMatchObject({ origin: kind, unproven });
  for (const serial of unproven) {
    expect(journal.store.get(serial)).toMatchObject({ state: 'unknown', reason: 'restored' });
  }
  expect(journal.store.active().filter(({ state }) => state === 'pending')).toEqual([]);
  expect(journal.verify()).toBeNull();
}
