// A clock and timers that move only when a test says so.
import type { Clock, Random, Timers } from '../../main/queue/ports.ts';

export type VirtualTime = {
  readonly clock: Clock;
  readonly timers: Timers;
  /** Moves on by `ms`, running what falls due, then lets promises settle. */
  advance(ms: number): Promise<void>;
  /** How many timers wait. */
  waiting(): number;
};

export function createVirtualTime(): VirtualTime {
  let now = 1_000;
  let due: { readonly at: number; readonly work: () => void }[] = [];
  return {
    clock: { wall: () => 1_700_000_000_000 + now, monotonic: () => now },
    timers: {
      schedule(delay, work) {
        const entry = { at: now + delay, work };
        due.push(entry);
        return () => {
          due = due.filter((other) => other !== entry);
        };
      },
    },
    async advance(ms) {
      now += ms;
      const ready = due.filter((entry) => entry.at <= now);
      due = due.filter((entry) => entry.at > now);
      for (const entry of ready) entry.work();
      await settle();
    },
    waiting: () => due.length,
  };
}

/** Lets everything that needs no time come to its end. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 50; turn += 1) await Promise.resolve();
}

export const fixedRandom: Random = { next: () => 0.5, hex: (bytes) => 'ab'.repeat(bytes) };
