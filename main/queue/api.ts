// What the use cases see of the queue: accept, revoke, wait, watch. Implemented by create-queue.ts.

import type { PlatformContract } from '../../shared/contract.ts';
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

/** Who allowed it on the spot: a person's id. The PIN was checked by the caller and is never seen here. */
export type Approver = { readonly personId: string };

/**
 * `secret`: a trade password, kept in memory only. `offline`: null when the platform answers. `approval`: lifts the offline
 * limits that are the house's own; never more than the last balance, never beside an unresolved operation of the card, never
 * what may not wait. Who approved, and which limit was lifted, stands in the operation's first event.
 */
export type AcceptOptions = {
  readonly secret: string | null;
  readonly offline: OfflineCheck | null;
  readonly approval?: Approver | null;
  /** Which live operations may name the same UniPOS bill beside this one; left out: none. */
  readonly sharesBill?: (other: Operation) => boolean;
};

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
  /** Stands in the revocation's first event. */
  readonly approval?: Approver | null;
};

/**
 * Section 4.8. `applied` and `reverted` name the voucher where the platform's back office shows one; of a credit by hand `applied` names
 * its reference there.
 */
export type ManualDecision = {
  readonly serial: string;
  readonly outcome: 'applied' | 'notApplied' | 'reverted';
  readonly voucher: string | null;
  readonly operator: string;
  readonly reason: string;
  /** Who decides by PIN, and the second person; null below `limits.decisionAlone`. Never the same person. */
  readonly decidedBy: Approver;
  readonly secondPerson: Approver | null;
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

/** What a question to the log found; `failed`: no answer. `absent` and every proof only with what section 4 asks of them. */
export type Asked = {
  readonly operation: Operation;
  readonly finding: 'applied' | 'reverted' | 'mismatch' | 'absent' | 'untrusted' | 'failed';
  readonly evidence: unknown;
};

/**
 * What kind of platform it is. `proof`: an unknown outcome is read from its log, or judged by the card's balance before and after, where it
 * has none. `undo`: a revocation is a call, or a credit that a person gives by hand.
 */
export type PlatformTraits = { readonly proof: 'log' | 'balance'; readonly undo: 'call' | 'byHand' };

/** As Yazuo's is. */
export const usualPlatform: PlatformTraits = { proof: 'log', undo: 'call' };

export type QueueSettings = {
  readonly merchantNo: string;
  readonly terminalNo: string;
  readonly limits: Limits;
  /** Parallel connections, 1–8. */
  readonly connections: number;
  /** What the newest dated probe proved; asked each time, for a probe may end while the till runs. */
  readonly contract: () => PlatformContract;
  /** Whole deadline of one attempt, ms; Q = max(180 s, 2 × deadline, 2 × the log's lag). The lag is the contract's or what the queue itself measured, whichever is more. */
  readonly deadline: number;
  /** `usualPlatform`, where it is left out. */
  readonly platform?: PlatformTraits;
};

export type Queue = {
  /**
   * Makes an operation durable, then lets its lane send it. The same intent again returns the first operation.
   * Fails with `intentUsed` where that one asks for something else, with an `offline…` code when a limit of section 5 is passed, `offlineCardBusy` where the card has an unresolved
   * operation (offline, or for what may not wait; an online sale that may wait queues behind it), `onlineOnly` for what may
   * not wait when offline, `billPaid` or `billBusy` where another operation pays the same UniPOS bill, `diskFull` when the store refuses; then nothing was accepted.
   */
  accept(draft: OperationDraft, options: AcceptOptions): Result<Operation>;
  /**
   * One call whatever the case: unsent → both end locally; sending or unknown → blocked; applied → pending with the voucher, or `manual`
   * at once (`creditByHand`) where the platform has no such call.
   * Fails with `operationNotFound`, `serviceNotRevocable` (the platform has no way back), `nothingToRevoke`, `alreadyRevoked`, `revocationOpen`, `intentUsed`, `diskFull`.
   */
  revoke(request: RevocationRequest): Result<Operation>;
  /**
   * Resolves with the operation as it is when it is closed or manual, when `patience` ms are over, or when an unlisted refusal
   * is to be told at once: then it is `unknown` with `platformMessage` set, and closes as `rejected` by itself.
   */
  settled(serial: string, patience: number): Promise<Operation>;
  /**
   * A person decides what is `manual` (section 4.8), with a query made now as evidence. Resolves with the operation as it is
   * then: where the query proves the outcome, that is what it became, whatever was decided. Fails with `operationNotFound`, `notManual`,
   * `reasonMissing`, `secondPersonNeeded`, `samePerson`, `voucherMissing`, `voucherOfAnother` (the voucher is another operation's),
   * `decisionNeedsPlatform` (no answer to the query, or the queue does not run), `decisionContradicted` (the log shows the
   * operation, with other contents, and "not applied" was decided), `badArguments` (a revocation is never `reverted` itself:
   * its `applied` means that its target is), `diskFull`. Whoever heals it meanwhile is first: then it resolves with what it is.
   */
  decide(decision: ManualDecision): Promise<Result<Operation>>;
  /**
   * Asks the log now about any operation, closed ones too, and writes the answer down. A proof goes the way of every proof
   * (an applied sale that head office reverted is `reverted` then). Fails with `operationNotFound`, `diskFull`.
   */
  ask(serial: string): Promise<Result<Asked>>;
  /**
   * Others wrote operations into the store (a hand-over was adopted or taken back): reads what is open anew. What is new here
   * hears of a start (4.4): `sending` becomes `unknown`, and what may not wait and never left ends. Also before `start`.
   */
  reload(): void;
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
