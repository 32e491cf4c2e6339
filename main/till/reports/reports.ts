// The reports' channels: asked of the platform each time, kept nowhere.
import { businessDay } from '../business-day.ts';
import type { TillDependencies, TillHandlers, WithCashier } from '../dependencies.ts';
import { heard } from '../reach.ts';

type ReportDependencies = Pick<TillDependencies, 'backend' | 'clock' | 'queue'> & { readonly withCashier: WithCashier };

/** 5.12 and 6.23. */
export function createReports({
  backend,
  clock,
  queue,
  withCashier,
}: ReportDependencies): Pick<TillHandlers, 'getMemberStatistics' | 'getRechargeCommission'> {
  return {
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
