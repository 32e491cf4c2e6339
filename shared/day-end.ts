// The end of a business day, as the screen sees it: the till's own figures, what is still open, and what the platform said (6.22).
// Amounts in fen, times in ms UTC, days `YYYY-MM-DD` in the store.
import { z } from 'zod';
import { fenSchema } from './fen-schema.ts';
import type { MatchLogView } from './match.ts';
import type { Fen } from './money.ts';
import { type OpenItem, type OpenThings, openItemSchema, openThingsSchema } from './open-things.ts';
import type { OperationView } from './operation.ts';
import { approvalSchema } from './people.ts';
import type { PrintJobView } from './printing.ts';

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

/** The arguments of the day-end's channels. `day` null: today. */
export const dayEndArguments = {
  getDayEnd: z.strictObject({ day: day.nullable() }),
  settleDay: z.strictObject({ day, approval: approvalSchema.nullable() }),
  /** `final` false: as things stand now, with what is open. True: for good; a day that the platform counts otherwise too. */
  sealDay: z.strictObject({ day, final: z.boolean(), approval: approvalSchema.nullable().optional() }),
  printDay: z.strictObject({ day }),
  exportDay: z.strictObject({ day, format: z.enum(['csv', 'xlsx']) }),
  listDayEnds: z.strictObject({ before: z.int().min(1).nullable(), size: z.int().min(1).max(100) }),
} as const;

/** What the platform settles by. Consumption and recharge hold what was revoked later. */
export const dayItems = ['consumption', 'recharge', 'revocation'] as const;
export type DayItem = (typeof dayItems)[number];

export const daySumSchema = z.strictObject({ count: z.int(), amount: fenSchema });
export type DaySum = z.infer<typeof daySumSchema>;
export const dayTotalsSchema = z.strictObject({
  consumption: daySumSchema,
  recharge: daySumSchema,
  revocation: daySumSchema,
});
/** Count and fen of each item of one business day. */
export type DayTotals = z.infer<typeof dayTotalsSchema>;

/**
 * Why till and platform may differ. `bookedLater` and `bookedEarlier`: accepted on one day and sent on another. `stillOpen`: handed
 * over with its outcome not known. `otherTill`: revocations of what another till had booked. `probe`: the contract check charged its
 * test card. `meanwhile`: work went on while the platform was asked.
 */
export const dayCauses = ['bookedLater', 'bookedEarlier', 'stillOpen', 'otherTill', 'probe', 'meanwhile'] as const;
export type DayCause = (typeof dayCauses)[number];

const matchCountsSchema = z.strictObject({
  madeAt: z.number(),
  matched: z.int(),
  differences: z.int(),
  waiting: z.int(),
  notCompared: z.int(),
});

/** What was said when a day was settled, as the journal keeps it. */
export const dayRecordSchema = z.strictObject({
  day,
  till: dayTotalsSchema,
  platform: dayTotalsSchema,
  /** What the platform counted in all. */
  total: daySumSchema,
  /** Differences about something that the till has no figure for, in the platform's words. */
  unread: z.array(z.strictObject({ item: z.string(), till: z.string().nullable(), platform: z.string().nullable() })),
  causes: z.array(z.strictObject({ cause: z.enum(dayCauses), count: z.int(), amount: fenSchema })),
  /** The three-way match as it stood then; null where there was none. */
  match: matchCountsSchema.nullable().default(null),
});
export type DayRecord = z.infer<typeof dayRecordSchema>;

/** `sequence` is the entry's number in the journal; `person`: whose PIN it was. */
export type DayEndRecord = DayRecord & {
  readonly sequence: number;
  readonly at: number;
  readonly operator: string | null;
  readonly person: string | null;
};

/** Why something is told beside a seal: settled or accepted after it, or a charge that landed although it was closed as not applied. */
const lateCauses = ['settledAfter', 'acceptedAfter', 'landedAfter'] as const;

const lateSchema = openItemSchema.omit({ cash: true }).extend({ cause: z.enum(lateCauses) });
/** What counts for a sealed day and is not in its seal. */
export type LateArrival = z.infer<typeof lateSchema>;

/** What a day came to when it was sealed. Nothing of it ever changes: what comes later is told beside it. */
export const daySealSchema = z.strictObject({
  totals: dayTotalsSchema,
  services: daySumSchema,
  takenOver: daySumSchema,
  /** Everything that was open, whatever its day. */
  open: openThingsSchema,
  /** Serials of the day's operations that were closed without being booked: should one land after all, it is late. */
  unbooked: z.array(z.string()),
  /** What had come since the first seal of the day. */
  late: z.array(lateSchema),
  /** Whether the platform agreed; null where it was not asked. A final seal has null only where the member service settles no days. */
  agreed: z.boolean().nullable(),
  /** The three-way match as it stood then; null where there was none, and in seals of before this was kept. */
  match: matchCountsSchema.nullable().default(null),
  /** What the platform's log of the day held, where it was read; null: it was not. */
  log: daySumSchema.nullable(),
  /** By which its rows are known again; null where it was not read, and in seals of before this was kept. */
  logRows: z.array(z.string()).nullable().default(null),
});
export type DaySeal = z.infer<typeof daySealSchema>;

export type DaySealRecord = DaySeal & {
  readonly sequence: number;
  readonly day: string;
  readonly kind: 'provisional' | 'final';
  readonly at: number;
  readonly operator: string | null;
  readonly person: string | null;
  /** Of the journal's chain at the seal, shortened. */
  readonly fingerprint: string;
};

/** A row of the platform's log that was not there at the seal. `key`: by which it is known again; what the platform does not tell is null. */
export type LateLogRow = Pick<
  MatchLogView,
  'serial' | 'voucher' | 'kind' | 'name' | 'amount' | 'at' | 'maskedCard' | 'terminalNo'
> & { readonly key: string };

/** What the platform's log has more than at a seal, and its new rows, oldest first; none where the seal does not say which it had. */
export type LateLog = DaySum & { readonly rows: readonly LateLogRow[] };

/**
 * Whose word ends a day. `platform`: it compares (6.22), and `record` is what was said last, null where it was not asked. `till`: the member
 * service settles no days, so nobody's figures but the till's own are known here, and a seal is the whole end of the day.
 */
export type DaySettling = { readonly by: 'platform'; readonly record: DayEndRecord | null } | { readonly by: 'till' };

export type DayEndView = {
  readonly day: string;
  readonly today: string;
  readonly totals: DayTotals;
  /** Services that the day-end does not count, with what they moved. */
  readonly services: DaySum;
  /** Taken over from another till: they stand in that till's day, not in this one's. */
  readonly takenOver: DaySum;
  /** Everything that is still open, whatever its day; the newest of it by name. */
  readonly open: { readonly count: number; readonly amount: Fen; readonly operations: readonly OperationView[] };
  readonly settling: DaySettling;
  /** What else waits, as counts. */
  readonly waiting: OpenThings['waiting'];
  /** How the day is sealed: its newest seal, and what came since. Null where it is not. */
  readonly seal: DaySealRecord | null;
  readonly late: readonly LateArrival[];
  /** What the platform's log has more than it had at the seal; null where it was not read then or now. */
  readonly lateLog: LateLog | null;
  /** What was open at the last seal of an earlier day, as it stands now. */
  readonly earlier: readonly OpenItem[];
};

/** A day that has ended: settled with the platform, or sealed for good where the member service settles no days. */
export type PastDay =
  | { readonly by: 'platform'; readonly record: DayEndRecord }
  | { readonly by: 'till'; readonly seal: DaySealRecord };

export type DayEndPage = { readonly records: readonly PastDay[]; readonly nextBefore: number | null };

/** The answers of the day-end's channels. */
export type DayEndResults = {
  getDayEnd: DayEndView;
  settleDay: DayEndView;
  sealDay: DayEndView;
  listDayEnds: DayEndPage;
  printDay: PrintJobView;
  /** `fileName` null: the person chose no place. */
  exportDay: { readonly fileName: string | null };
};
