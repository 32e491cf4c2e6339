// How long a person stays locked out, by the monotonic clock where this run knows it: turning the wall clock forth does not lift
// a lock-out, and turning it back does not make one last for ever. After a restart only the wall clock is known: what is left
// by it, at most the whole lock-out, is served by the monotonic clock from then on.
import type { Person } from '../../journal/people-types.ts';
import type { Clock } from '../../queue/ports.ts';
import { lockedFor } from '../lock-out.ts';

export type LockWatch = {
  /** Ms until the next try, or 0. */
  left(person: Person): number;
  /** After a wrong try that was counted just now. */
  restart(person: Person): void;
};

export function createLockWatch(clock: Clock): LockWatch {
  /** Monotonic ms at which each lock-out ends, under the person and the count that caused it. */
  const ends = new Map<string, { readonly failures: number; readonly at: number }>();

  function begin(person: Person): { readonly failures: number; readonly at: number } {
    const end = { failures: person.failures, at: clock.monotonic() + lockedFor(person, clock.wall()) };
    ends.set(person.id, end);
    return end;
  }

  return {
    left(person) {
      if (person.lockedUntil === null) {
        return 0;
      }
      const known = ends.get(person.id);
      const end = known?.failures === person.failures ? known : begin(person);
      return Math.max(0, end.at - clock.monotonic());
    },
    restart: (person) => void begin(person),
  };
}
