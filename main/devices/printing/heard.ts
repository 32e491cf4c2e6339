// What a printer said and nobody has asked for yet: bytes come when they like, a question waits for the first that fits.
import type { Timers } from './line.ts';

export type Heard = {
  /** A byte came. */
  take(byte: number): void;
  /** The next byte that fits, those before it are dropped; null after `patience` ms, or when nothing more will come. */
  next(fits: (byte: number) => boolean, patience: number): Promise<number | null>;
  /** Nothing more will come. */
  end(): void;
};

export function createHeard(timers: Timers): Heard {
  let bytes: number[] = [];
  let over = false;
  let waiting: ((byte: number | null) => void) | null = null;

  function answer(byte: number | null): void {
    waiting?.(byte);
    waiting = null;
  }

  return {
    take(byte) {
      if (waiting === null) {
        bytes.push(byte);
      } else {
        waiting(byte);
      }
    },
    next(fits, patience) {
      const at = bytes.findIndex(fits);
      const known = bytes[at];
      bytes = at === -1 ? [] : bytes.slice(at + 1);
      if (known !== undefined || over) {
        return Promise.resolve(known ?? null);
      }
      return new Promise((resolve) => {
        const cancel = timers.schedule(patience, () => answer(null));
        waiting = (byte) => {
          if (byte === null || fits(byte)) {
            waiting = null;
            cancel();
            resolve(byte);
          }
        };
      });
    },
    end() {
      over = true;
      answer(null);
    },
  };
}
