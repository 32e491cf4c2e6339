// The end of a business day: the till's own figures, and settling them with the platform (6.22). Refused while anything is open.
import type { DayEndView, DayRecord } from '../../../shared/day-end.ts';
import type { MatchView } from '../../../shared/match.ts';
import type { ApprovalInput } from '../../../shared/people.ts';
import { failure, type Result, success } from '../../../shared/result.ts';
import { businessDay } from '../business-day.ts';
import type { TillDependencies, TillHandlers, WithCashier } from '../dependencies.ts';
import { openWork, refusalToLeave } from '../hand-over/open-work.ts';
import type { MatchDesk } from '../match/match-desk.ts';
import { isOnItsOwn } from '../offline.ts';
import type { OperationViewer } from '../operation-view.ts';
import type { Approvals } from '../people/approvals.ts';
import { heard } from '../reach.ts';
import { knownCauses, rowsOfDay } from './facts.ts';
import { sameTotals, servicesOf, takenOverOf, totalsOf } from './figures.ts';
import { recordOf, recordPage } from './records.ts';

type DayEndDependencies = Pick<TillDependencies, 'backend' | 'clock' | 'journal' | 'profile' | 'queue'> & {
  readonly approvals: Approvals;
  readonly viewer: OperationViewer;
  readonly match: Pick<MatchDesk, 'standing'>;
};

/** So many of what is open are told by name; the queue's screen has all of it. */
const openByName = 50;

/** The handlers of the day-end's channels. */
export function createDayEnd(
  dependencies: DayEndDependencies & { readonly withCashier: WithCashier },
): Pick<TillHandlers, 'getDayEnd' | 'settleDay' | 'listDayEnds'> {
  const { clock, journal, withCashier } = dependencies;
  return {
    getDayEnd: ({ day }) =>
      withCashier(async () => success(dayEndView(day ?? businessDay(clock.wall()), dependencies))),
    settleDay: (asked) => withCashier((operator) => settleDay(asked, operator, dependencies)),
    listDayEnds: ({ before, size }) => withCashier(async () => success(recordPage(journal, before, size))),
  };
}

/** What this till has of a day. Nothing is asked of anybody. */
function dayEndView(day: string, { clock, journal, profile, viewer }: DayEndDependencies): DayEndView {
  const rows = rowsOfDay(journal, day);
  const terminalNo = profile.terminalNo ?? '';
  const open = [...journal.store.active(), ...journal.store.manual()];
  return {
    day,
    today: businessDay(clock.wall()),
    totals: totalsOf(rows, terminalNo),
    services: servicesOf(rows, terminalNo),
    takenOver: takenOverOf(rows, terminalNo),
    open: {
      ...openWork(journal),
      operations: open
        .sort((left, right) => right.createdAt - left.createdAt)
        .slice(0, openByName)
        .map(viewer.view),
    },
    settled: recordOf(journal, day),
  };
}

/**
 * 6.22, with a PIN of right `settleDay`. Fails with `workOpen` while anything is open, `dayNotBegun` for a day to come, `onlineOnly`
 * without the platform, and as the platform does. What it said is in the journal when this resolves, agreed or not.
 */
async function settleDay(
  { day, approval }: { readonly day: string; readonly approval: ApprovalInput | null },
  operator: string,
  dependencies: DayEndDependencies,
): Promise<Result<DayEndView>> {
  const { approvals, backend, journal, match, profile, queue } = dependencies;
  const barred = barredFor(day, dependencies);
  if (barred !== null) {
    return { ok: false, failure: barred };
  }
  const about = { operator, serial: null, details: { day } };
  const approver = await approvals.require(approval, 'settleDay', about);
  if (!approver.ok) {
    return approver;
  }
  // A sale may have been made while the PIN was looked at.
  const since = barredFor(day, dependencies);
  if (since !== null) {
    return { ok: false, failure: since };
  }
  const terminalNo = profile.terminalNo ?? '';
  const totals = totalsOf(rowsOfDay(journal, day), terminalNo);
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
  journal.audit.append({ kind: 'daySettled', operator, personId, serial: null, details: record });
  return success(dayEndView(day, dependencies));
}

/** The match with what was read of both sides last: what it says belongs to what was settled. */
function countsOf(match: MatchView | null): DayRecord['match'] {
  return match === null ? null : { madeAt: match.madeAt, ...match.counts };
}

function barredFor(day: string, { clock, journal, queue }: DayEndDependencies) {
  if (day > businessDay(clock.wall())) {
    return failure('dayNotBegun').failure;
  }
  const open = refusalToLeave('dayEnd', journal, clock.wall());
  if (open !== null) {
    return open;
  }
  return isOnItsOwn(queue.status().reach) ? failure('onlineOnly').failure : null;
}
