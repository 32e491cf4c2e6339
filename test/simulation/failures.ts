// A schedule that failed: the timeline of the smallest one that still fails in the same way, and how to keep it.
import type { GroundKind } from './ground.ts';
import { shrink } from './shrink.ts';
import { adjustOf } from './tasks.ts';

export async function sayFailure(seed: number, ground: GroundKind): Promise<void> {
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
  const kept = ground === 'plain' ? { ...entry, small: true } : entry;
  console.log(`add it to corpus.json: ${JSON.stringify(kept)}`);
}
