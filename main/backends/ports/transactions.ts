// The platform's log for people to look at (6.12), in the till's words. The queue asks it by a way of its own.
import type { Fen } from '../../../shared/money.ts';
import type { OperationKind } from '../../../shared/operation.ts';
import type { Read } from '../backend-failure.ts';

/** One row. `at` is ms UTC, amounts are fen; `cardNo` is null where the platform masks it. Null: it does not tell. */
export type PlatformTransaction = {
  readonly id: string | null;
  readonly serial: string | null;
  readonly voucher: string | null;
  readonly cardNo: string | null;
  readonly at: number | null;
  readonly kind: OperationKind | 'other' | null;
  readonly name: string | null;
  readonly amount: Fen | null;
  readonly storeBalance: Fen | null;
  readonly revoked: boolean;
  /** Of a revocation: the id of the row that it undid. */
  readonly revokesId: string | null;
  /** The store's number: a platform that ignores its filter also tells of others. */
  readonly merchantNo: string | null;
  readonly terminalNo: string | null;
  readonly operator: string | null;
  readonly storeName: string | null;
  readonly remark: string | null;
};

/** `till`: this terminal; `store`: all terminals of this store. */
export type LogFilter =
  | { readonly by: 'member'; readonly memberId: string }
  | { readonly by: 'card'; readonly cardNo: string }
  | { readonly by: 'serial'; readonly serial: string }
  | { readonly by: 'till' }
  | { readonly by: 'store' };

/** Newest first as a rule, but as the platform pleases. `total`: of all pages, where it tells. */
export type PlatformLogPage = { readonly rows: readonly PlatformTransaction[]; readonly total: number | null };

/** Price in fen, `count` in hundredths: half a portion is 50. */
export type TransactionDish = {
  readonly code: string;
  readonly name: string | null;
  readonly price: Fen;
  readonly count: number | null;
};

export type TransactionsPort = {
  /** 6.12.1 of a member, 6.12.2 of everything else. Pages count from 1. */
  page(filter: LogFilter, page: number, size: number): Read<PlatformLogPage>;
  /** 6.12.3: what the consumption of this voucher was made of. */
  dishes(voucher: string): Read<readonly TransactionDish[]>;
};
