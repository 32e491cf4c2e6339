// Seals of business days on an open database: a row and an audit entry in one transaction.
import type { Database } from 'better-sqlite3';
import { type AuditRow, toEntry } from './audit-entry.ts';
import { reading } from './operation-reads.ts';
import type { AuditShelf } from './people-types.ts';
import type { DaySealKind, DaySealRow, DaySealShelf } from './shift-types.ts';
import type { Transact } from './transaction.ts';

type SealRow = AuditRow & {
  readonly seal: number;
  readonly day: string;
  readonly seal_kind: DaySealKind;
  readonly operation: number;
};

const columns = 'audit_entry.*, day_seal.sequence AS seal, day, day_seal.kind AS seal_kind, operation';
const joined = 'day_seal JOIN audit_entry ON audit_entry.sequence = day_seal.entry';

/** The seals of one open database. */
export function createDaySealShelf(database: Database, transact: Transact, audit: AuditShelf): DaySealShelf {
  const ofDay = database.prepare<[string], SealRow>(
    `SELECT ${columns} FROM ${joined} WHERE day = ? ORDER BY day_seal.sequence`,
  );
  const before = database.prepare<[string], SealRow>(
    `SELECT ${columns} FROM ${joined} WHERE day < ? ORDER BY day DESC, day_seal.sequence DESC LIMIT 1`,
  );
  const lastOperation = database.prepare<[], number>('SELECT coalesce(max(sequence), 0) FROM operation').pluck();
  const insert = database.prepare('INSERT INTO day_seal (day, kind, operation, at, entry) VALUES (?, ?, ?, ?, ?)');

  function append({ day, kind, said, operator, personId }: Parameters<DaySealShelf['append']>[0]): DaySealRow {
    const operation = lastOperation.get() ?? 0;
    const details = { day, kind, operation, said };
    const entry = audit.append({ kind: 'daySealed', operator, personId, serial: null, details });
    const { lastInsertRowid } = insert.run(day, kind, operation, entry.wall, entry.sequence);
    return { sequence: Number(lastInsertRowid), day, kind, operation, said, entry };
  }

  return {
    of: (day) => reading(() => ofDay.all(day).map(toSeal)),
    lastBefore: (day) => reading(() => before.all(day).map(toSeal)[0] ?? null),
    append: (seal) => transact(() => append(seal)),
  };
}

function toSeal(row: SealRow): DaySealRow {
  const said: unknown = Reflect.get(Object(JSON.parse(row.details ?? '{}')), 'said');
  return { sequence: row.seal, day: row.day, kind: row.seal_kind, operation: row.operation, said, entry: toEntry(row) };
}
