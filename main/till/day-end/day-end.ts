// The end of a business day, behind its channels: looked at, settled with the platform where it settles days, sealed, printed, saved.
import { failure, success } from '../../../shared/result.ts';
import { businessDay } from '../business-day.ts';
import type { TillHandlers, WithCashier } from '../dependencies.ts';
import { type DayEndDependencies, dayEndView, printDay } from './day-view.ts';
import { exportDay } from './export-day.ts';
import { pastDays } from './records.ts';
import { sealDay } from './seal-day.ts';
import { settleDay } from './settle-day.ts';

/** The handlers of the day-end's channels. */
export function createDayEnd(
  dependencies: DayEndDependencies & { readonly withCashier: WithCashier },
): Pick<TillHandlers, 'getDayEnd' | 'settleDay' | 'sealDay' | 'listDayEnds' | 'exportDay' | 'printDay'> {
  const { clock, journal, withCashier } = dependencies;
  return {
    getDayEnd: ({ day }) =>
      withCashier(async () => success(dayEndView(day ?? businessDay(clock.wall()), dependencies))),
    settleDay: (asked) => withCashier((operator) => settleDay(asked, operator, dependencies)),
    sealDay: (asked) => withCashier((operator) => sealDay(asked, operator, dependencies)),
    listDayEnds: ({ before, size }) => withCashier(async () => success(pastDays(journal, before, size))),
    printDay: ({ day }) =>
      withCashier(async (operator) => {
        const there = await dependencies.printing.handlers.getPrinting(null);
        if (!there.ok || !there.value.printer) {
          return failure('printerAbsent');
        }
        const job = printDay(dayEndView(day, dependencies), operator, false, dependencies);
        return job === null ? failure('badArguments', { field: 'day' }) : success(job);
      }),
    exportDay: ({ day, format }) => withCashier(() => exportDay(dayEndView(day, dependencies), format, dependencies)),
  };
}
