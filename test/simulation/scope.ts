// The small scope, enumerated: one consumption, one revocation at each moment, at most two faults of each kind at each call and
// at most two crashes at each commit and call. Nothing is random. A run is a list of deviations by the number of the point where
// they happen; every run is played once, its children deviate once more at a later point. After a crash only durable things are
// left, so two runs that leave the same behind have the same future: the second is counted and not played on.
import type { Rules } from '../../main/queue/rules.ts';
import { to, withRow } from './mutant.ts';
import { type Budget, type Deviation, playScope, type ScopeRun } from './scope-run.ts';

export type ScopeResult = {
  /** Runs played, and runs that were the same as a played one. */
  readonly enumerated: number;
  readonly merged: number;
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
  readonly mostRuns?: number;
  readonly rules?: Rules;
  readonly progress?: (played: number) => void;
};

export async function enumerateScope(options: ScopeOptions): Promise<ScopeResult> {
  const { budget, deviations, repeatProven, rules, mostRuns = Number.POSITIVE_INFINITY } = options;
  const seen = new Set<string>();
  const examples: { readonly script: readonly Deviation[]; readonly message: string }[] = [];
  let enumerated = 0;
  let merged = 0;
  let violations = 0;
  const waiting: (readonly Deviation[])[] = [[]];
  for (let script = waiting.pop(); script !== undefined && enumerated < mostRuns; script = waiting.pop()) {
    const run: ScopeRun = await playScope(script, { budget, deviations, repeatProven, rules, seen });
    enumerated += 1;
    if (enumerated % 5_000 === 0) {
      options.progress?.(enumerated);
    }
    if (run.merged) {
      merged += 1;
      continue;
    }
    if (run.violation !== null) {
      violations += 1;
      examples.push({ script, message: run.violation });
      continue;
    }
    for (const deviation of run.offers) {
      waiting.push([...script, deviation]);
    }
  }
  return { enumerated, merged, violations, cut: waiting.length > 0, examples: examples.slice(0, 3) };
}

export type ScopeReport = ScopeResult & {
  readonly deviations: number;
  /** Blind retry charged twice in the same scope, as it must. */
  readonly controlFails: boolean;
};

/** What a run of every day enumerates: all runs of at most three deviations, faults, crashes and the revocation together. */
export const sliceDeviations = 3;

const fullBudget: Budget = { faults: 2, crashes: 2, revocations: 1 };

/** The whole scope with runs of at most so many deviations (5 = the budget's own sum), strict and with proven repeats. */
export async function walkScope(deviations: number, progress?: (played: number) => void): Promise<ScopeReport> {
  const shared = { budget: fullBudget, deviations, ...(progress === undefined ? {} : { progress }) };
  const strict = await enumerateScope({ ...shared, repeatProven: false });
  const proven = await enumerateScope({ ...shared, repeatProven: true });
  const rules = withRow('sending', { uncertain: to('pending') });
  const control = await enumerateScope({ budget: fullBudget, deviations: 2, repeatProven: false, rules });
  return {
    enumerated: strict.enumerated + proven.enumerated,
    merged: strict.merged + proven.merged,
    violations: strict.violations + proven.violations,
    cut: strict.cut || proven.cut,
    examples: [...strict.examples, ...proven.examples],
    deviations,
    controlFails: control.violations > 0,
  };
}
