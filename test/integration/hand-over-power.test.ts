// The power goes between any two steps of writing and taking a hand-over file. Whatever comes of it: every sale is charged at most once,
// nothing that was accepted is lost, and there is never a file to be taken while the old till still sends.
import { copyFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { takeBack } from '../../main/till/hand-over/take-back.ts';
import { takeOver } from '../../main/till/hand-over/take-over.ts';
import { writeHandOver } from '../../main/till/hand-over/write-hand-over.ts';
import { by, createWorld, type Fate, passphrase, type World } from '../support/hand-over-world.ts';
import { cuttingPower, untilPowerCut } from '../support/power-cut.ts';
import { all, expectChargedOnce, expectTrue, open, openWorkAt } from './hand-over-power-stage.ts';

const cards = ['8800001', '8800002', '8800003'];
const fates: readonly Fate[] = ['ok', 'lostRequest', 'lostResponse', 'unsent', 'unsent', 'hangs'];
const quarantine = 900_000;
let world: World;

afterEach(() => world.close());

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
        const sold = await openWorkAt(world, old);
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
        expectChargedOnce(world);
        expectTrue(world, fresh);
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
        await openWorkAt(world, old);
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
        expectChargedOnce(world);
        for (const till of [old, fresh, third]) {
          expect(till.journal.verify()).toBeNull();
        }
      }),
      { numRuns: 20 },
    );
  }, 240_000);
});
