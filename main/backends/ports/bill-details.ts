// The detail of a settled bill (6.21), in the till's words.
import type { Fen } from '../../../shared/money.ts';
import type { Read } from '../backend-failure.ts';

/** Amounts in fen, `at` ms UTC. What was received and what was taken off make the total. */
export type BillDetail = {
  /** The sale's serial: the platform keeps a detail by it, so the same detail may be sent again. */
  readonly orderId: string;
  readonly at: number;
  readonly total: Fen;
  readonly received: Fen;
  readonly discount: Fen;
  readonly mobile: string | null;
  readonly memberId: string | null;
  readonly storePay: Fen;
  readonly otherPayments: readonly { readonly method: string; readonly amount: Fen }[];
  readonly discounts: readonly { readonly name: string; readonly amount: Fen }[];
  /** `count` may be a part: half a portion is 0.5. Price times count of all of them is the total. */
  readonly dishes: readonly {
    readonly code: string;
    readonly name: string;
    readonly price: Fen;
    readonly count: number;
  }[];
  readonly table: string | null;
  readonly guests: number | null;
  readonly remark: string | null;
};

export type BillDetailsPort = {
  /** 6.21. A failure with `platformMessage` is the platform's definite no; after any other one it may be sent again. */
  send(detail: BillDetail): Read<null>;
};
