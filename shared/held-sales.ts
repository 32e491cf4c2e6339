// Sales that were put aside at this till: what is kept of one, how it stands, and the channels. Putting aside moves no money and reserves nothing.
import { z } from 'zod';
import { fenSchema } from './fen-schema.ts';
import type { LookupView } from './member.ts';
import type { Fen } from './money.ts';

const text = (longest: number) => z.string().min(1).max(longest);
const part = z.union([fenSchema, z.literal('rest')]);

/** What was chosen to pay the bill, as the screen keeps it. Main keeps it as it is; every part of it is checked again when it is charged. */
const combination = z.strictObject({
  bill: fenSchema,
  coupons: z.array(z.strictObject({ id: text(64), quantity: z.int().min(1).max(99) })).max(20),
  points: z.int().min(0),
  store: part,
  others: z.array(z.strictObject({ method: text(16), amount: part, received: fenSchema.optional() })).max(10),
});

/** `amountText` as it was typed; `amount` the same in fen, null while it is none. `billNo`: the UniPOS bill that it pays. */
export const heldContentSchema = z.strictObject({
  amountText: z.string().max(12),
  amount: fenSchema.nullable(),
  combination: combination.nullable(),
  billNo: text(64).nullable(),
  remark: z.string().max(200).nullable(),
});
export type HeldContent = z.infer<typeof heldContentSchema>;

const id = text(64);

/** `holdSale.id`: one that was taken up again and is put aside once more; null: a new one. */
export const heldSaleArguments = {
  holdSale: z.strictObject({ id: id.nullable(), cardId: text(64), content: heldContentSchema }),
  listHeldSales: z.null(),
  recallHeldSale: z.strictObject({ id }),
  dropHeldSale: z.strictObject({ id }),
} as const;

/**
 * `charging`: it was taken up and its sale is on its way or not certain yet. `billPaid`, `billBusy`: its UniPOS bill was paid, or is being
 * paid, by another sale. `billGone`: UniPOS has the bill no more. `serial`: that sale's.
 */
export type HeldStanding =
  | { readonly kind: 'open' | 'billGone' }
  | { readonly kind: 'charging' | 'billPaid' | 'billBusy'; readonly serial: string };

/** `number` counts from 1 each business day, for people to call it by. `heldAt` is ms UTC; `coupons` how many are chosen. */
export type HeldSaleView = {
  readonly id: string;
  readonly number: number;
  readonly memberName: string | null;
  readonly maskedCard: string;
  readonly amount: Fen | null;
  readonly coupons: number;
  readonly billNo: string | null;
  readonly remark: string | null;
  readonly operator: string;
  readonly heldAt: number;
  readonly standing: HeldStanding;
};

/** A sale taken up again. `intent` is its own: however often it is taken up, it is charged once. `due`: what its bill asks of a card now. */
export type RecalledSale = {
  readonly id: string;
  readonly number: number;
  readonly intent: string;
  readonly cardId: string;
  readonly found: LookupView;
  readonly content: HeldContent;
  readonly bill: { readonly billNo: string; readonly table: string | null; readonly due: Fen } | null;
};

/**
 * `recallHeldSale` fails with `heldSaleGone`, `heldSaleCharged` {serial}, `billPaid` or `billBusy` {billNo, serial}, `billNotFound`,
 * `billNotWholeFen`, `billNothingDue`, or as a lookup does; `dropHeldSale` with `heldSaleGone` or `heldSaleCharged`; `holdSale` of one
 * that was taken up with `heldSaleCharged`.
 */
export type HeldSaleResults = {
  holdSale: HeldSaleView;
  listHeldSales: readonly HeldSaleView[];
  recallHeldSale: RecalledSale;
  dropHeldSale: readonly HeldSaleView[];
};
