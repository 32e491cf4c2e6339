// The end of a business day, as the screen sees it: the till's own figures, what is still open, and what the platform said (6.22).
// Amounts in fen, times in ms UTC, days `YYYY-MM-DD` in the store.
import { z } from 'zod';
import { fenSchema } from './fen-schema.ts';
import type { Fen } from './money.ts';
import type { OperationView } from './operation.ts';
import { approvalSchema } from './people.ts';

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

/** The arguments of the day-end's channels. `day` null: today. */
export const dayEndArguments = {
  getDayEnd: z.strictObject({ day: day.nullable() }),
  settleDay: z.strictObject({ day, approval: approvalSchema.nullable() }),
  listDayEnds: z.strictObject({ before: z.int().min(1).nullable(), size: z.int().min(1).max(100) }),
} as const;

/** What the platform settles by. Consumption and recharge hold what was revoked later. */
export const dayItems = ['consumption', 'recharge', 'revocation'] as const;
export type DayItem = (typeof dayItems)[number];

const sumSchema = z.strictObject({ count: z.int(), amount: fenSchema });
export type DaySum = z.infer<typeof sumSchema>;
export const dayTotalsSchema = z.strictObject({ consumption: sumSchema, recharge: sumSchema, revocation: sumSchema });
/** Count and fen of each item of one business day. */
export type DayTotals = z.infer<typeof dayTotalsSchema>;

/**
 * Why till and platform may differ. `bookedLater` and `bookedEarlier`: accepted on one day and sent on another. `stillOpen`: handed
 * over with its outcome not known. `otherTill`: revocations of what another till had booked. `probe`: the contract check charged its
 * test card. `meanwhile`: work went on while the platform was asked.
 */
export const dayCauses = ['bookedLater', 'bookedEarlier', 'stillOpen', 'otherTill', 'probe', 'meanwhile'] as const;
export type DayCause = (typeof dayCauses)[number];

/** What was said when a day was settled, as the journal keeps it. */
export const dayRecordSchema = z.strictObject({
  day,
  till: dayTotalsSchema,
  platform: dayTotalsSchema,
  /** What the platform counted in all. */
  total: sumSchema,
  /** Differences about something that the till has no figure for, in the platform's words. */
  unread: z.array(z.strictObject({ item: z.string(), till: z.string().nullable(), platform: z.string().nullable() })),
  causes: z.array(z.strictObject({ cause: z.enum(dayCauses), count: z.int(), amount: fenSchema })),
  /** The three-way match as it stood then; null where there was none. */
  match: z
    .strictObject({
      madeAt: z.number(),
      matched: z.int(),
      differences: z.int(),
      waiting: z.int(),
      notCompared: z.int(),
    })
    .nullable()
    .default(null),
});
export type DayRecord = z.infer<typeof dayRecordSchema>;

/** `sequence` is the entry's number in the journal; `person`: whose PIN it was. */
export type DayEndRecord = DayRecord & {
  readonly sequence: number;
  readonly at: number;
  readonly operator: string | null;
  readonly person: string | null;
};

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
  /** What was said when this day was settled last; null where it was not. */
  readonly settled: DayEndRecord | null;
};

export type DayEndPage = { readonly records: readonly DayEndRecord[]; readonly nextBefore: number | null };

/** The answers of the day-end's channels. */
export type DayEndResults = { getDayEnd: DayEndView; settleDay: DayEndView; listDayEnds: DayEndPage };
