// Makes a failing schedule smaller: fewer actions, then fewer faults, as long as the same invariant is violated.
import { adjustBy, type CorpusEntry } from './corpus.ts';
import type { Faults, Swarm } from './faults.ts';
import type { InvariantNumber } from './invariants.ts';
import { playSchedule, type ScheduleOptions, type ScheduleResult } from './schedule.ts';

export type Shrunk = {
  readonly entry: CorpusEntry;
  readonly result: ScheduleResult;
  /** What still blows in it. */
  readonly faults: readonly string[];
  readonly tried: number;
};

/** Plays the seed again and again with less in it. `null` where it does not fail at all. */
export async function shrink(seed: number, options: ScheduleOptions = {}): Promise<Shrunk | null> {
  let tried = 0;
  let swarm: Swarm | null = null;
  async function play(entry: Omit<CorpusEntry, 'seed'>, traced = false): Promise<ScheduleResult> {
    tried += 1;
    return playSchedule(seed, {
      ...options,
      traced,
      adjust(drawn) {
        const base = options.adjust?.(drawn) ?? drawn;
        swarm = adjustBy(entry)(base);
        return swarm;
      },
    });
  }
  const first = await play({ without: [] });
  const goal: InvariantNumber | null = first.violation?.invariant ?? null;
  if (goal === null) {
    return null;
  }
  const fails = async (entry: Omit<CorpusEntry, 'seed'>) => (await play(entry)).violation?.invariant === goal;
  const drawn = swarm as Swarm | null;
  let actions = drawn?.actions ?? 0;
  let without: readonly (keyof Faults)[] = [];
  const names = Object.entries(drawn?.faults ?? {})
    .filter(([, chance]) => chance > 0)
    .map(([name]) => name as keyof Faults);
  // One fewer fault may allow one fewer action and the other way round: until nothing changes.
  for (let smaller = true; smaller; ) {
    smaller = false;
    for (let fewer = 1; fewer < actions; fewer += 1) {
      if (await fails({ without, actions: fewer })) {
        actions = fewer;
        smaller = true;
        break;
      }
    }
    for (const name of names.filter((candidate) => !without.includes(candidate))) {
      if (await fails({ without: [...without, name], actions })) {
        without = [...without, name];
        smaller = true;
      }
    }
  }
  const result = await play({ without, actions }, true);
  return { entry: { seed, without, actions }, result, faults: names.filter((name) => !without.includes(name)), tried };
}
