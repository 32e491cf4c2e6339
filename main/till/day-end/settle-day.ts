// Settling a day with the platform (6.22). Refused while anything is open.
import type { DayEndView, DayRecord } from '../../../shared/day-end.ts';
import { agrees, sameTotals } from '../../../shared/day-totals.ts';
import type { ChannelArgument } from '../../../shared/ipc.ts';
import { type Failure, failure, type Result, success } from '../../../shared/result.ts';
import { businessDay } from '../business-day.ts';
import { refusalToLeave } from '../hand-over/open-work.ts';
import { isOnItsOwn } from '../offline.ts';
import { heard } from '../reach.ts';
import { type DayEndDependencies, dayEndView } from './day-view.ts';
import { knownCauses, rowsOfDay } from './facts.ts';
import { totalsOf } from './figures.ts';
import { isSealed, writeSeal } from './seal-day.ts';
import { countsOf } from './seals.ts';

/**
 * 6.22, with a PIN of right `settleDay`. Fails with `notOffered` where the member service settles no days, `workOpen` while anything is open,
 * `dayNotBegun` for a day to come, `onlineOnly` without the platform, and as the platform does. What it said is in the journal when this
 * resolves, agreed or not.
 */
export async function settleDay(
  { day, approval }: ChannelArgument<'settleDay'>,
  operator: string,
  dependencies: DayEndDependencies,
): Promise<Result<DayEndView>> {
  const { approvals, backend, clock, journal, match, profile, queue } = dependencies;
  const barred = barredFromSettling(day, dependencies);
  if (barred !== null) {
    return { ok: false, failure: barred };
  }
  const about = { operator, serial: null, details: { day } };
  const approver = await approvals.require(approval, 'settleDay', about);
  if (!approver.ok) {
    return approver;
  }
  // A sale may have been made while the PIN was looked at.
  const since = barredFromSettling(day, dependencies);
  if (since !== null) {
    return { ok: false, failure: since };
  }
  const terminalNo = profile.terminalNo ?? '';
  const totals = totalsOf(rowsOfDay(journal, day), terminalNo);
  // Before the platform is asked: midnight may pass meanwhile, and with it a sale that these figures do not hold.
  const isOver = day < businessDay(clock.wall());
  const answer = heard(queue, await backend.day.settle({ day, terminalNo, totals }));
  if (!answer.ok) {
    return answer;
  }
  const changed = !sameTotals(totals, totalsOf(rowsOfDay(journal, day), terminalNo));
  const record: DayRecord = {
    day,
    till: totals,
    platform: answer.value.platform,
    total: answer.value.total,
    unread: [...answer.value.unread],
    causes: [...knownCauses(journal, { day, terminalNo, changed })],
    match: countsOf(match.standing(day)),
  };
  const { personId } = approver.value;
  journal.store.transaction(() => {
    journal.audit.append({ kind: 'daySettled', operator, personId, serial: null, details: record });
    if (agrees(record) && !isSealed(day, journal)) {
      // Today goes on: what it comes to is known when somebody says that it is over.
      const kind = isOver ? 'final' : 'provisional';
      writeSeal(kind, day, true, { operator, personId }, dependencies);
    }
  });
  return success(dayEndView(day, dependencies));
}

function barredFromSettling(day: string, { backend, clock, journal, queue }: DayEndDependencies): Failure | null {
  if (!backend.offers.includes('dayEnd')) {
    return failure('notOffered').failure;
  }
  if (day > businessDay(clock.wall())) {
    return failure('dayNotBegun').failure;
  }
  const open = refusalToLeave('dayEnd', journal, clock.wall());
  if (open !== null) {
    return open;
  }
  return isOnItsOwn(queue.status().reach) ? failure('onlineOnly').failure : null;
}
