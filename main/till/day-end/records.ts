// Settled days as the journal's audit keeps them: one entry each, with the figures of both sides and who it was.
import { type DayEndPage, type DayEndRecord, dayRecordSchema } from '../../../shared/day-end.ts';
import type { AuditEntry } from '../../journal/people-types.ts';
import type { Journal } from '../../journal/types.ts';

type RecordJournal = Pick<Journal, 'audit' | 'people'>;

/** A day is settled once as a rule, and looked for among so many of the newest. */
const lookedThrough = 100;

/** The newest record of this day, or null. */
export function recordOf(journal: RecordJournal, day: string): DayEndRecord | null {
  return recordsBefore(journal, null, lookedThrough).find((record) => record.day === day) ?? null;
}

/** A page of records, newest first. */
export function recordPage(journal: RecordJournal, before: number | null, size: number): DayEndPage {
  const records = recordsBefore(journal, before, size);
  return { records, nextBefore: records.length < size ? null : (records.at(-1)?.sequence ?? null) };
}

function recordsBefore(journal: RecordJournal, before: number | null, size: number): readonly DayEndRecord[] {
  return journal.audit.page(before, size, ['daySettled']).flatMap((entry) => readRecord(entry, journal) ?? []);
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
