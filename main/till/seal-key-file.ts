// The key of what is sealed in the journal, where no secret store of the operating system keeps it: a file beside the journal that only its owner
// may read. It is in no backup and no hand-over, so that a copy of the journal alone tells nothing of guests.
import { randomBytes } from 'node:crypto';
import { chmodSync, closeSync, fstatSync, openSync, readSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sealKeyLength } from '../journal/seal.ts';
import { makeFolder } from '../journal/sync-file.ts';

const fileName = 'guests.key';

/** Reads the key, or makes one. A folder that takes no file gets a key for this run only: then members are forgotten with it. */
export function sealKeyBeside(folder: string): Buffer {
  const file = join(folder, fileName);
  const kept = readKey(file);
  if (kept !== null) {
    return kept;
  }
  const key = randomBytes(sealKeyLength);
  try {
    // The journal will lie in it: its folder is shut to others, and durable, from the beginning.
    makeFolder(folder);
    rmSync(file, { force: true });
    writeFileSync(file, key, { mode: 0o600, flag: 'wx', flush: true });
  } catch {
    // Forgetting guests is no harm; a till that does not open is.
  }
  return key;
}

/** Once the operating system keeps the key, none may lie here. A folder that lets none go is tried again at the next start. */
export function dropKeyBeside(folder: string): void {
  try {
    rmSync(join(folder, fileName), { force: true });
  } catch {
    // The key that lies on is of no use: what it sealed is forgotten.
  }
}

/** Null where there is none, or it is none: the journal then forgets what was sealed with the one before. */
function readKey(file: string): Buffer | null {
  try {
    const descriptor = openSync(file, 'r');
    try {
      const bytes = Buffer.alloc(sealKeyLength);
      const whole = fstatSync(descriptor).size === sealKeyLength && readSync(descriptor, bytes) === sealKeyLength;
      chmodSync(file, 0o600);
      return whole ? bytes : null;
    } finally {
      closeSync(descriptor);
    }
  } catch {
    return null;
  }
}
