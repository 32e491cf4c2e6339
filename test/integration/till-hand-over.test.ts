// Open work goes from one till to another in a sealed file, exactly once: two real tills, two real stores, one practice platform.
import { copyFileSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { fen } from '../../shared/money.ts';
import {
  type Bench,
  bill,
  compareBooks,
  drained,
  openBench,
  reached,
  serve,
  settled,
  yang,
  zhang,
} from './till-bench.ts';

const manager = { personId: 'practice-manager', pin: '2468' };
const technician = { personId: 'practice-technician', pin: '9753' };
const passphrase = '换机口令 2026';

let old: Bench;
let fresh: Bench;
let file: string;
const chooseFile = { save: async () => file, open: async () => file };

beforeEach(async () => {
  old = await openBench({ chooseFile });
  fresh = await openBench({ chooseFile, beside: { bench: old, terminalNo: '11111112' } });
  file = join(old.folder, 'work.yatai');
});
afterEach(async () => {
  await fresh.close();
  await old.close();
});

/** Sells to these cards while the platform is away. */
async function sellOffline(bench: Bench, cards: readonly string[], amount = 10_00): Promise<string[]> {
  const members = [];
  for (const card of cards) {
    members.push(await serve(bench, card));
  }
  await bench.server.refuseConnections();
  bench.till().queue.report('unreachable');
  await reached(bench, 'unreachable');
  const serials: string[] = [];
  for (const member of members) {
    serials.push((await bench.good('checkout', bill(member.selectedCardId, amount))).serial);
  }
  return serials;
}

async function codeOf(bench: Bench): Promise<string> {
  return (await bench.good('getHandOver', null)).installCode;
}

async function handOver(from: Bench, to: Bench, again = false) {
  return from.good('writeHandOver', { code: await codeOf(to), passphrase, again, approval: technician });
}

test('what one till accepted offline, another one sends under the old serials, once', async () => {
  const serials = await sellOffline(old, [zhang, yang]);
  const written = await handOver(old, fresh);
  expect(written.fileName).toBe('work.yatai');
  expect(written.view.handedOver).toMatchObject({
    count: 2,
    amount: fen(20_00),
    finished: true,
    code: await codeOf(fresh),
  });
  expect(readFileSync(file).includes(zhang)).toBe(false);

  await old.server.acceptConnections();
  await fresh.good('signIn', { user: '1002', password: 'yatai-1002' });
  const { taken } = await fresh.good('takeOver', { passphrase, approval: manager });
  expect(taken).toMatchObject({ count: 2, amount: fen(20_00), asked: 0, code: await codeOf(old) });
  for (const serial of serials) {
    expect(await settled(fresh, serial)).toMatchObject({ state: 'applied', operator: '1001' });
    expect(fresh.server.ledger.chargesBySerial(serial)).toHaveLength(1);
  }
  expect(old.till().journal.page('open', null, 10)).toHaveLength(2);
  expect(fresh.till().journal.verify()).toBeNull();
});
