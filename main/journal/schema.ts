// Whether the store's structure is the one that this application makes. No chain proves it, and a trigger that somebody put in would act with
// every sale.
import type { Database } from 'better-sqlite3';
import { connect } from './connection.ts';
import { sha256 } from './event-hash.ts';
import { migrate, storeVersion, versionOf } from './migrations/migrate.ts';

/** What `structureDigest` gives for a store that this application made: a start compares with it before it makes a store to compare with. */
export const newestStructure = '9b9b05b54042194b9491205988b5bbb2c7045a852c818c5c294516640263569f';

type Entry = {
  readonly type: string;
  readonly name: string;
  readonly sql: string;
};

/** SQLite's own tables; of an index that a table's rules make it keeps no text. */
const allEntries = `SELECT type, name, coalesce(sql, '') AS sql FROM sqlite_schema
  WHERE NOT (type = 'table' AND name IN ('sqlite_sequence', 'sqlite_stat1', 'sqlite_stat4'))`;

/**
 * What differs from a store of the same version that was made just now, in words; null where nothing does. Reads the structure and no
 * row: the rows of a structure that is not ours may be a view's that never ends.
 */
export function schemaFault(database: Database, nativeBinding: string | null): string | null {
  const found = readEntries(database);
  const version = versionOf(database);
  if (version === storeVersion && digestOf(found) === newestStructure) {
    return null;
  }
  const expected = expectedEntries(version, nativeBinding);
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

/** SHA-256 over the structure of an open store, in hex. */
export function structureDigest(database: Database): string {
  return digestOf(readEntries(database));
}

function digestOf(entries: ReadonlyMap<string, string>): string {
  return sha256(JSON.stringify([...entries].sort())).toString('hex');
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
  const rows = database.prepare<[], Entry>(allEntries).all();
  return new Map(rows.map(({ type, name, sql }) => [`${type} ${name}`, plain(sql)]));
}

/** Another SQLite may write blanks and quotes of a text that it changes otherwise. */
function plain(sql: string): string {
  return sql
    .replaceAll(/["`[\]]/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
}
