// Journals as bytes: what a disk would hold. For the simulator, which throws every object away and starts again. Plain Node only.
import { connect, prepareConnection, startLog } from './connection.ts';
import { journalOn } from './journal-on.ts';
import { migrate } from './migrations/migrate.ts';
import type { Journal, OpenJournalOptions } from './types.ts';

/** The whole database as committed; call outside a transaction. The journal stays open. */
export function serialiseJournal(journal: Journal): Buffer {
  return journal.snapshot();
}

/** Opens a copy of `bytes` in memory; nothing of it reaches a disk. The bytes are trusted: no damage is looked for. */
export function openJournalFromBytes(bytes: Buffer, options: Omit<OpenJournalOptions, 'file'>): Journal {
  const database = connect(withoutLog(bytes), options.nativeBinding);
  prepareConnection(database);
  startLog(database);
  migrate(database);
  return journalOn(database, { ...options, file: ':memory:' });
}

/** A file with a write-ahead log says so in bytes 18 and 19 of its header, which a database in memory cannot have. */
function withoutLog(bytes: Buffer): Buffer {
  if (bytes[18] !== 2) {
    return bytes;
  }
  const copy = Buffer.from(bytes);
  copy[18] = 1;
  copy[19] = 1;
  return copy;
}
