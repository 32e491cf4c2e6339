// What the use cases see of the queue: accept, revoke, wait, watch. Implemented by create-queue.ts.

import type { Limits } from '../../shared/limits.ts';
import type { Fen } from '../../shared/money.ts';
import type { Result } from '../../shared/result.ts';
import type { Operation, OperationDraft } from './operation.ts';
import type { Ports } from './ports.ts';

/** What is known of the card when the platform is away; checked in the same transaction that inserts the operation. Times in ms. */
export type OfflineCheck = {
  readonly lastBalance: Fen;
  /** Age of that balance: ms since it was seen. */
  readonly balanceAge: number;
  /** How long the platform has been away: ms. */
  readonly offlineFor: number;
};

/** `secret`: a trade password, kept in memory only. `offline`: null when the platform answers. */
export type AcceptOptions = { readonly secret: string | null; readonly offline: OfflineCheck | null };

/** A revocation of one of our own operations (`serial`) or of a voucher from paper. */
export type RevocationRequest = {
  readonly intent: string;
  readonly target:
    | { readonly kind: 'operation'; readonly serial: string }
    | { readonly kind: 'voucher'; readonly voucher: string; readonly cardNo: string; readonly amount: Fen };
  readonly reason: string;
  readonly operator: string;
  readonly shift: string | null;
  readonly acceptedOffline: boolean;
};

/**
 * `reach` is what the last call to the platform showed. `waiting` counts pending, sending, unknown and blocked;
 * `atRisk` is the fen they and `manual` hold. `offlineSince` is monotonic ms, or null while reachable.
 */
export type QueueStatus = {
  readonly reach: 'untried' | 'reachable' | 'unreachable' | 'captivePortal' | 'signInNeeded' | 'contention';
  readonly offlineSince: number | null;
  readonly waiting: number;
  readonly unknown: number;
  readonly manual: number;
  readonly atRisk: Fen;
};

export type QueueSettings = {
  readonly merchantNo: string;
  readonly terminalNo: string;
  readonly limits: Limits;
  /** Parallel connections, 1–8. */
  readonly connections: number;
  /** True only where a dated probe proved that a repeated serial is not charged again. */
  readonly repeatProven: boolean;
  /** Whole deadline of one attempt, ms; Q = max(180 s, 2 × deadline). */
  readonly deadline: number;
};

export type Queue = {
  /**
   * Makes an operation durable, then lets its lane send it. The same intent again returns the first operation.
   * Fails with `intentUsed` where that one asks for something else, with an `offline…` code when a limit of section 5 is passed, `offlineCardBusy` where the card has an unresolved
   * operation (offline, or for what may not wait; an online sale that may wait queues behind it), `onlineOnly` for what may
   * not wait when offline, `diskFull` when the store refuses; then nothing was accepted.
   */
  accept(draft: OperationDraft, options: AcceptOptions): Result<Operation>;
  /**
   * One call whatever the case: unsent → both end locally; sending or unknown → blocked; applied → pending with the voucher.
   * Fails with `operationNotFound`, `nothingToRevoke`, `alreadyRevoked`, `revocationOpen`, `intentUsed`, `diskFull`.
   */
  revoke(request: RevocationRequest): Result<Operation>;
  /**
   * Resolves with the operation as it is when it is closed or manual, when `patience` ms are over, or when an unlisted refusal
   * is to be told at once: then it is `unknown` with `platformMessage` set, and closes as `rejected` by itself.
   */
  settled(serial: string, patience: number): Promise<Operation>;
  /** Wakes the lanes now (network back, sign-in, the cashier's button); back-off is forgotten. */
  nudge(): void;
  /** `sending → unknown` for all, pending without its secret → cancelled, then the loop runs. */
  start(): void;
  /** No new attempt begins; resolves when what is in flight has come home. */
  stop(): Promise<void>;
  status(): QueueStatus;
  /** Other calls than the queue's own tell it what they saw of the platform. */
  report(reach: QueueStatus['reach']): void;
  /** When the next try of this operation is due: wall ms, or null. */
  nextTryAt(serial: string): number | null;
  /** Called after each durable change, with the operation as it is now. Returns the way to stop listening. */
  onChange(listener: (operation: Operation) => void): () => void;
  onStatus(listener: (status: QueueStatus) => void): () => void;
};

export type CreateQueue = (ports: Ports, settings: QueueSettings) => Queue;
