// How an operation and an event lie in their tables, and the way back to the types of the queue.
import type { Fen } from '../../shared/money.ts';
import type { MoneyPayload, OperationAnswer, OperationKind, OperationState } from '../../shared/operation.ts';
import type { Operation, OperationEvent } from '../queue/operation.ts';

export type OperationRow = {
  readonly sequence: number;
  readonly serial: string;
  readonly intent: string;
  readonly kind: OperationKind;
  readonly card_no: string;
  readonly amount: number;
  readonly held: number;
  readonly operator: string;
  readonly shift: string | null;
  readonly member_name: string | null;
  readonly waits: number;
  readonly accepted_offline: number;
  readonly merchant_no: string;
  readonly terminal_no: string;
  readonly parent: string | null;
  readonly body_hash: Buffer;
  readonly payload: string;
  readonly state: OperationState;
  readonly attempt: number;
  readonly voucher: string | null;
  readonly answer: string | null;
  readonly reason: string | null;
  readonly platform_message: string | null;
  readonly watch_until: number | null;
  readonly created_at: number;
  readonly updated_at: number;
  readonly last_event: number;
  /** The serial of the till that it was taken over from; absent in a store that is older than adoption. */
  readonly adopted_serial?: string | null;
  readonly adopted_from?: string | null;
  readonly settled?: number;
};

/** An event with the serial of its operation, which its table only knows by number. */
export type EventRow = {
  readonly sequence: number;
  readonly operation: number;
  readonly serial: string;
  readonly before: number | null;
  readonly from_state: OperationState | null;
  readonly to_state: OperationState;
  readonly attempt: number;
  readonly reason: string;
  readonly evidence: string | null;
  readonly facts: string | null;
  readonly wall: number;
  readonly monotonic: number;
  readonly boot: string;
  readonly previous_hash: Buffer;
  readonly hash: Buffer;
};

/** A row of `operation` as the queue knows it. Throws where the payload is no JSON: that is damage. */
export function toOperation(row: OperationRow): Operation {
  return {
    intent: row.intent,
    payload: JSON.parse(row.payload) as MoneyPayload,
    held: row.held as Fen,
    operator: row.operator,
    shift: row.shift,
    memberName: row.member_name,
    waits: row.waits === 1,
    acceptedOffline: row.accepted_offline === 1,
    serial: row.adopted_serial ?? row.serial,
    kind: row.kind,
    cardNo: row.card_no,
    amount: row.amount as Fen,
    merchantNo: row.merchant_no,
    terminalNo: row.terminal_no,
    parent: row.parent,
    bodyHash: row.body_hash.toString('hex'),
    state: row.state,
    attempt: row.attempt,
    voucher: row.voucher,
    answer: row.answer === null ? null : (JSON.parse(row.answer) as OperationAnswer),
    reason: row.reason,
    platformMessage: row.platform_message,
    watchUntil: row.watch_until,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}

/** A row of `event` as the queue knows it, hashes in hex. */
export function toEvent(row: EventRow): OperationEvent {
  return {
    sequence: row.sequence,
    serial: row.serial,
    from: row.from_state,
    to: row.to_state,
    attempt: row.attempt,
    reason: row.reason,
    evidence: row.evidence,
    wall: row.wall,
    monotonic: row.monotonic,
    boot: row.boot,
    previousHash: row.previous_hash.toString('hex'),
    hash: row.hash.toString('hex'),
  };
}
