// Backups of the journal in quiet moments: at most one an hour, never begun while a call is in flight, and one when the application closes.
import { dirname, join } from 'node:path';
import type { Journal } from '../journal/types.ts';
import type { Clock, Timers } from '../queue/ports.ts';

/** Until the first one (ms): a start is busy enough. */
const firstPause = 5 * 60_000;
const pause = 60 * 60_000;
/** Where a call is in flight when one is due (ms). */
const retryPause = 30_000;

/** How long closing the application waits for the last one (ms): less than what is left of the end's own patience. */
const closePatience = 3_000;

type BackupDependencies = {
  readonly journal: Pick<Journal, 'backUp' | 'store'>;
  readonly journalFile: string;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly complain: (message: string, error: unknown) => void;
  /** Whether there is room for one: else it is left out, and the next one is tried in its time. */
  readonly mayMake?: () => Promise<boolean>;
  /** After each backup: another place may want a copy. What goes wrong there is told and no more. */
  readonly copy?: () => Promise<void>;
};

export type Backups = {
  /** It is quiet now: makes one if one is due, else when it will be. */
  rest(): void;
  /** One now, because a person asks; `copied` false where the second place refused its copy. Rejects as the disk and the proof do. */
  now(): Promise<{ readonly copied: boolean }>;
  isMaking(): boolean;
  /** The last one; resolves when it is there, was refused, or takes too long: closing the journal then ends it. Nothing begins after it. */
  close(): Promise<void>;
  /** After the journal is closed: resolves when one that took too long has let go of its files. */
  settled(): Promise<void>;
};

/** The folder beside the journal that holds its backups. */
export function backupFolder(journalFile: string): string {
  return join(dirname(journalFile), 'backups');
}

/** Makes a backup in quiet moments, at most hourly, never while a call is in flight, and one at the end. Complains and goes on where the disk refuses. */
export function keepBackups({
  journal,
  journalFile,
  clock,
  timers,
  complain,
  mayMake,
  copy,
}: BackupDependencies): Backups {
  const folder = backupFolder(journalFile);
  let due = clock.monotonic() + firstPause;
  let running: Promise<void> | null = null;
  let closed = false;
  /** Cut off by the end of the application: no fault. */
  let abandoned = false;
  let cancel: () => void = () => undefined;

  function rest(): void {
    cancel();
    if (closed || running !== null) {
      return;
    }
    const wait = due - clock.monotonic();
    if (wait > 0 || isSending()) {
      cancel = timers.schedule(Math.max(wait, wait > 0 ? 0 : retryPause), rest);
      return;
    }
    due = clock.monotonic() + pause;
    void backUp();
  }

  function isSending(): boolean {
    return journal.store.active().some(({ state }) => state === 'sending');
  }

  function backUp(): Promise<void> {
    running = make()
      .then(
        () => undefined,
        (error: unknown) => {
          if (!abandoned) {
            complain('the journal could not be backed up', error);
          }
        },
      )
      .finally(() => {
        running = null;
      });
    return running;
  }

  /** Two at once would take away each other's files: whoever waits looks again, for another may have begun meanwhile. */
  async function afterOthers<Value>(work: () => Value): Promise<Awaited<Value>> {
    while (running !== null) {
      await running;
    }
    return await work();
  }

  async function make(): Promise<{ readonly copied: boolean }> {
    if ((await mayMake?.()) === false) {
      throw new Error('the disk is nearly full: its room is kept for sales');
    }
    await journal.backUp(folder);
    try {
      await copy?.();
      return { copied: true };
    } catch (error) {
      if (!abandoned) {
        complain('the backup could not be copied to the second place', error);
      }
      return { copied: false };
    }
  }

  function makeAsked(): Promise<{ readonly copied: boolean }> {
    const asked = make();
    running = asked.then(
      () => undefined,
      () => undefined,
    );
    return asked.finally(() => {
      running = null;
    });
  }

  return {
    rest,
    isMaking: () => running !== null,
    settled: () => afterOthers(() => undefined),
    // The running one may be of the moment before the last sale.
    now: () => afterOthers(makeAsked),
    async close() {
      closed = true;
      cancel();
      let release: () => void = () => undefined;
      const patience = new Promise<void>((resolve) => {
        release = timers.schedule(closePatience, () => {
          abandoned = true;
          resolve();
        });
      });
      const last = afterOthers(backUp);
      await Promise.race([last, patience]);
      release();
    },
  };
}
