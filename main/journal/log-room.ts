// Room in the write-ahead log: a commit that overwrites blocks which the file already owns is twice as fast as one that grows it.
import { closeSync, existsSync, fdatasyncSync, openSync, statSync, writeSync } from 'node:fs';

/** Enough for some 200 sales between two moments of rest. Bytes. */
const room = 4 * 1024 * 1024;

/**
 * Grows the log of `file` with zeros to `room` bytes. SQLite reads a log up to the first frame whose checksum is wrong, so
 * what lies behind its last commit never counts. Only ever appends; takes a few ms, so call it when nobody waits.
 */
export function reserveLogRoom(file: string): void {
  const log = `${file}-wal`;
  const size = existsSync(log) ? statSync(log).size : room;
  if (size >= room) {
    return;
  }
  // Opening the log a second time is harmless; SQLite's locks are on the database file alone, never open that one here.
  const descriptor = openSync(log, 'r+');
  try {
    writeSync(descriptor, Buffer.alloc(room - size), 0, room - size, size);
    fdatasyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
