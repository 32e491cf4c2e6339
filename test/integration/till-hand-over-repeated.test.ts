// A payment that stands at both tills under one intent, because its terminal repeated it at the new one before that took over.
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Bench, bill, openBench, serve, settled, zhang } from './till-bench.ts';
import { codeOf, passphrase } from './till-hand-over-stage.ts';

const technician = { personId: 'practice-technician', pin: '9753' };
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

async function pay(at: Bench) {
  const { selectedCardId } = await serve(at, zhang);
  return at.good('checkout', bill(selectedCardId, 10_00, { intent }));
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

test('what never left the old till stays there, and the guest pays once', async () => {
  await serve(old, zhang);
  await old.server.refuseConnections();
  old.till().queue.report('unreachable');
  const { selectedCardId } = await serve(old, zhang);
  const waiting = await old.good('checkout', bill(selectedCardId, 10_00, { intent }));
  await handOver();
  expect(await settled(fresh, (await pay(fresh)).serial)).toMatchObject({ state: 'applied' });
  await takeOver();
  expect(await fresh.bad('getOperation', { serial: waiting.serial })).toBe('operationNotFound');
  expect(fresh.server.ledger.chargesBySerial(waiting.serial)).toHaveLength(0);
});
