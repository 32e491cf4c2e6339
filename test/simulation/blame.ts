// Who is to blame: runs a piece of the world and keeps the first thing that went wrong. A crash ends a life, a violation ends the schedule,
// anything else is a bug of the queue.
import { Violation } from './invariants.ts';
import { Crash } from './life.ts';

export type Blame = {
  readonly guard: (work: () => unknown) => void;
  readonly blame: (found: Violation) => void;
  readonly first: () => Violation | null;
};

export function createBlame(trace: (text: string) => void): Blame {
  let violation: Violation | null = null;

  function blame(found: Violation): void {
    violation ??= found;
    trace(found.message);
  }

  return {
    blame,
    guard(work) {
      try {
        work();
      } catch (error) {
        if (error instanceof Violation) {
          blame(error);
        } else if (!(error instanceof Crash)) {
          blame(new Violation(16, error instanceof Error ? (error.stack ?? error.message) : String(error)));
        }
      }
    },
    first: () => violation,
  };
}
