// An older copy put back by hand: recognised, never sent blindly, and no serial is ever drawn twice.
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readHighWater } from '../../main/journal/high-water.ts';
import { isStoreFailure } from '../../main/journal/store-failure.ts';
import type { Journal } from '../../main/journal/types.ts';
import { fen } from '../../shared/money.ts';
import { copyTo, expectDrawnAnew, settled } from './journal-origin-stage.ts';
import { accept, apply, freshFile, opened } from './journal-stage.ts';

const database = ['', '-wal'];

describe('an older copy in the journal’s place', () => {
  it.each([
    ['a sale', (journal: Journal) => accept(journal).serial],
    ['what became of one', (journal: Journal) => apply(journal, journal.page('all', null, 1)[0]?.serial ?? '', 'V1')],
  ])('is found when only %s is missing, and draws a new install id once', async (_, change) => {
    const file = freshFile();
    const first = opened(file);
    const kept = accept(first).serial;
    first.close();
    const copy = copyTo(file, `${file}.copy`, database);
    const second = opened(file);
    expect(second.origin).toBe('same');
    change(second);
    await settled();
    second.close();
    copyTo(copy, file, database);
    const back = opened(file);
    expectDrawnAnew(back, 'rolledBack', first.installId, [kept]);
    const next = accept(back).serial;
    back.close();
    const again = opened(file);
    expect([again.origin, again.installId]).toEqual(['same', back.installId]);
    expect(again.store.get(next)?.state).toBe('pending');
  });

  it('is found after a crash too, down to the last change', async () => {
    const file = freshFile();
    const journal = opened(file);
    const lost: string[] = [];
    const copies: string[] = [];
    for (let number = 0; number < 6; number += 1) {
      copies.push(copyTo(file, `${file}.copy${number}`, database));
      lost.push(accept(journal).serial);
    }
    await settled();
    for (const [number, copy] of copies.entries()) {
      const crashed = copyTo(file, join(dirname(freshFile()), 'store.db'));
      copyTo(copy, crashed, database);
      const back = opened(crashed);
      expectDrawnAnew(back, 'rolledBack', journal.installId, lost.slice(0, number));
      expect(lost).not.toContain(accept(back).serial);
    }
    const whole = opened(copyTo(file, join(dirname(freshFile()), 'store.db')));
    expect([whole.origin, whole.installId]).toEqual(['same', journal.installId]);
    expect(lost).not.toContain(accept(whole).serial);
    expect(whole.verify()).toBeNull();
  });

  it('that nothing can tell from the newest, for the power took the last seconds, repeats no serial all the same', () => {
    const file = freshFile();
    const journal = opened(file);
    journal.tidyUp();
    const before = accept(journal).serial;
    const copy = copyTo(file, `${file}.copy`, database);
    const lost = [1, 2, 3].map(() => accept(journal).serial);
    const crashed = copyTo(file, join(dirname(freshFile()), 'store.db'), ['.mark', '.mark-before']);
    copyTo(copy, crashed, database);
    const back = opened(crashed);
    expect(back.origin).toBe('same');
    expect(back.store.get(lost[0] ?? '')).toBeNull();
    const next = [accept(back).serial, accept(back).serial];
    expect(next.map((serial) => serial.slice(0, -8))).toEqual([before, before].map((serial) => serial.slice(0, -8)));
    expect(lost.filter((serial) => next.includes(serial))).toEqual([]);
    expect(Number(next[0]?.slice(-8))).toBeGreaterThan(1000);
    expect(back.verify()).toBeNull();
    back.close();
    // Once it ended as it should, numbers go on without a gap.
    expect(Number(accept(opened(crashed)).serial.slice(-8))).toBe(Number(next[1]?.slice(-8)) + 1);
  });

  it('is found when it is one of our backups, whatever lies beside it', async () => {
    const file = freshFile();
    const folder = join(dirname(file), 'backups');
    const journal = opened(file);
    const { serial } = accept(journal);
    const { file: backup } = await journal.backUp(folder);
    journal.close();
    for (const target of [file, join(dirname(freshFile()), 'store.db')]) {
      copyTo(backup ?? '', target, database);
      const back = opened(target);
      expectDrawnAnew(back, 'rolledBack', journal.installId, [serial]);
      back.close();
      expect(opened(target).origin).toBe('same');
    }
  });

  it('goes on resting where the work of the lost one was handed over', () => {
    const file = freshFile();
    const first = opened(file);
    accept(first);
    first.close();
    const copy = copyTo(file, `${file}.copy`, database);
    const second = opened(file);
    const mark = { id: 'h1', target: 'tillB', at: 5, count: 1, amount: fen(1000) };
    second.handOver.markWritten(mark);
    second.tidyUp();
    second.close();
    copyTo(copy, file, database);
    const back = opened(file);
    expect([back.origin, back.handOver.mark()]).toEqual(['rolledBack', mark]);
    expect(back.verify()).toBeNull();
  });
});

describe('the mark', () => {
  it('is not believed where it is damaged: the one before it is good; without both the journal counts as a copy', () => {
    const file = freshFile();
    const first = opened(file);
    first.tidyUp();
    accept(first);
    first.close();
    const text = readFileSync(`${file}.mark`, 'utf8');
    writeFileSync(`${file}.mark`, text.replace('"clean":true', '"clean":false'));
    expect(readHighWater(file)).toMatchObject({ clean: false, ceiling: expect.any(Number) });
    const second = opened(file);
    expect(second.origin).toBe('same');
    expect(Number(accept(second).serial.slice(-8))).toBeGreaterThan(1000);
    second.close();
    for (const ending of ['.mark', '.mark-before']) {
      writeFileSync(`${file}${ending}`, 'x');
    }
    const third = opened(file);
    expect(third.origin).toBe('rolledBack');
    third.close();
    expect(opened(file).origin).toBe('same');
  });

  it('cut off while it is written leaves a whole one', () => {
    const file = freshFile();
    const first = opened(file);
    accept(first);
    first.close();
    renameSync(`${file}.mark`, `${file}.mark-before`);
    writeFileSync(`${file}.mark-next`, 'half');
    const second = opened(file);
    expect(second.origin).toBe('same');
    expect(accept(second).serial).not.toBe(accept(second).serial);
    expect(readdirSync(dirname(file)).filter((name) => name.includes('next'))).toEqual([]);
  });

  it('that cannot be written refuses the sale before its number is drawn', () => {
    const file = freshFile();
    const journal = opened(file);
    mkdirSync(`${file}.mark-next`);
    let thrown: unknown = null;
    try {
      accept(journal);
    } catch (error) {
      thrown = error;
    }
    expect(isStoreFailure(thrown) && thrown.code).toBe('diskRefused');
    expect(journal.page('all', null, 9)).toEqual([]);
    journal.tidyUp();
    rmSync(`${file}.mark-next`, { recursive: true });
    expect(accept(journal).serial.slice(-8)).toBe('00000001');
    expect(readHighWater(file)).toMatchObject({ installId: journal.installId, boot: journal.boot, clean: false });
  });

  it('costs a sale nothing: it is written once for a thousand of them', () => {
    const file = freshFile();
    const journal = opened(file);
    accept(journal);
    const before = readFileSync(`${file}.mark`, 'utf8');
    journal.store.transaction(() => {
      for (let number = 0; number < 1000; number += 1) {
        accept(journal);
      }
    });
    expect(readFileSync(`${file}.mark`, 'utf8')).toBe(before);
    journal.store.transaction(() => {
      for (let number = 0; number < 100; number += 1) {
        accept(journal);
      }
    });
    expect(readHighWater(file)?.ceiling).toBeGreaterThan(1100);
  });
});
