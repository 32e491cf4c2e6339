// Days that have ended, as the journal's audit keeps them: one entry each, with the figures and who it was.
import { type DayEndPage, type DayEndRecord, dayRecordSchema, type PastDay } from '../../../shared/day-end.ts';
import type { AuditEntry } from '../../journal/people-types.ts';
import type { Journal } from '../../journal/types.ts';
import { spanOfDay } from '../business-day.ts';
import { sealedAlone } from './seals.ts';

type RecordJournal = Pick<Journal, 'audit' | 'people'>;

const pageSize = 100;

/** The newest record of this day, or null. No day is settled before it begins: what is older is not looked at. */
export function recordOf(journal: RecordJournal, day: string): DayEndRecord | null {
  const { from } = spanOfDay(day);
  let before: number | null = null;
  for (;;) {
    const entries = journal.audit.page(before, pageSize, ['daySettled']);
    const found = entries.map((entry) => readRecord(entry, journal)).find((record) => record?.day === day);
    const last = entries.at(-1);
    if (found !== undefined || last === undefined || entries.length < pageSize || last.wall < from) {
      return found ?? null;
    }
    before = last.sequence;
  }
}

/** A page of days that have ended, newest first: `before` is the number of the last entry seen, and so is what the page tells. */
export function pastDays(
  journal: RecordJournal & Pick<Journal, 'seals'>,
  before: number | null,
  size: number,
): DayEndPage {
  const records: PastDay[] = [];
  let seen = before;
  for (;;) {
    const entries = journal.audit.page(seen, pageSize, ['daySettled', 'daySealed']);
    for (const entry of entries) {
      const past = readPast(entry, journal);
      if (past !== null) {
        records.push(past);
      }
      if (records.length === size) {
        return { records, nextBefore: entry.sequence };
      }
    }
    const last = entries.at(-1);
    if (last === undefined || entries.length < pageSize) {
      return { records, nextBefore: null };
    }
    seen = last.sequence;
  }
}

/** Null for a seal of a day that was settled: its record says more. */
function readPast(entry: AuditEntry, journal: RecordJournal & Pick<Journal, 'seals'>): PastDay | null {
  if (entry.kind === 'daySealed') {
    const seal = sealedAlone(entry, journal);
    return seal === null ? null : { by: 'till', seal };
  }
  const record = readRecord(entry, journal);
  return record === null ? null : { by: 'platform', record };
}

function readRecord(entry: AuditEntry, { people }: Pick<Journal, 'people'>): DayEndRecord | null {
  const said = dayRecordSchema.safeParse(JSON.parse(entry.details ?? 'null'));
  if (!said.success) {
    return null;
  }
  const { sequence, wall, operator, personId } = entry;
  const person = personId === null ? null : (people.get(personId)?.name ?? personId);
  return { ...said.data, sequence, at: wall, operator, person };
}
