// The machinery that proves the queue, proven itself: it repeats, it shrinks, its plain store keeps the journal's contract.
import { expect, test } from 'vitest';
import { openJournal } from '../../main/journal/open-journal.ts';
import type { Move, OperationDraft } from '../../main/queue/operation.ts';
import type { Store } from '../../main/queue/ports.ts';
import { fen } from '../../shared/money.ts';
import { operationStates } from '../../shared/operation.ts';
import { adjustBy } from '../simulation/corpus.ts';
import { type Deed, deedNames, missingDeeds } from '../simulation/deeds.ts';
import { to, withRow } from '../simulation/mutant.ts';
import { mutants } from '../simulation/mutants.ts';
import { createPlainStore, emptyBytes } from '../simulation/plain-store.ts';
import { playSchedule } from '../simulation/schedule.ts';
import { enumerateScope, fullBudget } from '../simulation/scope.ts';
import { deviationsOf, type Script } from '../simulation/scope-plan.ts';
import { playScope } from '../simulation/scope-run.ts';
import { createSeen, type Left, type Seen } from '../simulation/scope-seen.ts';
import { shrink } from '../simulation/shrink.ts';
import { createDice } from '../simulation/virtual-time.ts';

const blindRetry = { world: 'former', rules: withRow('sending', { uncertain: to('pending') }) } as const;

test('a seed always plays the same', async () => {
  const first = await playSchedule(143, { traced: true });
  expect(await playSchedule(143, { traced: true })).toEqual(first);
});

test('a failing schedule shrinks to fewer actions and faults that still fail in the same way', async () => {
  const before = await playSchedule(5, blindRetry);
  const shrunk = await shrink(5, blindRetry);
  expect(shrunk?.result.violation?.invariant).toBe(before.violation?.invariant);
  expect(shrunk?.faults.length).toBeLessThan(4);
  expect(shrunk?.result.timeline.at(-1)).toContain('invariant');
  const again = await playSchedule(5, { ...blindRetry, adjust: adjustBy(shrunk?.entry ?? { without: [] }) });
  expect(again.violation).toEqual(shrunk?.result.violation);
  expect(again.steps).toBeLessThanOrEqual(before.steps);
});

test('what does not fail does not shrink', async () => {
  expect(await shrink(1)).toBeNull();
});

test('the small scope is whole with two deviations, and a broken rule shows in it', async () => {
  const scope = { budget: fullBudget, deviations: 2, repeatProven: false };
  const sound = await enumerateScope(scope);
  expect(sound).toMatchObject({ violations: 0, cut: false });
  expect(sound.enumerated).toBeGreaterThan(400);
  const broken = await enumerateScope({ ...scope, ...blindRetry });
  expect(broken.violations).toBeGreaterThan(0);
  expect(await enumerateScope({ ...scope, mostRuns: 10 })).toMatchObject({ enumerated: 10, cut: true });
});

/** Plays every run of up to so many deviations; `seen` hears of every state. */
async function walk(deviations: number, repeatProven: boolean, seen: Seen): Promise<number> {
  let played = 0;
  let waiting: Script[] = [null];
  while (waiting.length > 0) {
    const next: Script[] = [];
    for (const script of waiting) {
      const run = await playScope(script, { budget: fullBudget, deviations, repeatProven, seen });
      expect(run.violation, JSON.stringify(deviationsOf(script))).toBeNull();
      played += 1;
      next.push(...run.offers.map((last) => ({ before: script, last })));
    }
    waiting = next;
  }
  return played;
}

test('merging equal states of the small scope leaves out no state', { timeout: 120_000 }, async () => {
  for (const repeatProven of [false, true]) {
    const visited = new Map<string, Map<string, Left>>();
    const all: Seen = {
      covers(key, left) {
        const lefts = visited.get(key) ?? new Map<string, Left>();
        visited.set(key, lefts.set(left.join(), left));
        return false;
      },
      size: () => visited.size,
    };
    const played = await walk(2, repeatProven, all);
    const merged = createSeen();
    expect(await walk(2, repeatProven, merged)).toBeLessThan(played);
    expect(merged.size()).toBe(visited.size);
    for (const [key, lefts] of visited) {
      expect([...lefts.values()].filter((left) => !merged.covers(key, left))).toEqual([]);
    }
  }
});

test('what never happened is told', () => {
  const all = Object.fromEntries(deedNames.map((name) => [name, 1])) as Record<Deed, number>;
  expect(missingDeeds(all)).toEqual([]);
  const { burst: _burst, ...rest } = all;
  expect(missingDeeds({ ...rest, crash: 0 })).toEqual(['crash', 'burst']);
});

test('every mutant has a name of its own and an invariant that may notice it', () => {
  expect(new Set(mutants.map(({ name }) => name)).size).toBe(mutants.length);
  expect(mutants.length).toBeGreaterThanOrEqual(60);
  expect(mutants.filter(({ noticedBy }) => noticedBy.length === 0)).toEqual([]);
});

/** What the queue can see of an operation, without what the plain store does not keep (hashes and times). */
function seen(store: Store, serial: string | undefined) {
  const operation = store.get(serial ?? '');
  return operation === null
    ? null
    : {
        ...operation,
        serial: '',
        parent: operation.parent === null ? null : '',
        payload: null,
        bodyHash: '',
        createdAt: 0,
        updatedAt: 0,
        events: store
          .events(operation.serial)
          .map(({ from, to: next, attempt, reason }) => [from, next, attempt, reason]),
      };
}

test('the plain store keeps the contract of the real journal over random histories', () => {
  const dice = createDice(7);
  const clock = { wall: () => 1_000, monotonic: () => 0 };
  const opened = openJournal({
    file: ':memory:',
    clock,
    random: dice,
    merchantNo: 'M1',
    terminalNo: 'T1',
    nativeBinding: null,
  });
  if (!opened.ok) {
    throw new Error(opened.failure.code);
  }
  const real = opened.value.store;
  const plain = createPlainStore(emptyBytes).store;
  const serials: (readonly [string, string])[] = [];

  function draft(target: string | null): OperationDraft {
    const people = { operator: 'o', shift: null, memberName: null };
    const cardNo = `C${serials.length % 2}`;
    const amount = fen(100 + serials.length);
    const payload =
      target === null
        ? ({ kind: 'recharge', cardNo, amount, payments: [] } as const)
        : ({ kind: 'revocation', cardNo, target, voucher: null, amount, reason: 'r' } as const);
    return { intent: `i${serials.length}`, payload, held: amount, ...people, waits: true, acceptedOffline: false };
  }

  for (let step = 0; step < 400; step += 1) {
    const known = serials.length === 0 ? null : dice.pick(serials);
    const roll = dice.next();
    if (known === null || (roll < 0.1 && serials.length < 12)) {
      const target = known !== null && dice.chance(0.4) ? known : null;
      const inserted = [real, plain].map((store, side) =>
        store.transaction(() => store.insert(draft(target?.[side] ?? null), 'pending', 'accepted').serial),
      );
      serials.push([inserted[0] ?? '', inserted[1] ?? '']);
    } else if (roll < 0.7) {
      const now = real.get(known[0]);
      const from = dice.chance(0.8) ? (now?.state ?? 'pending') : dice.pick(operationStates);
      const voucher = dice.pick([{}, { voucher: null }, { voucher: `V${step}` }]);
      const watchUntil = dice.pick([{}, { watchUntil: null }, { watchUntil: 5_000 }]);
      const change: Omit<Move, 'serial'> = {
        from,
        fromAttempt: now?.attempt ?? 0,
        to: dice.pick(operationStates),
        attempt: (now?.attempt ?? 0) + dice.between(0, 1),
        ...voucher,
        ...watchUntil,
        reason: 'answered',
        evidence: { step },
      };
      const [left, right] = [real, plain].map((store, side) =>
        store.transaction(() => store.move({ ...change, serial: known[side] ?? '' })),
      );
      expect(right).toBe(left);
    } else if (roll < 0.85) {
      [real, plain].map((store, side) => store.transaction(() => store.note(known[side] ?? '', 'notFoundYet', null)));
    } else {
      for (const [side, store] of [real, plain].entries()) {
        expect(() =>
          store.transaction(() => {
            store.note(known[side] ?? '', 'notFoundYet', null);
            throw new Error('rolled back');
          }),
        ).toThrow('rolled back');
      }
    }
    const lists = [real, plain].map((store, side) => {
      const rank = new Map(serials.map((pair, index) => [pair[side], index]));
      const ranks = (operations: readonly { readonly serial: string }[]) =>
        operations.map(({ serial }) => rank.get(serial));
      return {
        all: serials.map((pair) => seen(store, pair[side])),
        active: ranks(store.active()),
        manual: ranks(store.manual()),
        watched: ranks(store.watched(1_000)),
        held: [store.held(null), store.held('C0'), store.held('C1')],
        revocations: serials.map((pair) => ranks(store.revocationsOf(pair[side] ?? ''))),
      };
    });
    expect(lists[1]).toEqual(lists[0]);
  }
  opened.value.close();
});
