// Making a file and its name durable: what is not synced may be gone, or empty, after a power cut.
import { closeSync, fsyncSync, openSync } from 'node:fs';
import { dirname } from 'node:path';

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

function syncPath(path: string, flags: string): void {
  const descriptor = openSync(path, flags);
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
