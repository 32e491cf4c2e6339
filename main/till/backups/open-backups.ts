// The backups of an opened journal: the keeper that makes them in quiet moments, the copy in the second place, the gate of a restore.
import type { Profile } from '../../../shared/profile.ts';
import type { Journal } from '../../journal/types.ts';
import type { Clock, Timers } from '../../queue/ports.ts';
import { type Backups, backupFolder, keepBackups } from '../keep-backups.ts';
import type { DiskWatch } from '../machine/disk-watch.ts';
import type { BackupParts } from './backup-parts.ts';
import { createRestoreGate } from './restoring-queue.ts';
import { copyNewest, secondPlace } from './second-place.ts';
import type { WishOutcome } from './wish.ts';

type OpenBackups = { readonly keeper: Backups; readonly parts: BackupParts };

export function openBackups(given: {
  readonly journal: Pick<Journal, 'backUp' | 'settings' | 'store'>;
  readonly journalFile: string;
  readonly profile: Pick<Profile, 'backend' | 'terminalNo'>;
  readonly wished: WishOutcome;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly complain: (message: string, error: unknown) => void;
  readonly disk: Pick<DiskWatch, 'roomForBackup'>;
}): OpenBackups {
  const { journal, journalFile, profile, wished } = given;
  const keeper = keepBackups({
    ...given,
    mayMake: given.disk.roomForBackup,
    copy: async () => {
      const second = secondPlace(journal.settings, profile);
      await (second === null ? undefined : copyNewest(backupFolder(journalFile), second));
    },
  });
  const notRestored = wished.kind === 'notRestored' ? wished.why : null;
  return { keeper, parts: { journalFile, keeper, gate: createRestoreGate(), notRestored } };
}
