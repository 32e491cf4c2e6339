// The log's room: what SQLite would lengthen commit by commit is lengthened ahead, and what lies behind its end never counts.
import { copyFileSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { afterThis, consumption, draftOf, freshFile, opened } from './journal-stage.ts';

const mebibyte = 1024 * 1024;

test('grows ahead while work does not rest, and a power cut there loses nothing', async () => {
  const file = freshFile();
  const journal = opened(file);
  journal.tidyUp();
  const length = () => statSync(`${file}-wal`).size;
  // Nothing was written yet in this log, or it has its whole room.
  expect(length() === 0 || length() === 4 * mebibyte).toBe(true);
  const serials: string[] = [];
  const jumps: number[] = [];
  let before = length();
  while (jumps.length < 3 && serials.length < 2_000) {
    serials.push(journal.store.insert(draftOf(consumption()), 'pending', 'accepted').serial);
    await nextTurn();
    const now = length();
    if (now - before >= mebibyte) jumps.push(now - before);
    before = now;
  }
  expect(jumps).toHaveLength(3);

  const folder = mkdtempSync(join(tmpdir(), 'yatai-journal-'));
  afterThis(() => rmSync(folder, { recursive: true, force: true }));
  const copy = join(folder, 'store.db');
  for (const end of ['', '-wal', '.mark', '.witness']) copyFileSync(file + end, copy + end);
  const other = opened(copy);
  expect(other.origin).toBe('same');
  expect(other.verify()).toBeNull();
  expect(serials.filter((serial) => other.store.get(serial)?.state !== 'pending')).toEqual([]);
});

test('leaves nothing to do behind a journal that was closed', async () => {
  const file = freshFile();
  const journal = opened(file);
  for (let sale = 0; sale < 40; sale += 1) journal.store.insert(draftOf(consumption()), 'pending', 'accepted');
  journal.close();
  await nextTurn();
  expect(() => statSync(`${file}-wal`)).toThrow(/ENOENT/);
});
