// Opening a store: its settings, who may hold it, what is refused and left untouched, and how an older one is brought up.
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { compareVersions, connect, prepareConnection, sqliteVersion, startLog } from '../../main/journal/connection.ts';
import { migrate, storeVersion, versionOf } from '../../main/journal/migrations/migrate.ts';
import { openJournal } from '../../main/journal/open-journal.ts';
import { type OperationRow, toOperation } from '../../main/journal/rows.ts';
import { writeOperation } from './journal-old-rows.ts';
import { accept, afterThis, freshFile, opened, optionsFor, startChild, tamper } from './journal-stage.ts';

/** Opens and tells the failure; the files must be the same bytes before and after. */
function refusal(file: string) {
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

function digest(path: string): string {
  return createHash('sha256').update(readFileSync(path)).digest('hex');
}

/** A closed store with some operations. */
function filled(count = 40): string {
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
function unclean(statement: string): string {
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

describe('the settings', () => {
  const expected: Readonly<Record<string, unknown>> = {
    journal_mode: 'wal',
    locking_mode: 'exclusive',
    synchronous: 2,
    fullfsync: 1,
    checkpoint_fullfsync: 1,
    foreign_keys: 1,
    trusted_schema: 0,
    cell_size_check: 1,
    recursive_triggers: 1,
    busy_timeout: 250,
  };

  it('read back as they must, on a new file and on every later opening', () => {
    const file = freshFile();
    for (let round = 0; round < 2; round += 1) {
      const database = connect(file, null);
      prepareConnection(database);
      startLog(database);
      migrate(database);
      const actual = Object.keys(expected).map((name) => [name, database.pragma(name, { simple: true })]);
      database.close();
      expect(Object.fromEntries(actual)).toEqual(expected);
    }
  });

  it('would be NORMAL without us: the control', () => {
    const database = new Database(filled());
    expect(database.pragma('synchronous', { simple: true })).toBe(1);
    database.close();
  });

  it('runs on a SQLite that may be shipped, and every table is strict', () => {
    const database = new Database(filled());
    expect(compareVersions(sqliteVersion(database), '3.51.3')).toBeGreaterThanOrEqual(0);
    const loose = database.prepare("SELECT name FROM pragma_table_list WHERE type = 'table' AND NOT strict").pluck();
    expect(loose.all().filter((name) => !String(name).startsWith('sqlite_'))).toEqual([]);
    database.close();
  });
});

describe('one holder at a time', () => {
  it('fails at once with storeInUse while another process holds it, and opens when that one was killed', async () => {
    const file = freshFile();
    const child = startChild('hold', file);
    expect(await child.line()).toBe('open');
    expect(openJournal(optionsFor(file))).toEqual({
      ok: false,
      failure: { code: 'storeInUse', parameters: { file: 'store.db' } },
    });
    child.process.kill('SIGKILL');
    await child.gone;
    expect(accept(opened(file)).state).toBe('pending');
  });

  it('lets exactly one of two in that start together', async () => {
    for (let round = 0; round < 4; round += 1) {
      const file = freshFile();
      const children = [startChild('hold', file), startChild('hold', file)];
      const lines = await Promise.all(children.map((child) => child.line()));
      expect([...lines].sort()).toEqual(['open', 'storeInUse']);
      for (const child of children) {
        child.process.kill('SIGKILL');
        await child.gone;
      }
    }
  });

  it('lets exactly one of two in, 200 times, and the other touches nothing', async () => {
    const file = freshFile();
    const children = [startChild('race', file), startChild('race', file)];
    await Promise.all(children.map(async (child) => expect(await child.line()).toBe('ready')));
    const say = (word: string) =>
      Promise.all(
        children.map((child) => {
          child.process.stdin?.write(`${word}\n`);
          return child.line();
        }),
      );
    for (let round = 0; round < 200; round += 1) {
      expect([...(await say('go'))].sort()).toEqual(['open', 'storeInUse']);
      await say('stop');
    }
    for (const child of children) {
      child.process.kill('SIGKILL');
      await child.gone;
    }
    const journal = opened(file);
    expect(journal.verify()).toBeNull();
    journal.close();
    const database = new Database(file);
    expect(database.prepare('SELECT count(*) FROM boot').pluck().get()).toBe(201);
    database.close();
  }, 120_000);

  it('leaves no lock behind that would stop the next start, however often the winner is killed', async () => {
    const file = freshFile();
    for (let round = 0; round < 10; round += 1) {
      const child = startChild('hold', file);
      expect(await child.line()).toBe('open');
      child.process.kill('SIGKILL');
      await child.gone;
    }
    expect(opened(file).origin).toBe('same');
  }, 60_000);

  it('refuses a second opening in the same process too', () => {
    const file = freshFile();
    opened(file);
    expect(openJournal(optionsFor(file))).toMatchObject({ ok: false, failure: { code: 'storeInUse' } });
  });
});

describe('a file from a newer application', () => {
  const failure = { code: 'storeNewer', parameters: { file: 'store.db', found: 99, known: storeVersion } };

  it('is refused and left as it was', () => {
    const file = filled();
    tamper(file, 'PRAGMA user_version = 99');
    expect(refusal(file)).toEqual(failure);
  });

  it('is refused even where only its log tells', () => {
    expect(refusal(unclean('PRAGMA user_version = 99'))).toEqual(failure);
  });
});

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

describe('an older store', () => {
  it('is brought to the newest version with everything in it', () => {
    const file = freshFile();
    const database = connect(file, null);
    prepareConnection(database);
    startLog(database);
    migrate(database, 1);
    database.exec("INSERT INTO installation VALUES (1, '0123456789abcdef', 0, 'new')");
    writeOperation(database, 1, null);
    const row = database.prepare<[], OperationRow>('SELECT * FROM operation').get();
    const old = row === undefined ? null : toOperation(row);
    expect(versionOf(database)).toBe(1);
    database.close();
    const journal = opened(file);
    expect(old).not.toBeNull();
    expect(journal.store.get(old?.serial ?? '')).toEqual(old);
    expect(journal.installId).toBe('0123456789abcdef');
    journal.settings.put('language', 'zh-CN');
    expect(journal.settings.get('language')).toBe('zh-CN');
    expect(accept(journal).serial.slice(0, 6)).toBe(old?.serial.slice(0, 6));
    expect(journal.verify()).toBeNull();
  });
});

describe('starting', () => {
  it('keeps the install id, draws a boot each time, and closes without a log', () => {
    const file = freshFile();
    const first = opened(file);
    first.tidyUp();
    accept(first);
    first.close();
    const second = opened(file);
    expect(second.installId).toBe(first.installId);
    expect(second.boot).not.toBe(first.boot);
    second.close();
    expect(existsSync(`${file}-wal`)).toBe(false);
  });
});
