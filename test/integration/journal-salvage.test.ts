// A damaged journal: what was open in it is carried into a new one, and no sale is made before the log has told what became of it.
import { readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { salvageJournal } from '../../main/journal/salvage.ts';
import type { Journal } from '../../main/journal/types.ts';
import { accept, apply, freshFile, opened, optionsFor, startChild } from './journal-stage.ts';

const ended = (journal: Journal, count: number) => {
  journal.store.transaction(() => {
    for (let number = 0; number < count; number += 1) {
      apply(journal, accept(journal).serial, `V${number}-${Math.random()}`);
    }
  });
};

/** A busy journal with a backup in its middle; `late` came after the backup. */
async function busy() {
  const file = freshFile();
  const journal = opened(file);
  const early = accept(journal).serial;
  ended(journal, 150);
  await journal.backUp(join(dirname(file), 'backups'));
  const late = accept(journal).serial;
  ended(journal, 150);
  const last = accept(journal).serial;
  journal.close();
  return { file, installId: journal.installId, early, late, last };
}

function salvage(file: string) {
  const { clock, random } = optionsFor(file);
  return salvageJournal({ file, clock, random });
}

function spoil(file: string, at: number, length: number): void {
  const bytes = readFileSync(file);
  bytes.fill(0x5a, at, at + length);
  writeFileSync(file, bytes);
}

const noBackups = (file: string) => {
  for (const name of readdirSync(join(dirname(file), 'backups'))) {
    truncateSync(join(dirname(file), 'backups', name), 0);
  }
};

describe('salvaging', () => {
  it.each([
    ['its first page gone', (file: string) => spoil(file, 0, 4096)],
    ['a page in the middle gone', (file: string) => spoil(file, 4096 * 30, 4096 * 2)],
    ['its end cut off', (file: string) => truncateSync(file, Math.floor(readFileSync(file).length * 0.98))],
    ['nothing but rubbish left', (file: string) => writeFileSync(file, 'x'.repeat(50_000))],
  ])('a file with %s keeps all that is open and can be read; the file is set aside whole', async (_, damage) => {
    const { file, installId, early, late, last } = await busy();
    damage(file);
    const damaged = readFileSync(file);
    const result = salvage(file);
    if (!result.ok) {
      throw new Error(result.failure.code);
    }
    const { setAside, rescued, unproven, backup } = result.value;
    expect(readFileSync(join(setAside ?? '', basename(file))).equals(damaged)).toBe(true);
    expect(backup).toContain('backups');
    const journal = opened(file);
    expect(journal.verify()).toBeNull();
    expect(journal.installId).not.toBe(installId);
    expect(journal.store.get(early)?.state).toBe('unknown');
    expect(unproven).toContain(early);
    for (const serial of [late, last].filter((each) => rescued.includes(each))) {
      expect(journal.store.get(serial)?.state).toBe('unknown');
    }
    expect(journal.unproven()).toBe(unproven.length);
    expect(journal.audit.page(null, 1)).toMatchObject([{ kind: 'salvaged' }]);
    for (const serial of unproven) {
      journal.store.move({
        serial,
        from: 'unknown',
        fromAttempt: 1,
        to: 'applied',
        reason: 'logApplied',
        evidence: null,
      });
    }
    expect(journal.unproven()).toBe(0);
    expect(readdirSync(dirname(file)).filter((name) => name.includes('salvaging'))).toEqual([]);
  });

  it('reads around a bad page, and from the file what the backup does not know', async () => {
    const { file, early, late, last } = await busy();
    spoil(file, 4096 * 30, 4096);
    const result = salvage(file);
    expect(result.ok && result.value.rescued).toEqual(expect.arrayContaining([late, last]));
    expect(result.ok && [...result.value.unproven].sort()).toEqual([early, late, last].sort());
    const journal = opened(file);
    expect(journal.store.events(last)[0]?.evidence).toContain('"reason":"accepted"');
  });

  it('reads past a first page that is gone, with that of the backup', async () => {
    const { file, late, last } = await busy();
    spoil(file, 0, 4096);
    const result = salvage(file);
    expect(result.ok && result.value.rescued).toEqual(expect.arrayContaining([late, last]));
  });

  it('works without any backup', async () => {
    const { file, early, late, last } = await busy();
    noBackups(file);
    spoil(file, 4096 * 30, 4096);
    const result = salvage(file);
    expect(result).toMatchObject({ ok: true, value: { backup: null } });
    expect(result.ok && [...result.value.unproven].sort()).toEqual([early, late, last].sort());
    expect(opened(file).verify()).toBeNull();
  });

  it('refuses what is whole, what is held, and what is not there', async () => {
    const { file } = await busy();
    const before = readFileSync(file);
    expect(salvage(file)).toEqual({ ok: false, failure: { code: 'storeWhole' } });
    const till = startChild('hold', file);
    expect(await till.line()).toBe('open');
    expect(salvage(file)).toMatchObject({ ok: false, failure: { code: 'storeInUse' } });
    till.process.kill('SIGKILL');
    await till.gone;
    expect(salvage(`${file}.none`)).toEqual({ ok: false, failure: { code: 'storeMissing' } });
    expect(readFileSync(file).length).toBeGreaterThanOrEqual(before.length);
  });
});
