// Those who wait for an operation to be settled: the use case in front of the cashier.
import { isClosed } from '../../shared/operation.ts';
import { toldRefused } from './decisions.ts';
import type { Operation } from './operation.ts';
import type { Timers } from './ports.ts';

/** Nothing more is to be waited for: closed, a person's affair, or refused in the platform's words (then it closes by itself). */
export function isSettled(operation: Operation): boolean {
  return isClosed(operation.state) || operation.state === 'manual' || toldRefused(operation);
}

export type Waiters = {
  wait(operation: Operation, patience: number, now: () => Operation): Promise<Operation>;
  tell(operation: Operation): void;
  isAwaited(serial: string): boolean;
  /** The queue stops: everybody gets the operation as it is. */
  release(): void;
};

/** Nobody waits yet. */
export function createWaiters(timers: Timers): Waiters {
  const waiting = new Map<string, Set<() => void>>();

  function wait(operation: Operation, patience: number, now: () => Operation): Promise<Operation> {
    if (isSettled(operation)) {
      return Promise.resolve(operation);
    }
    return new Promise((resolve) => {
      const { serial } = operation;
      const those = waiting.get(serial) ?? new Set();
      function done(): void {
        cancel();
        those.delete(done);
        if (those.size === 0) {
          waiting.delete(serial);
        }
        resolve(now());
      }
      const cancel = timers.schedule(patience, done);
      waiting.set(serial, those.add(done));
    });
  }

  return {
    wait,
    tell(operation) {
      if (isSettled(operation)) {
        for (const done of [...(waiting.get(operation.serial) ?? [])]) {
          done();
        }
      }
    },
    isAwaited: (serial) => waiting.has(serial),
    release() {
      for (const done of [...waiting.values()].flatMap((those) => [...those])) {
        done();
      }
    },
  };
}
