// A file system of a few MiB that is one test's own, where the system lends one: root on Linux may mount it.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export type SmallDisk = {
  /** An empty folder on it; null where the system lends none. */
  readonly folder: string | null;
  readonly close: () => void;
};

/** `size` in MiB. To be closed when nothing on it is in use any more. */
export function openSmallDisk(size: number): SmallDisk {
  const folder = mkdtempSync(join(tmpdir(), 'yatai-disk-'));
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${size}m`, 'tmpfs', folder]).status === 0;
  return {
    folder: mounted ? folder : null,
    close() {
      if (mounted) spawnSync('umount', ['-l', folder]);
      rmdirSync(folder);
    },
  };
}

/** Whatever asks for the temporary folder meanwhile is given this one. */
export async function inTemporaryFolder<Value>(folder: string | null, work: () => Promise<Value>): Promise<Value> {
  if (folder === null) return work();
  const before = process.env['TMPDIR'];
  process.env['TMPDIR'] = folder;
  try {
    return await work();
  } finally {
    // A variable that is given undefined says "undefined".
    if (before === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = before;
  }
}
