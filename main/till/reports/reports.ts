// The reports' channels: the till's own sums and deeds from the journal, and what the platform is asked each time and nobody keeps.
import { success } from '../../../shared/result.ts';
import { businessDay } from '../business-day.ts';
import type { TillDependencies, TillHandlers, WithCashier } from '../dependencies.ts';
import { heard } from '../reach.ts';
import { deedPage } from './deeds.ts';
import { salesReport, spanOf } from './sales-report.ts';
import { type SaveReportParts, saveReport } from './save-report.ts';

type ReportDependencies = SaveReportParts &
  Pick<TillDependencies, 'backend' | 'clock' | 'queue'> & { readonly withCashier: WithCashier };

type ReportHandlers = Pick<
  TillHandlers,
  'getSalesReport' | 'listDeeds' | 'exportReport' | 'getMemberStatistics' | 'getRechargeCommission'
>;

/** Sums and deeds need no line; 5.12 and 6.23 do. */
export function createReports(parts: ReportDependencies): ReportHandlers {
  const { backend, clock, journal, queue, withCashier } = parts;
  return {
    getSalesReport: (asked) => withCashier(async () => salesReport(asked, parts)),
    listDeeds: ({ from, to, ...asked }) =>
      withCashier(async () => {
        const span = spanOf({ from, to }, businessDay(clock.wall()));
        return span.ok ? success(deedPage(span.value, asked, journal)) : span;
      }),
    exportReport: (asked) => withCashier(() => saveReport(asked, parts)),
    getMemberStatistics: ({ scope }) =>
      withCashier(async () => heard(queue, await backend.reports.memberStatistics(scope))),
    getRechargeCommission: ({ day }) =>
      withCashier(async () => {
        const today = businessDay(clock.wall());
        const asked = day ?? today;
        const answer = heard(queue, await backend.reports.rechargeCommission(asked));
        return answer.ok ? { ok: true, value: { day: asked, today, rows: answer.value } } : answer;
      }),
  };
}
