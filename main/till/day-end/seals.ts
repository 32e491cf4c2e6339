// Sealing a day: what it came to is written down once, and what counts for it later is told beside it. Nothing of a seal ever changes.
import { z } from 'zod';
import {
  type DayRecord,
  type DaySeal,
  type DaySealRecord,
  type DaySum,
  daySealSchema,
  type LateArrival,
  type LateLog,
  type LateLogRow,
} from '../../../shared/day-end.ts';
import { hasOtherSide } from '../../../shared/match.ts';
import { subtractFen } from '../../../shared/money.ts';
import type { OpenItem } from '../../../shared/open-things.ts';
import { isClosed } from '../../../shared/operation.ts';
import type { PlatformTransaction } from '../../backends/ports/transactions.ts';
import type { DayRow } from '../../journal/day-reads.ts';
import type { AuditEntry } from '../../journal/people-types.ts';
import type { DaySealKind, DaySealRow } from '../../journal/shift-types.ts';
import type { Journal } from '../../journal/types.ts';
import { maskCard } from '../masks.ts';
import type { DayStanding } from '../match/match-desk.ts';
import { itemsNow, type OpenJournal, openThings } from '../shift/open-now.ts';
import { rowsOfDay } from './facts.ts';
import { isBooked, servicesOf, takenOverOf, totalsOf } from './figures.ts';

export type SealJournal = OpenJournal & Pick<Journal, 'days' | 'people' | 'seals'>;

type SealFacts = {
  readonly day: string;
  readonly terminalNo: string;
  readonly agreed: boolean | null;
  readonly match: DayStanding | null;
  /** Ids of the payment methods that are cash. */
  readonly methods: readonly string[];
};

/** What a day comes to now, to be sealed. */
function sealOf({ day, terminalNo, agreed, match, methods }: SealFacts, journal: SealJournal): DaySeal {
  const rows = rowsOfDay(journal, day);
  const before = newestSeal(day, journal);
  return {
    totals: totalsOf(rows, terminalNo),
    services: servicesOf(rows, terminalNo),
    takenOver: takenOverOf(rows, terminalNo),
    open: openThings(journal, methods),
    unbooked: rows.filter((row) => isClosed(row.state) && !isBooked(row)).map(({ serial }) => serial),
    // All that an earlier seal did not know: whoever holds that paper sees in the newest what came to it. What is booked is late once only.
    late: before === null ? [] : [...before.late, ...lateSince(before, journal)],
    agreed,
    match: countsOf(match),
    log: logOf(match),
    logRows: match?.log?.map(keyOf) ?? null,
  };
}

/** The day's newest seal; null where it has none. */
export function newestSeal(day: string, journal: Pick<SealJournal, 'people' | 'seals'>): DaySealRecord | null {
  const row = journal.seals.of(day).at(-1);
  return row === undefined ? null : recordOf(row, journal);
}

/** A seal as it was written. Throws where its entry does not read so: that is damage. */
function recordOf(row: DaySealRow, { people }: Pick<SealJournal, 'people'>): DaySealRecord {
  const { sequence, day, kind } = row;
  const { wall, operator, personId } = row.entry;
  const person = personId === null ? null : (people.get(personId)?.name ?? personId);
  return {
    ...daySealSchema.parse(row.said),
    sequence,
    day,
    kind,
    at: wall,
    operator,
    person,
    fingerprint: row.entry.hash.slice(0, 16),
  };
}

const finalSchema = z.object({ day: z.string(), kind: z.literal('final') });

/** The seal that this entry wrote, where it ended a day for good and no platform was asked; null for any other. */
export function sealedAlone(entry: AuditEntry, journal: Pick<SealJournal, 'people' | 'seals'>): DaySealRecord | null {
  const told = finalSchema.safeParse(JSON.parse(entry.details ?? 'null'));
  const rows = told.success ? journal.seals.of(told.data.day) : [];
  const row = rows.find((each) => each.entry.sequence === entry.sequence);
  const seal = row === undefined ? null : recordOf(row, journal);
  return seal?.agreed === null ? seal : null;
}

/** What counts for a sealed day now and is not in its seal, oldest first. The seal and these add up to what the journal holds. */
export function lateSince(seal: DaySealRecord, journal: SealJournal): readonly LateArrival[] {
  const upTo = journal.seals.of(seal.day).find(({ sequence }) => sequence === seal.sequence)?.operation ?? 0;
  const wasOpen = new Set(seal.open.operations.map(({ serial }) => serial));
  const wasUnbooked = new Set(seal.unbooked);
  return rowsOfDay(journal, seal.day)
    .filter(isBooked)
    .flatMap((row) => {
      const cause = wasOpen.has(row.serial)
        ? 'settledAfter'
        : wasUnbooked.has(row.serial)
          ? 'landedAfter'
          : (journal.shifts.numberOf(row.serial) ?? 0) > upTo
            ? 'acceptedAfter'
            : null;
      return cause === null ? [] : (arrival(row, cause, journal) ?? []);
    });
}

function arrival(
  { serial, kind, state, amount, createdAt }: DayRow,
  cause: LateArrival['cause'],
  { store }: Pick<SealJournal, 'store'>,
): LateArrival | null {
  const operation = store.get(serial);
  if (operation === null) {
    return null;
  }
  const { memberName, cardNo, operator } = operation;
  return { serial, kind, state, amount, memberName, maskedCard: maskCard(cardNo), operator, createdAt, cause };
}

/** What was open at the last seal of the day before that has one, as it stands now. */
export function carriedOver(day: string, journal: SealJournal, methods: readonly string[]): readonly OpenItem[] {
  const row = journal.seals.lastBefore(day);
  return row === null ? [] : itemsNow(recordOf(row, journal).open.operations, journal.shifts, methods);
}

/** The match with what was read of both sides last: what it says belongs to what is written down beside it. Null where the journal has no other side. */
export function countsOf(match: DayStanding | null): DayRecord['match'] {
  return match === null || !hasOtherSide(match.view) ? null : { madeAt: match.view.madeAt, ...match.view.counts };
}

function logOf(match: DayStanding | null): DaySum | null {
  return match === null || match.log === null
    ? null
    : { count: match.view.sums.log.count, amount: match.view.sums.log.amount };
}

/** By which a row of the log is known again. */
function keyOf({ id, voucher, serial, at, amount }: PlatformTransaction): string {
  return id ?? voucher ?? serial ?? `${at} ${amount}`;
}

/** What the platform's log has more than it had at the seal; null where it was not read then, or is not read now. */
export function lateLogOf({ log, logRows }: DaySeal, match: DayStanding | null): LateLog | null {
  const now = logOf(match);
  if (log === null || now === null) {
    return null;
  }
  const known = logRows === null ? null : new Set(logRows);
  const fresh = known === null ? [] : (match?.log ?? []).filter((row) => !known.has(keyOf(row)));
  return {
    count: now.count - log.count,
    amount: subtractFen(now.amount, log.amount),
    rows: fresh.map(lateRow).sort((left, right) => (left.at ?? 0) - (right.at ?? 0)),
  };
}

function lateRow(row: PlatformTransaction): LateLogRow {
  const { serial, voucher, kind, name, amount, at, cardNo, terminalNo } = row;
  const maskedCard = cardNo === null ? null : maskCard(cardNo);
  return { key: keyOf(row), serial, voucher, kind, name, amount, at, maskedCard, terminalNo };
}

/** Written with who sealed it. Durable when it returns; inside a transaction it goes with that. */
export function appendSeal(
  kind: DaySealKind,
  facts: SealFacts,
  by: { readonly operator: string; readonly personId: string },
  journal: SealJournal,
): void {
  journal.seals.append({ day: facts.day, kind, said: sealOf(facts, journal), ...by });
}
