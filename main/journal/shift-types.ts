// The shelf of shifts and of sealed days, as the use cases know it: steps that are only ever added, each with its entry in the audit.
import type { Fen } from '../../shared/money.ts';
import type { Operation } from '../queue/operation.ts';
import type { AuditEntry, AuditKind, AuditNote } from './people-types.ts';

export const shiftSteps = ['opened', 'moved', 'counted', 'closed'] as const;
export type ShiftStepName = (typeof shiftSteps)[number];

/** How the audit calls each step. */
export const shiftStepKinds = {
  opened: 'shiftOpened',
  moved: 'cashMoved',
  counted: 'cashCounted',
  closed: 'shiftClosed',
} as const satisfies Readonly<Record<ShiftStepName, AuditKind>>;

/**
 * `operation`: the number of the journal's last operation when it was taken. `amount` in fen: the float, what was put in (below zero: taken
 * out), what was counted. `said`: the step's own details, as plain data. The moment and the people stand in the entry.
 */
export type ShiftStep = {
  readonly shift: number;
  readonly step: ShiftStepName;
  readonly intent: string;
  readonly operation: number;
  readonly amount: Fen;
  readonly said: unknown;
  readonly entry: AuditEntry;
};

export type ShiftNote = Pick<ShiftStep, 'step' | 'intent' | 'amount' | 'said'> &
  Pick<AuditNote, 'operator' | 'personId'>;

/** An operation with its number in this journal. `adopted`: taken over from another till, whose drawer has its cash. */
export type NumberedOperation = {
  readonly number: number;
  readonly adopted: boolean;
  readonly operation: Operation;
};

/** What drawer and turnover ask of it: a shift has thousands. */
export type ShiftOperation = Pick<NumberedOperation, 'number' | 'adopted'> & {
  readonly operation: Pick<
    Operation,
    'serial' | 'intent' | 'kind' | 'payload' | 'state' | 'amount' | 'operator' | 'parent' | 'voucher'
  >;
};

export type ShiftShelf = {
  /** The newest shift's number; 0 where there was none. */
  newest(): number;
  /** Oldest first; none where there is no such shift. */
  steps(shift: number): readonly ShiftStep[];
  byIntent(intent: string): ShiftStep | null;
  /** Durable when it returns. Throws where the shift is not open, or is another than the next: that is a bug. */
  append(shift: number, note: ShiftNote): ShiftStep;
  /** Numbers of closed shifts, newest first; `before` is the last one seen. */
  closed(before: number | null, size: number): readonly number[];
  /** Operations behind this number, oldest first. */
  operationsAfter(number: number): readonly ShiftOperation[];
  /** The number of an operation; null where the journal does not hold it. */
  numberOf(serial: string): number | null;
  bySerial(serial: string): NumberedOperation | null;
  byVoucher(voucher: string): NumberedOperation | null;
  revocationsOf(serial: string): readonly NumberedOperation[];
  /** The changes of how the bill of this voucher was paid (6.20), oldest first. */
  paymentChanges(voucher: string): readonly NumberedOperation[];
};

export type DaySealKind = 'provisional' | 'final';

export type DaySealRow = {
  readonly sequence: number;
  readonly day: string;
  readonly kind: DaySealKind;
  readonly operation: number;
  readonly said: unknown;
  readonly entry: AuditEntry;
};

export type DaySealShelf = {
  /** The seals of a day, oldest first. */
  of(day: string): readonly DaySealRow[];
  /** The newest seal of the last day before this one that has any; null where none has. */
  lastBefore(day: string): DaySealRow | null;
  /** Durable when it returns. Throws where the day has its final seal: that is a bug. */
  append(seal: Pick<DaySealRow, 'day' | 'kind' | 'said'> & Pick<AuditNote, 'operator' | 'personId'>): DaySealRow;
};
