// Is this the journal that ran here last, an older copy of it, or a copy that runs elsewhere? Judged at each opening, by reading only.
import type { Database } from 'better-sqlite3';
import type { Random } from '../queue/ports.ts';
import { sha256 } from './event-hash.ts';
import { type HighWater, readHighWater } from './high-water.ts';
import type { JournalPlace } from './types.ts';
import { digits, readWitness } from './witness.ts';

export type OriginKind = 'same' | 'rolledBack' | 'copied';

/**
 * `why` goes into the audit. `firstCounter`: the lowest number that may be drawn. `highWater`: the mark as it was found.
 *
 * Which serials could be drawn twice, and why none is:
 * - A serial is install id + terminal + counter. A counter is drawn only below or at the ceiling of a mark that is on the disk
 *   (`cover` in `keep-mark.ts`, before the row is inserted).
 * - The mark is synced at the first sale of a start, in quiet moments, after backups, when a block of counters is used up, and
 *   at the end. Any older state than that is recognised: its start or its last event is missing in the database. So is the loss
 *   of any later commit, by the witness, wherever the process ended and the machine did not. Both draw a new install id: the
 *   counters of the copy then belong to other serials.
 * - What remains is a copy taken after the last synced mark, put back by hand after a power cut that also took the witness's
 *   last seconds. It is not recognised; but the mark is not `clean`, so counting goes on above its ceiling, and every counter
 *   that the lost tail can have used is at or below it. No serial comes twice. (An operation that was `pending` in such a copy
 *   is sent under its own serial; our own backups, which are the copies that people have, say of themselves that they are.)
 */
export type Origin = {
  readonly kind: OriginKind;
  readonly why: string | null;
  readonly firstCounter: number;
  readonly highWater: HighWater | null;
};

/** Where nothing is known of the machine: every file is at home. */
export const nowhere: JournalPlace = { hardware: () => [], system: () => null, fileId: () => null };

type OriginRow = {
  readonly salt: string;
  readonly hardware: string;
  readonly system: string | null;
  readonly file_id: string | null;
  readonly marked: number;
  readonly backup: number;
};

/** Judges a migrated database that this connection holds alone. */
export function judgeOrigin(database: Database, file: string, place: JournalPlace): Origin {
  const row = database.prepare<[], OriginRow>('SELECT * FROM origin').get() ?? null;
  const highWater = readHighWater(file);
  const copied = row === null ? null : copyFault(row, file, place);
  const rolledBack = rollbackFault(database, file, row, highWater);
  if (copied !== null || rolledBack !== null) {
    const kind = copied === null ? 'rolledBack' : 'copied';
    return { kind, why: copied ?? rolledBack, firstCounter: 1, highWater };
  }
  const firstCounter = highWater === null || highWater.clean ? 1 : highWater.ceiling + 1;
  return { kind: 'same', why: null, firstCounter, highWater };
}

/**
 * Writes down where the file runs now. Call inside a transaction, after what a copy entails was done. `running`: the file is open
 * here, so this is its machine whatever cards are up by now: a till whose cable is pulled and that goes on by WLAN must not be
 * taken for another one when it is started again.
 */
export function settleOrigin(
  database: Database,
  file: string,
  place: JournalPlace,
  random: Random,
  running = false,
): void {
  const row = database.prepare<[], OriginRow>('SELECT * FROM origin').get();
  const salt = row?.salt ?? random.hex(16);
  const known = row === undefined || row.backup === 1 ? [] : (JSON.parse(row.hardware) as readonly string[]);
  const hashes = place.hardware().map((id) => hashOf(salt, id));
  // Another machine's hashes go: two machines must never count as one.
  const met = hashes.some((hash) => known.includes(hash));
  const same = running || known.length === 0 || hashes.length === 0 || met;
  const hardware = JSON.stringify(same ? [...new Set([...known, ...hashes])].sort() : [...hashes].sort());
  const machine = place.system();
  const system =
    machine === null ? (row?.system ?? null) : systemAfter(row?.system ?? null, hashOf(salt, machine), met);
  const fileId = place.fileId(file) ?? row?.file_id ?? null;
  const next = { salt, hardware, system, file_id: fileId, backup: 0 };
  if (row !== undefined && Object.entries(next).every(([name, value]) => row[name as keyof OriginRow] === value)) {
    return;
  }
  database
    .prepare(
      `INSERT INTO origin (sequence, salt, hardware, system, file_id) VALUES (1, :salt, :hardware, :system, :file_id)
       ON CONFLICT (sequence) DO UPDATE SET hardware = :hardware, system = :system, file_id = :file_id, backup = :backup`,
    )
    .run(next);
}

/**
 * A system that is another one on a machine whose cards are the same draws its id anew at each start (a root that is read only), or
 * was set up anew: from then on its id says nothing.
 */
function systemAfter(known: string | null, now: string, sameMachine: boolean): string {
  return known === changing || (sameMachine && known !== null && known !== now) ? changing : now;
}

/** In the place of a system's hash. */
const changing = 'changing';

/** A journal that was made anew from a backup belongs to no place yet. Call inside a transaction. */
export function forgetOrigin(database: Database): void {
  database.exec('DELETE FROM origin');
}

/** A backup says of itself that it is one: put back by hand, it draws a new install id whatever lies beside it. */
export function markAsBackup(database: Database): void {
  database.exec(`INSERT INTO origin (sequence, salt, backup) VALUES (1, lower(hex(randomblob(16))), 1)
    ON CONFLICT (sequence) DO UPDATE SET backup = 1`);
}

function copyFault(row: OriginRow, file: string, place: JournalPlace): string | null {
  const known = JSON.parse(row.hardware) as readonly string[];
  const hardware = place.hardware().map((id) => hashOf(row.salt, id));
  if (known.length > 0 && hardware.length > 0) {
    if (!hardware.some((hash) => known.includes(hash))) {
      return 'another machine';
    }
  } else {
    const system = place.system();
    const isTold = system !== null && row.system !== null && row.system !== changing;
    if (isTold && hashOf(row.salt, system) !== row.system) {
      return 'another system';
    }
  }
  const fileId = place.fileId(file);
  return fileId !== null && row.file_id !== null && fileId !== row.file_id ? 'another file' : null;
}

function rollbackFault(
  database: Database,
  file: string,
  row: OriginRow | null,
  highWater: HighWater | null,
): string | null {
  if (row?.backup === 1) {
    return 'a backup';
  }
  if (highWater === null) {
    return row?.marked === 1 ? 'its mark is missing' : null;
  }
  if (database.prepare('SELECT 1 FROM boot WHERE id = ?').get(highWater.boot) === undefined) {
    return 'older than its last start';
  }
  const hashAt = database.prepare<[number], Buffer>('SELECT hash FROM event WHERE sequence = ?').pluck();
  if (highWater.event > 0 && hashAt.get(highWater.event)?.toString('hex') !== highWater.hash) {
    return 'older than its mark';
  }
  const seen = readWitness(file);
  const hash = seen === null ? undefined : hashAt.get(seen.event);
  return seen !== null && (hash === undefined || digits(hash) !== seen.hash) ? 'older than its last change' : null;
}

function hashOf(salt: string, id: string): string {
  return sha256(`${salt} ${id}`).toString('hex', 0, 16);
}
