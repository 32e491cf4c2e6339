// UniPOS's orders and reservations as the screen sees them: a day's list with what this till sent of it, what a person wrote, what is
// wrong with that.
import { z } from 'zod';
import type { FineMoney } from './fine-money.ts';
import type { Failure } from './result.ts';
import type { UniposOrder, UniposReservation } from './unipos.ts';

export const uniposKinds = ['order', 'reservation'] as const;
export type UniposKind = (typeof uniposKinds)[number];

/** How an order says whether it is paid, in UniPOS's own words; other words are kept as they are. */
export const uniposPayModes = ['待结算', '已结算'] as const;

const text = (longest: number) => z.string().max(longest);
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const number = z.string().min(1).max(64);

/** As typed: what is too long for UniPOS is a finding and not the gate's. */
const head = {
  number: text(200),
  contact: text(500),
  phone: text(200),
  date: text(40),
  clock: text(40),
  memberNo: text(200),
  address: text(1_000),
  notes: text(1_000),
  payMode: text(200),
  payInfo: text(500),
};
const orderLine = z.strictObject({
  goodsNo: text(200),
  name: text(500),
  quantity: text(40),
  unit: text(100),
  price: text(40),
  notes: text(500),
});
const reservationLine = z.strictObject({ area: text(200), type: text(200), quantity: text(40), notes: text(500) });

export const uniposOrderDraftSchema = z.strictObject({ ...head, lines: z.array(orderLine).max(200) });
export const uniposReservationDraftSchema = z.strictObject({ ...head, lines: z.array(reservationLine).max(200) });

export type UniposOrderDraft = z.infer<typeof uniposOrderDraftSchema>;
export type UniposReservationDraft = z.infer<typeof uniposReservationDraftSchema>;

/**
 * `opened`: what is edited, with the version that its row had (null: it is not there yet) and the day of its list; null for a new one.
 * `instead`: a record of this till that was refused or whose number is taken, for which this one comes. `warned`: the person knows the warnings.
 */
const saved = {
  opened: z.strictObject({ number, version: z.string().max(64).nullable(), day }).nullable(),
  instead: number.nullable(),
  warned: z.boolean(),
};

const list = z.strictObject({ day: day.nullable(), refresh: z.boolean() });

/** `again`: a refused one once more, or at once what waits. `mine`: over what stands there. `drop`: given up; what stands there stays. */
export const uniposSettlements = ['again', 'mine', 'drop'] as const;

/** The arguments of the channels. `day` null: today. `refresh`: UniPOS is asked first; else what is kept is shown at once. */
export const uniposOrderArguments = {
  listUniposOrders: list,
  listUniposReservations: list,
  newUniposNumber: z.null(),
  findUniposGoods: z.strictObject({ text: text(100) }),
  saveUniposOrder: z.strictObject({ draft: uniposOrderDraftSchema, ...saved }),
  saveUniposReservation: z.strictObject({ draft: uniposReservationDraftSchema, ...saved }),
  settleUnipos: z.strictObject({ kind: z.enum(uniposKinds), number, how: z.enum(uniposSettlements) }),
} as const;

/**
 * How one stands. `there`: UniPOS has it, and this till sent nothing of it that is open. `waiting`: nothing of it has left. `unknown`:
 * it may have arrived and is asked for. `refused`: with `words`. `changed`: something else stands there (`there`, null: nothing any more), and a person decides.
 */
export const uniposRowStates = ['there', 'waiting', 'sending', 'unknown', 'sent', 'refused', 'changed'] as const;
export type UniposRowState = (typeof uniposRowStates)[number];

/**
 * `content`: what this till wrote while that is open, else what UniPOS has. `there`: what UniPOS has as last read. `version` is handed back
 * when it is edited. `taken`: the number is somebody else's. `listed`: false where it was sent and the list of its day, read since, does not show it. `at`: ms UTC.
 */
export type UniposRow<Content> = {
  readonly number: string;
  readonly content: Content;
  readonly there: Content | null;
  readonly version: string | null;
  readonly state: UniposRowState;
  readonly words: string | null;
  readonly taken: boolean;
  readonly listed: boolean;
  readonly operator: string | null;
  readonly at: number | null;
};

/**
 * `rows`: in the order of the wanted times. `readAt`: when the day was read last (wall ms UTC), null where it never was since the start.
 * `failure`: why the newest try brought nothing. `elsewhere`: open ones of other days.
 */
export type UniposListView<Content> = {
  readonly day: string;
  readonly today: string;
  readonly rows: readonly UniposRow<Content>[];
  readonly readAt: number | null;
  readonly failure: Failure | null;
  readonly elsewhere: readonly { readonly day: string; readonly count: number }[];
  readonly refreshSeconds: number;
};

/** What can be wrong with a draft; each has a sentence. */
export const uniposProblems = [
  'numberMissing',
  'numberWrong',
  'contactMissing',
  'phoneMissing',
  'phoneWrong',
  'dateMissing',
  'dateWrong',
  'clockMissing',
  'clockWrong',
  'timePast',
  'timeEarlier',
  'linesMissing',
  'goodsMissing',
  'nameMissing',
  'typeMissing',
  'quantityMissing',
  'quantityWrong',
  'quantityFine',
  'priceMissing',
  'priceWrong',
  'priceFine',
  'tooLong',
] as const;
export type UniposProblem = (typeof uniposProblems)[number];

export type UniposField = keyof UniposOrderDraft | keyof UniposOrderDraft['lines'][number] | 'area' | 'type';

/** `line`: which one, from 0; null where it is the whole. A `warning` is in nobody's way once the person knows it. */
export type UniposFinding = {
  readonly field: UniposField;
  readonly line: number | null;
  readonly problem: UniposProblem;
  readonly warning: boolean;
};

/** `findings`: nothing was saved, and this is why. Otherwise it is durable here, and goes to UniPOS by itself. */
export type UniposSaved = { readonly number: string | null; readonly findings: readonly UniposFinding[] };

/** One dish that may be ordered. `price` null: nobody knows. */
export type UniposGoods = {
  readonly goodsNo: string;
  readonly name: string;
  readonly unit: string | null;
  readonly price: FineMoney | null;
};

/**
 * The answers of the channels; each fails with `uniposAbsent` where the till is not connected to UniPOS. Saving fails with `numberTaken`,
 * `uniposChecking` (it is on its way), `uniposChanged` (it is not what was opened any more); settling with the latter two.
 */
export type UniposOrderResults = {
  listUniposOrders: UniposListView<UniposOrder>;
  listUniposReservations: UniposListView<UniposReservation>;
  newUniposNumber: string;
  findUniposGoods: readonly UniposGoods[];
  saveUniposOrder: UniposSaved;
  saveUniposReservation: UniposSaved;
  settleUnipos: null;
};

/** One of them changed here: lists are shown anew. */
export type UniposChange = { readonly kind: UniposKind; readonly number: string };
