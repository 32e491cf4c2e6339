// The proof of what people did: every link of the audit's chain, and the rows that repeat an entry for quick reading.
import type { Database } from 'better-sqlite3';
import { type AuditRow, entryText } from './audit-entry.ts';
import { type Chain, type ChainLink, type Finding, judge, type Place } from './audit-judge.ts';
import { pairs } from './audit-links.ts';
import { auditShifts } from './audit-shifts.ts';
import { canonicalJson } from './canonical-json.ts';
import { firstHash } from './event-hash.ts';
import { versionOf } from './migrations/migrate.ts';

type EntryLink = ChainLink & { readonly row: AuditRow };

const entryChain: Chain<EntryLink> = {
  noun: 'audit entry',
  plural: 'audit entries',
  text: ({ row, previousHash }, sequence) => entryText({ ...row, sequence }, previousHash),
  isComplete: () => true,
};

/** Version from which the store has an audit. */
const firstVersion = 3;

/** Every finding about what people did, `sequence` 0: no event is to blame. Nothing where the store is older than its audit. */
export function auditPeople(database: Database): readonly Finding[] {
  return versionOf(database) < firstVersion
    ? []
    : [...auditChain(database), ...auditSettlements(database), ...auditHandOvers(database), ...auditShifts(database)];
}

function auditChain(database: Database): readonly Finding[] {
  const rehome = database.prepare<[string], number>('SELECT sequence FROM audit_entry WHERE hash = unhex(?)').pluck();
  const findings: Finding[] = [];
  let place: Place = { sequence: 0, number: 0, hash: firstHash.toString('hex'), kind: null };
  for (const { link, next } of pairs(entries(database))) {
    const judged = judge(entryChain, link, next, place, (wanted) => rehome.get(wanted) ?? null);
    findings.push(...judged.findings.map((finding) => ({ ...finding, sequence: 0 })));
    place = judged.place;
  }
  return findings;
}

function* entries(database: Database): Generator<EntryLink> {
  const rows = database.prepare<[number], AuditRow>(
    'SELECT * FROM audit_entry WHERE sequence > ? ORDER BY sequence LIMIT 512',
  );
  let after = Number.MIN_SAFE_INTEGER;
  for (let chunk = rows.all(after); chunk.length > 0; chunk = rows.all(after)) {
    for (const row of chunk) {
      after = row.sequence;
      const { sequence, serial } = row;
      const hashes = { previousHash: row.previous_hash.toString('hex'), hash: row.hash.toString('hex') };
      yield { sequence, serial: serial ?? '', ...hashes, row };
    }
  }
}

type Said = { readonly kind: string | null; readonly details: string | null; readonly entry: number };

/** A settlement says what its entry says, its operation knows of it, and no entry is without its settlement. */
function auditSettlements(database: Database): readonly Finding[] {
  type Row = Said & {
    readonly serial: string;
    readonly how: string;
    readonly amount: number;
    readonly note: string;
    readonly at: number;
    readonly operator: string;
    readonly person: string;
    readonly said_operator: string | null;
    readonly said_person: string | null;
    readonly said_serial: string | null;
    readonly settled: number | null;
  };
  const rows = database.prepare<[], Row>(
    `SELECT settlement.serial, how, amount, note, at, settlement.operator, settlement.person_id AS person, entry,
       audit_entry.kind, audit_entry.details, audit_entry.operator AS said_operator,
       audit_entry.person_id AS said_person, audit_entry.serial AS said_serial,
       (SELECT settled FROM operation WHERE operation.sequence = settlement.operation) AS settled
     FROM settlement LEFT JOIN audit_entry ON audit_entry.sequence = settlement.entry`,
  );
  const findings = rows.all().flatMap((row) => {
    const { serial, how, amount, note, at } = row;
    const same =
      row.kind === 'refusalSettled' &&
      row.details === canonicalJson({ how, amount, note, at }) &&
      row.said_operator === row.operator &&
      row.said_person === row.person &&
      row.said_serial === serial &&
      row.settled === 1;
    return same ? [] : [told(serial, `settlement of ${serial}: it differs from audit entry ${row.entry}`)];
  });
  return [...findings, ...orphans(database, ['refusalSettled'], 'settlement')];
}

function auditHandOvers(database: Database): readonly Finding[] {
  type Row = Said & { readonly step: keyof typeof kinds; readonly id: string; readonly said_id: string | null };
  const kinds = { written: 'handOverWritten', takenBack: 'handOverTakenBack', taken: 'handOverTaken' } as const;
  const rows = database.prepare<[], Row & { count: number; amount: number; counterpart: string }>(
    `SELECT step, id, entry, count, amount, counterpart, audit_entry.kind, audit_entry.details
     FROM hand_over LEFT JOIN audit_entry ON audit_entry.sequence = hand_over.entry`,
  );
  const findings = rows.all().flatMap((row) => {
    const said = readDetails(row.details);
    const counterpart = said['target'] ?? said['from'];
    const same =
      row.kind === kinds[row.step] &&
      said['id'] === row.id &&
      (row.step === 'takenBack' ||
        (said['count'] === row.count && said['amount'] === row.amount && counterpart === row.counterpart));
    return same ? [] : [told(null, `hand-over ${row.id}: it differs from audit entry ${row.entry}`)];
  });
  return [...findings, ...orphans(database, Object.values(kinds), 'hand_over')];
}

/** Entries whose row is gone. */
function orphans(database: Database, kinds: readonly string[], table: 'settlement' | 'hand_over'): readonly Finding[] {
  const missing = database.prepare<string[], { sequence: number; serial: string | null }>(
    `SELECT sequence, serial FROM audit_entry WHERE kind IN (${kinds.map(() => '?').join(', ')})
       AND sequence NOT IN (SELECT entry FROM ${table})`,
  );
  const what = table === 'settlement' ? 'its settlement' : 'its hand-over';
  return missing.all(...kinds).map(({ sequence, serial }) => ({
    ...told(serial, `audit entry ${sequence}: ${what} is missing`),
    kind: 'removed' as const,
  }));
}

function told(serial: string | null, problem: string): Finding {
  return { kind: 'changed', sequence: 0, serial, problem };
}

function readDetails(details: string | null): Readonly<Record<string, unknown>> {
  try {
    return JSON.parse(details ?? '{}') as Readonly<Record<string, unknown>>;
  } catch {
    return {};
  }
}
