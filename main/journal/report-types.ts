// What the reports read of the journal: sums by hour, cashier and payment method, and what people did in a stretch of time.
import type { ReportSums } from '../../shared/report-measures.ts';
import type { AuditEntry, AuditKind } from './people-types.ts';

/** `method`: `stored`, `points`, `coupons`, or `other:` and the id of the profile's payment method. Amount: fen. */
export type MethodSum = { readonly method: string; readonly count: number; readonly amount: number };

/** Hours by which the store's days are ahead of UTC: China's, all year round. */
export const storeOffset = 8;

/** Days in the store since 1970: from the first on and before the other. */
export type DaySpan = { readonly from: number; readonly to: number };

export type ReportReads = {
  /**
   * Counts what happened since it was counted last, a slice at a time, each durable with its place; stops when `enough` says so or nothing is
   * left. True: all is counted. No sale waits for it: call it when somebody wants a report or nobody wants anything.
   */
  count(enough: () => boolean): boolean;
  /** Events counted, of all there are. */
  progress(): { readonly done: number; readonly of: number };
  /** The sums of each day that has any, oldest first. */
  byDay(span: DaySpan): readonly ({ readonly day: number } & ReportSums)[];
  /** The sums of each hour of the day (0 to 23 in the store) that has any. */
  byHour(span: DaySpan): readonly ({ readonly hour: number } & ReportSums)[];
  /** The sums of each cashier, by name. */
  byOperator(span: DaySpan): readonly ({ readonly operator: string } & ReportSums)[];
  byMethod(span: DaySpan): readonly MethodSum[];
  /** What people did from `from` on and before `to` (wall ms UTC), newest first; `before` is the sequence of the last one seen. */
  deeds(
    from: number,
    to: number,
    kinds: readonly AuditKind[],
    before: number | null,
    size: number,
  ): readonly AuditEntry[];
  /** How often each of them was done in that time. */
  deedCounts(from: number, to: number): Readonly<Record<string, number>>;
};
