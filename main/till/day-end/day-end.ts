// The end of a business day: the till's own figures, and settling them with the platform (6.22). Refused while anything is open.
import type { DayEndView, DayRecord } from '../../../shared/day-end.ts';
import { agrees, sameTotals } from '../../../shared/day-totals.ts';
import type { ChannelArgument } from '../../../shared/ipc.ts';
import type { MatchView } from '../../../shared/match.ts';
import type { ApprovalInput } from '../../../shared/people.ts';
import type { PrintJobView } from '../../../shared/printing.ts';
import { type Failure, failure, type Result, success } from '../../../shared/result.ts';
import type { DaySealKind } from '../../journal/shift-types.ts';
import type { Journal } from '../../journal/types.ts';
import { businessDay } from '../business-day.ts';
import type { TillDependencies, TillHandlers, WithCashier } from '../dependencies.ts';
import { openWork, refusalToLeave } from '../hand-over/open-work.ts';
import type { MatchDesk } from '../match/match-desk.ts';
import { isOnItsOwn } from '../offline.ts';
import type { OperationViewer } from '../operation-view.ts';
import type { Approvals } from '../people/approvals.ts';
import type { Preferences } from '../preferences/preferences.ts';
import { dayEndReceipt } from '../printing/figure-receipts.ts';
import type { TillPrinting } from '../printing/printing.ts';
import { heard } from '../reach.ts';
import { openThings } from '../shift/open-now.ts';
import { textsIn } from '../shift/report-texts.ts';
import { dayInput } from './day-paper.ts';
import { exportDay } from './export-day.ts';
import { knownCauses, rowsOfDay } from './facts.ts';
import { servicesOf, takenOverOf, totalsOf } from './figures.ts';
import { recordOf, recordPage } from './records.ts';
import { appendSeal, carriedOver, lateLogOf, lateSince, newestSeal } from './seals.ts';

type DayEndDependencies = Pick<
  TillDependencies,
  'backend' | 'chooseFile' | 'clock' | 'journal' | 'profile' | 'queue' | 'version'
> & {
  readonly approvals: Approvals;
  readonly viewer: OperationViewer;
  readonly match: Pick<MatchDesk, 'standing'>;
  readonly preferences: Pick<Preferences, 'read'>;
  readonly printing: Pick<TillPrinting, 'handlers' | 'place' | 'print'>;
};

/** So many of what is open are told by name; the queue's screen has all of it. */
const openByName = 50;

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
    listDayEnds: ({ before, size }) => withCashier(async () => success(recordPage(journal, before, size))),
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

function printDay(
  view: DayEndView,
  operator: string,
  byItself: boolean,
  { printing }: Pick<DayEndDependencies, 'printing'>,
): PrintJobView | null {
  const place = printing.place();
  const document = dayEndReceipt(dayInput(view, operator, textsIn(place.language)), place);
  return printing.print(document, { operator, byItself });
}

/** What this till has of a day. Nothing is asked of anybody. */
function dayEndView(day: string, dependencies: DayEndDependencies): DayEndView {
  const { clock, journal, match, preferences, profile, viewer } = dependencies;
  const { methods } = preferences.read('cash');
  const seal = newestSeal(day, journal);
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
    waiting: openThings(journal, methods).waiting,
    seal,
    late: seal === null ? [] : lateSince(seal, journal),
    lateLog: seal === null || seal.log === null ? null : lateLogOf(seal, match.standing(day)),
    earlier: carriedOver(day, journal, methods),
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
  const { approvals, backend, clock, journal, match, profile, queue } = dependencies;
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
    match: countsOf(match.standing(day)?.view ?? null),
  };
  const { personId } = approver.value;
  journal.store.transaction(() => {
    journal.audit.append({ kind: 'daySettled', operator, personId, serial: null, details: record });
    if (agrees(record) && !isSealed(day, journal)) {
      // Today goes on: what it comes to is known when somebody says that it is over.
      const kind = day < businessDay(clock.wall()) ? 'final' : 'provisional';
      writeSeal(kind, day, true, { operator, personId }, dependencies);
    }
  });
  return success(dayEndView(day, dependencies));
}

/** Inside a transaction: a day that is sealed for good and its paper are one, so that no crash between them loses or doubles it. */
function writeSeal(
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

function isSealed(day: string, journal: Pick<Journal, 'seals'>): boolean {
  return journal.seals.of(day).some(({ kind }) => kind === 'final');
}

/**
 * Writes down what a day comes to, with a PIN of right `settleDay`. `final` false: as it stands, without the platform too. True: for good,
 * where it was settled by these very figures and nothing is open, else `dayNotSettled` or `workOpen`. Fails with `daySealed`, `dayNotBegun`.
 */
async function sealDay(
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
    const record = recordOf(journal, day);
    const agreed = record === null ? null : agrees(record);
    writeSeal(final ? 'final' : 'provisional', day, agreed, { operator, personId }, dependencies);
    return success(dayEndView(day, dependencies));
  });
}

function barredFromSealing(day: string, final: boolean, dependencies: DayEndDependencies): Failure | null {
  const { clock, journal, profile } = dependencies;
  if (day > businessDay(clock.wall())) {
    return failure('dayNotBegun').failure;
  }
  if (isSealed(day, journal)) {
    return failure('daySealed').failure;
  }
  if (!final) {
    return null;
  }
  const open = refusalToLeave('dayEnd', journal, clock.wall());
  if (open !== null) {
    return open;
  }
  const record = recordOf(journal, day);
  const totals = totalsOf(rowsOfDay(journal, day), profile.terminalNo ?? '');
  return record === null || !sameTotals(record.till, totals) ? failure('dayNotSettled').failure : null;
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
