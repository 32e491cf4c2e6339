// The two files beside the journal, each by itself: what the mark tells without the witness, and the witness behind the mark's back.
import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readHighWater } from '../../main/journal/high-water.ts';
import { restoreBackup } from '../../main/journal/restore.ts';
import { readWitness, witnessPath } from '../../main/journal/witness.ts';
import { forge } from './attack-journal-stage.ts';
import { copyTo, settled } from './journal-origin-stage.ts';
import { accept, freshFile, opened, optionsFor } from './journal-stage.ts';

const changeLast = 'UPDATE event SET wall = wall + 1 WHERE sequence = (SELECT max(sequence) FROM event)';

/** A store as a dead process leaves it: its mark is older than its last sales, its witness knows them. */
async function left(): Promise<string> {
  const file = freshFile();
  const journal = opened(file);
  for (let sale = 0; sale < 3; sale += 1) accept(journal);
  await settled();
  return copyTo(file, join(dirname(freshFile()), 'store.db'));
}

describe('the witness', () => {
  it('is of the last event, for its owner alone', async () => {
    const file = await left();
    expect(readWitness(file)?.event).toBe(3);
    expect(readHighWater(file)?.event).toBe(0);
    if (process.platform !== 'win32') {
      const original = freshFile();
      accept(opened(original));
      await settled();
      expect(statSync(witnessPath(original)).mode & 0o777).toBe(0o600);
    }
  });

  it('knows the event by its hash, not by its number: one that was reckoned anew is noticed', async () => {
    const file = await left();
    expect(opened(copyTo(file, join(dirname(freshFile()), 'store.db'))).origin).toBe('same');
    forge(file, changeLast);
    expect(opened(file).origin).toBe('rolledBack');
  });

  it.each<[string, (text: string) => string]>([
    ['cut off', (text) => text.slice(0, 10)],
    ['of another number than its sum says', (text) => text.replace(/^3/, '4')],
    ['empty', () => ''],
  ])('that is %s says nothing: the journal is the one that ran here', async (_what, tear) => {
    const file = await left();
    writeFileSync(witnessPath(file), tear(readFileSync(witnessPath(file), 'latin1')));
    expect(readWitness(file)).toBeNull();
    expect(opened(file).origin).toBe('same');
  });

  it('of the journal before a restore does not speak of the one after it', async () => {
    const file = freshFile();
    const first = opened(file);
    accept(first);
    const { file: backup } = await first.backUp(join(dirname(file), 'backups'));
    for (let sale = 0; sale < 9; sale += 1) accept(first);
    await settled();
    first.close();
    const { clock, random } = optionsFor(file);
    expect(restoreBackup({ backup: backup ?? '', file, clock, random }).ok).toBe(true);
    for (let start = 0; start < 2; start += 1) {
      const again = opened(file);
      expect(again.origin).toBe('same');
      again.close();
    }
  });
});

describe('the mark', () => {
  it('knows the last event by its hash too: without the witness a chain that was reckoned anew is noticed', async () => {
    const file = freshFile();
    const journal = opened(file);
    accept(journal);
    await settled();
    journal.close();
    forge(file, changeLast);
    rmSync(witnessPath(file));
    expect(opened(file).origin).toBe('rolledBack');
  });
});
