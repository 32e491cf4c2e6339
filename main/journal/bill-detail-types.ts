// The outbox of bill details as the till uses it: which sales still owe the platform their detail, and which it would not have.
import type { Operation } from '../queue/operation.ts';

/** `content` is JSON, written once: a detail that is sent again is the same detail. */
export type WaitingDetail = { readonly operation: Operation; readonly content: string };

/** A detail that the platform definitely would not have; `words` are its own. `at` is wall ms UTC. */
export type RefusedDetail = { readonly operation: Operation; readonly words: string; readonly at: number };

export type BillDetailShelf = {
  /**
   * Gives every consumption that became `applied` on this till a row, with what `make` says of it. What was searched and the rows are one
   * transaction, so a crash before it leaves both for the next call. Returns how many are new.
   */
  collect(make: (operation: Operation) => string): number;
  /** Oldest first, after this operation (its serial); null: from the first. */
  waiting(after: string | null, size: number): readonly WaitingDetail[];
  /** Nothing happens where it does not wait any more. `words`: why it was refused. */
  conclude(serial: string, state: 'sent' | 'refused' | 'dropped', words: string | null): void;
  /** A refused detail waits again; false where it was not refused. */
  again(serial: string): boolean;
  /** Newest first. */
  refused(size: number): readonly RefusedDetail[];
  counts(): { readonly waiting: number; readonly refused: number };
};
