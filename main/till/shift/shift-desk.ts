// The handlers of the shift's channels. All of it works without the platform, and no sale waits for any of it.
import type { PrintJobView } from '../../../shared/printing.ts';
import { failure, type Result, success } from '../../../shared/result.ts';
import type { ShiftRecord, ShiftView } from '../../../shared/shift.ts';
import type { TillDependencies, TillHandlers, WithCashier } from '../dependencies.ts';
import type { Approvals } from '../people/approvals.ts';
import type { Preferences } from '../preferences/preferences.ts';
import { shiftReceipt } from '../printing/figure-receipts.ts';
import type { TillPrinting } from '../printing/printing.ts';
import { closeShift } from './closing.ts';
import { exportShift } from './export-shift.ts';
import { recordOf, recordPage, shiftView } from './records.ts';
import { shiftInput } from './shift-paper.ts';
import { countShift, moveCash, openShift } from './steps.ts';

type ShiftDependencies = Pick<
  TillDependencies,
  'backend' | 'chooseFile' | 'journal' | 'profile' | 'queue' | 'version'
> & {
  readonly approvals: Approvals;
  readonly preferences: Pick<Preferences, 'read'>;
  readonly printing: Pick<TillPrinting, 'handlers' | 'place' | 'print'>;
  readonly withCashier: WithCashier;
};

type ShiftHandlers = Pick<
  TillHandlers,
  'getShift' | 'openShift' | 'moveCash' | 'countShift' | 'closeShift' | 'listShifts' | 'exportShift' | 'printShift'
>;

export function createShiftDesk(dependencies: ShiftDependencies): ShiftHandlers {
  const { approvals, journal, preferences, printing, profile, withCashier } = dependencies;
  const parts = { journal, approvals, rules: () => preferences.read('cash') };
  function paper(record: ShiftRecord, operator: string, byItself: boolean): PrintJobView | null {
    const place = printing.place();
    return printing.print(shiftReceipt(shiftInput(record, profile, place.language), place), { operator, byItself });
  }
  const viewAfter = (done: Result<unknown>): Result<ShiftView> => (done.ok ? success(shiftView(parts)) : done);
  return {
    getShift: () => withCashier(async () => success(shiftView(parts))),
    openShift: (asked) => withCashier(async (operator) => viewAfter(openShift(asked, operator, parts))),
    moveCash: (asked) => withCashier(async (operator) => viewAfter(await moveCash(asked, operator, parts))),
    countShift: (asked) => withCashier(async (operator) => viewAfter(countShift(asked, operator, parts))),
    closeShift: (asked) =>
      withCashier(async (operator) => {
        const isRepeated = journal.shifts.byIntent(asked.intent) !== null;
        const closed = await closeShift(asked, operator, parts);
        if (!closed.ok) {
          return closed;
        }
        const record = recordOf(closed.value, parts);
        if (record === null) {
          throw new Error(`shift ${closed.value} was closed and is not there`);
        }
        if (!isRepeated) {
          paper(record, operator, true);
        }
        return success({ view: shiftView(parts), record });
      }),
    listShifts: ({ before, size }) => withCashier(async () => success(recordPage(before, size, parts))),
    printShift: ({ shift }) =>
      withCashier(async (operator) => {
        const record = recordOf(shift, parts);
        const there = await printing.handlers.getPrinting(null);
        if (!there.ok || !there.value.printer) {
          return failure('printerAbsent');
        }
        const job = record === null ? null : paper(record, operator, false);
        return job === null ? failure('badArguments', { field: 'shift' }) : success(job);
      }),
    exportShift: (asked) => withCashier(() => exportShift(asked, dependencies)),
  };
}
