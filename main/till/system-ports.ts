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
    const timer = setTimeout(work, delay);
    return () => clearTimeout(timer);
  },
};
