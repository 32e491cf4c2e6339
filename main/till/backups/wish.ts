// A restore that a manager decided on screen: written down durably while the till runs, done at the next start before the journal is opened.
// The backup is copied beside the journal first, so that neither a stick that is pulled nor the letting go of old backups can undo it.
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { copyFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import { readJournal } from '../../journal/read-journal.ts';
import { type Restored, restoreBackup } from '../../journal/restore.ts';
import { makeFolder, syncFile, syncFolderOf } from '../../journal/sync-file.ts';
import type { Clock, Random } from '../../queue/ports.ts';

/** `installId`: of the journal that is to be replaced. After the restore it is another one, so that a wish is never done twice. */
const wishSchema = z.strictObject({
  backup: z.string().regex(/^[^/\\]+$/),
  installId: z.string(),
  by: z.strictObject({ operator: z.string().nullable(), personId: z.string() }),
});
export type RestoreWish = z.infer<typeof wishSchema>;

export type WishOutcome =
  /** Nobody wished anything. */
  | { readonly kind: 'none' }
  | { readonly kind: 'restored'; readonly restored: Restored }
  /** The journal is the former one; nothing was changed. `why`: a failure's code or what was found. */
  | { readonly kind: 'notRestored'; readonly why: string };

function wishFolder(journalFile: string): string {
  return join(dirname(journalFile), 'restore-wish');
}

function wishFile(journalFile: string): string {
  return join(wishFolder(journalFile), 'wish.json');
}

/** Copies the backup to where the next start finds it; resolves with the copy. What an earlier wish left goes first. Throws what the disk says. */
export async function copyForWish(backup: string, journalFile: string): Promise<string> {
  dropWish(journalFile);
  const copy = join(wishFolder(journalFile), basename(backup));
  makeFolder(wishFolder(journalFile));
  await copyFile(backup, copy);
  syncFile(copy);
  return copy;
}

/** From here on the next start restores. The copy lies there already. */
export function writeWish(journalFile: string, wish: RestoreWish): void {
  const file = wishFile(journalFile);
  writeFileSync(`${file}.new`, JSON.stringify(wish), { flush: true, mode: 0o600 });
  renameSync(`${file}.new`, file);
  syncFolderOf(file);
}

/** The wish first, then its copy: cut off between the two, nothing is wished any more. */
export function dropWish(journalFile: string): void {
  rmSync(wishFile(journalFile), { force: true });
  rmSync(wishFolder(journalFile), { recursive: true, force: true });
}

/**
 * Does what was wished, before the journal is opened. Cut off anywhere it leaves the former journal, or none and the whole restored one,
 * and the next start goes on: a wish goes only when its restore is on the disk, was refused, or was done already.
 */
export function grantWish(
  journalFile: string,
  { clock, random, nativeBinding }: { clock: Clock; random: Random; nativeBinding: string | null },
): WishOutcome {
  const wish = readWish(journalFile);
  if (wish === null) {
    // A copy without its wish: cut off before the one was written, or after it was taken away.
    if (existsSync(wishFolder(journalFile))) {
      dropWish(journalFile);
    }
    return { kind: 'none' };
  }
  const standing = installIdOf(journalFile, nativeBinding);
  if (standing.kind === 'refused' || (standing.kind === 'known' && standing.installId !== wish.installId)) {
    dropWish(journalFile);
    return standing.kind === 'refused' ? { kind: 'notRestored', why: standing.code } : { kind: 'none' };
  }
  const backup = join(wishFolder(journalFile), wish.backup);
  const restored = restoreBackup({ backup, file: journalFile, clock, random, nativeBinding, by: wish.by });
  if (!restored.ok && restored.failure.code === 'storeInUse') {
    return { kind: 'notRestored', why: restored.failure.code };
  }
  dropWish(journalFile);
  return restored.ok
    ? { kind: 'restored', restored: restored.value }
    : { kind: 'notRestored', why: restored.failure.code };
}

/** Null where there is none, or none that can be read: it was never whole then. */
function readWish(journalFile: string): RestoreWish | null {
  const file = wishFile(journalFile);
  try {
    return existsSync(file) ? wishSchema.parse(JSON.parse(readFileSync(file, 'utf8'))) : null;
  } catch {
    return null;
  }
}

type Standing =
  | { readonly kind: 'known'; readonly installId: string | null }
  /** A restore was cut off between its steps: there is no journal, and this is the moment to go on. */
  | { readonly kind: 'cutOff' }
  | { readonly kind: 'refused'; readonly code: string };

function installIdOf(journalFile: string, nativeBinding: string | null): Standing {
  const opened = existsSync(journalFile) ? readJournal(journalFile, nativeBinding) : null;
  if (opened === null) {
    return { kind: 'cutOff' };
  }
  if (!opened.ok) {
    return opened.failure.code === 'storeInUse' || opened.failure.code === 'storeMissing'
      ? { kind: 'cutOff' }
      : { kind: 'refused', code: opened.failure.code };
  }
  try {
    return { kind: 'known', installId: opened.value.stats().installId };
  } finally {
    opened.value.close();
  }
}
