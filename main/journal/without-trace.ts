// Leaving a folder as it was after a look at a journal: a reader in WAL mode makes an index, and an empty log where there was none.
import { existsSync, rmSync, statSync } from 'node:fs';
import type { Database } from 'better-sqlite3';
import { sqliteCodeOf } from './store-failure.ts';

/** What a reader of `file` would make beside it. Ask before it connects. */
export function companionsToCome(file: string): readonly string[] {
  return [`${file}-wal`, `${file}-shm`].filter((path) => !existsSync(path));
}

/**
 * Closes a connection that has read, and takes away what it made. While it still has its lock: once it is closed, a till
 * that starts may already write into that log.
 */
export function closeWithoutTrace(database: Database, made: readonly string[]): void {
  try {
    for (const path of made) {
      if (path.endsWith('-shm') || (existsSync(path) && statSync(path).size === 0)) {
        rmSync(path, { force: true });
      }
    }
  } catch {
    // Windows removes nothing that is open. Both are harmless, and the next till takes them over.
  } finally {
    database.close();
  }
}

/** The same after a failure: only where no till can be running, for a running one's log may be what seems to be ours. */
export function closeAfterFailure(database: Database | null, made: readonly string[], error: unknown): void {
  const code = sqliteCodeOf(error) ?? '';
  const nobodys = code.startsWith('SQLITE_NOTADB') || code.startsWith('SQLITE_CORRUPT');
  if (database !== null) {
    closeWithoutTrace(database, nobodys ? made : []);
  }
}
