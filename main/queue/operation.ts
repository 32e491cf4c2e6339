// The rows that the queue works on: an operation, its events, and the draft that a use case hands in.
import type { Fen } from '../../shared/money.ts';
import type { MoneyPayload, OperationAnswer, OperationKind, OperationState } from '../../shared/operation.ts';

/** What a use case asks the queue to make durable. `intent` is unique: the same intent again is the same operation. */
export type OperationDraft = {
  readonly intent: string;
  readonly payload: MoneyPayload;
  /** What counts against the limits and the balance: the stored value of a consumption, else 0. Fen. */
  readonly held: Fen;
  /** The cashier who did it; kept for ever. */
  readonly operator: string;
  readonly shift: string | null;
  readonly memberName: string | null;
  /** May wait for the platform. Recharge, coupons, points and anything with a secret may not: unsent means cancelled. */
  readonly waits: boolean;
  /** The platform was known to be away when it was accepted. */
  readonly acceptedOffline: boolean;
};

/** One operation as the journal keeps it. `state` is a cache that equals the fold of its events. Times: wall = ms UTC. */
export type Operation = OperationDraft & {
  readonly serial: string;
  readonly kind: OperationKind;
  readonly cardNo: string;
  readonly amount: Fen;
  readonly merchantNo: string;
  readonly terminalNo: string;
  /** For a revocation: the serial of the consumption or recharge it undoes, if that is this till's own. */
  readonly parent: string | null;
  /** SHA-256 of the canonical payload; every attempt sends the same. */
  readonly bodyHash: string;
  readonly state: OperationState;
  /** How many times a request may have left. */
  readonly attempt: number;
  readonly voucher: string | null;
  readonly answer: OperationAnswer | null;
  /** The last event's reason (a `reason.<…>` catalogue key) and, where the platform refused, its words. */
  readonly reason: string | null;
  readonly platformMessage: string | null;
  /** A closed, attempted, not-applied operation is watched for a ghost until then (wall ms), else null. */
  readonly watchUntil: number | null;
  readonly createdAt: number;
  readonly updatedAt: number;
};

/** One immutable line of history, chained by hash to the one before it in the whole journal. */
export type OperationEvent = {
  readonly sequence: number;
  readonly serial: string;
  readonly from: OperationState | null;
  readonly to: OperationState;
  readonly attempt: number;
  readonly reason: string;
  /** Canonical JSON, never with a secret. */
  readonly evidence: string | null;
  readonly wall: number;
  readonly monotonic: number;
  readonly boot: string;
  readonly previousHash: string;
  readonly hash: string;
};

/** A compare-and-set: applies only if state and attempt are still the expected ones. Absent fields stay as they are. */
export type Move = {
  readonly serial: string;
  readonly from: OperationState;
  readonly fromAttempt: number;
  readonly to: OperationState;
  readonly attempt?: number;
  readonly voucher?: string | null;
  readonly answer?: OperationAnswer | null;
  readonly platformMessage?: string | null;
  readonly watchUntil?: number | null;
  readonly reason: string;
  readonly evidence: unknown;
};
