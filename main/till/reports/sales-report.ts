// The till's own sums of a stretch of days: by day, hour, cashier and payment method, from what the journal counted. Works without the line.

import { emptySums, type ReportSums } from '../../../shared/report-measures.ts';
import type { MethodRow, SalesReport } from '../../../shared/reports.ts';
import { failure, type Result, success } from '../../../shared/result.ts';
import type { HourSpan } from '../../journal/report-types.ts';
import { businessDay, spanOfDay } from '../business-day.ts';
import type { TillDependencies } from '../dependencies.ts';
import { addSums } from './add-sums.ts';

export type SalesReportParts = {
  readonly clock: TillDependencies['clock'];
  readonly journal: Pick<TillDependencies['journal'], 'reports'>;
  readonly profile: Pick<TillDependencies['profile'], 'paymentMethods'>;
};

const hourLong = 3_600_000;
/** The store's hours are China's. */
const offset = 8;

/** How long a report counts before it says how far it is (ms): a sale beside it is not held up for longer. */
const patience = 40;

/** The longest stretch: a year and a day. */
export const longestSpan = 366;

/** Wall ms UTC. Fails with `reportSpan` where the days are none, stand the wrong way round, are too many or have not come yet. */
export function spanOf(
  { from, to }: { readonly from: string; readonly to: string },
  today: string,
): Result<{ readonly from: number; readonly to: number }> {
  const [first, last] = [spanOfDay(from), spanOfDay(to)];
  const days = (last.to - first.from) / (24 * hourLong);
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
  const hours: HourSpan = { from: span.value.from / hourLong, to: span.value.to / hourLong };
  const byHour = journal.reports.byHour(hours);
  const days = grouped(byHour, ({ hour }) => businessDay(hour * hourLong));
  const ofDay = grouped(byHour, ({ hour }) => (hour + offset) % 24);
  return success({
    ...asked,
    today,
    counted: journal.reports.progress(),
    total: byHour.reduce<ReportSums>(addSums, emptySums),
    days: [...days].map(([day, sums]) => ({ day, ...sums })),
    hours: [...ofDay].map(([hour, sums]) => ({ hour, ...sums })).sort((one, other) => one.hour - other.hour),
    cashiers: journal.reports.byOperator(hours),
    methods: methodRows(journal.reports.byMethod(hours), profile),
  });
}

function grouped<Row extends ReportSums, Key>(rows: readonly Row[], keyOf: (row: Row) => Key): Map<Key, ReportSums> {
  const groups = new Map<Key, ReportSums>();
  for (const row of rows) {
    const key = keyOf(row);
    groups.set(key, addSums(groups.get(key) ?? emptySums, row));
  }
  return groups;
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
