// The handlers of the shift's channels. All of it works without the platform, and no sale waits for any of it.
import { type Result, success } from '../../../shared/result.ts';
import type { ShiftView } from '../../../shared/shift.ts';
import type { TillDependencies, TillHandlers, WithCashier } from '../dependencies.ts';
import type { Approvals } from '../people/approvals.ts';
import type { Preferences } from '../preferences/preferences.ts';
import { exportShift } from './export-shift.ts';
import { recordOf, recordPage, shiftView } from './records.ts';
import { closeShift, countShift, moveCash, openShift } from './steps.ts';

type ShiftDependencies = Pick<
  TillDependencies,
  'backend' | 'chooseFile' | 'journal' | 'profile' | 'queue' | 'version'
> & {
  readonly approvals: Approvals;
  readonly preferences: Pick<Preferences, 'read'>;
  readonly withCashier: WithCashier;
};

type ShiftHandlers = Pick<
  TillHandlers,
  'getShift' | 'openShift' | 'moveCash' | 'countShift' | 'closeShift' | 'listShifts' | 'exportShift'
>;

export function createShiftDesk(dependencies: ShiftDependencies): ShiftHandlers {
  const { approvals, journal, preferences, withCashier } = dependencies;
  const parts = { journal, approvals, rules: () => preferences.read('cash') };
  const viewAfter = (done: Result<unknown>): Result<ShiftView> => (done.ok ? success(shiftView(parts)) : done);
  return {
    getShift: () => withCashier(async () => success(shiftView(parts))),
    openShift: (asked) => withCashier(async (operator) => viewAfter(openShift(asked, operator, parts))),
    moveCash: (asked) => withCashier(async (operator) => viewAfter(await moveCash(asked, operator, parts))),
    countShift: (asked) => withCashier(async (operator) => viewAfter(countShift(asked, operator, parts))),
    closeShift: (asked) =>
      withCashier(async (operator) => {
        const closed = await closeShift(asked, operator, parts);
        if (!closed.ok) {
          return closed;
        }
        const record = recordOf(closed.value, parts);
        if (record === null) {
          throw new Error(`shift ${closed.value} was closed and is not there`);
        }
        return success({ view: shiftView(parts), record });
      }),
    listShifts: ({ before, size }) => withCashier(async () => success(recordPage(before, size, parts))),
    exportShift: (asked) => withCashier(() => exportShift(asked, dependencies)),
  };
}
