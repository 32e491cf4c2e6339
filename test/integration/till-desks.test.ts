// The desks beside the queue on the real till and the practice platform: money at risk, refused offline sales, ghosts, and whether all is in order.

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { post } from '../../main/practice/ledger.ts';
import { manager, supervisor, technician } from '../support/practice-approvals.ts';
import { type Bench, huang, openBench, zhang } from './till-bench.ts';
import { bill, newIntent, serve } from './till-serving.ts';
import { cutAfter, drained, settled } from './till-waiting.ts';

const page = { before: null, size: 50 };
const other = { intent: '', reason: '客人退菜', approval: null };

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

/** Nothing that crosses to the screen holds a whole card number. */
function neverWhole(value: unknown): void {
  expect(JSON.stringify(value)).not.toContain(zhang);
  expect(JSON.stringify(value)).not.toContain(huang);
}

describe('money at risk', () => {
  test('is summed by card and by cashier, and a line leads to what is behind it', async () => {
    const cardId = await cutAfter(bench, zhang);
    await bench.good('checkout', bill(cardId, 10_000));
    await bench.good('checkout', bill(cardId, 5_000));
    const risk = await bench.good('getRisk', null);
    expect(risk.cards).toMatchObject([{ label: '6201****0101', memberName: '张雅', count: 2, held: 15_000 }]);
    expect(risk.cashiers).toMatchObject([{ key: '1001', count: 2, held: 15_000, states: { pending: 2 } }]);
    neverWhole(risk);
    const key = risk.cards[0]?.key ?? '';
    const first = await bench.good('listRisk', { by: 'card', key, before: null, size: 1 });
    const second = await bench.good('listRisk', { by: 'card', key, before: first.nextBefore, size: 1 });
    expect([...first.operations, ...second.operations].map(({ amount }) => amount)).toEqual([5_000, 10_000]);
    const behind = await bench.good('listRisk', { by: 'cashier', key: '1001', ...page });
    expect(behind).toMatchObject({ operations: [{ amount: 5_000 }, { amount: 10_000 }], nextBefore: null });
    expect(await bench.bad('listRisk', { by: 'card', key: 'card-99', ...page })).toBe('memberNotFound');
    await bench.server.acceptConnections();
    await drained(bench);
    expect(await bench.good('getRisk', null)).toEqual({ cards: [], cashiers: [] });
  });
});

describe('a refused offline sale', () => {
  test('whose balance was spent elsewhere is owed, settled once with a PIN, and in the audit', async () => {
    const cardId = await cutAfter(bench, zhang);
    const sale = await bench.good('checkout', bill(cardId, 20_000));
    expect(bench.server.spendElsewhere(zhang, 45_000)).toBe(true);
    await bench.server.acceptConnections();
    expect(await settled(bench, sale.serial)).toMatchObject({ state: 'rejected' });
    expect(await bench.good('getStatus', null)).toMatchObject({ refused: 1, owed: 20_000 });
    const open = await bench.good('listRefusals', { settled: false, ...page });
    expect(open).toMatchObject({
      count: 1,
      owed: 20_000,
      refusals: [{ cause: 'balanceSpent', owed: 20_000, maskedMobile: '138****0001', settlement: null }],
    });
    expect(open.refusals[0]?.operation).toMatchObject({ memberName: '张雅', operator: '1001' });
    expect(open.refusals[0]?.operation.platformMessage).toContain('余额');
    neverWhole(open);
    const how = { serial: sale.serial, how: 'paidOtherwise', note: '补付现金' } as const;
    expect(await bench.bad('settleRefusal', { ...how, approval: null })).toBe('approvalNeeded');
    expect(await bench.bad('settleRefusal', { ...how, note: '  ', approval: supervisor })).toBe('reasonMissing');
    const wrong = await bench.call('settleRefusal', { ...how, approval: { ...supervisor, pin: '0000' } });
    expect(wrong).toMatchObject({ ok: false, failure: { code: 'pinWrong', approvable: 'settleRefusal' } });
    expect(await bench.bad('settleRefusal', { ...how, approval: technician })).toBe('rightMissing');
    const done = await bench.good('settleRefusal', { ...how, approval: supervisor });
    expect(done.settlement).toMatchObject({ how: 'paidOtherwise', amount: 20_000, note: '补付现金', person: '陈主管' });
    expect(await bench.bad('settleRefusal', { ...how, approval: manager })).toBe('alreadySettled');
    expect(await bench.good('getStatus', null)).toMatchObject({ refused: 0, owed: 0 });
    expect(await bench.good('listRefusals', { settled: false, ...page })).toMatchObject({ refusals: [], count: 0 });
    const [kept] = (await bench.good('listRefusals', { settled: true, ...page })).refusals;
    expect(kept?.settlement).toMatchObject({ how: 'paidOtherwise', person: '陈主管', operator: '1001' });
    const { audit } = await bench.good('getOperation', { serial: sale.serial });
    expect(audit.map(({ kind }) => kind)).toContain('refusalSettled');
    expect(audit.find(({ kind }) => kind === 'refusalSettled')).toMatchObject({ person: '陈主管', operator: '1001' });
  });

  test('whose card was frozen meanwhile says so; an online refusal is nobody’s debt', async () => {
    const cardId = await cutAfter(bench, zhang);
    const sale = await bench.good('checkout', bill(cardId, 3_000));
    bench.server.freezeCard(zhang);
    await bench.server.acceptConnections();
    expect(await settled(bench, sale.serial)).toMatchObject({ state: 'rejected', platformMessage: '卡已冻结' });
    const online = await bench.good('checkout', bill(cardId, 1_000));
    expect(online.state).toBe('rejected');
    const { refusals, count } = await bench.good('listRefusals', { settled: false, ...page });
    expect(count).toBe(1);
    expect(refusals).toMatchObject([{ cause: 'cardFrozen', operation: { serial: sale.serial } }]);
    const how = { how: 'guestOwes', note: '下次付', approval: supervisor } as const;
    expect(await bench.bad('settleRefusal', { ...how, serial: online.serial })).toBe('notRefused');
    expect(await bench.bad('settleRefusal', { ...how, serial: 'nothing-00000099' })).toBe('operationNotFound');
  });
});

describe('a ghost', () => {
  test('is undone by the till, told as an alarm, and confirmed by a person once', async () => {
    const { selectedCardId } = await serve(bench, zhang);
    await bench.good('checkout', bill(selectedCardId, 1_000));
    bench.server.faults.set({ kind: 'lostRequest', interfaceId: 'checkout', times: 1 });
    const sale = await bench.good('checkout', bill(selectedCardId, 3_000));
    expect(sale.state).toBe('unknown');
    await bench.good('revokeOperation', { ...other, intent: newIntent(), serial: sale.serial });
    const cancelled = bench.heard('operation', ({ serial, state }) => serial === sale.serial && state === 'cancelled');
    for (const more of [60_000, 60_000, 60_000, 60_000]) {
      await bench.good('askPlatform', { serial: sale.serial });
      bench.time.push(more);
      await bench.good('sendNow', null);
    }
    await cancelled;
    const { world } = bench.server;
    const like = world.transactions.find(({ kind }) => kind === 'checkout');
    if (like === undefined) {
      throw new Error('no sale to copy');
    }
    const { voucher: _, ...row } = { ...structuredClone(like), at: bench.time.clock.wall() };
    post(world, { ...row, cashierSerial: sale.serial, amountFen: 3_000, storeFen: -3_000, revokes: null } as never);
    const alarm = bench.heard('status', ({ ghosts }) => ghosts === 1);
    await bench.good('askPlatform', { serial: sale.serial });
    await alarm;
    await drained(bench);
    const { ghosts } = await bench.good('listGhosts', page);
    expect(ghosts).toMatchObject([{ operation: { serial: sale.serial }, seen: null }]);
    const status = await bench.good('acknowledgeGhosts', { serials: [sale.serial, 'nothing-00000099'] });
    expect(status.ghosts).toBe(0);
    await bench.good('acknowledgeGhosts', { serials: [sale.serial] });
    const seen = await bench.good('listGhosts', page);
    expect(seen.ghosts[0]?.seen).toMatchObject({ operator: '1001' });
    const { audit } = await bench.good('getOperation', { serial: sale.serial });
    expect(audit.filter(({ kind }) => kind === 'ghostSeen')).toHaveLength(1);
    expect(bench.server.ledger.balanceOf(zhang)).toBe(49_000);
  });
});

describe('sync health', () => {
  test('tells connection, day, offline share and the check of the journal', async () => {
    const cardId = await cutAfter(bench, zhang);
    const away = await bench.good('getHealth', null);
    expect(away).toMatchObject({ connection: 'offline', waiting: 0, oldestOpen: null, probe: null, checked: null });
    expect(away.connectionSince).toBeLessThanOrEqual(away.now);
    const sale = await bench.good('checkout', bill(cardId, 2_000));
    expect(await bench.good('getHealth', null)).toMatchObject({ waiting: 1, atRisk: 2_000 });
    await bench.server.acceptConnections();
    await settled(bench, sale.serial);
    const health = await bench.good('getHealth', null);
    expect(health).toMatchObject({ connection: 'online', today: { offline: 1, operations: 1 } });
    expect(health.connectionSince).toBeGreaterThan(away.connectionSince);
    expect(await bench.good('checkJournal', null)).toMatchObject({ checked: { problem: null } });
    await bench.restart();
    await bench.good('signIn', { user: '1001', password: 'yatai-1001' });
    const after = await bench.good('getHealth', null);
    expect(after.checked).toMatchObject({ problem: null });
    expect(after.lastBackup).not.toBeNull();
  });

  test('its channels are closed while nobody is signed in', async () => {
    for (const name of ['getRisk', 'getHealth', 'checkJournal'] as const) {
      expect(await bench.bad(name, null)).toBe('notSignedIn');
    }
    expect(await bench.bad('listManual', page)).toBe('notSignedIn');
    expect(await bench.bad('acknowledgeGhosts', { serials: ['x'] })).toBe('notSignedIn');
  });
});
