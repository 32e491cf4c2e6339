// What was accepted in a stretch of time: for the day-end only what its sums and its causes need, for the match whole operations.
import type { Database } from 'better-sqlite3';
import type { Fen } from '../../shared/money.ts';
import type { OperationKind, OperationState } from '../../shared/operation.ts';
import type { ServiceName } from '../../shared/service-names.ts';
import type { Operation } from '../queue/operation.ts';
import { knownSerial } from './by-serial.ts';
import { firstSince } from './first-since.ts';
import { reading } from './operation-reads.ts';
import { type OperationRow, toOperation } from './rows.ts';

/** One operation as a day-end counts it. `amount` is the bill, the principal or what was revoked: fen. Times: wall ms UTC. */
export type DayRow = {
  readonly serial: string;
  readonly kind: OperationKind;
  /** Which of the other money calls; null for every other kind. */
  readonly service: ServiceName | null;
  readonly state: OperationState;
  readonly amount: Fen;
  readonly terminalNo: string;
  readonly createdAt: number;
  readonly updatedAt: number;
  /** Of a revocation: the till that booked what it undoes; null where this journal does not hold it. */
  readonly parentTerminalNo: string | null;
};

export type DayReads = {
  /** What was accepted from `from` on and before `to` (wall ms UTC), oldest first. */
  between(from: number, to: number): readonly DayRow[];
  /** The same as whole operations; at most so many. */
  operationsBetween(from: number, to: number, most: number): readonly Operation[];
};

/** A clock that was put right by up to a day hides nothing: rows are found by number, then judged by their own time. */
const clockSlack = 24 * 3_600_000;

/** The day's rows of one open database. */
export function createDayReads(database: Database): DayReads {
  const first = firstSince(database, 'operation', 'created_at');
  const rows = database.prepare<[number, number, number, number], DayRow>(
    `SELECT ${knownSerial} AS serial, kind, CASE kind WHEN 'service' THEN payload ->> '$.service' END AS service, state, amount, terminal_no AS terminalNo, created_at AS createdAt,
       updated_at AS updatedAt,
       (SELECT parent.terminal_no FROM operation AS parent
        WHERE parent.sequence = CAST(substr(operation.parent, -8) AS INTEGER) AND parent.serial = operation.parent
        UNION ALL
        SELECT adopted.terminal_no FROM operation AS adopted WHERE adopted.adopted_serial = CAST(operation.parent AS TEXT)
        LIMIT 1) AS parentTerminalNo
     FROM operation WHERE sequence BETWEEN ? AND ? AND created_at >= ? AND created_at < ? ORDER BY sequence`,
  );
  const whole = database.prepare<[number, number, number, number, number], OperationRow>(
    `SELECT operation.* FROM operation
     WHERE sequence BETWEEN ? AND ? AND created_at >= ? AND created_at < ? ORDER BY sequence LIMIT ?`,
  );
  const numbers = (from: number, to: number) =>
    [first(from - clockSlack), first(to + clockSlack), Math.ceil(from), Math.ceil(to)] as const;
  return {
    between: (from, to) => reading(() => rows.all(...numbers(from, to))),
    operationsBetween: (from, to, most) => reading(() => whole.all(...numbers(from, to), most).map(toOperation)),
  };
}
