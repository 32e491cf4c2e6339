// What is done between a person's word and the end of the till: counted once more, backed up and proven, noted, put into place.
import { join } from 'node:path';
import { type Failure, failure } from '../../../shared/result.ts';
import { backupsIn } from '../../journal/backup.ts';
import { proveBackup } from '../backups/proof.ts';
import type { TillDependencies } from '../dependencies.ts';
import { refusalToLeave } from '../hand-over/open-work.ts';
import { backupFolder } from '../keep-backups.ts';
import { noteUpdate } from './last-update.ts';

type InstallParts = Pick<TillDependencies, 'backups' | 'clock' | 'complain' | 'installation' | 'journal'> & {
  /** Puts the new version into place; false: nothing was changed. */
  readonly place: () => Promise<boolean>;
};

type Refused = { readonly ok: false; readonly failure: Failure };

/**
 * To be called behind the shut gate: what is counted then stays so. Null where the new version stands and may start, else `workOpen`,
 * `updateNoBackup` or `updateNotInstalled`, and the till is as it was.
 */
export async function prepareInstall(from: string, to: string, parts: InstallParts): Promise<Refused | null> {
  const { clock, complain, journal, place } = parts;
  try {
    const refused = refusalToLeave('appUpdate', journal, clock.wall());
    if (refused !== null) {
      return { ok: false, failure: refused };
    }
    if (!(await backedUp(parts))) {
      return failure('updateNoBackup');
    }
    noteUpdate(journal.settings, { from, to, at: clock.wall() });
    if (!(await place())) {
      noteUpdate(journal.settings, null);
      return failure('updateNotInstalled');
    }
    return null;
  } catch (error) {
    complain('the update could not be installed', error);
    return failure('updateNotInstalled');
  }
}

/** One of now, and proven from its first line to its last. */
async function backedUp({ backups, complain, installation }: InstallParts): Promise<boolean> {
  const folder = backupFolder(backups.journalFile);
  const { proofScript: script, sqliteBinding } = installation;
  try {
    await backups.keeper.now();
    const newest = backupsIn(folder)[0]?.name;
    return (
      newest !== undefined && (await proveBackup(script, { file: join(folder, newest), sqliteBinding, asked: [] })).ok
    );
  } catch (error) {
    complain('no backup before the update', error);
    return false;
  }
}
