// What a worker can be asked to play, and what it tells. All of it is plain data, for it crosses threads.
import { type ControlResult, playControl } from './controls.ts';
import { adjustBy, readCorpus } from './corpus.ts';
import type { Deeds } from './deeds.ts';
import { addDeeds } from './deeds.ts';
import type { GroundKind } from './ground.ts';
import { to, withRow } from './mutant.ts';
import { playSchedule, type ScheduleResult } from './schedule.ts';
import { enumerateScope, fullBudget, type ScopeResult } from './scope.ts';
import { smallWorld } from './small-world.ts';

export type Task =
  /** The seeds that once failed, on both grounds. */
  | { readonly kind: 'corpus' }
  | { readonly kind: 'schedules'; readonly ground: GroundKind; readonly from: number; readonly count: number }
  | { readonly kind: 'mutants'; readonly names: readonly string[]; readonly anew: boolean }
  | { readonly kind: 'scope'; readonly repeatProven: boolean; readonly deviations: number }
  /** Blind retry in the same scope: it must be noticed. */
  | { readonly kind: 'scopeControl' };

export type Failure = { readonly seed: number; readonly ground: GroundKind; readonly message: string };

export type Played = {
  readonly schedules: number;
  readonly steps: number;
  readonly crashes: number;
  readonly operations: number;
  readonly deeds: Deeds;
  readonly failures: readonly Failure[];
};

export type Told =
  | { readonly kind: 'played'; readonly ground: GroundKind | null; readonly played: Played }
  | { readonly kind: 'controls'; readonly results: readonly ControlResult[] }
  | { readonly kind: 'scope'; readonly repeatProven: boolean; readonly result: ScopeResult }
  | { readonly kind: 'scopeControl'; readonly fails: boolean };

export async function playTask(task: Task): Promise<Told> {
  switch (task.kind) {
    case 'corpus':
      return { kind: 'played', ground: null, played: await playCorpus() };
    case 'schedules':
      return { kind: 'played', ground: task.ground, played: await playSeeds(task) };
    case 'mutants': {
      const results: ControlResult[] = [];
      for (const name of task.names) {
        results.push(await playControl(name, task.anew));
      }
      return { kind: 'controls', results };
    }
    case 'scope': {
      const { repeatProven, deviations } = task;
      const result = await enumerateScope({ budget: fullBudget, deviations, repeatProven });
      return { kind: 'scope', repeatProven, result };
    }
    case 'scopeControl': {
      const rules = withRow('sending', { uncertain: to('pending') });
      const { violations } = await enumerateScope({ budget: fullBudget, deviations: 2, repeatProven: false, rules });
      return { kind: 'scopeControl', fails: violations > 0 };
    }
  }
}

async function playCorpus(): Promise<Played> {
  const played = createPlayed();
  for (const entry of readCorpus()) {
    for (const ground of ['real', 'plain'] as const) {
      const world = entry.drawn === true ? 'drawn' : 'former';
      played.add(await playSchedule(entry.seed, { ground, world, adjust: adjustBy(entry) }), ground);
    }
  }
  return played.sum();
}

async function playSeeds({ ground, from, count }: Extract<Task, { kind: 'schedules' }>): Promise<Played> {
  const played = createPlayed();
  for (let seed = from; seed < from + count; seed += 1) {
    played.add(await playSchedule(seed, { ground, ...adjustOf(ground) }), ground);
  }
  return played.sum();
}

/** How the world of a fresh seed is turned: the model's worlds are smaller, so that there can be many more of them. */
export function adjustOf(ground: GroundKind): { readonly adjust?: typeof smallWorld } {
  return ground === 'plain' ? { adjust: smallWorld } : {};
}

export function createPlayed() {
  const totals = { schedules: 0, steps: 0, crashes: 0, operations: 0 };
  const deeds: Record<string, number> = {};
  const failures: Failure[] = [];
  return {
    add({ seed, steps, crashes, operations, deeds: done, violation }: ScheduleResult, ground: GroundKind) {
      totals.schedules += 1;
      totals.steps += steps;
      totals.crashes += crashes;
      totals.operations += operations;
      addDeeds(deeds, done);
      if (violation !== null) {
        failures.push({ seed, ground, message: violation.message });
      }
    },
    join(other: Played) {
      totals.schedules += other.schedules;
      totals.steps += other.steps;
      totals.crashes += other.crashes;
      totals.operations += other.operations;
      addDeeds(deeds, other.deeds);
      failures.push(...other.failures);
    },
    sum: (): Played => ({ ...totals, deeds, failures }),
  };
}
