// The print queue as the till uses it: apart from the sale, durable, and never twice without a mark.
import type { PrintProblem, PrintState, ReceiptKind } from '../../shared/printing.ts';
import type { Operation } from '../queue/operation.ts';

/** `document` is JSON, composed once. Times are wall ms UTC. */
export type PrintJob = {
  readonly job: number;
  readonly kind: ReceiptKind;
  readonly serial: string | null;
  readonly copy: number;
  readonly document: string;
  readonly state: PrintState;
  readonly problem: PrintProblem | null;
  readonly attempts: number;
  readonly operator: string | null;
  readonly createdAt: number;
  readonly updatedAt: number;
};

export type PrintDraft = Pick<PrintJob, 'kind' | 'serial' | 'copy' | 'document' | 'operator'>;

export type PrintCounts = { readonly waiting: number; readonly doubtful: number };

export type PrintJobShelf = {
  /**
   * Searches the history since the last time for operations that were applied, or accepted without the platform, and queues what `make` says of
   * each (null: nothing). What was searched and the jobs are one transaction, and an operation gets a kind once: a crash loses and doubles none.
   */
  collect(make: (operation: Operation) => PrintDraft | null): number;
  /** Queues one that a person asked for. Durable when it returns. */
  add(draft: PrintDraft): PrintJob;
  /** How many of this kind may be on paper already. */
  begun(serial: string, kind: ReceiptKind): number;
  /** One of this kind that is still to come out, or null. */
  waitingOf(serial: string, kind: ReceiptKind): PrintJob | null;
  find(job: number): PrintJob | null;
  /** The one that has waited longest, or null. */
  next(): PrintJob | null;
  /** Moves it on where it is still in `from`; false where it is not. To `printing` it counts the attempt. Durable when it returns. */
  move(job: number, from: PrintState, to: PrintState, problem: PrintProblem | null): boolean;
  /** What was left `printing` by a crash may be on paper: it becomes `doubtful`. */
  recover(): number;
  counts(): PrintCounts;
  /** All that is open, oldest first, then what is done, newest first; at most `size` of each. */
  list(size: number): readonly PrintJob[];
  /** Lets go what has been done since before this moment (wall ms UTC), at most some hundreds at once. */
  letGo(before: number): number;
};
