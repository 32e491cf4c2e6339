// Handing open work to another till and taking it over: what goes into the file, the mark that stops this store, the ids that were taken.
import type { Database } from 'better-sqlite3';
import type { Fen } from '../../shared/money.ts';
import type { RevocationPayload } from '../../shared/operation.ts';
import type { Clock, Store } from '../queue/ports.ts';
import type { Adopt } from './adoption.ts';
import { bySerial } from './by-serial.ts';
import { openStates } from './conditions.ts';
import type { EventLog } from './event-log.ts';
import type { HandedOperation, HandOverMark, HandOverShelf } from './hand-over-types.ts';
import { mayHaveLeft } from './may-have-left.ts';
import { reading } from './operation-reads.ts';
import type { AuditShelf } from './people-types.ts';
import { type OperationRow, toOperation } from './rows.ts';
import type { Transact } from './transaction.ts';

type MarkRow = {
  readonly step: 'written' | 'takenBack';
  readonly id: string;
  readonly target: string;
  readonly at: number;
  readonly count: number;
  readonly amount: number;
};

type Parts = {
  readonly transact: Transact;
  readonly clock: Clock;
  readonly audit: AuditShelf;
  readonly store: Store;
  readonly log: EventLog;
  readonly adopt: Adopt;
};

/** The hand-overs of one open database. */
export function createHandOver(
  database: Database,
  { transact, clock, audit, store, log, adopt }: Parts,
): HandOverShelf {
  const open = database.prepare<[], OperationRow>(
    `SELECT operation.* FROM operation INDEXED BY operation_open WHERE ${openStates}`,
  );
  const watched = database.prepare<[number], OperationRow>(
    `SELECT operation.* FROM operation INDEXED BY operation_watched
     WHERE watch_until IS NOT NULL AND watch_until > ? AND state IN ('rejected','cancelled')`,
  );
  const find = bySerial<OperationRow>(database, 'operation.*');
  const newest = database.prepare<[], MarkRow>(
    `SELECT step, id, counterpart AS target, at, count, amount FROM hand_over WHERE step <> 'taken'
     ORDER BY sequence DESC LIMIT 1`,
  );
  const taken = database.prepare<[string], number>("SELECT 1 FROM hand_over WHERE step = 'taken' AND id = ?").pluck();
  const insert = database.prepare(
    `INSERT INTO hand_over (step, id, counterpart, at, count, amount, entry)
     VALUES (:step, :id, :counterpart, :at, :count, :amount, :entry)`,
  );

  function collect(): readonly HandedOperation[] {
    const rows = [...open.all(), ...watched.all(Math.floor(clock.wall()))];
    const targets = rows.map(targetOf);
    const all = new Map([...rows, ...targets.filter((row) => row !== undefined)].map((row) => [row.sequence, row]));
    return [...all.values()]
      .sort((left, right) => left.sequence - right.sequence)
      .map(toOperation)
      .map((operation) => ({ operation, events: log.of(operation.serial) }));
  }

  /** What a revocation undoes, where it is ours: named by its serial, or by the voucher on the guest's paper. */
  function targetOf({ kind, parent, payload }: OperationRow): OperationRow | undefined {
    if (kind !== 'revocation') {
      return undefined;
    }
    const voucher = parent === null ? (JSON.parse(payload) as RevocationPayload).voucher : null;
    const serial = voucher === null ? parent : (store.byVoucher(voucher)?.serial ?? null);
    return serial === null ? undefined : find(serial);
  }

  function mark(): HandOverMark | null {
    const row = newest.get();
    if (row === undefined || row.step !== 'written') {
      return null;
    }
    return { id: row.id, target: row.target, at: row.at, count: row.count, amount: row.amount as Fen };
  }

  function markWritten(
    written: HandOverMark,
    by: { readonly operator: string; readonly personId: string } | null,
  ): void {
    const { id, target, at, count, amount } = written;
    const details = { id, target, at, count, amount };
    const who = { operator: by?.operator ?? null, personId: by?.personId ?? null };
    const entry = audit.append({ kind: 'handOverWritten', ...who, serial: null, details }).sequence;
    insert.run({ step: 'written', id, counterpart: target, at: Math.floor(at), count, amount, entry });
  }

  function takeBack(operator: string, personId: string): void {
    const standing = mark();
    if (standing === null) {
      return;
    }
    const { id, target, count, amount } = standing;
    const entry = audit.append({
      kind: 'handOverTakenBack',
      operator,
      personId,
      serial: null,
      details: { id },
    }).sequence;
    const at = Math.floor(clock.wall());
    insert.run({ step: 'takenBack', id, counterpart: target, at, count, amount, entry });
    for (const { serial, state, attempt } of store.active()) {
      if (state === 'pending' || state === 'sending') {
        const evidence = { handOver: id };
        // The other till may have sent it all the same: only the platform's log can tell.
        const move = { serial, from: state, fromAttempt: attempt, to: 'unknown', reason: 'handOverTakenBack' } as const;
        store.move({ ...move, attempt: mayHaveLeft(attempt), evidence });
      }
    }
  }

  function take(
    handOver: Parameters<HandOverShelf['adopt']>[0],
    operations: readonly HandedOperation[],
    asUnknown: boolean,
  ): boolean {
    const { id, from } = handOver;
    if (taken.get(id) !== undefined) {
      return false;
    }
    for (const handed of operations) {
      adopt(handed, { id, from, asUnknown });
    }
    const count = operations.length;
    const amount = operations.reduce((sum, { operation }) => sum + operation.held, 0);
    const serials = operations.map(({ operation }) => operation.serial);
    const who = { operator: handOver.operator ?? null, personId: handOver.personId ?? null };
    const details = { id, from, count, amount, asUnknown, serials };
    const entry = audit.append({ kind: 'handOverTaken', ...who, serial: null, details }).sequence;
    insert.run({ step: 'taken', id, counterpart: from, at: Math.floor(clock.wall()), count, amount, entry });
    return true;
  }

  return {
    collect: () => reading(collect),
    markWritten: (written, by) => transact(() => markWritten(written, by ?? null)),
    mark: () => reading(mark),
    takeBack: (operator, personId) => transact(() => takeBack(operator, personId)),
    adopt: (handOver, operations, asUnknown) => transact(() => take(handOver, operations, asUnknown)),
  };
}
