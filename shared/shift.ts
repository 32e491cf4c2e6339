// A cashier's shift at the drawer: opened with a float, cash in and out, counted, closed, handed to the next. Amounts in fen, times in ms UTC.
import { z } from 'zod';
import { type CoinCount, denominations, mostPieces } from './coins.ts';
import { daySumSchema } from './day-end.ts';
import { fenSchema } from './fen-schema.ts';
import { type Fen, fen, largestTypedAmount } from './money.ts';
import { type OpenItem, type OpenThings, openThingsSchema } from './open-things.ts';
import { approvalSchema } from './people.ts';
import type { CashRules } from './preferences/cash.ts';
import type { PrintJobView } from './printing.ts';

const intent = z.string().regex(/^[0-9a-zA-Z-]{8,64}$/);
const approval = approvalSchema.nullable().optional();
const coins = z.array(z.int().min(0).max(mostPieces)).length(denominations.length);
const some = fenSchema.refine((value) => value > 0 && value <= largestTypedAmount);
const note = z.string().trim().max(200);

export const cashDirections = ['in', 'out'] as const;
export type CashDirection = (typeof cashDirections)[number];

/** The arguments of the shift's channels. The same intent again is the same step. `openShift.coins` null: the drawer is as the last shift left it. */
export const shiftArguments = {
  getShift: z.null(),
  openShift: z.strictObject({ intent, coins: coins.nullable() }),
  moveCash: z.strictObject({ intent, direction: z.enum(cashDirections), amount: some, reason: note.min(1), approval }),
  countShift: z.strictObject({ intent, coins }),
  /** `left`: what stays in the drawer for the next; the rest is taken out. `handOver`: the next shift opens at once, for this cashier. */
  closeShift: z.strictObject({
    intent,
    left: fenSchema.refine((value) => value >= 0),
    note,
    handOver: z.string().trim().min(1).max(64).nullable(),
    approval,
  }),
  listShifts: z.strictObject({ before: z.int().min(1).nullable(), size: z.int().min(1).max(100) }),
  printShift: z.strictObject({ shift: z.int().min(1) }),
  exportShift: z.strictObject({ shift: z.int().min(1), format: z.enum(['csv', 'xlsx']) }),
} as const;

/** What the drawer's content is made of, in the order in which it adds up to what should be there. */
export const cashLines = ['float', 'sales', 'recharges', 'corrections', 'revocations', 'earlier', 'in', 'out'] as const;
export type CashLine = (typeof cashLines)[number];

const cashSchema = z.strictObject({
  /** What lay in the drawer at the opening. */
  float: fenSchema,
  /** Cash for bills, and for what was bought with points. */
  sales: fenSchema,
  recharges: fenSchema,
  /** Payments that were changed afterwards (6.20): to cash, or away from it. */
  corrections: fenSchema,
  /** Given back: never above zero. */
  revocations: fenSchema,
  /** What became of operations that the shift before left open: given back where they were refused. */
  earlier: fenSchema,
  in: fenSchema,
  /** Never above zero. */
  out: fenSchema,
});
/** `cashLines` in fen; `expectedOf` adds them up. */
export type CashSums = z.infer<typeof cashSchema>;

/** The sum of the drawer's lines: what should be there. Fen. */
export function expectedOf(cash: CashSums): Fen {
  return fen(cashLines.reduce((sum, line) => sum + cash[line], 0));
}

/** What was done in a shift. Consumption and recharge hold what was revoked later; open operations are not in it. */
export const turnoverSchema = z.strictObject({
  consumption: daySumSchema,
  recharge: daySumSchema,
  revocation: daySumSchema,
  services: daySumSchema,
  /** By payment method of the profile, of bills and recharges; changed payments as they are now. */
  methods: z.array(z.strictObject({ method: z.string(), count: z.int(), amount: fenSchema })),
  storePay: fenSchema,
  pointsPay: fenSchema,
  coupons: fenSchema,
});
export type Turnover = z.infer<typeof turnoverSchema>;

const coinList = z.array(z.int());
/** Operations whose part in the drawer may still change, each with the cash (fen) that it was counted with. */
const tracked = z.array(z.strictObject({ serial: z.string(), cash: fenSchema }));

/** The details of each step's entry in the journal. */
export const shiftStepDetails = {
  opened: z.strictObject({
    methods: z.array(z.string()),
    coins: coinList.nullable(),
    /** What the shift before left and what cash came since; null where there was none before. */
    carried: fenSchema.nullable(),
    /** From whom, where the shift was handed over. */
    from: z.string().nullable(),
    /** Serials of what was open then. */
    open: z.array(z.string()),
    tracked,
  }),
  moved: z.strictObject({ direction: z.enum(cashDirections), reason: z.string() }),
  counted: z.strictObject({ coins: coinList, expected: fenSchema }),
  closed: z.strictObject({
    cash: cashSchema,
    turnover: turnoverSchema,
    cashiers: z.array(z.string()),
    coins: coinList,
    expected: fenSchema,
    left: fenSchema,
    note: z.string(),
    handOver: z.string().nullable(),
    open: openThingsSchema,
    methods: z.array(z.string()),
    tracked,
  }),
} as const;

export type CashMove = {
  readonly direction: CashDirection;
  readonly amount: Fen;
  readonly reason: string;
  readonly at: number;
  readonly operator: string | null;
  /** Whose PIN it was, where one was needed. */
  readonly person: string | null;
};

/** `stale`: cash has moved since; it must be counted again. */
export type CashCounted = {
  readonly coins: CoinCount;
  readonly amount: Fen;
  readonly at: number;
  readonly difference: Fen;
  readonly stale: boolean;
};

export type OpenShift = {
  readonly shift: number;
  readonly openedAt: number;
  readonly openedBy: string | null;
  /** Whether the float was counted; else it was taken over. */
  readonly floatCounted: boolean;
  readonly carried: Fen | null;
  readonly float: Fen;
  readonly cashiers: readonly string[];
  readonly turnover: Turnover;
  /** Null while a blind count is not done: nothing on screen may tell it. */
  readonly cash: CashSums | null;
  readonly moves: readonly CashMove[];
  readonly counted: CashCounted | null;
  /** Counts in all: a shift that was counted again and again says so. */
  readonly counts: number;
  /** What the shift before left open, as it stands now. */
  readonly earlier: readonly OpenItem[];
};

export type ShiftView = {
  readonly open: OpenShift | null;
  /** What should be in the drawer while no shift is open; null where none was ever closed here: then it must be counted. */
  readonly carried: Fen | null;
  readonly rules: CashRules;
  /** What is not settled now. */
  readonly waiting: OpenThings;
};

/** A closed shift, as the journal keeps it. */
export type ShiftRecord = {
  readonly shift: number;
  readonly openedAt: number;
  readonly openedBy: string | null;
  readonly closedAt: number;
  readonly closedBy: string | null;
  /** Whose PIN allowed the difference. */
  readonly person: string | null;
  readonly cashiers: readonly string[];
  readonly turnover: Turnover;
  readonly cash: CashSums;
  readonly expected: Fen;
  readonly coins: CoinCount;
  readonly counted: Fen;
  readonly counts: number;
  readonly difference: Fen;
  readonly left: Fen;
  readonly note: string;
  readonly handOver: string | null;
  readonly moves: readonly CashMove[];
  readonly open: OpenThings;
  /** Of the journal's chain at the closing, shortened: on paper it shows that nothing before it was changed. */
  readonly fingerprint: string;
};

export type ShiftPage = { readonly records: readonly ShiftRecord[]; readonly nextBefore: number | null };
/** `fileName` null: the person chose no place. */
export type ShiftExported = { readonly fileName: string | null };

export type ShiftResults = {
  getShift: ShiftView;
  openShift: ShiftView;
  moveCash: ShiftView;
  countShift: ShiftView;
  closeShift: { readonly view: ShiftView; readonly record: ShiftRecord };
  listShifts: ShiftPage;
  printShift: PrintJobView;
  exportShift: ShiftExported;
};
