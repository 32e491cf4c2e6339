// Sealing a day by a person's word: as it stands at any time, for good when all of it is known.
import type { DayEndView } from '../../../shared/day-end.ts';
import { agrees, saidByPlatform, sameTotals } from '../../../shared/day-totals.ts';
import type { ChannelArgument } from '../../../shared/ipc.ts';
import { assertNever, type Failure, failure, type Result, success } from '../../../shared/result.ts';
import type { DaySealKind } from '../../journal/shift-types.ts';
import type { Journal } from '../../journal/types.ts';
import { businessDay } from '../business-day.ts';
import { refusalToLeave } from '../hand-over/open-work.ts';
import { isOnItsOwn } from '../offline.ts';
import { type DayEndDependencies, dayEndView, printDay, settlingOf } from './day-view.ts';
import { rowsOfDay } from './facts.ts';
import { totalsOf } from './figures.ts';
import { appendSeal } from './seals.ts';

/**
 * Writes down what a day comes to, with a PIN of right `settleDay`. `final` false: as it stands, without the platform too. True: for good,
 * where nothing is open, else `workOpen`; and where it was settled by these very figures, else `dayNotSettled`. A member service that
 * settles no days must only be there, else `onlineOnly`. Fails with `daySealed`, `dayNotBegun`.
 */
export async function sealDay(
  { day, final, approval }: ChannelArgument<'sealDay'>,
  operator: string,
  dependencies: DayEndDependencies,
): Promise<Result<DayEndView>> {
  const { approvals, journal } = dependencies;
  const barred = barredFromSealing(day, final, dependencies);
  if (barred !== null) {
    return { ok: false, failure: barred };
  }
  const about = { operator, serial: null, details: { day, final } };
  const approver = await approvals.require(approval ?? null, 'settleDay', about);
  if (!approver.ok) {
    return approver;
  }
  const { personId } = approver.value;
  return journal.store.transaction(() => {
    const since = barredFromSealing(day, final, dependencies);
    if (since !== null) {
      return { ok: false, failure: since };
    }
    const record = saidByPlatform(settlingOf(day, dependencies));
    const agreed = record === null ? null : agrees(record);
    writeSeal(final ? 'final' : 'provisional', day, agreed, { operator, personId }, dependencies);
    return success(dayEndView(day, dependencies));
  });
}

/** Inside a transaction: a day that is sealed for good and its paper are one, so that no crash between them loses or doubles it. */
export function writeSeal(
  kind: DaySealKind,
  day: string,
  agreed: boolean | null,
  by: { readonly operator: string; readonly personId: string },
  dependencies: DayEndDependencies,
): void {
  const { match, preferences, profile } = dependencies;
  const { methods } = preferences.read('cash');
  const facts = { day, terminalNo: profile.terminalNo ?? '', agreed, match: match.standing(day), methods };
  appendSeal(kind, facts, by, dependencies.journal);
  if (kind === 'final') {
    printDay(dayEndView(day, dependencies), by.operator, true, dependencies);
  }
}

/** For good. */
export function isSealed(day: string, journal: Pick<Journal, 'seals'>): boolean {
  return journal.seals.of(day).some(({ kind }) => kind === 'final');
}

function barredFromSealing(day: string, final: boolean, dependencies: DayEndDependencies): Failure | null {
  const { clock, journal } = dependencies;
  if (day > businessDay(clock.wall())) {
    return failure('dayNotBegun').failure;
  }
  if (isSealed(day, journal)) {
    return failure('daySealed').failure;
  }
  return final ? (refusalToLeave('dayEnd', journal, clock.wall()) ?? notYetKnown(day, dependencies)) : null;
}

/** What keeps a day with nothing open from being sealed for good. */
function notYetKnown(day: string, dependencies: DayEndDependencies): Failure | null {
  const { journal, profile, queue } = dependencies;
  const settling = settlingOf(day, dependencies);
  switch (settling.by) {
    case 'platform': {
      const totals = totalsOf(rowsOfDay(journal, day), profile.terminalNo ?? '');
      const isSettled = settling.record !== null && sameTotals(settling.record.till, totals);
      return isSettled ? null : failure('dayNotSettled').failure;
    }
    case 'till':
      return isOnItsOwn(queue.status().reach) ? failure('onlineOnly').failure : null;
    default:
      return assertNever(settling);
  }
}
