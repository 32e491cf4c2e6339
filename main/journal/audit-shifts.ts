// The proof of shifts and seals: each row says what its audit entry says under the chain, and no entry is without its row.
import type { Database } from 'better-sqlite3';
import type { Finding } from './audit-judge.ts';
import { shiftStepKinds } from './shift-types.ts';

type Row = {
  readonly name: string;
  readonly own: string;
  readonly entry: number;
  readonly kind: string | null;
  readonly details: string | null;
  readonly wall: number | null;
  readonly at: number;
  readonly wanted: string;
};

const kinds = Object.entries(shiftStepKinds)
  .map(([step, kind]) => `WHEN '${step}' THEN '${kind}'`)
  .join(' ');

/** Nothing where the store is older than its shifts. */
export function auditShifts(database: Database): readonly Finding[] {
  const exists = database.prepare<[], number>("SELECT 1 FROM sqlite_schema WHERE name = 'shift_step'").pluck().get();
  if (exists === undefined) {
    return [];
  }
  const steps = database.prepare<[], Row>(
    `SELECT 'shift ' || shift || ', ' || step AS name, entry, at, audit_entry.kind, details, wall,
       CASE step ${kinds} END AS wanted,
       json_array(shift, intent, operation, amount) AS own
     FROM shift_step LEFT JOIN audit_entry ON audit_entry.sequence = shift_step.entry`,
  );
  const seals = database.prepare<[], Row>(
    `SELECT 'seal of ' || day AS name, entry, at, audit_entry.kind, details, wall, 'daySealed' AS wanted,
       json_array(day, day_seal.kind, operation) AS own
     FROM day_seal LEFT JOIN audit_entry ON audit_entry.sequence = day_seal.entry`,
  );
  return [
    ...steps.all().flatMap((row) => judged(row, ['shift', 'intent', 'operation', 'amount'])),
    ...seals.all().flatMap((row) => judged(row, ['day', 'kind', 'operation'])),
    ...orphans(database, Object.values(shiftStepKinds), 'shift_step'),
    ...orphans(database, ['daySealed'], 'day_seal'),
  ];
}

function judged(row: Row, fields: readonly string[]): readonly Finding[] {
  const same = row.kind === row.wanted && row.wall === row.at && row.own === saidBy(row.details, fields);
  return same ? [] : [told('changed', `${row.name}: it differs from audit entry ${row.entry}`)];
}

function saidBy(details: string | null, fields: readonly string[]): string | null {
  try {
    const said: unknown = JSON.parse(details ?? '{}');
    return JSON.stringify(fields.map((field) => Reflect.get(Object(said), field)));
  } catch {
    return null;
  }
}

function orphans(database: Database, wanted: readonly string[], table: 'shift_step' | 'day_seal'): readonly Finding[] {
  const missing = database
    .prepare<string[], number>(
      `SELECT sequence FROM audit_entry WHERE kind IN (${wanted.map(() => '?').join(', ')})
         AND sequence NOT IN (SELECT entry FROM ${table})`,
    )
    .pluck();
  const what = table === 'shift_step' ? 'its step of a shift' : 'its seal';
  return missing.all(...wanted).map((sequence) => told('removed', `audit entry ${sequence}: ${what} is missing`));
}

function told(kind: Finding['kind'], problem: string): Finding {
  return { kind, sequence: 0, serial: null, problem };
}
