// What somebody with a tool for databases does to a till’s own file, and what the till says to that.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import { hashEvent } from '../../main/journal/event-hash.ts';
import { openJournal } from '../../main/journal/open-journal.ts';
import { readJournal } from '../../main/journal/read-journal.ts';
import type { EventRow } from '../../main/journal/rows.ts';
import type { Journal } from '../../main/journal/types.ts';
import { optionsFor, tamper } from './journal-stage.ts';

export function edit(file: string, work: (database: Database.Database) => void): void {
  const database = new Database(file);
  database.unsafeMode(true);
  work(database);
  database.close();
}

export const digest = (path: string) => createHash('sha256').update(readFileSync(path)).digest('hex');

/** Starts the till on it: the failure's detail, or how the start judged the file. */
export function start(
  file: string,
): { readonly refused: string } | { readonly origin: string; readonly journal: Journal } {
  const result = openJournal(optionsFor(file));
  return result.ok
    ? { origin: result.value.origin, journal: result.value }
    : { refused: `${result.failure.code} ${result.failure.parameters?.['detail'] ?? ''}` };
}

/** What the whole proof says, first finding first; null: nothing. */
export function proof(file: string): string | null {
  const opening = readJournal(file);
  if (!opening.ok) return opening.failure.code;
  try {
    return opening.value.audit({ limit: 1 }).findings[0]?.problem ?? null;
  } finally {
    opening.value.close();
  }
}

export const structures: readonly (readonly [string, string, RegExp])[] = [
  [
    'a trigger that lets sales vanish',
    'CREATE TRIGGER a BEFORE INSERT ON operation BEGIN SELECT RAISE(IGNORE); END',
    /trigger a was put in/,
  ],
  [
    'a trigger that makes everybody a manager',
    "CREATE TRIGGER a AFTER INSERT ON event BEGIN UPDATE person SET role = 'manager'; END",
    /trigger a was put in/,
  ],
  ['the guard of the history taken off', 'DROP TRIGGER event_never_changes', /event_never_changes is missing/],
  [
    'the guard made harmless',
    'DROP TRIGGER event_never_goes; CREATE TRIGGER event_never_goes BEFORE DELETE ON event BEGIN SELECT 1; END',
    /event_never_goes was changed/,
  ],
  [
    'a view that never ends in a table’s place',
    'DROP TABLE print_job; CREATE VIEW print_job AS WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i FROM n) SELECT i FROM n',
    /print_job (was put in|is missing)/,
  ],
  ['a view of somebody’s own', 'CREATE VIEW loot AS SELECT * FROM person', /view loot was put in/],
  ['a column more', 'ALTER TABLE person ADD COLUMN more TEXT', /table person was changed/],
  ['a table of somebody’s own', 'CREATE TABLE booty (a)', /table booty was put in/],
  ['an index that reckons', 'CREATE INDEX a ON person (upper(name))', /index a was put in/],
  ['the version of an older store', 'PRAGMA user_version = 3', /its structure/],
  [
    'a rule taken out of the text of a table',
    "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = replace(sql, 'CHECK (held >= 0)', '') WHERE name = 'operation'",
    /table operation was changed/,
  ],
];

export function put(bytes: Buffer, at: number, value: number): Buffer {
  bytes.writeUInt32BE(value, at);
  return bytes;
}

/** What a forger does who knows the program: every hash from the changed event on is reckoned anew. Answers the last one. */
export function forge(file: string, change: string): Buffer {
  let last: Buffer = Buffer.alloc(0);
  tamper(file, change);
  const rehash: string[] = [];
  edit(file, (database) => {
    const rows = database
      .prepare<[], EventRow>(
        `SELECT event.*, operation.serial FROM event JOIN operation ON operation.sequence = event.operation ORDER BY event.sequence`,
      )
      .all();
    let previous = rows[0]?.previous_hash ?? Buffer.alloc(32);
    for (const row of rows) {
      const hash = hashEvent({ ...row, from: row.from_state, to: row.to_state }, previous);
      rehash.push(
        `UPDATE event SET previous_hash = unhex('${previous.toString('hex')}'), hash = unhex('${hash.toString('hex')}') WHERE sequence = ${row.sequence};`,
      );
      previous = hash;
      last = hash;
    }
  });
  tamper(file, rehash.join('\n'));
  return last;
}
