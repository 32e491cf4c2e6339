// A journal that is only looked at, without the application: nothing in its folder is changed, and nothing is left there.
import { existsSync, readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import type { Database } from 'better-sqlite3';
import type { OperationState } from '../../shared/operation.ts';
import { type Failure, failure, type Result, success } from '../../shared/result.ts';
import type { Operation, OperationEvent } from '../queue/operation.ts';
import { type Audit, type AuditOptions, auditJournal } from './audit.ts';
import { bySerial, knownSerialIn } from './by-serial.ts';
import { openStates } from './conditions.ts';
import { connect } from './connection.ts';
import { peekAtFile } from './inspect-file.ts';
import { hidesCommits } from './log-damage.ts';
import { storeVersion, versionOf } from './migrations/migrate.ts';
import { type EventRow, type OperationRow, toEvent, toOperation } from './rows.ts';
import { schemaFault } from './schema.ts';
import { openingFailure } from './store-failure.ts';
import { closeAfterFailure, closeWithoutTrace, companionsToCome } from './without-trace.ts';

/** Fen; times are wall ms UTC. */
export type JournalStats = {
  readonly schemaVersion: number;
  readonly installId: string | null;
  readonly installIds: number;
  readonly starts: number;
  readonly operations: number;
  readonly events: number;
  readonly byState: readonly {
    readonly state: OperationState;
    readonly kind: string;
    readonly count: number;
    readonly amount: number;
    readonly held: number;
  }[];
  readonly oldestOpen: { readonly serial: string; readonly state: OperationState; readonly createdAt: number } | null;
  readonly lastEvent: { readonly sequence: number; readonly wall: number; readonly hash: string } | null;
};

export type JournalReader = {
  /** Every finding of the whole proof, a log that hides acknowledged commits among them. */
  audit(options: AuditOptions): Audit;
  find(serial: string): { readonly operation: Operation; readonly events: readonly OperationEvent[] } | null;
  operations(): Iterable<Operation>;
  events(): Iterable<OperationEvent>;
  stats(): JournalStats;
  close(): void;
};

/**
 * Opens `file` read-only. Fails with `storeMissing`, `storeInUse` (a till runs on it), `storeNewer` or `storeDamaged`; what
 * cannot be read later throws what SQLite throws. While it is open no till can start on the file: close it soon.
 * `nativeBinding`: the addon of the running Electron, or null for the library's own.
 */
export function readJournal(
  file: string,
  nativeBinding: string | null = null,
): Result<JournalReader, Failure | { readonly code: 'storeMissing' }> {
  const name = basename(file);
  if (!existsSync(file) || statSync(file).size === 0) {
    return { ok: false, failure: { code: 'storeMissing' } };
  }
  let database: Database | null = null;
  const made = companionsToCome(file);
  try {
    const peeked = peekAtFile(file, name);
    if (!peeked.ok) {
      return peeked;
    }
    const log = existsSync(`${file}-wal`) ? readFileSync(`${file}-wal`) : Buffer.alloc(0);
    database = connect(file, nativeBinding, { readonly: true });
    const version = versionOf(database);
    if (version === 0 || version > storeVersion) {
      closeWithoutTrace(database, made);
      return version === 0
        ? failure('storeDamaged', { file: name, detail: 'another application’s database' })
        : failure('storeNewer', { file: name, found: version, known: storeVersion });
    }
    database.pragma('trusted_schema = OFF');
    return success(readerOn(database, { logHides: hidesCommits(log), made, nativeBinding }));
  } catch (error) {
    closeAfterFailure(database, made, error);
    return openingFailure(error, name);
  }
}

type Reading = {
  readonly logHides: boolean;
  readonly made: readonly string[];
  readonly nativeBinding: string | null;
};

function readerOn(database: Database, { logHides, made, nativeBinding }: Reading): JournalReader {
  return {
    audit(options) {
      const structure = schemaFault(database, nativeBinding);
      if (structure !== null) {
        // What is called a table may be a view that never ends: no row is read.
        return {
          findings: [{ kind: 'changed', sequence: 0, serial: null, problem: structure }],
          events: 0,
          operations: 0,
        };
      }
      const audit = auditJournal(database, options);
      const problem =
        'the log (-wal) has a bad frame in front of commits that were acknowledged: SQLite does not show them';
      return logHides
        ? { ...audit, findings: [{ kind: 'pages', sequence: 0, serial: null, problem }, ...audit.findings] }
        : audit;
    },
    find(serial) {
      const row = bySerial<OperationRow>(database, '*')(serial);
      if (row === undefined) {
        return null;
      }
      // Not along the links but over all events: they must show in a damaged journal too.
      const events = database
        .prepare<[string, number], EventRow>('SELECT *, ? AS serial FROM event WHERE operation = ? ORDER BY sequence')
        .all(serial, row.sequence);
      return { operation: toOperation(row), events: events.map(toEvent) };
    },
    *operations() {
      for (const row of database.prepare<[], OperationRow>('SELECT * FROM operation ORDER BY sequence').iterate()) {
        yield toOperation(row);
      }
    },
    *events() {
      const rows = database.prepare<[], EventRow>(
        `SELECT event.*, coalesce(${knownSerialIn(database)}, '') AS serial
         FROM event LEFT JOIN operation ON operation.sequence = event.operation ORDER BY event.sequence`,
      );
      for (const row of rows.iterate()) {
        yield toEvent(row);
      }
    },
    stats: () => statsOf(database),
    close: () => closeWithoutTrace(database, made),
  };
}

function statsOf(database: Database): JournalStats {
  const one = <Value>(sql: string) => database.prepare<[], Value>(sql).get();
  const number = (sql: string) => database.prepare<[], number>(sql).pluck().get() ?? 0;
  const last = one<{ sequence: number; wall: number; hash: Buffer }>(
    'SELECT sequence, wall, hash FROM event ORDER BY sequence DESC LIMIT 1',
  );
  return {
    schemaVersion: versionOf(database),
    installId:
      one<{ install_id: string }>('SELECT install_id FROM installation ORDER BY sequence DESC LIMIT 1')?.install_id ??
      null,
    installIds: number('SELECT count(*) FROM installation'),
    starts: number('SELECT count(*) FROM boot'),
    operations: number('SELECT count(*) FROM operation'),
    events: number('SELECT count(*) FROM event'),
    byState: database
      .prepare<[], JournalStats['byState'][number]>(
        `SELECT state, kind, count(*) AS count, sum(amount) AS amount, sum(held) AS held
         FROM operation GROUP BY state, kind ORDER BY state, kind`,
      )
      .all(),
    oldestOpen:
      one<NonNullable<JournalStats['oldestOpen']>>(
        `SELECT ${knownSerialIn(database)} AS serial, state, created_at AS createdAt FROM operation WHERE ${openStates} ORDER BY sequence LIMIT 1`,
      ) ?? null,
    lastEvent: last === undefined ? null : { ...last, hash: last.hash.toString('hex') },
  };
}
