// What this till has of a business day, for the screen, the paper and the tables. Nothing is asked of anybody.
import type { DayEndView, DaySettling } from '../../../shared/day-end.ts';
import type { PrintJobView } from '../../../shared/printing.ts';
import type { Journal } from '../../journal/types.ts';
import { businessDay } from '../business-day.ts';
import type { TillDependencies } from '../dependencies.ts';
import { openWork } from '../hand-over/open-work.ts';
import type { MatchDesk } from '../match/match-desk.ts';
import type { OperationViewer } from '../operation-view.ts';
import type { Approvals } from '../people/approvals.ts';
import type { Preferences } from '../preferences/preferences.ts';
import { dayEndReceipt } from '../printing/figure-receipts.ts';
import type { TillPrinting } from '../printing/printing.ts';
import { openThings } from '../shift/open-now.ts';
import { textsIn } from '../shift/report-texts.ts';
import { dayInput } from './day-paper.ts';
import { rowsOfDay } from './facts.ts';
import { servicesOf, takenOverOf, totalsOf } from './figures.ts';
import { recordOf } from './records.ts';
import { carriedOver, lateLogOf, lateSince, newestSeal } from './seals.ts';

/** What every part of the day-end takes. */
export type DayEndDependencies = Pick<
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

/** A day (`YYYY-MM-DD`) as it stands, with its seal and its settlement. */
export function dayEndView(day: string, dependencies: DayEndDependencies): DayEndView {
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
    settling: settlingOf(day, dependencies),
    waiting: openThings(journal, methods).waiting,
    seal,
    late: seal === null ? [] : lateSince(seal, journal),
    lateLog: seal === null || seal.log === null ? null : lateLogOf(seal, match.standing(day)),
    earlier: carriedOver(day, journal, methods),
  };
}

/** By the platform that the till works on now: a till that was on another one before keeps that one's records among the days that have ended. */
export function settlingOf(
  day: string,
  { backend, journal }: Pick<DayEndDependencies, 'backend'> & { readonly journal: Pick<Journal, 'audit' | 'people'> },
): DaySettling {
  return backend.offers.includes('dayEnd') ? { by: 'platform', record: recordOf(journal, day) } : { by: 'till' };
}

/** Puts the day's paper into the queue of the printer; null where nothing is to be printed. `byItself`: nobody asked for it. */
export function printDay(
  view: DayEndView,
  operator: string,
  byItself: boolean,
  { printing }: Pick<DayEndDependencies, 'printing'>,
): PrintJobView | null {
  const place = printing.place();
  const document = dayEndReceipt(dayInput(view, operator, textsIn(place.language)), place);
  return printing.print(document, { operator, byItself });
}
