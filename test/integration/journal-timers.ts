// A clock that stands until the test lets time pass, and timers on it.
import type { Clock, Timers } from '../../main/queue/ports.ts';

export function createTestTimers(): { readonly clock: Clock; readonly timers: Timers; pass(duration: number): void } {
  let now = 0;
  const pending = new Map<object, { readonly at: number; readonly work: () => void }>();
  return {
    clock: { wall: () => 1_700_000_000_000 + now, monotonic: () => now },
    timers: {
      schedule(delay, work) {
        const key = {};
        pending.set(key, { at: now + delay, work });
        return () => {
          pending.delete(key);
        };
      },
    },
    pass(duration) {
      const end = now + duration;
      for (;;) {
        const next = [...pending].filter(([, { at }]) => at <= end).sort(([, one], [, other]) => one.at - other.at)[0];
        if (next === undefined) {
          break;
        }
        const [key, { at, work }] = next;
        pending.delete(key);
        now = Math.max(now, at);
        work();
      }
      now = end;
    },
  };
}
