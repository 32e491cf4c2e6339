// The model's plain journal held against the real one: the same seeds give the same histories, line by line, on both.
import { expect, test } from 'vitest';
import { playSchedule } from '../simulation/schedule.ts';

const seeds = Array.from({ length: 60 }, (_, index) => 40_001 + index * 17);

test('the same seed plays the same on plain objects and on real SQLite', { timeout: 120_000 }, async () => {
  let crashes = 0;
  let lines = 0;
  for (const seed of seeds) {
    const real = await playSchedule(seed, { traced: true, ground: 'real' });
    const plain = await playSchedule(seed, { traced: true, ground: 'plain' });
    expect(plain).toEqual(real);
    crashes += real.crashes;
    lines += real.timeline.length;
  }
  expect(crashes).toBeGreaterThan(5);
  expect(lines).toBeGreaterThan(3_000);
});
