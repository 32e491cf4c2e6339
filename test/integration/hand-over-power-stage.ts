// A day at an old till that ends with work open, and what must be true of it wherever it goes.
import { expect } from 'vitest';
import type { Operation } from '../../main/queue/operation.ts';
import type { Fate, World, WorldTill } from '../support/hand-over-world.ts';

const cards = ['8800001', '8800002', '8800003'];
const fates: readonly Fate[] = ['ok', 'lostRequest', 'lostResponse', 'unsent', 'unsent', 'hangs'];

/** A day at the old till that ends with work open. */
export async function openWorkAt(world: World, till: WorldTill): Promise<Operation[]> {
  const { dice, server } = world;
  for (const card of cards) {
    server.addCard(card, 10_000_00);
  }
  world.fate = () => 'ok';
  world.sell(till, cards[0] ?? '', 100, false);
  await world.run(1_000);
  const sold: Operation[] = [];
  for (let count = dice.between(1, 6); count > 0; count -= 1) {
    world.fate = () => dice.pick(fates);
    const operation = world.sell(till, dice.pick(cards), dice.between(1, 50) * 100, dice.chance(0.4));
    if (operation !== null) {
      sold.push(operation);
    }
    await world.run(dice.pick([0, 10, 100, 5_000, 200_000]));
    if (dice.chance(0.25) && sold.length > 0) {
      const { serial } = dice.pick(sold);
      till.queue.revoke({
        intent: `undo-${serial}-${count}`,
        target: { kind: 'operation', serial },
        reason: 'wrong table',
        operator: '1001',
        shift: null,
        acceptedOffline: false,
      });
      await world.run(dice.pick([0, 10, 100]));
    }
  }
  till.crash();
  world.fate = () => 'unsent';
  till.queue.report('unreachable');
  return all(till);
}

export function all({ journal }: WorldTill): Operation[] {
  return [...journal.page('all', null, 1_000)];
}

export function open({ journal }: WorldTill): readonly Operation[] {
  return journal.page('open', null, 1_000);
}

/** No sale twice in the platform's books, whatever the tills think of it. */
export function expectChargedOnce(world: World): void {
  const charges = world.server.rows().filter(({ kind }) => kind !== 'revocation');
  const serials = charges.map(({ serial }) => serial);
  expect(serials).toEqual([...new Set(serials)]);
}

/** What the till says of its operations is what the platform's books say. */
export function expectTrue(world: World, till: WorldTill): void {
  expect(till.journal.verify()).toBeNull();
  for (const { serial, kind, state, watchUntil } of all(till)) {
    const row = world.server.rowsOf(serial).find((found) => found.kind === kind);
    const live = row !== undefined && !row.revoked;
    if (kind !== 'revocation') {
      expect({ serial, state, live: state === 'applied' ? live : false }).toEqual({
        serial,
        state,
        live: state === 'applied',
      });
      expect(state === 'reverted' && row?.revoked !== true).toBe(false);
      expect(['rejected', 'cancelled'].includes(state) && live && watchUntil === null).toBe(false);
    }
    expect(['pending', 'sending'].includes(state)).toBe(false);
  }
}
