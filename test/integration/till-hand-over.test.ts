// Open work goes from one till to another in a sealed file, exactly once: two real tills, two real stores, one practice platform.

import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { fen } from '../../shared/money.ts';
import { manager, supervisor, technician } from '../support/practice-approvals.ts';
import { type Bench, openBench, yang, zhang } from './till-bench.ts';
import { codeOf, passphrase, sellOffline } from './till-hand-over-stage.ts';
import { bill, serve } from './till-serving.ts';
import { settled } from './till-waiting.ts';

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

test('a file that lay around for more than a day is taken with a question for each operation', async () => {
  const [serial = ''] = await sellOffline(old, [zhang]);
  await handOver(old, fresh);
  await old.server.acceptConnections();
  old.time.push(25 * 3_600_000);
  await fresh.good('signIn', { user: '1002', password: 'yatai-1002' });
  const { taken } = await fresh.good('takeOver', { passphrase, approval: manager });
  expect(taken).toMatchObject({ count: 1, asked: 1 });
  expect(['unknown', 'manual']).toContain((await fresh.good('getOperation', { serial })).operation.state);
  expect(fresh.server.ledger.chargesBySerial(serial)).toHaveLength(0);
});

describe('the till that handed over', () => {
  test('takes no money, sends nothing, shows everything, also after a restart; sign-out is free then', async () => {
    const [serial = ''] = await sellOffline(old, [zhang]);
    expect(await old.bad('signOut', null)).toBe('operationsOpen');
    await handOver(old, fresh);
    await old.server.acceptConnections();
    await old.restart();
    expect((await old.good('getHandOver', null)).handedOver).toMatchObject({ count: 1, finished: true });
    const member = await serve(old, yang);
    expect(await old.bad('checkout', bill(member.selectedCardId, 100))).toBe('handedOver');
    expect(
      await old.bad('revokeOperation', { intent: 'undo-0001', serial, reason: 'wrong table', approval: null }),
    ).toBe('handedOver');
    await old.good('sendNow', null);
    expect((await old.good('getOperation', { serial })).operation.state).toBe('pending');
    expect(old.server.ledger.chargesBySerial(serial)).toHaveLength(0);
    expect((await old.good('signOut', null)).state).toBe('signedOut');
  });

  test('gives the token up: the new till may sign in with the same login', async () => {
    const [serial = ''] = await sellOffline(old, [zhang]);
    await handOver(old, fresh);
    await old.server.acceptConnections();
    await fresh.good('signIn', { user: '1001', password: 'yatai-1001' });
    await fresh.good('takeOver', { passphrase, approval: technician });
    expect(await settled(fresh, serial)).toMatchObject({ state: 'applied' });
  });

  test('takes its work back by PIN: everything is asked for first, and the next sale is taken', async () => {
    const [serial = ''] = await sellOffline(old, [zhang]);
    expect(await old.bad('takeBackHandOver', { approval: manager })).toBe('notHandedOver');
    await handOver(old, fresh);
    expect(await old.bad('takeBackHandOver', { approval: null })).toBe('approvalNeeded');
    expect((await old.good('takeBackHandOver', { approval: manager })).handedOver).toBeNull();
    expect((await old.good('getOperation', { serial })).operation.state).toBe('unknown');
    await old.server.acceptConnections();
    await old.good('signIn', { user: '1001', password: 'yatai-1001' });
    const member = await serve(old, yang);
    const sale = await old.good('checkout', bill(member.selectedCardId, 100));
    expect(await settled(old, sale.serial)).toMatchObject({ state: 'applied' });
    // Never sent, and nobody can know it for certain: a person decides, nobody is charged.
    expect(await settled(old, serial)).toMatchObject({ state: 'manual' });
    expect(old.server.ledger.chargesBySerial(serial)).toHaveLength(0);
  });

  test('may write the file again for the same till, with another passphrase; it is still the same hand-over', async () => {
    const [serial = ''] = await sellOffline(old, [zhang]);
    await handOver(old, fresh);
    const first = readFileSync(file);
    await old.good('writeHandOver', {
      code: await codeOf(fresh),
      passphrase: 'another passphrase',
      again: true,
      approval: technician,
    });
    await old.server.acceptConnections();
    await fresh.good('signIn', { user: '1002', password: 'yatai-1002' });
    expect(await fresh.bad('takeOver', { passphrase, approval: technician })).toBe('handOverPassphrase');
    expect(await fresh.good('takeOver', { passphrase: 'another passphrase', approval: technician })).toMatchObject({
      taken: { count: 1, asked: 0 },
    });
    writeFileSync(file, first);
    expect(await fresh.bad('takeOver', { passphrase, approval: technician })).toBe('handOverTaken');
    expect(await settled(fresh, serial)).toMatchObject({ state: 'applied' });
    expect(fresh.server.ledger.chargesBySerial(serial)).toHaveLength(1);
  });
});

describe('refused in clear words, and nothing is changed', () => {
  test('a wrong code, the own code, a short passphrase, no PIN, a PIN without the right, nothing to hand over', async () => {
    const target = await codeOf(fresh);
    const request = { code: target, passphrase, again: false, approval: technician };
    expect(await old.bad('writeHandOver', request)).toBe('nothingToHandOver');
    await sellOffline(old, [zhang]);
    expect(await old.bad('writeHandOver', { ...request, code: `${target.slice(0, -1)}?` })).toBe('installCodeWrong');
    expect(await old.bad('writeHandOver', { ...request, code: await codeOf(old) })).toBe('installCodeOwn');
    expect(await old.bad('writeHandOver', { ...request, passphrase: 'short' })).toBe('passphraseShort');
    expect(await old.bad('writeHandOver', { ...request, approval: null })).toBe('approvalNeeded');
    expect(await old.bad('writeHandOver', { ...request, approval: supervisor })).toBe('rightMissing');
    expect(await old.bad('writeHandOver', { ...request, approval: { ...technician, pin: '0000' } })).toBe('pinWrong');
    file = join(old.folder, 'no such folder', 'work.yatai');
    expect(await old.bad('writeHandOver', request)).toBe('handOverFile');
    expect((await old.good('getHandOver', null)).handedOver).toBeNull();
    expect(readdirSync(old.folder).filter((entry) => entry.includes('yatai'))).toEqual([]);
  });

  test('a damaged file, a file for another till, a missing file', async () => {
    await sellOffline(old, [zhang]);
    const third = await openBench({ chooseFile, beside: { bench: old, terminalNo: '11111113' } });
    await handOver(old, third);
    expect(await fresh.bad('takeOver', { passphrase, approval: technician })).toBe('handOverForAnother');
    const bytes = readFileSync(file);
    bytes[200] = (bytes[200] ?? 0) ^ 0x40;
    writeFileSync(file, bytes);
    expect(await third.bad('takeOver', { passphrase, approval: technician })).toBe('handOverDamaged');
    rmSync(file);
    expect(await third.bad('takeOver', { passphrase, approval: technician })).toBe('handOverFile');
    expect(third.till().journal.page('all', null, 10)).toEqual([]);
    expect(fresh.till().journal.page('all', null, 10)).toEqual([]);
    await third.close();
  });

  test('who chooses no file has changed nothing, and the till goes on', async () => {
    const silent = await openBench({
      chooseFile: { save: async () => null, open: async () => null },
      beside: { bench: old, terminalNo: '11111113' },
    });
    const member = await serve(silent, zhang);
    await old.server.refuseConnections();
    silent.till().queue.report('unreachable');
    const { serial } = await silent.good('checkout', bill(member.selectedCardId, 100));
    const answer = await silent.good('writeHandOver', {
      code: await codeOf(fresh),
      passphrase,
      again: false,
      approval: technician,
    });
    expect(answer).toMatchObject({ fileName: null, view: { handedOver: null } });
    expect(await silent.good('takeOver', { passphrase, approval: technician })).toMatchObject({ taken: null });
    await old.server.acceptConnections();
    silent.till().queue.report('reachable');
    expect(await settled(silent, serial)).toMatchObject({ state: 'applied' });
    await silent.close();
  });
});

test('a revocation that waits for its sale goes along and undoes it there', async () => {
  const member = await serve(old, zhang);
  old.server.faults.set({ kind: 'lostResponse', interfaceId: 'checkout', times: 1 });
  const unknown = old.heard('operation', ({ state }) => state === 'unknown');
  const selling = old.good('checkout', bill(member.selectedCardId, 10_00));
  await unknown;
  await old.server.refuseConnections();
  const sale = await selling;
  const undo = await old.good('revokeOperation', {
    intent: 'undo-0002',
    serial: sale.serial,
    reason: 'wrong table',
    approval: null,
  });
  expect(undo.state).toBe('blocked');
  await handOver(old, fresh);
  await old.server.acceptConnections();
  await fresh.good('signIn', { user: '1002', password: 'yatai-1002' });
  expect(await fresh.good('takeOver', { passphrase, approval: technician })).toMatchObject({
    taken: { count: 2, asked: 1 },
  });
  expect(await settled(fresh, undo.serial)).toMatchObject({ state: 'applied' });
  expect(await settled(fresh, sale.serial)).toMatchObject({ state: 'reverted' });
  expect(old.server.ledger.balanceOf(zhang)).toBe(50_000);
});
