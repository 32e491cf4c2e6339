// How the till begins and how it ends. The order of the end is the point: first whatever would begin something new, then whoever still needs the
// queue, then the queue, and the printer last, for what came home is printed.
import type { Queue } from '../queue/api.ts';

type Begins = { start(): void };
type EndsAtOnce = { stop(): void };
type Ends = { stop(): Promise<void> };

type LifeParts = {
  readonly queue: Pick<Queue, 'start' | 'stop' | 'nudge'>;
  readonly heartbeat: Begins & Ends & { beat(): Promise<unknown> };
  readonly printing: Begins & Ends;
  readonly headOffice: Begins & Ends;
  /** They begin, and end, without waiting for anybody. */
  readonly workers: readonly (Begins & EndsAtOnce)[];
  /** They work when they are asked. */
  readonly asked: readonly EndsAtOnce[];
  readonly askedInTurn: readonly Ends[];
  /** Counts for the reports from the start on. */
  readonly count: () => EndsAtOnce;
  /** When nothing runs any more. */
  readonly last: () => Promise<void>;
};

export type TillLife = {
  /** Wakes the queue and the heartbeat. */
  start(): void;
  /** Asks at once whether the platform is there: after the machine slept. */
  wake(): void;
  /** No new attempt begins; resolves when what is in flight has come home. The journal stays open. */
  stop(): Promise<void>;
};

export function createLife(parts: LifeParts): TillLife {
  const { queue, heartbeat, printing, headOffice, workers, asked, askedInTurn } = parts;
  let counting: EndsAtOnce | null = null;
  return {
    start() {
      queue.start();
      heartbeat.start();
      for (const worker of workers) {
        worker.start();
      }
      printing.start();
      headOffice.start();
      counting = parts.count();
    },
    wake() {
      queue.nudge();
      void heartbeat.beat();
    },
    async stop() {
      for (const worker of [...workers, ...asked]) {
        worker.stop();
      }
      counting?.stop();
      await headOffice.stop();
      for (const one of askedInTurn) {
        await one.stop();
      }
      await heartbeat.stop();
      await queue.stop();
      await printing.stop();
      await parts.last();
    },
  };
}
