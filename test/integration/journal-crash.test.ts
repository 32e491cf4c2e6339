// Crashes: a till that is killed between acknowledged operations, again and again, and a disk that is full.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { connect, prepareConnection, startLog } from '../../main/journal/connection.ts';
import { journalOn } from '../../main/journal/journal-on.ts';
import { migrate } from '../../main/journal/migrations/migrate.ts';
import { openJournal } from '../../main/journal/open-journal.ts';
import { isStoreFailure } from '../../main/journal/store-failure.ts';
import type { Journal } from '../../main/journal/types.ts';
import { accept, afterThis, freshFile, opened, optionsFor, startChild } from './journal-stage.ts';

describe('kill -9', () => {
  const kills = 20;

  it(`loses no acknowledged operation in ${kills} kills`, async () => {
    const file = freshFile();
    const acknowledged: string[] = [];
    for (let round = 0; round < kills; round += 1) {
      const child = startChild('fill', file);
      expect(await child.line()).toBe('open');
      for (let line = await child.line(), seen = 0; line !== null; line = await child.line(), seen += 1) {
        acknowledged.push(line);
        if (seen === round * 3) {
          child.process.kill('SIGKILL');
        }
      }
      await child.gone;
    }
    const journal = opened(file);
    expect(acknowledged.filter((serial) => journal.store.get(serial) === null)).toEqual([]);
    expect(new Set(acknowledged).size).toBe(acknowledged.length);
    expect(acknowledged.length).toBeGreaterThan(kills * 10);
    expect(journal.verify()).toBeNull();
  }, 120_000);
});

/** Accepts until the store refuses; returns how many went in and what it threw. */
function fillUp(journal: Journal): { readonly accepted: number; readonly error: unknown } {
  for (let accepted = 0; accepted < 100_000; accepted += 1) {
    try {
      accept(journal);
    } catch (error) {
      return { accepted, error };
    }
  }
  throw new Error('the disk never filled');
}

function expectNothingHalf(journal: Journal, accepted: number): void {
  expect(journal.countsByState()).toEqual({ pending: accepted });
  expect(journal.verify()).toBeNull();
}

describe('a full disk', () => {
  it('refuses with diskFull, keeps what it has, and goes on when there is room', () => {
    const file = freshFile();
    const database = connect(file, null);
    prepareConnection(database);
    startLog(database);
    migrate(database);
    const journal = journalOn(database, optionsFor(file));
    afterThis(() => journal.close());
    database.pragma('max_page_count = 40');
    const { accepted, error } = fillUp(journal);
    expect(isStoreFailure(error) && error.code).toBe('diskFull');
    expectNothingHalf(journal, accepted);
    database.pragma('max_page_count = 4000');
    expect(accept(journal).serial.slice(-8)).toBe(String(accepted + 1).padStart(8, '0'));
    expectNothingHalf(journal, accepted + 1);
  });

  const disk = tinyDisk();
  it.runIf(disk !== null)('is survived on a real one, at opening and at work', () => {
    const folder = disk?.mount() ?? '';
    const ballast = join(folder, 'ballast');
    fillFile(ballast, 2_000_000);
    expect(openJournal(optionsFor(join(folder, 'store.db')))).toMatchObject({
      ok: false,
      failure: { code: 'diskFull' },
    });
    rmSync(ballast);
    const journal = opened(join(folder, 'store.db'));
    const { accepted, error } = fillUp(journal);
    expect(isStoreFailure(error) && error.code).toBe('diskFull');
    expectNothingHalf(journal, accepted);
    disk?.grow();
    expect(accept(journal).serial.slice(-8)).toBe(String(accepted + 1).padStart(8, '0'));
    expectNothingHalf(journal, accepted + 1);
    journal.close();
    expectNothingHalf(opened(join(folder, 'store.db')), accepted + 1);
  });
});

/** Writes zeros until the disk takes no more. */
function fillFile(file: string, size: number): void {
  for (let bytes = size; bytes >= 1; bytes = Math.floor(bytes / 2)) {
    try {
      writeFileSync(file, Buffer.alloc(bytes), { flag: 'a' });
    } catch {
      // Smaller, until not a byte fits.
    }
  }
}

/** A disk of 1 MiB in memory, where this user may mount one. */
function tinyDisk() {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) {
    return null;
  }
  const folder = mkdtempSync(join(tmpdir(), 'yatai-tiny-'));
  const mount = (size: string, options: string) =>
    execFileSync('mount', ['-t', 'tmpfs', '-o', `${options}size=${size}`, 'tmpfs', folder], { stdio: 'ignore' });
  try {
    mount('1m', '');
    execFileSync('umount', [folder]);
  } catch {
    rmSync(folder, { recursive: true });
    return null;
  }
  return {
    mount(): string {
      mount('1m', '');
      afterThis(() => {
        execFileSync('umount', [folder]);
        rmSync(folder, { recursive: true });
      });
      return folder;
    },
    grow: () => mount('8m', 'remount,'),
  };
}
