// Making a file and its name durable: what is not synced may be gone, or empty, after a power cut.
import { closeSync, fsyncSync, mkdirSync, openSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

/** Waits until the file's bytes are on the disk. Never call it on the open store: closing a descriptor drops its locks. */
export function syncFile(file: string): void {
  syncPath(file, 'r+');
}

/** Waits until the names in a file's folder are on the disk; Windows has no such call and needs none. */
export function syncFolderOf(file: string): void {
  if (process.platform !== 'win32') {
    syncPath(dirname(file), 'r');
  }
}

/** Makes a folder, and what of its path is missing, only for this user; each new name is on the disk when it returns. */
export function makeFolder(folder: string): void {
  const first = mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (first === undefined) {
    return;
  }
  for (let path = resolve(folder); path.length >= resolve(first).length; path = dirname(path)) {
    syncFolderOf(path);
    if (path === dirname(path)) {
      return;
    }
  }
}

function syncPath(path: string, flags: string): void {
  const descriptor = openSync(path, flags);
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
