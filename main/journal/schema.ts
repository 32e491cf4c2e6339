// Whether the store's structure is the one that this application makes. No chain proves it, and a trigger that somebody put in would act with
// every sale.
import type { Database } from 'better-sqlite3';
import { connect } from './connection.ts';
import { migrate, versionOf } from './migrations/migrate.ts';

type Entry = {
  readonly type: string;
  readonly name: string;
  readonly sql: string;
};

/** SQLite's own tables; of an index that a table's rules make it keeps no text. */
const entries = `SELECT type, name, coalesce(sql, '') AS sql FROM sqlite_schema
  WHERE NOT (type = 'table' AND name IN ('sqlite_sequence', 'sqlite_stat1', 'sqlite_stat4'))`;

/**
 * What differs from a store of the same version that was made just now, in words; null where nothing does. Reads the structure and no
 * row: the rows of a structure that is not ours may be a view's that never ends.
 */
export function schemaFault(database: Database, nativeBinding: string | null): string | null {
  const found = readEntries(database);
  const expected = expectedEntries(versionOf(database), nativeBinding);
  for (const [key, sql] of found) {
    const own = expected.get(key);
    if (own === undefined) {
      return `its structure: ${key} was put in`;
    }
    if (own !== sql) {
      return `its structure: ${key} was changed`;
    }
  }
  const missing = [...expected.keys()].find((key) => !found.has(key));
  return missing === undefined ? null : `its structure: ${missing} is missing`;
}

function expectedEntries(version: number, nativeBinding: string | null): ReadonlyMap<string, string> {
  const fresh = connect(':memory:', nativeBinding);
  try {
    migrate(fresh, version);
    return readEntries(fresh);
  } finally {
    fresh.close();
  }
}

function readEntries(database: Database): ReadonlyMap<string, string> {
  const rows = database.prepare<[], Entry>(entries).all();
  return new Map(rows.map(({ type, name, sql }) => [`${type} ${name}`, plain(sql)]));
}

/** Another SQLite may write blanks and quotes of a text that it changes otherwise. */
function plain(sql: string): string {
  return sql
    .replaceAll(/["`[\]]/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
}
