// The till's own sums of a stretch of days: by day, hour, cashier and payment method, from what the journal counted. Works without the line.

import { emptySums, type ReportSums } from '../../../shared/report-measures.ts';
import { longestSpan } from '../../../shared/report-tables.ts';
import type { MethodRow, SalesReport } from '../../../shared/reports.ts';
import { failure, type Result, success } from '../../../shared/result.ts';
import { type DaySpan, storeOffset } from '../../journal/report-types.ts';
import { businessDay, spanOfDay } from '../business-day.ts';
import type { TillDependencies } from '../dependencies.ts';
import { addSums } from './add-sums.ts';

export type SalesReportParts = {
  readonly clock: TillDependencies['clock'];
  readonly journal: Pick<TillDependencies['journal'], 'reports'>;
  readonly profile: Pick<TillDependencies['profile'], 'paymentMethods'>;
};

const hourLong = 3_600_000;
const dayLong = 24 * hourLong;

/** How long a report counts before it says how far it is (ms): a sale beside it is not held up for longer. */
const patience = 40;

/** Wall ms UTC. Fails with `reportSpan` where the days are none, stand the wrong way round, are too many or have not come yet. */
export function spanOf(
  { from, to }: { readonly from: string; readonly to: string },
  today: string,
): Result<{ readonly from: number; readonly to: number }> {
  const [first, last] = [spanOfDay(from), spanOfDay(to)];
  const days = (last.to - first.from) / dayLong;
  const isDay = (day: string, at: number) => Number.isFinite(at) && businessDay(at) === day;
  return isDay(from, first.from) && isDay(to, last.from) && days >= 1 && days <= longestSpan && to <= today
    ? success({ from: first.from, to: last.to })
    : failure('reportSpan');
}

/** Fails as `spanOf` does. Where `counted` is not all yet, the sums lack what is left. */
export function salesReport(
  asked: { readonly from: string; readonly to: string },
  { clock, journal, profile }: SalesReportParts,
): Result<SalesReport> {
  const today = businessDay(clock.wall());
  const span = spanOf(asked, today);
  if (!span.ok) {
    return span;
  }
  const until = clock.monotonic() + patience;
  journal.reports.count(() => clock.monotonic() >= until);
  const days: DaySpan = { from: dayNumber(span.value.from), to: dayNumber(span.value.to) };
  const byDay = journal.reports.byDay(days);
  return success({
    ...asked,
    today,
    counted: journal.reports.progress(),
    total: byDay.reduce<ReportSums>(addSums, emptySums),
    days: byDay.map((sums) => ({ ...sums, day: dayOf(sums.day) })),
    hours: journal.reports.byHour(days),
    cashiers: journal.reports.byOperator(days),
    methods: methodRows(journal.reports.byMethod(days), profile),
  });
}

/** Days in the store since 1970 of an instant (ms UTC), and the name of such a day. */
function dayNumber(wall: number): number {
  return Math.floor((wall + storeOffset * hourLong) / dayLong);
}

function dayOf(number: number): string {
  return new Date(number * dayLong).toISOString().slice(0, 10);
}

function methodRows(
  sums: ReturnType<TillDependencies['journal']['reports']['byMethod']>,
  { paymentMethods }: SalesReportParts['profile'],
): readonly MethodRow[] {
  return sums
    .filter(({ count, amount }) => count !== 0 || amount !== 0)
    .map((sum) => {
      const id = sum.method.startsWith('other:') ? sum.method.slice('other:'.length) : null;
      const known = id === null ? undefined : paymentMethods.find((each) => each.id === id);
      return { ...sum, name: known?.name ?? null, englishName: known?.englishName ?? null };
    });
}
