// What the desks beside the queue read and write: money at risk, refused sales and their settlement, late charges, health.
import type { Fen } from '../../shared/money.ts';
import type { OperationState } from '../../shared/operation.ts';
import type { Operation } from '../queue/operation.ts';

/** How the money of a refused offline sale was settled with the guest: once for an operation, never changed. */
export type Settlement = {
  readonly serial: string;
  readonly how: 'paidOtherwise' | 'chargedAgain' | 'guestOwes' | 'writtenOff';
  readonly amount: Fen;
  readonly note: string;
  readonly operator: string;
  readonly personId: string;
  readonly at: number;
};

/** One line of money at risk: `key` is a card number or an operator. Fen. */
export type RiskLine = {
  readonly key: string;
  readonly memberName: string | null;
  readonly count: number;
  readonly held: Fen;
  readonly oldest: number;
  readonly states: Readonly<Partial<Record<OperationState, number>>>;
};

/** What the desks beside the queue read. Each is a keyset page or a sum over the open operations only. */
export type DeskReads = {
  riskByCard(): readonly RiskLine[];
  riskByOperator(): readonly RiskLine[];
  /**
   * Sales that the guest left with although they were never paid: accepted offline, or in doubt when the guest left
   * (`leftInDoubt`), then closed as `rejected` or `cancelled` without a revocation of ours. Newest first, `before` is a serial. `settled`: those with or without a settlement.
   */
  refusals(
    settled: boolean,
    before: string | null,
    size: number,
  ): readonly {
    readonly operation: Operation;
    readonly settlement: Settlement | null;
  }[];
  /** Count and fen of the refusals that nobody settled yet. */
  unsettled(): { readonly count: number; readonly amount: Fen };
  /** False where it was settled before: nothing is written then. */
  settle(settlement: Settlement): boolean;
  /** Whether somebody settled this one with the guest. */
  isSettled(serial: string): boolean;
  /** Operations that landed after they were closed as not applied, newest first. */
  ghosts(
    before: string | null,
    size: number,
  ): readonly { readonly operation: Operation; readonly foundAt: number; readonly revocation: string | null }[];
  manual(before: string | null, size: number): readonly Operation[];
  /** Wall ms of the oldest open operation, and counts of the last day by what became of them. */
  health(since: number): {
    readonly oldestOpen: number | null;
    readonly byState: Readonly<Partial<Record<OperationState, number>>>;
    readonly attempts: number;
    readonly unknowns: number;
    readonly ghosts: number;
    readonly offline: number;
  };
};
