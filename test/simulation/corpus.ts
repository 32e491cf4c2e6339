// The seeds that once failed. A shrunk one leaves out faults and actions that were not needed to fail.
import { readFileSync, writeFileSync } from 'node:fs';
import type { Faults, Swarm } from './faults.ts';
import { smallWorld } from './small-world.ts';

export type CorpusEntry = {
  readonly seed: number;
  /** Faults that are turned off. */
  readonly without: readonly (keyof Faults)[];
  /** Fewer actions than the seed draws. */
  readonly actions?: number | undefined;
  /** Played as the seed draws it now; the others as it was drawn before there were member services and terminals. */
  readonly drawn?: boolean | undefined;
  /** Played in the model's smaller world. */
  readonly small?: boolean | undefined;
};

const corpusFile = new URL('./corpus.json', import.meta.url);

export function readCorpus(): readonly CorpusEntry[] {
  return JSON.parse(readFileSync(corpusFile, 'utf8')) as readonly CorpusEntry[];
}

/** From now on it plays first. False where it stands there already. */
export function keepInCorpus(entry: CorpusEntry): boolean {
  const known = readCorpus();
  if (known.some((other) => JSON.stringify(other) === JSON.stringify(entry))) {
    return false;
  }
  const lines = [...known, entry].map((one) => `  ${JSON.stringify(one)}`);
  writeFileSync(corpusFile, `[\n${lines.join(',\n')}\n]\n`);
  return true;
}

/** The swarm of a seed as the entry plays it. */
export function adjustBy({ without, actions, small }: Omit<CorpusEntry, 'seed' | 'drawn'>): (swarm: Swarm) => Swarm {
  return (drawn) => {
    const swarm = small === true ? smallWorld(drawn) : drawn;
    const faults = { ...swarm.faults, ...Object.fromEntries(without.map((name) => [name, 0])) };
    return { ...swarm, faults, actions: Math.min(swarm.actions, actions ?? swarm.actions) };
  };
}
