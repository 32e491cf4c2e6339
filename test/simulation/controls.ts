// Plays the broken rules until the harness notices each of them. `blind retry` must double-charge in every run.
import type { InvariantNumber } from './invariants.ts';
import { type Mutant, mutants } from './mutants.ts';
import { playSchedule } from './schedule.ts';

export type ControlResult = {
  readonly name: string;
  readonly failed: boolean;
  readonly invariant: InvariantNumber | null;
  /** How many seeds it took, or how many were tried in vain. */
  readonly schedules: number;
};

const mostSeeds = 400;

/** Plays every broken rule. A control counts as failed when one of its own invariants is violated. */
export async function playControls(): Promise<readonly ControlResult[]> {
  const results: ControlResult[] = [];
  for (const mutant of mutants) {
    results.push(await hunt(mutant));
  }
  return results;
}

async function hunt({ name, rules, adjust, noticedBy }: Mutant): Promise<ControlResult> {
  for (let seed = 1; seed <= mostSeeds; seed += 1) {
    const { violation } = await playSchedule(seed, { rules, ...(adjust === undefined ? {} : { adjust }) });
    if (violation !== null && noticedBy.includes(violation.invariant)) {
      return { name, failed: true, invariant: violation.invariant, schedules: seed };
    }
  }
  return { name, failed: false, invariant: null, schedules: mostSeeds };
}
