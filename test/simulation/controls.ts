// Plays the broken rules until the harness notices each of them. The seed that noticed one last time is tried first
// (`kills.json`, written by `--hunt`), so that a run of every day is quick; where it no longer does, the hunt begins anew.
import { readFileSync } from 'node:fs';
import type { Swarm } from './faults.ts';
import type { InvariantNumber } from './invariants.ts';
import type { Mutant } from './mutant.ts';
import { mutants } from './mutants.ts';
import { playSchedule } from './schedule.ts';

export type ControlResult = {
  readonly name: string;
  readonly failed: boolean;
  readonly invariant: InvariantNumber | null;
  /** The seed that noticed it, counted from 1: so many schedules it took. Or how many were tried in vain. */
  readonly schedules: number;
};

const mostSeeds = 400;

/** These are more than mutants: a run in which one of them does not fail proves nothing. By name, with what they stand for. */
export const controlNames: Readonly<Record<string, string>> = {
  'blind retry': 'blindRetry',
  'a crash takes the last commit with it (the disk was not waited for)': 'notDurable',
  'no control at all': 'noLogControls',
  'the limits are not asked': 'noLimits',
  'somebody else moves the card by exactly the amount in doubt': 'othersMoveTheSame',
};

/**
 * Plays one broken rule. It counts as failed when one of its own invariants is violated; first on the plain model, which is
 * quicker and plays the same. `anew` forgets the known seed.
 */
export async function playControl(name: string, anew: boolean): Promise<ControlResult> {
  const mutant = mutants.find((one) => one.name === name);
  if (mutant === undefined) {
    throw new Error(`no broken rule is called ${name}`);
  }
  return hunt(mutant, anew ? undefined : readKills()[name]);
}

function readKills(): Readonly<Record<string, number>> {
  return JSON.parse(readFileSync(killsFile, 'utf8')) as Readonly<Record<string, number>>;
}

export const killsFile = new URL('./kills.json', import.meta.url);

async function hunt(mutant: Mutant, known: number | undefined): Promise<ControlResult> {
  const { name } = mutant;
  const first = known === undefined ? null : await play(mutant, known);
  if (known !== undefined && first !== null) {
    return { name, failed: true, invariant: first, schedules: known };
  }
  for (let seed = 1; seed <= mostSeeds; seed += 1) {
    const invariant = await play(mutant, seed);
    if (invariant !== null) {
      return { name, failed: true, invariant, schedules: seed };
    }
  }
  return { name, failed: false, invariant: null, schedules: mostSeeds };
}

async function play(
  { rules, adjust, damage, noticedBy, world = 'former' }: Mutant,
  seed: number,
): Promise<InvariantNumber | null> {
  const { violation } = await playSchedule(seed, {
    ground: 'plain',
    damage,
    ...(rules === undefined ? {} : { rules }),
    world,
    adjust: (swarm) => (adjust ?? same)(world === 'former' ? withoutServices(swarm) : swarm),
  });
  return violation !== null && noticedBy.includes(violation.invariant) ? violation.invariant : null;
}

/**
 * Only the broken rules about them are played among services, terminals and member services: the seeds that notice the others stay what they
 * were.
 */
function withoutServices(swarm: Swarm): Swarm {
  return { ...swarm, faults: { ...swarm.faults, services: 0 } };
}

function same(swarm: Swarm): Swarm {
  return swarm;
}
