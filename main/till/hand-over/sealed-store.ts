// The hand-over file on the disk: never visible before it is whole and durable, never read beyond its cap. A record, so that a test can cut
// the power between any two calls.
import { closeSync, constants, fstatSync, fsyncSync, openSync, readSync, renameSync, rmSync, writeSync } from 'node:fs';
import { failure, type Result, success } from '../../../shared/result.ts';
import { syncFolderOf } from '../../journal/sync-file.ts';
import { largestFile } from './sealed-file.ts';

/** All calls throw what the disk throws. */
export type FileCalls = {
  /** Writes the bytes beside the file's place and waits until they are on the disk. Answers where. */
  writePart(file: string, bytes: Buffer): string;
  /** All bytes of a plain file, or null where it is no plain file or larger than any hand-over. */
  read(file: string): Buffer | null;
  /** Gives the part its name; whatever had the name is replaced whole. */
  rename(part: string, file: string): void;
  /** Waits until the name is on the disk. */
  syncFolder(file: string): void;
  remove(part: string): void;
};

export const diskCalls: FileCalls = {
  writePart(file, bytes) {
    const part = `${file}.part`;
    const descriptor = openSync(part, 'w', 0o600);
    try {
      for (let at = 0; at < bytes.length; ) {
        at += writeSync(descriptor, bytes, at);
      }
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
    return part;
  },
  read(file) {
    // Not blocking: a named pipe that somebody put in the file's place must not hold the till.
    const descriptor = openSync(file, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    try {
      const stat = fstatSync(descriptor);
      return !stat.isFile() || stat.size > largestFile ? null : readWhole(descriptor, stat.size);
    } finally {
      closeSync(descriptor);
    }
  },
  rename: renameSync,
  syncFolder: syncFolderOf,
  remove: (part) => rmSync(part, { force: true }),
};

/** As many bytes as it had when it was opened: what grows meanwhile is not read on. */
function readWhole(descriptor: number, size: number): Buffer {
  const bytes = Buffer.alloc(size);
  let at = 0;
  while (at < size) {
    const read = readSync(descriptor, bytes, at, size - at, at);
    if (read === 0) {
      break;
    }
    at += read;
  }
  return bytes.subarray(0, at);
}

/** Runs a step on the disk; a disk that refuses is `handOverFile` {detail}. A programming error throws on. */
export function onDisk<Value>(work: () => Value): Result<Value> {
  try {
    return success(work());
  } catch (error) {
    const code: unknown = error instanceof Error && 'code' in error ? error.code : null;
    if (typeof code === 'string' && 'syscall' in (error as object)) {
      return failure('handOverFile', { detail: code });
    }
    throw error;
  }
}
