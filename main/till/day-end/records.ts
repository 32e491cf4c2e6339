// Settled days as the journal's audit keeps them: one entry each, with the figures of both sides and who it was.
import { type DayEndPage, type DayEndRecord, dayRecordSchema } from '../../../shared/day-end.ts';
import type { AuditEntry } from '../../journal/people-types.ts';
import type { Journal } from '../../journal/types.ts';
import { spanOfDay } from '../business-day.ts';

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

/** A page of records, newest first. */
export function recordPage(journal: RecordJournal, before: number | null, size: number): DayEndPage {
  const entries = journal.audit.page(before, size, ['daySettled']);
  const records = entries.flatMap((entry) => readRecord(entry, journal) ?? []);
  return { records, nextBefore: entries.length < size ? null : (entries.at(-1)?.sequence ?? null) };
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
