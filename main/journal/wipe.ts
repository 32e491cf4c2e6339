// Makes what a migration let go unreadable: dropped rows would lie on in free pages and in the write-ahead log until something else is written there.
import type { Database } from 'better-sqlite3';

/**
 * Writes the whole file anew where a migration asked for it, and cuts the log. Outside a transaction. A disk that has no room for it now is tried
 * again at the next start: the till opens all the same, and its sales find the room that there was.
 */
export function wipeLetGo(database: Database): void {
  if (database.prepare<[], number>('SELECT wipe FROM seal').pluck().get() !== 1) {
    return;
  }
  try {
    // First, so that on a disk that fills up now the log holds nothing that must be kept.
    cutLog(database);
    database.exec('VACUUM');
    cutLog(database);
    database.exec('UPDATE seal SET wipe = 0');
  } catch {
    // Still marked, so it is due at the next start.
    giveRoomBack(database);
  }
}

/** A log that filled the disk keeps its length, and a sale needs room beside it. */
function giveRoomBack(database: Database): void {
  try {
    cutLog(database);
  } catch {
    // The next sale says so if the disk is really full.
  }
}

function cutLog(database: Database): void {
  database.pragma('wal_checkpoint(TRUNCATE)');
}
