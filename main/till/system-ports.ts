// The queue's clock, randomness and timers as the machine has them.
import { randomBytes } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import type { Clock, Random, Timers } from '../queue/ports.ts';

export const systemClock: Clock = { wall: () => Date.now(), monotonic: () => performance.now() };

export const systemRandom: Random = {
  next: () => Math.random(),
  hex: (bytes) => randomBytes(bytes).toString('hex'),
};

export const systemTimers: Timers = {
  schedule(delay, work) {
    if (delay <= 0) {
      // A time-out of 0 ms takes 1 to 2 ms, and the queue asks for one between any two sales that it sends.
      const immediate = setImmediate(work);
      return () => clearImmediate(immediate);
    }
    const timer = setTimeout(work, delay);
    return () => clearTimeout(timer);
  },
};
