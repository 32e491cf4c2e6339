// Every migration from the version before it, whole and cut in each of its statements: the old version remains as it was.
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Database } from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { connect, prepareConnection, startLog } from '../../main/journal/connection.ts';
import { migrate, migrations, storeVersion, versionOf } from '../../main/journal/migrations/migrate.ts';
import { createOperationStore } from '../../main/journal/operation-store.ts';
import { migrateOneStep } from './journal-migration-stage.ts';
import { accept, consumption, draftOf, freshFile, opened, optionsFor } from './journal-stage.ts';

const stage = fileURLToPath(new URL('./journal-migration-stage.ts', import.meta.url));
const versions = migrations.map((_, version) => version);

/** What a version holds in its tables; add a line with each migration that brings new ones. */
const contents: readonly ((database: Database, file: string) => void)[] = [
  () => undefined,
  (database, file) => {
    database.exec("INSERT INTO installation VALUES (1, '0123456789abcdef', 0, 'new')");
    const identity = { installId: '0123456789abcdef', merchantNo: '10001', terminalNo: 'T07', boot: 'old' };
    const store = createOperationStore(database, optionsFor(file).clock, identity);
    const { serial } = store.insert(draftOf(consumption()), 'pending', 'accepted');
    store.move({ serial, from: 'pending', fromAttempt: 0, to: 'sending', attempt: 1, reason: 'sent', evidence: null });
    store.insert(draftOf(consumption()), 'pending', 'accepted');
  },
];

/** A closed store of `version` with something in every table that it has. */
function storeOf(version: number): string {
  const file = freshFile();
  const database = connect(file, null);
  prepareConnection(database);
  startLog(database);
  migrate(database, version);
  contents[version]?.(database, file);
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
    expect(statements).toBeGreaterThan(3);
    expect(after.version).toBe(version + 1);
    expect(after.rows).toEqual(expect.arrayContaining([...before.rows]));
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
