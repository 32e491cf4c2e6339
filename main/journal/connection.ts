// The one connection to the store: every setting of the queue's section 7, each read back, because SQLite ignores what it dislikes.
import { randomInt } from 'node:crypto';
import Database from 'better-sqlite3';
import { sqliteCodeOf } from './store-failure.ts';

/** How long (ms) a statement waits for another holder. */
const busyTimeout = 250;

/**
 * How often an opening tries to be alone, how long (ms) each try waits, and the longest rest (ms) between two: in all long enough for a
 * dying process, too short for a person to notice.
 */
const mostTries = 3;
const tryTimeout = 80;
const longestRest = 60;

/** Frames in the log after which a commit empties it into the file by itself, if nobody called `tidyUp` before (16 MiB). */
const walAutocheckpoint = 4096;

/**
 * Pages of the file that are kept in memory, in KiB with SQLite's minus sign: better-sqlite3 would keep 16 MB. The system keeps the file as well,
 * and a page comes from there in microseconds.
 */
const pageCache = -4_000;

/** The oldest SQLite that may be shipped: it mends a fault that could damage a WAL file that two connections write at once. */
const oldestSqlite = '3.51.3';

/** The oldest that is tolerated where the addon of a fallback Electron is used; the exclusive lock rules the fault out. */
const oldestFallbackSqlite = '3.47.0';

/**
 * Opens the database with nothing read or written yet. `bytes` opens a copy in memory instead of a file.
 * Throws what better-sqlite3 throws.
 */
export function connect(
  source: string | Buffer,
  nativeBinding: string | null,
  options: { readonly readonly?: boolean; readonly timeout?: number } = {},
): Database.Database {
  return new Database(source, {
    timeout: busyTimeout,
    ...options,
    ...(nativeBinding === null ? {} : { nativeBinding }),
  });
}

/** Applies the settings of a connection, the locking mode before anything is read; some of the others read the file and wait `timeout` ms for it. */
export function prepareConnection(database: Database.Database, timeout = busyTimeout): void {
  settle(database, 'locking_mode', 'EXCLUSIVE', 'exclusive');
  settle(database, 'trusted_schema', 'OFF', 0);
  settle(database, 'cell_size_check', 'ON', 1);
  settle(database, 'foreign_keys', 'ON', 1);
  settle(database, 'recursive_triggers', 'ON', 1);
  // What is deleted is overwritten, or a guest who was let go would lie on in free pages.
  settle(database, 'secure_delete', 'ON', 1);
  settle(database, 'busy_timeout', String(timeout), timeout);
  // Only macOS heeds these two: there a plain fsync stops at the drive's cache.
  settle(database, 'fullfsync', 'ON', 1);
  settle(database, 'checkpoint_fullfsync', 'ON', 1);
  // better-sqlite3 is compiled to use NORMAL with WAL, which loses acknowledged rows in a power cut.
  settle(database, 'synchronous', 'FULL', 2);
}

/**
 * Opens the database and holds it alone. Two that begin at once can keep each other out: in this locking mode each keeps the shared lock that
 * it began with and waits for the other's. Both let go then, and who rests shorter is alone. Throws SQLITE_BUSY where another holds it.
 */
export function connectAlone(file: string, nativeBinding: string | null): Database.Database {
  for (let tries = 1; ; tries += 1) {
    const database = connect(file, nativeBinding, { timeout: tryTimeout });
    try {
      prepareConnection(database, tryTimeout);
      takeLease(database);
      settle(database, 'busy_timeout', String(busyTimeout), busyTimeout);
      return database;
    } catch (error) {
      database.close();
      if (tries === mostTries || sqliteCodeOf(error)?.startsWith('SQLITE_BUSY') !== true) {
        throw error;
      }
    }
    rest(randomInt(longestRest));
  }
}

/** Takes the exclusive lock and keeps it: in this locking mode it is only taken by the first access. Throws SQLITE_BUSY. */
function takeLease(database: Database.Database): void {
  database.exec('BEGIN EXCLUSIVE; COMMIT');
}

/** Ms. An opening waits for nobody else, so the thread may stand still. */
function rest(ms: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
}

/** Turns write-ahead logging on, and proves once more that FULL survived it. */
export function startLog(database: Database.Database): void {
  settle(database, 'journal_mode', 'WAL', database.memory ? 'memory' : 'wal');
  settle(database, 'cache_size', String(pageCache), pageCache);
  settle(database, 'wal_autocheckpoint', String(walAutocheckpoint), walAutocheckpoint);
  assertSetting(database, 'synchronous', 2);
  assertSetting(database, 'locking_mode', 'exclusive');
}

/**
 * Null when this SQLite may be shipped; a warning for the journal when it is older but belongs to the fallback Electron
 * (`nativeBinding` given). Throws when it is too old for either: a packaging bug.
 */
export function sqliteWarning(database: Database.Database, nativeBinding: string | null): string | null {
  const version = sqliteVersion(database);
  if (compareVersions(version, oldestSqlite) >= 0) {
    return null;
  }
  if (nativeBinding !== null && compareVersions(version, oldestFallbackSqlite) >= 0) {
    return `SQLite ${version} is older than ${oldestSqlite}; tolerated for the fallback Electron only`;
  }
  throw new Error(`SQLite ${version} is too old: ${oldestSqlite} or newer is needed`);
}

/** The version of the SQLite library behind this connection. */
export function sqliteVersion(database: Database.Database): string {
  return String(database.prepare('SELECT sqlite_version()').pluck().get());
}

/** Orders dotted versions by their numbers. */
export function compareVersions(left: string, right: string): number {
  const leftParts = left.split('.').map(Number);
  const rightParts = right.split('.').map(Number);
  for (let index = 0; index < Math.max(leftParts.length, rightParts.length); index += 1) {
    const difference = (leftParts[index] ?? 0) - (rightParts[index] ?? 0);
    if (difference !== 0) {
      return difference;
    }
  }
  return 0;
}

function settle(database: Database.Database, name: string, value: string, expected: string | number): void {
  database.pragma(`${name} = ${value}`);
  assertSetting(database, name, expected);
}

function assertSetting(database: Database.Database, name: string, expected: string | number): void {
  const actual = database.pragma(name, { simple: true });
  if (actual !== expected) {
    throw new Error(`SQLite did not take ${name} = ${expected}: it reads back ${String(actual)}`);
  }
}
