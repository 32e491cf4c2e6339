// Transactions as the screen sees them: the platform's log beside the till's own journal. Amounts in fen, times in ms UTC.
import { z } from 'zod';
import type { Fen } from './money.ts';
import type { OperationKind, OperationState, OtherPayment } from './operation.ts';
import type { Failure } from './result.ts';
import type { ServiceName } from './service-names.ts';

const text = (longest: number) => z.string().min(1).max(longest);

/** Whose log: all cards of the guest on the counter, one card, this till. */
export const transactionScopes = ['member', 'card', 'till'] as const;
export type TransactionScope = (typeof transactionScopes)[number];

/** The arguments of the transactions' channels. */
export const transactionArguments = {
  /** `text`: a voucher, a serial or a card's number, whatever the scope. `fresh`: the platform is asked again. */
  listTransactions: z.strictObject({
    scope: z.enum(transactionScopes),
    cardId: text(64).nullable(),
    text: text(64).nullable(),
    size: z.int().min(1).max(500),
    fresh: z.boolean(),
  }),
  getTransaction: z.strictObject({ serial: text(64).nullable(), voucher: text(64).nullable() }),
} as const;

/**
 * On which side a transaction stands. `here`: the platform's log does not have it. `untraced`: nor can it have it (0005-services.md).
 * `unasked`: the platform could not be asked, so nobody knows.
 */
export const transactionPlaces = ['both', 'here', 'there', 'untraced', 'unasked'] as const;
export type TransactionPlace = (typeof transactionPlaces)[number];

/** One transaction; what neither side tells is null. `state` is this till's. `differs`: both sides tell another amount. */
export type TransactionRow = {
  readonly key: string;
  readonly place: TransactionPlace;
  readonly serial: string | null;
  readonly voucher: string | null;
  readonly at: number | null;
  readonly kind: OperationKind | 'other' | null;
  readonly service: ServiceName | null;
  /** The platform's name for it. */
  readonly name: string | null;
  readonly state: OperationState | null;
  readonly amount: Fen | null;
  readonly platformAmount: Fen | null;
  readonly differs: boolean;
  readonly storeBalance: Fen | null;
  readonly revoked: boolean;
  readonly maskedCard: string | null;
  readonly memberName: string | null;
  readonly terminalNo: string | null;
  readonly operator: string | null;
  readonly storeName: string | null;
  readonly remark: string | null;
};

/** `problem`: why the platform's side is missing. `searched`: what the text was taken for. */
export type TransactionPage = {
  readonly rows: readonly TransactionRow[];
  readonly more: boolean;
  readonly problem: Failure | null;
  readonly searched: 'voucher' | 'serial' | 'card' | null;
};

/** What paid a bill of this till. `others` as they stand now, `othersBefore` where they were changed since (6.20). */
export type PaidBy = {
  readonly storePay: Fen;
  readonly points: number;
  readonly pointsPay: Fen;
  readonly coupons: readonly { readonly name: string; readonly quantity: number; readonly value: Fen }[];
  readonly others: readonly OtherPayment[];
  readonly othersBefore: readonly OtherPayment[] | null;
};

export type DishView = {
  readonly code: string;
  readonly name: string | null;
  readonly price: Fen;
  /** In hundredths. */
  readonly count: number | null;
};

/** Why the payment of a bill cannot be changed here: see the catalogue's `transactions.fixed`. */
export const fixedReasons = ['notHere', 'notBooked', 'revoked', 'noVoucher', 'memberOnly', 'notABill'] as const;
export type FixedReason = (typeof fixedReasons)[number];

/** `dishes` null: not asked, or `dishesProblem` says why not. `fixed` null: the payment may be changed. */
export type TransactionDetail = {
  readonly cardId: string | null;
  readonly paid: PaidBy | null;
  readonly dishes: readonly DishView[] | null;
  readonly dishesProblem: Failure | null;
  readonly fixed: FixedReason | null;
};

/** The answers of the transactions' channels. */
export type TransactionResults = { listTransactions: TransactionPage; getTransaction: TransactionDetail };
