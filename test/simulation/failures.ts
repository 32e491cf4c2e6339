// A schedule that failed: the timeline of the smallest one that still fails in the same way. It stays in the corpus.
import { keepInCorpus } from './corpus.ts';
import type { GroundKind } from './ground.ts';
import { shrink } from './shrink.ts';
import { adjustOf } from './tasks.ts';

export async function sayFailure(seed: number, ground: GroundKind, keeps: boolean): Promise<void> {
  const shrunk = await shrink(seed, { ground, ...adjustOf(ground) });
  if (shrunk === null) {
    console.log(`\nseed ${seed} (${ground}) does not fail again with the default rules: it stands in the corpus`);
    return;
  }
  const { entry, result, faults, tried } = shrunk;
  console.log(`\nseed ${seed} (${ground}): ${result.violation?.message}`);
  console.log(
    `shrunk in ${tried} schedules to ${entry.actions} actions and these faults: ${faults.join(', ') || 'none'}`,
  );
  console.log(result.timeline.join('\n'));
  const kept = { ...entry, drawn: true, ...(ground === 'plain' ? { small: true } : {}) };
  const how = keeps && keepInCorpus(kept) ? 'kept in corpus.json, which plays first' : 'for corpus.json';
  console.log(`${how}: ${JSON.stringify(kept)}`);
}
