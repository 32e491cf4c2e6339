// A clock and its timers that run faster than the real ones, and can be pushed on.
import type { Clock, Timers } from '../../main/queue/ports.ts';

/** Twenty virtual seconds a second: polls and pauses are waited for, not skipped, but nobody waits long. */
const pace = 20;

export type FastTime = { readonly clock: Clock; readonly timers: Timers; push(ms: number): void };

/** `start` is wall ms UTC; `speed` 1 is the real one. `push` moves both clocks on at once, as a night does. */
export function createFastTime(start: number, speed = pace): FastTime {
  const began = performance.now();
  let pushed = 0;
  const monotonic = () => (performance.now() - began) * speed + pushed;
  return {
    clock: { wall: () => Math.floor(start + monotonic()), monotonic },
    timers: {
      schedule(delay, work) {
        const timer = setTimeout(work, delay / speed);
        return () => clearTimeout(timer);
      },
    },
    push: (ms) => {
      pushed += ms;
    },
  };
}
