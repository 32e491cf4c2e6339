// The five ports of the queue: all that it knows of the world. Production and simulator run the same core on them.
import type { Fen } from '../../shared/money.ts';
import type { OperationAnswer, OperationKind } from '../../shared/operation.ts';
import type { Move, Operation, OperationDraft, OperationEvent } from './operation.ts';

/** `wall` is ms UTC and may jump; `monotonic` is ms since the process began and may not. No state depends on `wall`. */
export type Clock = { wall(): number; monotonic(): number };

/** `next` is uniform in [0, 1); `hex` gives that many random bytes as lower-case hex. */
export type Random = { next(): number; hex(bytes: number): string };

/** Runs `work` once after `delay` ms; the returned function takes it back. */
export type Timers = { schedule(delay: number, work: () => void): () => void };

/** A card's account as read: `balance` in 1/10,000 (yuan, or points). */
export type AccountBalance = { readonly account: string; readonly balance: number };

/** An account before an attempt is posted to it, and what the attempt takes from it (1/10,000, more than 0). */
export type BalanceWitness = AccountBalance & { readonly quantity: number };

/**
 * What is sent for one attempt. `parentVoucher` is the voucher that a revocation names, `parentKind` what it undoes where that
 * is this till's own operation (the platform has another interface for each). `secret` never touches the disk.
 */
export type Sending = {
  readonly operation: Operation;
  /**
   * For a platform without a log: takes the balance as it is read before anything is posted, and makes it durable. False: nothing may
   * be posted (the disk refused, or this attempt was given up meanwhile), and the outcome is `unsent` with `unsentNotNoted`.
   */
  readonly witness?: (before: BalanceWitness) => boolean;
  readonly parentVoucher: string | null;
  readonly parentKind?: OperationKind | null;
  readonly secret: string | null;
};

/**
 * What became of an attempt. `unsent`: provably nothing reached the platform's business (refused connection, DNS, TLS,
 * a token that was rejected twice, or a balance that could not be noted before). `refused`: a well-formed refusal; `listed` = on the profile's list of definite
 * refusals. Everything else is `unknown`. `reason` is a `reason.<…>` catalogue key; `evidence` is plain JSON data
 * without token, password or code.
 */
export type AttemptOutcome =
  | {
      readonly kind: 'accepted';
      readonly answer: OperationAnswer;
      /** Null only where the document gives none for this call. */
      readonly voucher: string | null;
      readonly evidence: unknown;
    }
  | {
      readonly kind: 'refused';
      readonly code: string;
      readonly message: string;
      readonly listed: boolean;
      readonly evidence: unknown;
    }
  | {
      readonly kind: 'unsent';
      readonly reason:
        | 'unsentConnection'
        | 'unsentToken'
        | 'unsentContention'
        | 'unsentSignedOut'
        /** Platforms without a log: the witness was refused, or a start found that none was ever given. */
        | 'unsentNotNoted';
      readonly evidence: unknown;
    }
  | { readonly kind: 'unknown'; readonly reason: string; readonly evidence: unknown };

/** One row of the platform's log as read; anything may be missing. Amounts in fen. */
export type LogRow = {
  readonly serial: string | null;
  readonly cardNo: string | null;
  readonly voucher: string | null;
  readonly kind: OperationKind | 'other' | null;
  readonly amount: Fen | null;
  /** The row was undone: by a revocation or by head office. */
  readonly revoked: boolean;
  /** For a revocation row: the voucher that it undid, if the log tells. */
  readonly revokes: string | null;
  readonly storeBalance: Fen | null;
  readonly at: string | null;
};

/** 6.12.2 asks by card and, if given, by serial. */
export type LogQuery = { readonly cardNo: string; readonly serial: string | null };

export type LogAnswer =
  | { readonly kind: 'rows'; readonly rows: readonly LogRow[]; readonly evidence: unknown }
  | { readonly kind: 'failed'; readonly reason: string; readonly reachable: boolean; readonly evidence: unknown };

/** `balance`: the answer of a platform that has no log; the card's accounts as they are now. */
export type LogOutcome =
  | LogAnswer
  | { readonly kind: 'balance'; readonly accounts: readonly AccountBalance[]; readonly evidence: unknown };

/** The platform. Both calls always resolve, within their own deadlines; they never throw for anything the network does. */
export type Net = {
  attempt(sending: Sending): Promise<AttemptOutcome>;
  findTransactions(query: LogQuery): Promise<LogOutcome>;
};

/** Sums over what this till holds open, for the limits of the design's queue, section 5. */
export type HeldSums = { readonly count: number; readonly amount: Fen; readonly unresolved: number };

/**
 * The journal, seen by the queue. All calls are synchronous; `transaction` is one durable SQLite transaction (FULL sync):
 * when it returns, the power may go. A throw inside rolls everything back. `insert` draws the serial in the same
 * transaction. Throws `StoreFailure` (see journal) when the disk refuses.
 */
export type Store = {
  transaction<Value>(work: () => Value): Value;
  /**
   * Inserts in state `pending` or `blocked` with its first event, which holds `evidence` (canonical JSON; none where it is
   * left out). The caller has checked `byIntent` in the same transaction.
   */
  insert(draft: OperationDraft, state: 'pending' | 'blocked', reason: string, evidence?: unknown): Operation;
  /** Changes state and appends the event; false (and nothing done) when state or attempt are no longer the expected ones. */
  move(change: Move): boolean;
  /** Appends an event that leaves the state as it is: a query's answer, a note. */
  note(serial: string, reason: string, evidence: unknown): void;
  get(serial: string): Operation | null;
  byIntent(intent: string): Operation | null;
  /** The revocations that name this operation as their target, newest first. */
  revocationsOf(serial: string): readonly Operation[];
  /** The operation with this voucher on this till, if any. */
  byVoucher(voucher: string): Operation | null;
  /** The newest operation that names this UniPOS bill and is live: neither `rejected`, `cancelled` nor `reverted`. */
  paysBill(billNo: string): Operation | null;
  /**
   * The applied revocation of a voucher from paper, newer than this operation, that turns out to be the operation's own.
   * A search without an index: for the rare operation that is proven late.
   */
  paperRevocationOf(serial: string, voucher: string): Operation | null;
  /** `pending`, `sending`, `unknown` and `blocked`, oldest first. `manual` is not among them. */
  active(): readonly Operation[];
  /** Every `manual` operation, oldest first: a later query may still heal it. */
  manual(): readonly Operation[];
  /** Closed as not applied but still watched at this wall time. */
  watched(wall: number): readonly Operation[];
  /**
   * The newest sale or recharge (any card) that the log must show, applied or reverted since: for the control "a
   * known serial is found". `except`: serials that the log may not show yet, because it is slow; they are passed over.
   */
  latestKnown(except?: ReadonlySet<string>): Operation | null;
  /** Held and unresolved (`unknown`, `manual`) operations of one card, or of the whole till with null. */
  held(cardNo: string | null): HeldSums;
  events(serial: string): readonly OperationEvent[];
};

export type Ports = {
  readonly clock: Clock;
  readonly random: Random;
  readonly timers: Timers;
  readonly net: Net;
  readonly store: Store;
};
