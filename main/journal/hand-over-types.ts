// Open work that goes to another till: what is handed over, the mark that stops this one, and the shelf that keeps both.
import type { Fen } from '../../shared/money.ts';
import type { Operation, OperationEvent } from '../queue/operation.ts';

/**
 * An operation as another till hands it over: the row, and its whole history as it stands in that till's journal. The serial
 * stays the old one, because the platform knows it by that.
 */
export type HandedOperation = { readonly operation: Operation; readonly events: readonly OperationEvent[] };

export type HandOverShelf = {
  /** The open operations (pending, sending, unknown, blocked, manual, and watched) with their targets' rows, for the file. */
  collect(): readonly HandedOperation[];
  /** Once written, this store never sends again (`handedOver`), over restarts and restores of later backups. Durable with the audit entry. */
  markWritten(mark: HandOverMark, by?: { readonly operator: string; readonly personId: string }): void;
  /** The newest mark, or null where this store may work. */
  mark(): HandOverMark | null;
  takeBack(operator: string, personId: string): void;
  /**
   * Adopts all in one transaction, each with a first event that holds the old history; `sending` and, with `asUnknown`, `pending` of
   * an attempted file come in as `unknown`. False where this hand-over was taken before: nothing is written then.
   */
  adopt(
    handOver: { readonly id: string; readonly from: string; readonly operator?: string; readonly personId?: string },
    operations: readonly HandedOperation[],
    asUnknown: boolean,
  ): boolean;
};

/** `target` is the install id of the till that may take the file. */
export type HandOverMark = {
  readonly id: string;
  readonly target: string;
  readonly at: number;
  readonly count: number;
  readonly amount: Fen;
};
