// The small scope, enumerated: one consumption, one revocation at each moment, at most two faults at any calls and at most two
// crashes at any commits and calls. Nothing is random. A run is a list of deviations by the number of the point where they
// happen; every run is played once, its children deviate once more at a later point. A run that comes into a state in which an
// earlier one was, with as much left to deviate, ends there: the earlier one played on (`scope-memory.ts`).
import type { Rules } from '../../main/queue/rules.ts';
import { type Budget, type Deviation, deviationsOf, type Script } from './scope-plan.ts';
import { playScope } from './scope-run.ts';
import { createSeen } from './scope-seen.ts';

export type ScopeResult = {
  /** Runs played, how many of them ended in a state that was known, and how many states there are. */
  readonly enumerated: number;
  readonly merged: number;
  readonly states: number;
  readonly violations: number;
  /** True where `mostRuns` ended it before the scope was exhausted. */
  readonly cut: boolean;
  readonly examples: readonly { readonly script: readonly Deviation[]; readonly message: string }[];
};

export type ScopeOptions = {
  readonly budget: Budget;
  /** At most so many deviations in one run. */
  readonly deviations: number;
  readonly repeatProven: boolean;
  /** False: every run is played to its end, whatever is known. */
  readonly merge?: boolean;
  readonly mostRuns?: number;
  readonly rules?: Rules;
  readonly progress?: (played: number) => void;
};

export const fullBudget: Budget = { faults: 2, crashes: 2, revocations: 1 };
/** Every run of the full budget has at most so many deviations. */
export const allDeviations = 5;

const examplesKept = 3;
const turnEvery = 1_000;

export async function enumerateScope(options: ScopeOptions): Promise<ScopeResult> {
  const { budget, deviations, repeatProven, rules, merge = true, mostRuns = Number.POSITIVE_INFINITY } = options;
  const seen = merge ? createSeen() : null;
  const examples: { readonly script: readonly Deviation[]; readonly message: string }[] = [];
  let enumerated = 0;
  let merged = 0;
  let violations = 0;
  // Those with fewer deviations first: they have more left, so what they were in covers what comes later.
  let waiting: Script[] = [null];
  let next: Script[] = [];
  while (waiting.length > 0 && enumerated < mostRuns) {
    for (const script of waiting) {
      if (enumerated >= mostRuns) {
        break;
      }
      const run = await playScope(script, { budget, deviations, repeatProven, rules, seen });
      enumerated += 1;
      if (enumerated % turnEvery === 0) {
        options.progress?.(enumerated);
        await new Promise((resolve) => setImmediate(resolve));
      }
      merged += run.merged ? 1 : 0;
      if (run.violation !== null) {
        violations += 1;
        if (examples.length < examplesKept) {
          examples.push({ script: deviationsOf(script), message: run.violation });
        }
        continue;
      }
      for (const last of run.offers) {
        next.push({ before: script, last });
      }
    }
    [waiting, next] = [next, []];
  }
  const cut = enumerated >= mostRuns;
  return { enumerated, merged, states: seen?.size() ?? 0, violations, cut, examples };
}
