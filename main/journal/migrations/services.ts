// Version 5 of the store: an operation may be a service, one of the platform's other money calls.
import type { Database } from 'better-sqlite3';

const before = "kind IN (''consumption'',''recharge'',''revocation'')";
const after = "kind IN (''consumption'',''recharge'',''revocation'',''service'')";

/**
 * Widens the rule on `operation.kind` in the schema's own text, as SQLite documents it for rules that change no stored byte (its
 * ALTER TABLE page, "making other kinds of table schema changes"): no row is written, so no row can be lost, and a store of a million
 * rows migrates as fast as an empty one. Throws where the schema does not read as version 1 wrote it.
 */
export function allowServices(database: Database): void {
  const schemaVersion = Number(database.pragma('schema_version', { simple: true }));
  // better-sqlite3 keeps the schema's text closed otherwise.
  database.unsafeMode(true);
  try {
    database.pragma('writable_schema = ON');
    database.exec(`
      UPDATE sqlite_schema SET sql = replace(sql, '${before}', '${after}') WHERE type = 'table' AND name = 'operation';
    `);
    database.pragma(`schema_version = ${schemaVersion + 1}`);
    database.pragma('writable_schema = OFF');
  } finally {
    database.unsafeMode(false);
  }
  const text = database.prepare<[], string>("SELECT sql FROM sqlite_schema WHERE name = 'operation'").pluck().get();
  if (text?.includes("'service'") !== true) {
    throw new Error('the table of operations does not read as it was created');
  }
}
