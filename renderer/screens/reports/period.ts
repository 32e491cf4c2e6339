// Which days a report is about: the usual stretches, and two days that somebody typed. Pure; days are `YYYY-MM-DD`.
import { longestSpan } from '../../../shared/report-tables.ts';
import { shiftDay } from '../../components/shift-day.ts';

export const periods = ['today', 'yesterday', 'week', 'month', 'span'] as const;
export type PeriodName = (typeof periods)[number];
export type Span = { readonly from: string; readonly to: string };

/** The chosen stretch; `typed` counts where days are chosen by hand. */
export type Period = { readonly name: PeriodName; readonly typed: Span };

/** The days of a stretch, up to today; a week begins on Monday. */
export function spanOf({ name, typed }: Period, today: string): Span {
  switch (name) {
    case 'today':
      return { from: today, to: today };
    case 'yesterday': {
      const day = shiftDay(today, -1);
      return { from: day, to: day };
    }
    case 'week': {
      const sinceMonday = (new Date(`${today}T00:00:00Z`).getUTCDay() + 6) % 7;
      return { from: shiftDay(today, -sinceMonday), to: today };
    }
    case 'month':
      return { from: `${today.slice(0, 8)}01`, to: today };
    case 'span':
      return typed;
  }
}

/** Whether two typed days can be shown: both real, the right way round, at most a year, none to come. */
export function isSpan({ from, to }: Span, today: string): boolean {
  return isDay(from) && isDay(to) && from <= to && to <= today && shiftDay(from, longestSpan) > to;
}

function isDay(text: string): boolean {
  const at = Date.parse(`${text}T00:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && Number.isFinite(at) && new Date(at).toISOString().slice(0, 10) === text;
}

/** The business day of now, as the main process reckons it too: in the store's time zone. `now`: ms UTC. */
export function todayOf(now: number): string {
  return new Date(now + 8 * 3_600_000).toISOString().slice(0, 10);
}
