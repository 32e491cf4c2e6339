// Room in the write-ahead log: a commit that overwrites blocks which the file already owns is twice as fast as one that grows it.
import { closeSync, existsSync, fdatasyncSync, openSync, statSync, writeSync } from 'node:fs';

/** Enough for some 200 sales between two moments of rest. Bytes. */
const room = 4 * 1024 * 1024;

/** What a log that grows all the same, because work does not rest, is lengthened by at once: some 1.5 ms. Bytes. */
const step = 1024 * 1024;

/** A log is emptied by itself when it is this long, and begins anew (16 MiB of pages and what heads them; see `walAutocheckpoint`). */
const longest = 17 * 1024 * 1024;

/** So many commits between two looks at the log's length: a look takes some 3 µs. */
const commitsBetween = 8;

export type LogRoom = {
  /** In quiet moments: the log is at least `room` long. Takes a few ms. */
  reserve(): void;
  /** Something was committed: where the log has begun to grow, it is given more room soon after, between two commits. */
  committed(): void;
  close(): void;
};

/** The room in the log of `file`. On a full disk there is none, and nothing is lost by it: the next commit says so. */
export function createLogRoom(file: string): LogRoom {
  const log = `${file}-wal`;
  let known = 0;
  let commits = 0;
  let closed = false;

  function lengthen(size: number, wanted: number): void {
    known = Math.max(size, wanted);
    if (size < wanted) {
      appendZeros(log, size, wanted);
    }
  }

  function reserve(): void {
    if (existsSync(log)) {
      lengthen(statSync(log).size, room);
    }
  }

  /** The log is as long as it was left here, until SQLite itself has to lengthen it. */
  function look(): void {
    const size = statSync(log).size;
    if (size > known) {
      lengthen(size, Math.min(size + step, longest));
    }
  }

  return {
    reserve: () => quietly(reserve),
    committed() {
      commits += 1;
      if (commits % commitsBetween === 0) {
        setImmediate(() => {
          if (!closed) {
            quietly(look);
          }
        }).unref();
      }
    },
    close() {
      closed = true;
    },
  };
}

/**
 * Only ever appends. SQLite reads a log up to the first frame whose checksum is wrong, so what lies behind its last commit
 * never counts. Opening the log a second time is harmless; SQLite's locks are on the database file alone, never open that one here.
 */
function appendZeros(log: string, size: number, wanted: number): void {
  const descriptor = openSync(log, 'r+');
  try {
    writeSync(descriptor, Buffer.alloc(wanted - size), 0, wanted - size, size);
    fdatasyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

function quietly(work: () => void): void {
  try {
    work();
  } catch {
    // See `createLogRoom`.
  }
}
