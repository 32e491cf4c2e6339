// What the reports show: the members' figures (5.12) and what was recharged on a day and by whom (6.23). Amounts in fen, days `YYYY-MM-DD`.
import { z } from 'zod';
import type { Fen } from './money.ts';

/** Whose members are counted. */
export const statisticsScopes = ['store', 'brand'] as const;
export type StatisticsScope = (typeof statisticsScopes)[number];

/** The arguments of the reports' channels. `day` null: today. */
export const reportArguments = {
  getMemberStatistics: z.strictObject({ scope: z.enum(statisticsScopes) }),
  getRechargeCommission: z.strictObject({
    day: z
      .string()
      .regex(/^\d{4}-\d{2}-\d{2}$/)
      .nullable(),
  }),
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

/** The answers of the reports' channels. */
export type ReportResults = { getMemberStatistics: MemberStatistics; getRechargeCommission: CommissionView };
