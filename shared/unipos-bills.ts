// UniPOS's bills as the screen sees them: a day's list, what a card may pay of each and what became of it, one with its dishes.
import { z } from 'zod';
import type { FineMoney } from './fine-money.ts';
import type { Fen } from './money.ts';
import type { Failure } from './result.ts';
import type { UniposBill, UniposBillLine } from './unipos.ts';

/** The arguments of the bills' channels. `day` null: today. `refresh`: UniPOS is asked first; else what is kept is shown at once. */
export const uniposBillArguments = {
  getBills: z.strictObject({
    day: z
      .string()
      .regex(/^\d{4}-\d{2}-\d{2}$/)
      .nullable(),
    refresh: z.boolean(),
  }),
  getBill: z.strictObject({ billNo: z.string().min(1).max(64) }),
} as const;

/** What a card is asked for. `none`: other payments paid it all, or it is no more than nothing. `exact` is 1/10,000 yuan. */
export type BillDue =
  | { readonly kind: 'amount'; readonly amount: Fen }
  | { readonly kind: 'notWholeFen'; readonly exact: FineMoney }
  | { readonly kind: 'none' };

/** What became of it here. `otherwise`: there is nothing left for a card (`due.kind` is `none`). `serial`: the sale's. */
export type BillPaid =
  | { readonly state: 'unpaid' | 'otherwise' }
  | { readonly state: 'paying' | 'paid'; readonly serial: string };

/**
 * One bill of a day. `late`: a reading after it was closed did not have it yet. `gone`: the newest whole reading has it no more, so it
 * cannot be paid. `firstSeenAt` is wall ms UTC. `gateway`: known from a terminal's payment, UniPOS's list did not have it yet.
 */
export type BillRow = Omit<UniposBill, 'lines'> & {
  readonly due: BillDue;
  readonly paid: BillPaid;
  readonly late: boolean;
  readonly gone: boolean;
  readonly gateway: boolean;
  readonly firstSeenAt: number;
};

/**
 * `bills`: newest first. `readAt`: when the whole day was read last (wall ms UTC), null where it never was. `failure`: why the newest
 * reading brought nothing; then the bills are what is kept. `refreshSeconds`: how often the day is read again while somebody looks.
 */
export type BillsView = {
  readonly day: string;
  readonly today: string;
  readonly bills: readonly BillRow[];
  readonly readAt: number | null;
  readonly failure: Failure | null;
  readonly refreshSeconds: number;
};

export type BillView = BillRow & { readonly lines: readonly UniposBillLine[] };

/** The answers of the bills' channels: fail with `uniposAbsent` where the till is not connected to UniPOS, `getBill` with `billNotFound`. */
export type UniposBillResults = { getBills: BillsView; getBill: BillView };
