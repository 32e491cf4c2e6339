// What the journal tells of one business day: its rows, and for those that may have left on another day, when they left.
import type { DayRow } from '../../journal/day-reads.ts';
import type { Journal } from '../../journal/types.ts';
import { businessDay, spanOfDay } from '../business-day.ts';
import { type CauseSum, causesOf, type SentRow } from './figures.ts';

/** An offline sale waits a day at most, and what is in doubt rarely longer. Ms. */
const longestWait = 3 * 24 * 3_600_000;

type DayJournal = Pick<Journal, 'audit' | 'days' | 'store'>;

/** What was accepted on this day, oldest first. */
export function rowsOfDay({ days }: Pick<Journal, 'days'>, day: string): readonly DayRow[] {
  const { from, to } = spanOfDay(day);
  return days.between(from, to);
}

/** Why the platform may count otherwise. `changed`: the figures are others than those that it was asked with. */
export function knownCauses(
  journal: DayJournal,
  about: { readonly day: string; readonly terminalNo: string; readonly changed: boolean },
): readonly CauseSum[] {
  const { from, to } = spanOfDay(about.day);
  const rows = journal.days.between(from - longestWait, to).map((row) => whenSent(row, journal));
  const probes = journal.audit
    .page(null, probesSeen, ['probeStarted'])
    .filter(({ wall }) => wall >= from && wall < to).length;
  return causesOf({ ...about, rows, probes });
}

/** Contract checks are weekly: the newest of them are enough. */
const probesSeen = 100;

/** The history is read only where a row's last word came on another day than its first: there the answer may be another. */
function whenSent(row: DayRow, { store }: Pick<Journal, 'store'>): SentRow {
  const day = businessDay(row.createdAt);
  if (businessDay(row.updatedAt) === day) {
    return { row, day, sentOn: day };
  }
  const left = store.events(row.serial).findLast(({ from, to }) => to === 'sending' && from !== 'sending');
  return { row, day, sentOn: left === undefined ? null : businessDay(left.wall) };
}
