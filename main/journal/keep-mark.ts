// Keeping the high-water mark of an open journal: numbers are reserved in blocks before they are drawn, so that a sale only compares two.
import type { Database } from 'better-sqlite3';
import type { HandOverMark } from './hand-over-types.ts';
import { type HighWater, writeHighWater } from './high-water.ts';
import { StoreFailure } from './store-failure.ts';

export type MarkKeeper = {
  /** This start draws no number below it. */
  readonly firstCounter: number;
  /** Before `counter` is drawn: on the disk is a mark that covers it. Throws `StoreFailure`. */
  cover(counter: number): void;
  /** In quiet moments: brings the mark up to what is committed, with a block of numbers ahead. */
  refresh(): void;
  /** While closing: the exact end. The disk may refuse it: then the next start passes over the rest of the block. */
  end(): void;
};

/** How many numbers are reserved at once. A crash loses the rest of a block: 97,000 crashes use up all numbers. */
const block = 1024;

/** Where there is no file, there is nothing to be put back. */
export const noMark: MarkKeeper = {
  firstCounter: 1,
  cover: () => undefined,
  refresh: () => undefined,
  end: () => undefined,
};

type Kept = {
  readonly file: string;
  readonly installId: string;
  readonly boot: string;
  readonly firstCounter: number;
  /** As it lies on the disk; null where there is none, or where it belongs to another installation. */
  readonly found: HighWater | null;
  readonly handOver: () => HandOverMark | null;
};

/** The mark of an open journal. */
export function keepMark(database: Database, kept: Kept): MarkKeeper {
  const { file, installId, boot, firstCounter, handOver } = kept;
  const lastCounter = database.prepare<[], number | null>('SELECT max(sequence) FROM operation').pluck();
  const last = database.prepare<[], { sequence: number; hash: Buffer }>(
    'SELECT sequence, hash FROM event ORDER BY sequence DESC LIMIT 1',
  );
  // Only once a mark is on the disk: a store that says so without one was robbed of it.
  const noteMark = database.prepare('UPDATE origin SET marked = 1 WHERE marked = 0');
  let standing = kept.found;

  function write(ceiling: number, clean: boolean): void {
    const end = last.get();
    const event = end?.sequence ?? 0;
    const hash = end?.hash.toString('hex') ?? null;
    const next = { installId, boot, ceiling, event, hash, clean, handOver: handOver() };
    if (standing !== null && JSON.stringify({ ...standing, boot }) === JSON.stringify(next)) {
      return;
    }
    writeHighWater(file, next);
    standing = next;
    noteMark.run();
  }

  return {
    firstCounter,
    cover(counter) {
      if (standing !== null && !standing.clean && counter <= standing.ceiling) {
        return;
      }
      try {
        // Inside a transaction: its own events may be rolled back, so the mark keeps to what stood before.
        writeCommitted(counter + block);
      } catch (error) {
        throw refusal(error);
      }
    },
    refresh() {
      const counter = Math.max(lastCounter.get() ?? 0, firstCounter - 1);
      const ceiling = standing === null || standing.clean ? 0 : standing.ceiling;
      write(ceiling - counter < block / 2 ? counter + block : ceiling, false);
    },
    end() {
      try {
        write(Math.max(lastCounter.get() ?? 0, firstCounter - 1), true);
      } catch {
        // See above.
      }
    },
  };

  function writeCommitted(ceiling: number): void {
    const event = standing?.event ?? 0;
    const next = { installId, boot, ceiling, event, hash: standing?.hash ?? null, clean: false, handOver: handOver() };
    writeHighWater(file, next);
    standing = next;
    noteMark.run();
  }
}

function refusal(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (!code.startsWith('E')) {
    return error;
  }
  const full = code === 'ENOSPC' || code === 'EDQUOT';
  return new StoreFailure(full ? 'diskFull' : 'diskRefused', code, 'the high-water mark could not be written');
}
