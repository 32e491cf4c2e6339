// What the reports show: the till's own sums and what people did, the members' figures (5.12), and what was recharged on a day and by
// whom (6.23). Amounts in fen, days `YYYY-MM-DD`.
import { z } from 'zod';
import type { Fen } from './money.ts';
import type { ReportSums } from './report-measures.ts';
import { reportTables } from './report-tables.ts';

/** What people did, by kind: what was approved, what was refused, what a person decided, what was changed, the rest. */
export const deedFilters = ['all', 'approvals', 'refusals', 'decisions', 'changes', 'others'] as const;
export type DeedFilter = (typeof deedFilters)[number];

/** Whose members are counted. */
export const statisticsScopes = ['store', 'brand'] as const;
export type StatisticsScope = (typeof statisticsScopes)[number];

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

/** Whole business days, both ends among them. */
const span = { from: day, to: day };

/** The arguments of the reports' channels. `day` null: today. */
export const reportArguments = {
  getSalesReport: z.strictObject(span),
  listDeeds: z.strictObject({
    ...span,
    filter: z.enum(deedFilters),
    before: z.int().min(1).nullable(),
    size: z.int().min(1).max(100),
  }),
  exportReport: z.strictObject({ ...span, table: z.enum(reportTables), format: z.enum(['csv', 'xlsx']) }),
  getMemberStatistics: z.strictObject({ scope: z.enum(statisticsScopes) }),
  getRechargeCommission: z.strictObject({ day: day.nullable() }),
} as const;

/** A share of all members; `rate` in hundredths of a percent as the platform rounds it, or null. */
export type MemberShare = { readonly name: string; readonly count: number; readonly rate: number | null };
export type RechargeSum = { readonly principal: Fen; readonly reward: Fen };

export type MemberStatistics = {
  readonly members: number;
  readonly newToday: number;
  readonly newThisMonth: number;
  readonly rechargedToday: RechargeSum;
  readonly rechargedThisMonth: RechargeSum;
  readonly genders: Readonly<Record<'women' | 'men' | 'others', Omit<MemberShare, 'name'>>>;
  /** Names as the platform gives them. */
  readonly ages: readonly MemberShare[];
  /** The stores that recharged most, in the platform's order. */
  readonly topStores: readonly ({ readonly name: string } & RechargeSum)[];
};

/** One recharge that somebody may be paid for. */
export type Commission = {
  readonly order: string;
  readonly employee: string | null;
  readonly amount: Fen;
  /** The day on which it was done, where the platform tells. */
  readonly doneOn: string | null;
};

export type CommissionView = {
  readonly day: string;
  readonly today: string;
  readonly rows: readonly Commission[];
};

/** The names are the profile's; null for stored value, points, coupons and a method that it has no more. `amount`: fen, less what was undone. */
export type MethodRow = {
  readonly method: string;
  readonly name: string | null;
  readonly englishName: string | null;
  readonly count: number;
  readonly amount: number;
};

/** The till's own sums of a stretch of days. */
export type SalesReport = {
  readonly from: string;
  readonly to: string;
  readonly today: string;
  /** Not all is counted yet (the first report on an old journal): ask again, and see how far it is. */
  readonly counted: { readonly done: number; readonly of: number };
  readonly total: ReportSums;
  /** Those with any, oldest first. */
  readonly days: readonly ({ readonly day: string } & ReportSums)[];
  /** By the hour of the day in the store, 0 to 23; those with any. */
  readonly hours: readonly ({ readonly hour: number } & ReportSums)[];
  readonly cashiers: readonly ({ readonly operator: string } & ReportSums)[];
  readonly methods: readonly MethodRow[];
};

/** One thing that somebody did. `kind`, `right` and `reason` are keys of the catalogue; `at` is ms UTC. */
export type Deed = {
  readonly sequence: number;
  readonly at: number;
  readonly kind: string;
  readonly filter: Exclude<DeedFilter, 'all'>;
  /** Who stood at the till, and whose PIN or name it was. */
  readonly operator: string | null;
  readonly person: string | null;
  readonly serial: string | null;
  readonly right: string | null;
  readonly reason: string | null;
  /** What it was about, in fen, where that is known. */
  readonly amount: number | null;
};

export type DeedPage = {
  readonly rows: readonly Deed[];
  readonly nextBefore: number | null;
  readonly counts: Readonly<Record<DeedFilter, number>>;
};

/** `fileName` null: no place was chosen. */
export type ReportExported = { readonly fileName: string | null; readonly rows: number };

/** The answers of the reports' channels. */
export type ReportResults = {
  getSalesReport: SalesReport;
  listDeeds: DeedPage;
  exportReport: ReportExported;
  getMemberStatistics: MemberStatistics;
  getRechargeCommission: CommissionView;
};
