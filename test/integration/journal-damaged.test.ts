// A damaged store is refused and left untouched; a log that a power cut tore is not damage.
import { copyFileSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { openJournal } from '../../main/journal/open-journal.ts';
import { filled, refusal, unclean } from './journal-opening-stage.ts';
import { accept, freshFile, opened, optionsFor } from './journal-stage.ts';

/** A store whose sales are all in its log, as if the power had gone. */
function uncleanSales(count: number): string {
  const [file, copy] = [filled(0), freshFile()];
  const journal = opened(file);
  for (let index = 0; index < count; index += 1) {
    accept(journal);
  }
  copyFileSync(file, copy);
  copyFileSync(`${file}-wal`, `${copy}-wal`);
  journal.close();
  return copy;
}

function overwrite(file: string, at: number, bytes: Buffer): void {
  const whole = readFileSync(file);
  bytes.copy(whole, at);
  writeFileSync(file, whole);
}

describe('a damaged file', () => {
  it('that is no database', () => {
    const file = freshFile();
    writeFileSync(file, 'x'.repeat(10_000));
    expect(refusal(file)).toMatchObject({ code: 'storeDamaged', parameters: { detail: 'not a database' } });
  });

  it('that is another application’s database', () => {
    const file = freshFile();
    const database = new Database(file);
    database.exec('CREATE TABLE a (b); PRAGMA user_version = 1');
    database.close();
    expect(refusal(file)?.code).toBe('storeDamaged');
    const anonymous = freshFile();
    const other = new Database(anonymous);
    other.exec('CREATE TABLE a (b)');
    other.close();
    expect(refusal(anonymous)?.code).toBe('storeDamaged');
  });

  it('with a broken header', () => {
    const file = filled();
    overwrite(file, 16, Buffer.from([0, 3]));
    expect(refusal(file)?.code).toBe('storeDamaged');
  });

  it('cut short', () => {
    const file = filled();
    truncateSync(file, 4096 * 6);
    expect(refusal(file)?.code).toBe('storeDamaged');
  });

  it('with any page torn', () => {
    const whole = readFileSync(filled());
    const pages = whole.length / 4096;
    const missed: number[] = [];
    for (let page = 1; page < pages; page += 1) {
      const file = freshFile();
      writeFileSync(file, whole);
      overwrite(file, page * 4096, Buffer.alloc(512, 0xa5));
      if (refusal(file)?.code !== 'storeDamaged') {
        missed.push(page);
      }
    }
    expect(missed).toEqual([]);
  });

  it('with one flipped byte in what an open operation will send', () => {
    const file = filled();
    const at = readFileSync(file).lastIndexOf('"storePay":1000');
    overwrite(file, at + 11, Buffer.from('9'));
    expect(refusal(file)).toMatchObject({ code: 'storeDamaged' });
  });

  it('with one flipped byte in the newest history', () => {
    const file = filled();
    const at = readFileSync(file).lastIndexOf('"acceptedOffline":false');
    overwrite(file, at + 1, Buffer.from('A'));
    expect(refusal(file)).toMatchObject({ code: 'storeDamaged' });
  });

  it('with one flipped byte in its log, in front of an acknowledged change', () => {
    const whole = uncleanSales(12);
    const log = readFileSync(`${whole}-wal`);
    const frames = (log.length - 32) / 4120;
    const lost: number[] = [];
    const inHeader = Array.from({ length: 32 }, (_, at) => at);
    const behind = Array.from({ length: Math.floor(log.length / 1499) }, (_, index) => 40 + index * 1499);
    for (const at of [...inHeader, ...behind]) {
      const file = freshFile();
      copyFileSync(whole, file);
      copyFileSync(`${whole}-wal`, `${file}-wal`);
      overwrite(`${file}-wal`, at, Buffer.from([(log[at] ?? 0) ^ 0x10]));
      const result = openJournal(optionsFor(file));
      if (result.ok) {
        // Only the last commit may be taken for torn: it looks the same.
        if (result.value.page('all', null, 50).length < 11) {
          lost.push(at);
        }
        result.value.close();
      } else {
        expect(result.failure.code).toBe('storeDamaged');
      }
    }
    expect(frames).toBeGreaterThan(12 * 3);
    expect(lost).toEqual([]);
  });

  it('but not with a log that a power cut tore at any place, or with old frames behind its end', () => {
    const whole = uncleanSales(12);
    const log = readFileSync(`${whole}-wal`);
    for (let end = 33; end < log.length; end += 3571) {
      const file = freshFile();
      copyFileSync(whole, file);
      const torn = Buffer.alloc(log.length);
      log.copy(torn, 0, 0, end);
      writeFileSync(`${file}-wal`, torn);
      expect(opened(file).verify()).toBeNull();
    }
  });

  it('but not with a log whose new header was cut short anywhere: all of it is in the file already', async () => {
    const file = freshFile();
    const journal = opened(file);
    accept(journal);
    accept(journal);
    await Promise.resolve();
    journal.tidyUp();
    const [database, old] = [readFileSync(file), readFileSync(`${file}-wal`)];
    // The next change begins the log anew, with a header that no power cut has touched.
    accept(journal);
    const begun = readFileSync(`${file}-wal`);
    expect(begun.subarray(0, 32).equals(old.subarray(0, 32))).toBe(false);
    for (let cut = 13; cut < 32; cut += 1) {
      const copy = freshFile();
      writeFileSync(copy, database);
      writeFileSync(`${copy}-wal`, Buffer.concat([begun.subarray(0, cut), old.subarray(cut)]));
      for (const ending of ['.mark', '.witness']) {
        copyFileSync(`${file}${ending}`, `${copy}${ending}`);
      }
      const again = openJournal(optionsFor(copy));
      expect(again).toMatchObject({ ok: true });
      if (again.ok) {
        expect(again.value.page('all', null, 9)).toHaveLength(2);
        again.value.close();
      }
    }
    // Without the witness nothing can tell it from a flipped bit.
    const unseen = freshFile();
    writeFileSync(unseen, database);
    writeFileSync(`${unseen}-wal`, Buffer.concat([begun.subarray(0, 16), old.subarray(16)]));
    expect(refusal(unseen)?.code).toBe('storeDamaged');
  });

  it('with changes still in its log: neither file is touched', () => {
    const file = unclean("UPDATE operation SET reason = 'x'");
    overwrite(file, 4096, Buffer.alloc(8192, 0xa5));
    expect(refusal(file)?.code).toBe('storeDamaged');
  });
});
