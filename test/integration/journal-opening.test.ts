// Opening a store: its settings, who may hold it, and how an older one is brought up.
import { existsSync } from 'node:fs';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { compareVersions, connect, prepareConnection, sqliteVersion, startLog } from '../../main/journal/connection.ts';
import { migrate, storeVersion, versionOf } from '../../main/journal/migrations/migrate.ts';
import { openJournal } from '../../main/journal/open-journal.ts';
import { type OperationRow, toOperation } from '../../main/journal/rows.ts';
import { writeOperation } from './journal-old-rows.ts';
import { filled, refusal, unclean } from './journal-opening-stage.ts';
import { accept, freshFile, opened, optionsFor, startChild, tamper } from './journal-stage.ts';

describe('the settings', () => {
  const expected: Readonly<Record<string, unknown>> = {
    journal_mode: 'wal',
    locking_mode: 'exclusive',
    synchronous: 2,
    cache_size: -4_000,
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
