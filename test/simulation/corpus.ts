// The seeds that once failed. A shrunk one leaves out faults and actions that were not needed to fail.
import { readFileSync } from 'node:fs';
import type { Faults, Swarm } from './faults.ts';

export type CorpusEntry = {
  readonly seed: number;
  /** Faults that are turned off. */
  readonly without: readonly (keyof Faults)[];
  /** Fewer actions than the seed draws. */
  readonly actions?: number | undefined;
};

export function readCorpus(): readonly CorpusEntry[] {
  return JSON.parse(readFileSync(new URL('./corpus.json', import.meta.url), 'utf8')) as readonly CorpusEntry[];
}

/** The swarm of a seed as the entry plays it. */
export function adjustBy({ without, actions }: Omit<CorpusEntry, 'seed'>): (swarm: Swarm) => Swarm {
  return (swarm) => {
    const faults = { ...swarm.faults, ...Object.fromEntries(without.map((name) => [name, 0])) };
    return { ...swarm, faults, actions: Math.min(swarm.actions, actions ?? swarm.actions) };
  };
}
