// A store as an earlier version of the till left it, with work in it (first-store.sql): what a migration finds.
import { mkdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { connect, prepareConnection, startLog } from '../../main/journal/connection.ts';
import { migrate } from '../../main/journal/migrations/migrate.ts';
import { syncFolderOf } from '../../main/journal/sync-file.ts';
import type { OperationState } from '../../shared/operation.ts';
import type { Acknowledgement } from './recording.ts';

const rows = readFileSync(new URL('./first-store.sql', import.meta.url), 'utf8');

/** Makes a closed store of this version; answers what it acknowledged: the last event of each of its operations. */
export function makeOldStore(file: string, version: number): readonly Acknowledgement[] {
  mkdirSync(dirname(file), { recursive: true });
  syncFolderOf(dirname(file));
  const database = connect(file, null);
  try {
    prepareConnection(database);
    startLog(database);
    migrate(database, 1);
    database.exec(`BEGIN IMMEDIATE; ${rows} COMMIT`);
    const made = database
      .prepare<[], { serial: string; state: OperationState; sequence: number; hash: Buffer }>(
        `SELECT operation.serial, operation.state, event.sequence, event.hash
         FROM operation JOIN event ON event.sequence = operation.last_event`,
      )
      .all()
      .map(({ hash, ...rest }) => ({ ...rest, hash: hash.toString('hex') }));
    migrate(database, version);
    return made;
  } finally {
    database.close();
  }
}
