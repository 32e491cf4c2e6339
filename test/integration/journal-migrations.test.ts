// Every migration from the version before it, whole and cut in each of its statements: the old version remains as it was.
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Database } from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { createAuditShelf } from '../../main/journal/audit-shelf.ts';
import { connect, prepareConnection, startLog } from '../../main/journal/connection.ts';
import { migrate, migrations, storeVersion, versionOf } from '../../main/journal/migrations/migrate.ts';
import { createTransact } from '../../main/journal/transaction.ts';
import { migrateOneStep } from './journal-migration-stage.ts';
import { writeMove, writeOperation } from './journal-old-rows.ts';
import { accept, freshFile, opened } from './journal-stage.ts';

const stage = fileURLToPath(new URL('./journal-migration-stage.ts', import.meta.url));
const versions = migrations.map((_, version) => version);

/** From this version on guests are sealed (docs/decisions/0019-sealed-fields.md). */
const sealedSince = 12;
const openGuests = `
  INSERT INTO member VALUES ('1', '{}', 7);
  INSERT INTO member_key VALUES ('8801', 'card', '1');
  INSERT INTO sms VALUES ('138', '2026-01-02', 1, NULL, NULL);
`;
const sealedGuests = `
  INSERT INTO sealed_member VALUES (randomblob(16), randomblob(64), 7);
  INSERT INTO sealed_member_key SELECT randomblob(16), tag FROM sealed_member;
  INSERT INTO sms_count VALUES (randomblob(16), '2026-01-02', 1, NULL, NULL);
`;

/** By its columns: a later version has more. */
const anInstallation = 'INSERT INTO installation (sequence, install_id, drawn_at, reason)';

/** What a version holds in its tables, by its number: each new migration wants the contents of the version before it. */
const contents: readonly ((database: Database) => void)[] = [
  () => undefined,
  (database) => {
    database.exec(`${anInstallation} VALUES (1, '0123456789abcdef', 0, 'new')`);
    const first = writeOperation(database, 1, null);
    writeMove(database, 1, first);
    writeOperation(database, 2, null);
  },
  (database) => {
    contents[1]?.(database);
    database.exec(versionOf(database) < sealedSince ? openGuests : sealedGuests);
    database.exec(`
      INSERT INTO verifier VALUES ('yaya', NULL, 's', 'h', 1, 2, 0, NULL);
      INSERT INTO setting VALUES ('language', '"en"');
    `);
  },
  (database) => {
    contents[2]?.(database);
    database.exec(`
      INSERT INTO person VALUES ('p1', '梅', 'manager', NULL, NULL, 0, NULL, 0);
      INSERT INTO boot (id, opened_at, sqlite_version) VALUES ('old', 1, '3');
    `);
  },
  (database) => {
    contents[3]?.(database);
    database.exec("INSERT INTO origin (sequence, salt) VALUES (1, 'salt')");
  },
  (database) => {
    contents[4]?.(database);
  },
  (database) => {
    contents[5]?.(database);
    database.exec("INSERT INTO bill_detail VALUES (1, '{}', 'waiting', NULL, 7)");
  },
  (database) => {
    contents[6]?.(database);
  },
  (database) => {
    contents[7]?.(database);
    database.exec("INSERT INTO report_method VALUES (20000, 'stored', 0, 1, 100)");
  },
  (database) => {
    contents[8]?.(database);
    database.exec(
      "INSERT INTO held_sale VALUES ('h1', '2026-01-02', 1, '8801', '梅', '{}', 'held-1', 'yaya', 7, NULL, NULL, NULL)",
    );
  },
  (database) => {
    contents[9]?.(database);
    const clock = { wall: () => 7, monotonic: () => 0 };
    const audit = createAuditShelf(
      database,
      createTransact(database, 'old', () => undefined),
      clock,
      'old',
    );
    const about = { operator: 'yaya', personId: null, serial: null };
    audit.append({ ...about, kind: 'shiftOpened', details: { shift: 1, intent: 'i-1', operation: 0, amount: 20_000 } });
    audit.append({ ...about, kind: 'daySealed', details: { day: '2026-01-02', kind: 'provisional', operation: 0 } });
    database.exec(`
      INSERT INTO shift_step VALUES (1, 1, 'opened', 'i-1', 0, 20000, 7, 1);
      INSERT INTO day_seal VALUES (1, '2026-01-02', 'provisional', 0, 7, 2);
    `);
  },
  (database) => {
    contents[10]?.(database);
    database.exec(`
      INSERT INTO print_job (kind, serial, copy, by_itself, document, state, operator, created_at, updated_at)
        VALUES ('consumption', 's-1', 0, 1, '{}', 'waiting', 'yaya', 7, 7);
    `);
  },
  (database) => {
    contents[11]?.(database);
    database.exec(`${anInstallation} VALUES (2, 'fedcba9876543210', 9, 'restored')`);
  },
];

/** What a version lets go on purpose: it is learned again from the platform. */
const letGo: { readonly [Version in number]?: readonly string[] } = { 11: ['member', 'member_key', 'sms'] };

/** A closed store of `version` with something in every table that it has. */
function storeOf(version: number): string {
  const file = freshFile();
  const database = connect(file, null);
  prepareConnection(database);
  startLog(database);
  migrate(database, version);
  contents[version]?.(database);
  database.close();
  return file;
}

/** Everything: version, schema, every row of every table. */
function dump(file: string): unknown {
  const database = connect(file, null);
  try {
    const schema = database
      .prepare<[], { name: string; type: string }>('SELECT * FROM sqlite_schema ORDER BY name')
      .all();
    const rows = schema
      .filter(({ type }) => type === 'table')
      .map(({ name }) => [name, database.prepare(`SELECT * FROM "${name}"`).all()]);
    const texts = schema.map((entry) => ({ ...entry, rootpage: 0 }));
    return { version: versionOf(database), applicationId: database.pragma('application_id'), texts, rows };
  } finally {
    database.close();
  }
}

function expectItWorks(file: string, version: number): void {
  const journal = opened(file);
  expect(accept(journal).state).toBe('pending');
  expect(journal.verify()).toBeNull();
  expect(journal.countsByState()).toEqual(version === 0 ? { pending: 1 } : { pending: 2, sending: 1 });
  journal.close();
}

describe.each(versions)('the migration from version %i', (version) => {
  it('keeps every row and makes the schema that a new store has', () => {
    const file = storeOf(version);
    const before = dump(file) as { readonly rows: readonly (readonly [string, unknown])[] };
    const statements = migrateOneStep(file, version, () => undefined);
    const after = dump(file) as {
      readonly version: number;
      readonly rows: readonly (readonly [string, unknown])[];
      readonly texts: unknown;
    };
    // Its own, and the two numbers in the file's head.
    expect(statements).toBeGreaterThanOrEqual(3);
    expect(after.version).toBe(version + 1);
    // A later version may give a row more columns; what it held before stays.
    const kept = before.rows.filter(([table]) => letGo[version]?.includes(table) !== true);
    expect(Object.fromEntries(after.rows)).toMatchObject(Object.fromEntries(kept));
    const fresh = freshFile();
    const database = connect(fresh, null);
    migrate(database, version + 1);
    database.close();
    expect(after.texts).toEqual((dump(fresh) as { readonly texts: unknown }).texts);
    expectItWorks(file, version);
  });

  it('leaves the old version whole when any of its statements throws, before or after it', () => {
    const whole = storeOf(version);
    const before = dump(whole);
    const count = migrateOneStep(storeOf(version), version, () => undefined);
    for (let cut = 0; cut < count; cut += 0.5) {
      const file = freshFile();
      copyFileSync(whole, file);
      expect(() =>
        migrateOneStep(file, version, (statement) => {
          if (statement === cut) {
            throw new Error(`cut at ${cut}`);
          }
        }),
      ).toThrow(`cut at ${cut}`);
      expect(dump(file)).toEqual(before);
    }
    const last = freshFile();
    copyFileSync(whole, last);
    expectItWorks(last, version);
  });

  it('leaves the old version whole when the process is killed in any of its statements', () => {
    const whole = storeOf(version);
    const before = dump(whole);
    const count = migrateOneStep(storeOf(version), version, () => undefined);
    for (let cut = 0.5; cut < count; cut += 1) {
      const file = freshFile();
      copyFileSync(whole, file);
      const { signal } = spawnSync(process.execPath, [stage, file, String(version), String(cut)], { encoding: 'utf8' });
      expect(signal).toBe('SIGKILL');
      expect(dump(file)).toEqual(before);
      expect(existsSync(`${file}-journal`)).toBe(false);
      expectItWorks(file, version);
    }
  }, 120_000);
});

it('every version has contents to be migrated', () => {
  expect(contents).toHaveLength(storeVersion);
});
