// Opening the store: looked at before it is touched, held alone, set to FULL sync, brought to the newest version. Never recreated.
import { statSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import type { Database } from 'better-sqlite3';
import { type Failure, type Result, success } from '../../shared/result.ts';
import { connect, connectAlone, prepareConnection, startLog } from './connection.ts';
import { fullCheckLimits, inspectDatabase, inspectUncleanFile, peekAtFile } from './inspect-file.ts';
import { journalOn } from './journal-on.ts';
import { migrate } from './migrations/migrate.ts';
import { judgeOrigin, nowhere } from './origin.ts';
import { openingFailure } from './store-failure.ts';
import { makeFolder } from './sync-file.ts';
import type { Journal, OpenJournalOptions } from './types.ts';
import { wipeLetGo } from './wipe.ts';

/**
 * Opens or creates the journal (the design's queue, section 7). Fails with `storeNewer` {file, found, known},
 * `storeDamaged` {file, detail}, `storeInUse` {file} or `diskFull` {file}; what is refused is left as it was.
 */
export function openJournal(options: OpenJournalOptions): Result<Journal, Failure> {
  const { file } = options;
  if (file === ':memory:') {
    return success(openOn(connect(file, options.nativeBinding), options));
  }
  const name = basename(file);
  try {
    makeFolder(dirname(file));
    const peeked = peekAtFile(file, name);
    if (!peeked.ok) {
      return peeked;
    }
    const unclean = inspectUncleanFile(file, name, options.nativeBinding);
    return unclean.ok ? openFile(options, name) : unclean;
  } catch (error) {
    return openingFailure(error, name);
  }
}

function openFile(options: OpenJournalOptions, name: string): Result<Journal, Failure> {
  const database = connectAlone(options.file, options.nativeBinding);
  let opened = false;
  try {
    const allPages = sizeOf(options.file) <= fullCheckLimits.clean;
    const inspected = inspectDatabase(database, name, { allPages, nativeBinding: options.nativeBinding });
    if (!inspected.ok) {
      return inspected;
    }
    startLog(database);
    migrate(database);
    wipeLetGo(database);
    const origin = judgeOrigin(database, options.file, options.place ?? nowhere);
    const journal = journalOn(database, options, origin);
    opened = true;
    return success(journal);
  } finally {
    if (!opened) {
      database.close();
    }
  }
}

function openOn(database: Database, options: OpenJournalOptions): Journal {
  prepareConnection(database);
  startLog(database);
  migrate(database);
  return journalOn(database, options);
}

/** Asks for the size only: opening the file a second time would drop the lease. */
function sizeOf(file: string): number {
  return statSync(file).size;
}
