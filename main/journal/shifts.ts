// Shifts on an open database: each step is a row and an audit entry in one transaction, and the operations are found by their numbers.
import type { Database } from 'better-sqlite3';
import type { Fen } from '../../shared/money.ts';
import type { MoneyPayload } from '../../shared/operation.ts';
import { type AuditRow, toEntry } from './audit-entry.ts';
import { bySerial } from './by-serial.ts';
import { reading } from './operation-reads.ts';
import type { AuditShelf } from './people-types.ts';
import { type OperationRow, toOperation } from './rows.ts';
import {
  type NumberedOperation,
  type ShiftNote,
  type ShiftOperation,
  type ShiftShelf,
  type ShiftStep,
  type ShiftStepName,
  shiftStepKinds,
} from './shift-types.ts';
import type { Transact } from './transaction.ts';

type StepRow = AuditRow & {
  readonly shift: number;
  readonly step: ShiftStepName;
  readonly intent: string;
  readonly operation: number;
  readonly amount: number;
};

type ShiftOperationRow = Pick<
  OperationRow,
  'sequence' | 'serial' | 'adopted_serial' | 'intent' | 'kind' | 'payload' | 'state' | 'amount' | 'operator'
> &
  Pick<OperationRow, 'parent' | 'voucher'>;

/** As the index `operation_payment_change` spells it. */
const changedVoucher = "CASE WHEN json_valid(payload) THEN json_extract(payload, '$.content.voucher') END";

/** The shifts of one open database. */
export function createShiftShelf(database: Database, transact: Transact, audit: AuditShelf): ShiftShelf {
  const newest = database.prepare<[], number>('SELECT coalesce(max(shift), 0) FROM shift_step').pluck();
  const stepsOf = (condition: string) =>
    database.prepare<[string | number], StepRow>(
      `SELECT audit_entry.*, shift, step, intent, operation, amount
       FROM shift_step JOIN audit_entry ON audit_entry.sequence = shift_step.entry WHERE ${condition} ORDER BY shift_step.sequence`,
    );
  const ofShift = stepsOf('shift = ?');
  const ofIntent = stepsOf('intent = ?');
  const closed = database
    .prepare<[number, number], number>(
      "SELECT shift FROM shift_step WHERE step = 'closed' AND shift < ? ORDER BY shift DESC LIMIT ?",
    )
    .pluck();
  const insert = database.prepare(
    `INSERT INTO shift_step (shift, step, intent, operation, amount, at, entry)
     VALUES (:shift, :step, :intent, :operation, :amount, :at, :entry)`,
  );
  const lastOperation = database.prepare<[], number>('SELECT coalesce(max(sequence), 0) FROM operation').pluck();
  const after = database.prepare<[number], ShiftOperationRow>(
    `SELECT sequence, serial, adopted_serial, intent, kind, payload, state, amount, operator, parent, voucher
     FROM operation WHERE sequence > ? ORDER BY sequence`,
  );
  const find = bySerial<OperationRow>(database, 'operation.*');
  const numberOf = bySerial<{ readonly sequence: number }>(database, 'sequence');
  const voucherOf = database.prepare<[string], OperationRow>(
    "SELECT * FROM operation WHERE voucher = ? AND kind <> 'revocation' ORDER BY sequence LIMIT 1",
  );
  const revocations = database.prepare<[string], OperationRow>(
    'SELECT * FROM operation WHERE parent = CAST(? AS TEXT) ORDER BY sequence',
  );
  const changes = database.prepare<[string], OperationRow>(
    `SELECT * FROM operation INDEXED BY operation_payment_change
     WHERE kind = 'service' AND ${changedVoucher} IS NOT NULL AND ${changedVoucher} = CAST(? AS TEXT) ORDER BY sequence`,
  );

  function append(shift: number, { step, intent, amount, said, operator, personId }: ShiftNote): ShiftStep {
    const operation = lastOperation.get() ?? 0;
    const details = { shift, intent, operation, amount, said };
    const entry = audit.append({ kind: shiftStepKinds[step], operator, personId, serial: null, details });
    insert.run({ shift, step, intent, operation, amount, at: entry.wall, entry: entry.sequence });
    return { shift, step, intent, operation, amount, said, entry };
  }

  return {
    newest: () => reading(() => newest.get() ?? 0),
    steps: (shift) => reading(() => ofShift.all(shift).map(toStep)),
    byIntent: (intent) => reading(() => ofIntent.all(intent).map(toStep)[0] ?? null),
    append: (shift, note) => transact(() => append(shift, note)),
    closed: (before, size) => reading(() => closed.all(before ?? Number.MAX_SAFE_INTEGER, Math.max(0, size))),
    operationsAfter: (number) => reading(() => after.all(number).map(toShiftOperation)),
    numberOf: (serial) => reading(() => numberOf(serial)?.sequence ?? null),
    bySerial: (serial) => reading(() => numberedOrNull(find(serial))),
    byVoucher: (voucher) => reading(() => numberedOrNull(voucherOf.get(voucher))),
    revocationsOf: (serial) => reading(() => revocations.all(serial).map(toNumbered)),
    paymentChanges: (voucher) => reading(() => changes.all(voucher).map(toNumbered)),
  };
}

function toStep(row: StepRow): ShiftStep {
  const { shift, step, intent, operation } = row;
  const said: unknown = Reflect.get(Object(JSON.parse(row.details ?? '{}')), 'said');
  return { shift, step, intent, operation, amount: row.amount as Fen, said, entry: toEntry(row) };
}

function toNumbered(row: OperationRow): NumberedOperation {
  return { number: row.sequence, adopted: (row.adopted_serial ?? null) !== null, operation: toOperation(row) };
}

/** Field by field: a busy shift has thousands of these. */
function toShiftOperation(row: ShiftOperationRow): ShiftOperation {
  const adopted = row.adopted_serial ?? null;
  return {
    number: row.sequence,
    adopted: adopted !== null,
    operation: {
      serial: adopted ?? row.serial,
      intent: row.intent,
      kind: row.kind,
      payload: JSON.parse(row.payload) as MoneyPayload,
      state: row.state,
      amount: row.amount as Fen,
      operator: row.operator,
      parent: row.parent,
      voucher: row.voucher,
    },
  };
}

function numberedOrNull(row: OperationRow | undefined): NumberedOperation | null {
  return row === undefined ? null : toNumbered(row);
}
