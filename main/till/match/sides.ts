// The three sides of a match as the join and the judge see them: what they need of an operation, a row of the log and a bill. Pure.
import { type Fen, subtractFen, zeroFen } from '../../../shared/money.ts';
import type { OperationKind, OperationState } from '../../../shared/operation.ts';
import type { BillDue } from '../../../shared/unipos-bills.ts';
import type { PlatformTransaction } from '../../backends/ports/transactions.ts';

/** One operation of the journal. Times: wall ms UTC. */
export type MatchOperation = {
  readonly serial: string;
  readonly voucher: string | null;
  readonly kind: OperationKind;
  readonly state: OperationState;
  readonly amount: Fen;
  readonly cardNo: string;
  readonly at: number;
  readonly updatedAt: number;
  /** Of a revocation: the serial of what it undoes, or its voucher where that came from paper. */
  readonly parent: string | null;
  readonly parentVoucher: string | null;
  readonly billNo: string | null;
  readonly shopNo: string | null;
  /** A terminal of UniPOS paid through the gateway: several of these may pay one bill. */
  readonly gateway: boolean;
  /** By which number UniPOS may know the payment: its serial, its voucher, the terminal's own reference. */
  readonly references: readonly string[];
  /** The log can show it. */
  readonly traced: boolean;
};

/** One bill. `closedAt` in wall ms UTC; null where it cannot be read. */
export type MatchBill = {
  readonly billNo: string;
  readonly shopNo: string;
  readonly due: BillDue;
  readonly closedAt: number | null;
  /** A reading after it was closed did not have it yet. */
  readonly late: boolean;
  /** The newest reading has it no more. */
  readonly gone: boolean;
  /** The numbers of its payments' own vouchers. */
  readonly references: readonly string[];
};

/** What a side gave. `unread` could not be asked, `absent` is not there to be asked: neither says anything. */
export type Side<Row> =
  | { readonly state: 'read'; readonly rows: readonly Row[] }
  | { readonly state: 'unread' | 'absent'; readonly rows: readonly Row[] };

export type MatchInput = {
  /** The business day, wall ms UTC. */
  readonly from: number;
  readonly to: number;
  /** When the sides were read, wall ms UTC. */
  readonly now: number;
  readonly terminalNo: string;
  readonly journal: readonly MatchOperation[];
  readonly log: Side<PlatformTransaction>;
  readonly bills: Side<MatchBill>;
  /** Which payment numbers are the member card is known. */
  readonly cardModesKnown: boolean;
  /** Serials that an earlier match of this day did not find in the log. */
  readonly lacking: ReadonlySet<string>;
};

/** Not settled yet. */
export function isOpen({ state }: Pick<MatchOperation, 'state'>): boolean {
  return state === 'pending' || state === 'sending' || state === 'blocked' || state === 'unknown' || state === 'manual';
}

/** Booked once, whatever became of it since. */
export function isBooked({ state }: Pick<MatchOperation, 'state'>): boolean {
  return state === 'applied' || state === 'reverted';
}

/**
 * What an operation moves, in fen: sales and recharges, revocations taken off; what was refused moves nothing, and neither does a service.
 * `undoneHere`: serials that an applied revocation of this till undid; what the platform undid by itself has no such row and moves nothing.
 */
export function movedBy(operation: MatchOperation, undoneHere: ReadonlySet<string>): Fen {
  const { kind, state, amount, serial } = operation;
  if (kind === 'service' || (!isBooked(operation) && !isOpen(operation))) {
    return zeroFen;
  }
  if (state === 'reverted' && !undoneHere.has(serial)) {
    return zeroFen;
  }
  return kind === 'revocation' ? subtractFen(zeroFen, amount) : amount;
}

/** The same of a row of the log. */
export function movedByRow({ kind, amount }: Pick<PlatformTransaction, 'kind' | 'amount'>): Fen {
  if (amount === null || kind === 'service' || kind === 'other' || kind === null) {
    return zeroFen;
  }
  return kind === 'revocation' ? subtractFen(zeroFen, amount) : amount;
}

/** What a bill asks of a card; nothing where it asks none, or an amount that no card can pay. */
export function askedBy({ due }: Pick<MatchBill, 'due'>): Fen {
  return due.kind === 'amount' ? due.amount : zeroFen;
}
