// A payment that stands at both tills under one intent, because its terminal repeated it at the new one before that took over.
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { technician } from '../support/practice-approvals.ts';
import { type Bench, openBench, zhang } from './till-bench.ts';
import { codeOf, passphrase } from './till-hand-over-stage.ts';
import { bill, serve } from './till-serving.ts';
import { settled } from './till-waiting.ts';

const intent = `unipos:F-1:${zhang}:00`;

let old: Bench;
let fresh: Bench;

beforeEach(async () => {
  const chooseFile = {
    save: async () => join(old.folder, 'work.yatai'),
    open: async () => join(old.folder, 'work.yatai'),
  };
  old = await openBench({ chooseFile });
  fresh = await openBench({ chooseFile, beside: { bench: old, terminalNo: '11111112' } });
});

afterEach(async () => {
  try {
    expect(fresh.till().journal.verify()).toBeNull();
  } finally {
    await fresh.close();
    await old.close();
  }
});

let shown: string | null = null;

async function pay(at: Bench, name = intent) {
  shown = (await serve(at, zhang)).selectedCardId;
  return payAsSeen(at, name);
}

/** By the balance that the till saw last. */
function payAsSeen(at: Bench, name = intent) {
  return at.good('checkout', bill(shown, 10_00, { intent: name }));
}

/** The old till's payment is not known when the line goes. */
async function loseAtOld(kind: 'lostRequest' | 'lostResponse') {
  old.server.faults.set({ kind, interfaceId: 'checkout', times: 1 });
  const unknown = old.heard('operation', ({ state }) => state === 'unknown');
  const paying = pay(old);
  await unknown;
  await old.server.refuseConnections();
  return paying;
}

async function handOver() {
  await old.good('writeHandOver', { code: await codeOf(fresh), passphrase, again: false, approval: technician });
  await old.server.acceptConnections();
}

const takeOver = () => fresh.good('takeOver', { passphrase, approval: technician });

test('not known at the old till it comes along and is asked for: the guest may have paid twice', async () => {
  const lost = await loseAtOld('lostResponse');
  await handOver();
  const paid = await pay(fresh);
  await takeOver();
  expect(await settled(fresh, lost.serial)).toMatchObject({ state: 'applied' });
  expect(await settled(fresh, paid.serial)).toMatchObject({ state: 'applied' });
  // The terminal is answered by what this till made of it.
  expect(fresh.till().journal.store.byIntent(intent)?.serial).toBe(paid.serial);
});

test('not known and never booked it is a person’s affair, and is not sent again', async () => {
  const lost = await loseAtOld('lostRequest');
  await handOver();
  await pay(fresh);
  await takeOver();
  expect(fresh.till().journal.store.get(lost.serial)?.waits).toBe(false);
  expect(await settled(fresh, lost.serial)).toMatchObject({ state: 'manual' });
  expect(fresh.server.ledger.chargesBySerial(lost.serial)).toHaveLength(0);
});

/** Accepted at the old till while the platform is away: it waits there. */
async function payOffline(name = intent) {
  await serve(old, zhang);
  await old.server.refuseConnections();
  old.till().queue.report('unreachable');
  return pay(old, name);
}

test('what never left the old till is sent where this till’s own came to nothing', async () => {
  const waiting = await payOffline();
  await handOver();
  const card = fresh.server.world.cards.find(({ cardNo }) => cardNo === zhang);
  shown = (await serve(fresh, zhang)).selectedCardId;
  Object.assign(card ?? {}, { storeFen: 100 });
  expect(await settled(fresh, (await payAsSeen(fresh)).serial)).toMatchObject({ state: 'rejected' });
  Object.assign(card ?? {}, { storeFen: 50_000 });
  await takeOver();
  expect(await settled(fresh, waiting.serial)).toMatchObject({ state: 'applied' });
  expect(fresh.server.ledger.chargesBySerial(waiting.serial)).toHaveLength(1);
});

test('what never left the old till stays there, and the guest pays once', async () => {
  const waiting = await payOffline();
  await handOver();
  expect(await settled(fresh, (await pay(fresh)).serial)).toMatchObject({ state: 'applied' });
  await takeOver();
  expect(await fresh.bad('getOperation', { serial: waiting.serial })).toBe('operationNotFound');
  expect(fresh.server.ledger.chargesBySerial(waiting.serial)).toHaveLength(0);
});

test.each([
  ['begun anew at the old till, stays there', `${intent}:2`, intent],
  ['begun anew here, stays there', intent, `${intent}:2`],
])('a payment that was %s, for this till charged it already', async (_what, there, here) => {
  const waiting = await payOffline(there);
  await handOver();
  const card = fresh.server.world.cards.find(({ cardNo }) => cardNo === zhang);
  if (here !== intent) {
    shown = (await serve(fresh, zhang)).selectedCardId;
    Object.assign(card ?? {}, { storeFen: 100 });
    expect(await settled(fresh, (await payAsSeen(fresh)).serial)).toMatchObject({ state: 'rejected' });
    Object.assign(card ?? {}, { storeFen: 50_000 });
  }
  expect(await settled(fresh, (await pay(fresh, here)).serial)).toMatchObject({ state: 'applied' });
  await takeOver();
  expect(await fresh.bad('getOperation', { serial: waiting.serial })).toBe('operationNotFound');
  expect(fresh.server.ledger.chargesBySerial(waiting.serial)).toHaveLength(0);
});
