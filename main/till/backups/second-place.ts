// A second home for the backups, on another disk: a USB stick, or a folder of another machine. What cannot be reached now is caught up later.
import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { copyFile, mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Profile } from '../../../shared/profile.ts';
import { backupsIn, removeOld } from '../../journal/backup.ts';
import { syncFolderOf } from '../../journal/sync-file.ts';
import type { SettingsShelf } from '../../journal/types.ts';

/** The settings key of the chosen folder. It is this machine's own and stays in the main process. */
const folderKey = 'backupFolder';

export type SecondPlace = {
  /** The chosen folder's name, without its path. */
  readonly label: string;
  readonly reachable: boolean;
  /** Where in it this till's backups lie: a stick may carry those of several tills. */
  readonly folder: string;
};

type Whose = Pick<Profile, 'backend' | 'terminalNo'>;

/** Null where none was chosen. */
export function secondPlace(settings: Pick<SettingsShelf, 'get'>, profile: Whose): SecondPlace | null {
  const chosen = settings.get(folderKey);
  if (typeof chosen !== 'string') {
    return null;
  }
  const own = profile.backend === 'practice' ? 'yatai-practice' : `yatai-${profile.terminalNo ?? 'till'}`;
  return { label: basename(chosen) || chosen, reachable: existsSync(chosen), folder: join(chosen, own) };
}

/** `folder` absolute, or null: no second place any more. */
export function putSecondPlace(settings: Pick<SettingsShelf, 'put'>, folder: string | null): void {
  settings.put(folderKey, folder);
}

/**
 * Copies the newest own backup there unless it lies there already, reads it back from the disk and compares, then lets old ones go. Never
 * makes the chosen folder itself: an empty mount point is no stick. Throws what the disk says, and where the copy is another.
 */
export async function copyNewest(ownFolder: string, place: SecondPlace): Promise<void> {
  const newest = existsSync(ownFolder) ? backupsIn(ownFolder)[0]?.name : undefined;
  if (newest === undefined || !place.reachable || existsSync(join(place.folder, newest))) {
    return;
  }
  const [from, to] = [join(ownFolder, newest), join(place.folder, newest)];
  const part = `${to}.part`;
  await mkdir(place.folder, { recursive: true });
  await removeParts(place.folder);
  try {
    await copyFile(from, part);
    const file = await open(part, 'r+');
    await file.sync().finally(() => file.close());
    if ((await fingerprint(from)) !== (await fingerprint(part))) {
      throw new Error('the copy of the backup is not what was copied');
    }
    await rename(part, to);
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
  syncFolderOf(to);
  removeOld(place.folder);
}

/** What a copy that was cut off left: a stick was pulled, or the till was closed meanwhile. */
async function removeParts(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    if (/^journal-.*\.db\.part$/.test(name)) {
      await rm(join(folder, name), { force: true });
    }
  }
}

async function fingerprint(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const piece of createReadStream(file)) {
    hash.update(piece);
  }
  return hash.digest('hex');
}
