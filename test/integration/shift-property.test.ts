// Any sequence of sales, recharges, revocations, changed payments, late charges, cash in and out, shifts, seals, restarts and crashes: what the
// till says should be in the drawer is what a person who only watches the drawer would say; each operation is told in one shift; seals add up.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openJournal } from '../../main/journal/open-journal.ts';
import { createShiftWorld, type Deed } from '../support/shift-world.ts';
import { afterThis, freshFile, optionsFor } from './journal-stage.ts';

const weights: readonly (readonly [Deed['kind'], number])[] = [
  ['sell', 6],
  ['recharge', 3],
  ['settle', 9],
  ['revoke', 3],
  ['change', 3],
  ['ghost', 2],
  ['in', 1],
  ['out', 1],
  ['open', 3],
  ['close', 3],
  ['seal', 1],
  ['restart', 1],
  ['crash', 2],
];

const deed: fc.Arbitrary<Deed> = fc.record({
  kind: fc.oneof(...weights.map(([kind, weight]) => ({ arbitrary: fc.constant(kind), weight }))),
  amount: fc.integer({ min: 1, max: 30_000 }),
  pick: fc.nat(100),
});

class Crash extends Error {}

/** A journal whose clock ends the work at its `left`th question: as a crash there would, all of the transaction is undone. */
function crashingWorld() {
  const file = freshFile();
  let left = Number.POSITIVE_INFINITY;
  const options = optionsFor(file);
  let wall = 1_700_000_000_000;
  const clock = {
    ...options.clock,
    wall: () => {
      left -= 1;
      if (left < 0) throw new Crash();
      wall += 1;
      return wall;
    },
  };
  const world = createShiftWorld(() => {
    const opened = openJournal({ ...options, clock });
    if (!opened.ok) throw new Error(opened.failure.code);
    return opened.value;
  });
  afterThis(() => world.close());
  return {
    world,
    crashAt: (question: number) => {
      left = question;
    },
  };
}

describe('the drawer', () => {
  it('holds what the till says, and nothing is told twice or nowhere, whatever happens in whatever order', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(deed, { minLength: 20, maxLength: 50 }), async (deeds) => {
        const { world, crashAt } = crashingWorld();
        try {
          for (const [index, each] of deeds.entries()) {
            if (each.kind === 'restart') {
              world.again();
            }
            // A crash in the next deed: all of it is there afterwards, or nothing.
            const next = deeds[index + 1];
            if (each.kind === 'crash' && next !== undefined && oneStep.includes(next.kind)) {
              crashAt(each.pick % 2);
              try {
                await world.act(next);
              } catch (error) {
                expect(String(error)).toMatch(/Error/);
              }
              crashAt(Number.POSITIVE_INFINITY);
              world.again();
            } else {
              await world.act(each);
            }
            expect(world.check()).toEqual([]);
          }
          expect(world.tellAll()).toEqual([]);
          expect(world.verify()).toBeNull();
        } finally {
          world.close();
        }
      }),
      { numRuns: 15 },
    );
  });
});

/** Deeds of one transaction: where they throw, the watcher has seen nothing. */
const oneStep: readonly Deed['kind'][] = [
  'sell',
  'recharge',
  'settle',
  'revoke',
  'change',
  'ghost',
  'in',
  'out',
  'open',
  'seal',
];
