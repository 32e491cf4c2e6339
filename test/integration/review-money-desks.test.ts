// Found by the money review: the sale during which the line breaks is accepted as an online one, waits, and may be refused when the guest is
// long gone. It is owed like any other. And no hand-over pulls the rug from under a running probe.

import { afterEach, beforeEach, expect, test } from 'vitest';
import { manager, supervisor } from '../support/practice-approvals.ts';
import { type Bench, openBench, yang, zhang } from './till-bench.ts';
import { bill, selectedCard, serve } from './till-serving.ts';
import { settled } from './till-waiting.ts';

const page = { before: null, size: 50 };

let bench: Bench;
beforeEach(async () => {
  bench = await openBench();
});
afterEach(async () => {
  try {
    expect(bench.complaints).toEqual([]);
  } finally {
    await bench.close();
  }
});

test('a sale that the breaking line left waiting, and that was refused later, is owed and can be settled once', async () => {
  const { cardId } = selectedCard(await serve(bench, zhang));
  await bench.server.refuseConnections();
  const sale = await bench.good('checkout', bill(cardId, 20_000));
  expect(sale).toMatchObject({ state: 'pending', acceptedOffline: false });
  bench.time.push(60_000);
  expect(bench.server.spendElsewhere(zhang, 45_000)).toBe(true);
  await bench.server.acceptConnections();
  await bench.good('sendNow', null);
  expect(await settled(bench, sale.serial)).toMatchObject({ state: 'rejected' });
  expect(await bench.good('getStatus', null)).toMatchObject({ refused: 1, owed: 20_000 });
  const open = await bench.good('listRefusals', { settled: false, ...page });
  expect(open).toMatchObject({ count: 1, owed: 20_000, refusals: [{ cause: 'balanceSpent', owed: 20_000 }] });

  // Refused in front of the guest: nobody owes anything, also when somebody asks the platform about it later.
  const online = await bench.good('checkout', bill(cardId, 20_000));
  expect(online.state).toBe('rejected');
  bench.time.push(60_000);
  await bench.good('askPlatform', { serial: online.serial });
  expect(await bench.good('listRefusals', { settled: false, ...page })).toMatchObject({ count: 1 });
  const how = { how: 'paidOtherwise', note: '补付现金', approval: supervisor } as const;
  expect(await bench.bad('settleRefusal', { ...how, serial: online.serial })).toBe('notRefused');

  await bench.good('settleRefusal', { ...how, serial: sale.serial });
  expect(await bench.bad('settleRefusal', { ...how, serial: sale.serial })).toBe('alreadySettled');
  expect(await bench.good('getStatus', null)).toMatchObject({ refused: 0, owed: 0 });
  expect(await bench.good('listRefusals', { settled: false, ...page })).toMatchObject({ refusals: [], count: 0 });
});

test('while a probe runs no work is handed over or taken, and nothing on its card is undone', async () => {
  const { cardId } = selectedCard(await serve(bench, yang));
  const sale = await bench.good('checkout', bill(cardId, 1_000));
  await bench.good('runProbe', { cardNo: yang, otherCardNo: null, password: null, approval: manager });
  const code = '0000-00000-00000';
  expect(await bench.bad('writeHandOver', { code, passphrase: 'x'.repeat(20), again: false, approval: manager })).toBe(
    'probeRunning',
  );
  expect(await bench.bad('takeOver', { passphrase: 'x'.repeat(20), approval: manager })).toBe('probeRunning');
  const undo = { intent: 'undo-12345', serial: sale.serial, reason: '错单', approval: null };
  expect(await bench.bad('revokeOperation', undo)).toBe('probeRunning');
  await bench.till().probe.ended();
  expect((await bench.good('revokeOperation', undo)).state).toBe('applied');
});
