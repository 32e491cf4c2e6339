// The backups that lie in a folder, read from their names and sizes: nothing is opened for a list.
import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { BackupName, BackupPlace, BackupView } from '../../../shared/backups.ts';
import { backupsIn } from '../../journal/backup.ts';
import { backupMoment } from '../desks/last-backup.ts';

/** Newest first; empty where the folder cannot be read. `proofOf`: what was found when it was proven whole. */
export function listBackups(
  folder: string,
  place: BackupPlace,
  proofOf: (name: BackupName) => BackupView['proof'],
): readonly BackupView[] {
  return namesIn(folder).flatMap(({ name, sequence }) => {
    const size = sizeOf(join(folder, name));
    const backup = { place, name };
    return size === null
      ? []
      : [{ ...backup, at: backupMoment(name) ?? 0, bytes: size, events: sequence, proof: proofOf(backup) }];
  });
}

function namesIn(folder: string) {
  try {
    return backupsIn(folder);
  } catch {
    // No folder: no backup was made yet, or the stick is not in.
    return [];
  }
}

/** Null where it went away meanwhile. */
function sizeOf(file: string): number | null {
  try {
    return statSync(file).size;
  } catch {
    return null;
  }
}
