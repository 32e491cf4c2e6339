// The room on the disk that the journal lies on: told early, and what is no sale is put off before a sale would have to be refused.
import { statSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { DiskLevel, DiskReading } from '../../../shared/machine.ts';
import type { Timers } from '../../queue/ports.ts';

const mebi = 1_048_576;
/** Bytes, or so many times what the journal takes, whichever is more: a backup is a copy of it. */
const low = { least: 1_024 * mebi, journals: 4 };
const short = { least: 256 * mebi, journals: 2 };
/** Ms. */
const firstPause = 2_000;
const pause = 5 * 60_000;

/** Pure. Both in bytes. */
export function diskLevel(free: number, journal: number): DiskLevel {
  if (free < Math.max(short.least, short.journals * journal)) {
    return 'short';
  }
  return free < Math.max(low.least, low.journals * journal) ? 'low' : 'ample';
}

export type DiskWatch = {
  /** The newest reading; null before the first, and where the system does not tell. */
  reading(): DiskReading | null;
  /** Looks now. */
  look(): Promise<DiskReading | null>;
  /** Whether so many bytes more (a backup, an update) still leave sales their room. True where the system does not tell. */
  roomFor(bytes: number): Promise<boolean>;
  /** The same for one more copy of the journal. */
  roomForBackup(): Promise<boolean>;
  start(): void;
  stop(): void;
};

type WatchOptions = {
  readonly journalFile: string;
  readonly timers: Timers;
  /** The level is another. */
  readonly changed: () => void;
  readonly complain: (message: string, error: unknown) => void;
  /** A stand-in for tests: bytes that may still be written in a folder. */
  readonly freeIn?: ((folder: string) => Promise<number>) | undefined;
};

/** What a program without privileges may still write. */
async function systemFreeIn(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}

/** Nothing runs before `start`. */
export function createDiskWatch(options: WatchOptions): DiskWatch {
  const { journalFile, timers, changed, complain, freeIn = systemFreeIn } = options;
  let reading: DiskReading | null = null;
  let cancel: () => void = () => undefined;
  let running = false;
  /** By its size alone: opening the file a second time would drop the journal's lock. */
  const journalBytes = () => statSync(journalFile, { throwIfNoEntry: false })?.size ?? 0;

  async function look(): Promise<DiskReading | null> {
    try {
      const free = await freeIn(dirname(journalFile));
      const before = reading?.level ?? 'ample';
      reading = { free, level: diskLevel(free, journalBytes()) };
      if (reading.level !== before) {
        changed();
      }
    } catch (error) {
      complain('the room on the disk could not be read', error);
    }
    return reading;
  }

  async function roomFor(bytes: number): Promise<boolean> {
    const now = await look();
    return now === null || diskLevel(now.free - bytes, journalBytes()) !== 'short';
  }

  function plan(delay: number): void {
    cancel = timers.schedule(delay, () => {
      void look().finally(() => {
        if (running) {
          plan(pause);
        }
      });
    });
  }

  return {
    reading: () => reading,
    look,
    roomFor,
    roomForBackup: () => roomFor(journalBytes()),
    start() {
      running = true;
      plan(firstPause);
    },
    stop() {
      running = false;
      cancel();
    },
  };
}
