// The power goes between any two steps of writing and taking a hand-over file. Whatever comes of it: every sale is charged at most once,
// nothing that was accepted is lost, and there is never a file to be taken while the old till still sends.
import { copyFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import type { Operation } from '../../main/queue/operation.ts';
import { takeBack } from '../../main/till/hand-over/take-back.ts';
import { takeOver } from '../../main/till/hand-over/take-over.ts';
import { writeHandOver } from '../../main/till/hand-over/write-hand-over.ts';
import {
  by,
  createWorld,
  cuttingPower,
  type Fate,
  passphrase,
  untilPowerCut,
  type World,
  type WorldTill,
} from '../support/hand-over-world.ts';

const cards = ['8800001', '8800002', '8800003'];
const fates: readonly Fate[] = ['ok', 'lostRequest', 'lostResponse', 'unsent', 'unsent', 'hangs'];
const quarantine = 900_000;
let world: World;

afterEach(() => world.close());

/** A day at the old till that ends with work open. */
async function openWorkAt(till: WorldTill): Promise<Operation[]> {
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

function all({ journal }: WorldTill): Operation[] {
  return [...journal.page('all', null, 1_000)];
}

function open({ journal }: WorldTill): readonly Operation[] {
  return journal.page('open', null, 1_000);
}

/** No sale twice in the platform's books, whatever the tills think of it. */
function expectChargedOnce(): void {
  const charges = world.server.rows().filter(({ kind }) => kind !== 'revocation');
  const serials = charges.map(({ serial }) => serial);
  expect(serials).toEqual([...new Set(serials)]);
}

/** What the till says of its operations is what the platform's books say. */
function expectTrue(till: WorldTill): void {
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

const turns = ['third', 'back', 'restoredBefore', 'restoredAfter', 'oldRestored'] as const;
const moments = fc.integer({ min: 1, max: 60 });

describe('exactly once, wherever the power goes', () => {
  test('while the file is written and while it is taken', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(), moments, moments, async (seed, writeCut, takeCut) => {
        world?.close();
        world = createWorld(seed);
        const old = world.till('T1');
        const fresh = world.till('T2');
        const file = join(world.folder, 'work.yatai');
        const target = fresh.journal.installId;
        const sold = await openWorkAt(old);
        const wanted = open(old).map(({ serial }) => serial);
        if (old.journal.handOver.collect().length === 0) {
          return;
        }
        const request = { target, passphrase, file, again: false, by };

        const first = await untilPowerCut(() => writeHandOver(request, cuttingPower(old.parts(), writeCut)));
        old.crash();
        if (first === null && old.journal.handOver.mark() === null) {
          expect(existsSync(file)).toBe(false);
        }
        if (first?.ok === true) {
          expect(old.journal.handOver.mark()).not.toBeNull();
        }
        const again = await writeHandOver(request, old.parts());
        expect(again).toMatchObject({ ok: true, value: { target } });
        const sentBefore = old.sent;

        await untilPowerCut(() => takeOver({ file, passphrase, by }, cuttingPower(fresh.parts(), takeCut)));
        fresh.crash();
        const adopted = all(fresh).length;
        expect([0, old.journal.handOver.collect().length]).toContain(adopted);
        const second = await takeOver({ file, passphrase, by }, fresh.parts());
        expect(second).toMatchObject(adopted === 0 ? { ok: true } : { ok: false, failure: { code: 'handOverTaken' } });
        expect(all(fresh).map(({ serial }) => serial)).toEqual(expect.arrayContaining(wanted));

        world.fate = () => 'ok';
        for (const till of [old, fresh]) {
          till.queue.nudge();
          till.queue.report('reachable');
        }
        await world.run(quarantine);
        old.crash();
        await world.run(1_000);
        expect(old.sent).toBe(sentBefore);
        expect(world.sell(old, cards[0] ?? '', 100, false)).toBeNull();
        expectChargedOnce();
        expectTrue(fresh);
        // What never left the old till was charged by the new one, unless it was withdrawn or a person must decide.
        for (const { serial, state, attempt, kind } of sold) {
          if (state === 'pending' && attempt === 0 && kind !== 'revocation') {
            expect(world.server.rowsOf(serial)).toHaveLength(1);
          }
        }
      }),
      { numRuns: 24 },
    );
  }, 240_000);

  test('while requests are under way: they come home first, and what has not left stays here unsent', async () => {
    world?.close();
    world = createWorld(11);
    const old = world.till('T1');
    const fresh = world.till('T2');
    const file = join(world.folder, 'work.yatai');
    for (const card of cards) {
      world.server.addCard(card, 10_000_00);
    }
    const slow = ['8800001', '8800002', '8800003', '8800001', '8800002'].map((card) =>
      world.sell(old, card, 100, false),
    );
    await world.run(1);
    expect(old.sent).toBe(3);
    // The key is made in real time; virtual time, in which the answers come, goes on only once the queue is stopping.
    let stopping = false;
    const { queue } = old;
    const stop = () => {
      stopping = true;
      return queue.stop();
    };
    const request = { target: fresh.journal.installId, passphrase, file, again: false, by };
    let answer: Awaited<ReturnType<typeof writeHandOver>> | null = null;
    const writing = writeHandOver(request, { ...old.parts(), queue: { ...queue, stop } }).then((result) => {
      answer = result;
    });
    while (answer === null) {
      if (stopping) {
        await world.run(10);
      }
      await new Promise((resolve) => setImmediate(resolve));
    }
    await writing;
    expect(answer).toMatchObject({ ok: true });
    expect(all(old).map(({ state }) => state)).not.toContain('sending');
    expect(old.sent).toBe(3);
    expect(await takeOver({ file, passphrase, by }, fresh.parts())).toMatchObject({
      ok: true,
      value: { count: 2, asked: 0 },
    });
    await world.run(quarantine);
    for (const sale of slow) {
      expect(world.server.rowsOf(sale?.serial ?? '')).toHaveLength(1);
    }
    expect(old.sent).toBe(3);
  }, 60_000);

  test('also where it is written again for a third till, taken back, or taken from an older backup, while the first goes on', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(), fc.constantFrom(...turns), async (seed, turn) => {
        world?.close();
        world = createWorld(seed);
        const old = world.till('T1');
        const fresh = world.till('T2');
        const third = world.till('T3');
        const file = join(world.folder, 'work.yatai');
        await openWorkAt(old);
        if (old.journal.handOver.collect().length === 0) {
          return;
        }
        const before = await fresh.backUp();
        const oldBefore = await old.backUp();
        const { dice } = world;
        const request = { target: fresh.journal.installId, passphrase, file, again: false, by };
        await writeHandOver(request, old.parts());
        copyFileSync(file, `${file}.copy`);
        expect(await takeOver({ file, passphrase, by }, third.parts())).toMatchObject({
          failure: { code: 'handOverForAnother' },
        });
        world.fate = () => dice.pick(fates);
        await takeOver({ file, passphrase, by }, fresh.parts());
        fresh.queue.report('reachable');
        await world.run(dice.pick([0, 50, 1_000, 300_000]));
        if (turn === 'third') {
          const wrong = await writeHandOver({ ...request, target: third.journal.installId }, old.parts());
          expect(wrong).toMatchObject({ failure: { code: 'handedOver' } });
          await writeHandOver({ ...request, target: third.journal.installId, again: true }, old.parts());
          await takeOver({ file, passphrase, by }, third.parts());
          expect(all(third).filter(({ state }) => state === 'pending' || state === 'sending')).toEqual([]);
        } else if (turn === 'back') {
          expect(takeBack(by, { ...old.parts(), journal: old.journal })).toMatchObject({ ok: true });
          expect(open(old).filter(({ state }) => state === 'pending' || state === 'sending')).toEqual([]);
          await takeOver({ file: `${file}.copy`, passphrase, by }, old.parts());
        } else if (turn === 'oldRestored') {
          // Its newest life handed over; this older one may not know it, and so it asks before it sends, or sends nothing.
          old.restore(oldBefore);
          expect(open(old).filter(({ state }) => state === 'pending' || state === 'sending')).toEqual([]);
        } else {
          fresh.restore(turn === 'restoredBefore' ? before : await fresh.backUp());
          expect(await takeOver({ file, passphrase, by }, fresh.parts())).toMatchObject({
            failure: { code: 'handOverForAnother' },
          });
          if (turn === 'restoredBefore') {
            await writeHandOver({ ...request, target: fresh.journal.installId, again: true }, old.parts());
            expect(await takeOver({ file, passphrase, by }, fresh.parts())).toMatchObject({ ok: true });
            expect(open(fresh).filter(({ state }) => state === 'pending' || state === 'sending')).toEqual([]);
          }
        }
        await world.run(dice.pick([0, 50, 1_000]));
        world.fate = () => 'ok';
        for (const till of [old, fresh, third]) {
          till.queue.report('reachable');
          till.queue.nudge();
        }
        await world.run(quarantine);
        expectChargedOnce();
        for (const till of [old, fresh, third]) {
          expect(till.journal.verify()).toBeNull();
        }
      }),
      { numRuns: 20 },
    );
  }, 240_000);
});
