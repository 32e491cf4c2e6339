// A look at the store's file before anything may touch it: is it ours, is it whole, is it from a newer application?
import { closeSync, existsSync, openSync, readFileSync, readSync, rmSync, statSync } from 'node:fs';
import type { Database } from 'better-sqlite3';
import { type Failure, failure, type Result, success } from '../../shared/result.ts';
import { connect } from './connection.ts';
import { hidesCommits, looksRestarted } from './log-damage.ts';
import { applicationId, storeVersion, versionOf } from './migrations/migrate.ts';
import { schemaFault } from './schema.ts';
import { asStoreFailure, isStoreFailure } from './store-failure.ts';
import { verifyTail } from './verify.ts';
import { digits, readWitness } from './witness.ts';

/**
 * Files up to this size (bytes) have all their pages checked, at some 6 ms a MiB: small ones at every start, after an
 * unclean end larger ones too. In the others a bad page shows when it is read, or to `verify()`.
 */
export const fullCheckLimits = { clean: 1024 * 1024, unclean: 32 * 1024 * 1024 };

/** How many of the last events are proven at every start. */
const provenTail = 64;

const header = { magic: 'SQLite format 3\0', length: 100, userVersion: 60, applicationId: 68 };

/** Where a restored journal lies, complete, until it takes the former one's place. */
export function restoringName(file: string): string {
  return `${file}.restoring`;
}

/**
 * Reads the first 100 bytes without SQLite. `new`: there is no store yet. Fails with `storeDamaged` (not a database, or
 * not ours) or `storeNewer`. Never call it while a connection of this process has the file open: closing a second
 * descriptor drops SQLite's locks.
 */
export function peekAtFile(file: string, name: string): Result<'new' | 'present', Failure> {
  if (!existsSync(file) && existsSync(restoringName(file))) {
    // The former journal was set aside already: a new, empty one would forget what is open.
    return failure('storeDamaged', { file: name, detail: 'a restore was cut off; run it again' });
  }
  if (!existsSync(file) || statSync(file).size === 0) {
    return success('new');
  }
  const bytes = Buffer.alloc(header.length);
  const descriptor = openSync(file, 'r');
  try {
    readSync(descriptor, bytes, 0, header.length, 0);
  } finally {
    closeSync(descriptor);
  }
  if (bytes.toString('latin1', 0, header.magic.length) !== header.magic) {
    // The power went while it was being created: SQLite rolls back to an empty file, and what comes out is judged then.
    if (awaitsRollback(file)) {
      return success('present');
    }
    return failure('storeDamaged', { file: name, detail: 'not a database' });
  }
  const version = bytes.readUInt32BE(header.userVersion);
  if (version !== 0 && bytes.readUInt32BE(header.applicationId) !== applicationId) {
    return failure('storeDamaged', { file: name, detail: 'another application’s database' });
  }
  return version > storeVersion ? newer(name, version) : success('present');
}

/** Whether a rollback journal of SQLite's lies beside it: only the time before write-ahead logging is turned on leaves one. */
function awaitsRollback(file: string): boolean {
  const journal = `${file}-journal`;
  return existsSync(journal) && statSync(journal).size > 0;
}

/**
 * After an unclean end the log still holds changes, and closing an ordinary connection would move them into the file. So
 * such a store is judged through a read-only connection first: what is refused stays as it was, to the byte.
 */
export function inspectUncleanFile(file: string, name: string, nativeBinding: string | null): Result<null, Failure> {
  const log = `${file}-wal`;
  if (!existsSync(log) || statSync(log).size === 0 || awaitsRollback(file)) {
    return success(null);
  }
  // Read before SQLite opens it: it may be another till's that is writing just now, which the next lines find out.
  const bytes = readFileSync(log);
  const hides = hidesCommits(bytes);
  const hadIndex = existsSync(`${file}-shm`);
  const database = connect(file, nativeBinding, { readonly: true });
  try {
    const allPages = statSync(file).size <= fullCheckLimits.unclean;
    const inspected = inspectDatabase(database, name, { allPages, nativeBinding });
    const isRestart = hides && inspected.ok && looksRestarted(bytes) && holdsWhatWasSeen(database, file);
    return inspected.ok && hides && !isRestart
      ? failure('storeDamaged', { file: name, detail: 'a bad frame in the log' })
      : inspected;
  } finally {
    database.close();
    if (!hadIndex) {
      removeQuietly(`${file}-shm`);
    }
  }
}

/** Whether the last change that the witness saw is there: then the log hides nothing. Without a witness nothing is known. */
function holdsWhatWasSeen(database: Database, file: string): boolean {
  const seen = readWitness(file);
  const hash = database.prepare<[number], Buffer>('SELECT hash FROM event WHERE sequence = ?').pluck();
  const found = seen === null ? undefined : hash.get(seen.event);
  return seen !== null && found !== undefined && digits(found) === seen.hash;
}

/** It was only made by the look, and the next opening takes it over. */
function removeQuietly(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // A disk that refuses says so where it matters.
  }
}

type Inspection = { readonly allPages: boolean; readonly nativeBinding: string | null };

/** Judges an open database by reading it: version, structure, all pages if asked, the tail of the chain, the open operations. */
export function inspectDatabase(database: Database, name: string, how: Inspection): Result<null, Failure> {
  try {
    const version = versionOf(database);
    if (version > storeVersion) {
      return newer(name, version);
    }
    const detail = version === 0 ? foreignTables(database) : damage(database, how);
    return detail === null ? success(null) : failure('storeDamaged', { file: name, detail });
  } catch (error) {
    const refused = asStoreFailure(error);
    if (isStoreFailure(refused) && refused.code === 'storeDamaged') {
      return failure('storeDamaged', { file: name, detail: refused.sqliteCode });
    }
    throw error;
  }
}

function damage(database: Database, { allPages, nativeBinding }: Inspection): string | null {
  const structure = schemaFault(database, nativeBinding);
  if (structure !== null) {
    return structure;
  }
  if (allPages) {
    const pages = database.pragma('quick_check(1)', { simple: true });
    if (pages !== 'ok') {
      return String(pages);
    }
  }
  return verifyTail(database, provenTail)?.problem ?? null;
}

function foreignTables(database: Database): string | null {
  const tables = database.prepare<[], number>('SELECT count(*) FROM sqlite_schema').pluck().get() ?? 0;
  return tables === 0 ? null : 'another application’s database';
}

function newer(name: string, found: number): Result<never, Failure> {
  return failure('storeNewer', { file: name, found, known: storeVersion });
}
