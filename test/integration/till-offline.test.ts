// The network goes and comes back: what is accepted meanwhile, what is refused, and what is asked for.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { practiceWorldGuide } from '../../main/practice/guide.ts';
import { fen, zeroFen } from '../../shared/money.ts';
import { type Bench, cashier, huang, li, openBench, zhang } from './till-bench.ts';
import { endInOrder } from './till-books.ts';
import { bill, newIntent, selectedCard, serve } from './till-serving.ts';
import { cutAfter, drained, settled } from './till-waiting.ts';

const hour = 3_600_000;
let bench: Bench;

beforeEach(async () => {
  bench = await openBench();
});

afterEach(() => endInOrder(bench));

describe('without the platform', () => {
  test('a member seen before is there with the age of the data; others and dynamic codes are not', async () => {
    await cutAfter(bench, zhang);
    const found = await bench.good('lookup', { text: '13800000001' });
    expect(found).toMatchObject({ kind: 'mobile', member: { name: '张雅', fromCache: true } });
    expect(found.member?.seenAt).toBeLessThan(bench.time.clock.wall());
    expect(await bench.bad('lookup', { text: huang })).toBe('offlineMemberUnknown');
    const [live] = practiceWorldGuide.dynamicCodes;
    expect(await bench.bad('lookup', { text: live.code })).toBe('dynamicCodeOffline');
  });

  test('consumption within the limits is recorded, waits, is held on the card, and is sent when the line is back', async () => {
    const cardId = await cutAfter(bench, zhang);
    const sale = await bench.good('checkout', bill(cardId, 20_000));
    expect(sale).toMatchObject({ state: 'pending', attempt: 0, acceptedOffline: true });
    expect(await bench.good('getStatus', null)).toMatchObject({ connection: 'offline', waiting: 1, atRisk: 20_000 });
    const { member } = await bench.good('lookup', { text: zhang });
    expect(member === null ? null : selectedCard(member)).toMatchObject({ storeBalance: 50_000, held: 20_000 });
    await bench.server.acceptConnections();
    expect(await settled(bench, sale.serial)).toMatchObject({ state: 'applied' });
    expect(bench.server.ledger.balanceOf(zhang)).toBe(30_000);
  });

  test('above a limit nothing is accepted: a sale, a card, the number of open operations, the balance', async () => {
    const cardId = await cutAfter(bench, zhang, '6201300100000301');
    expect(await bench.bad('checkout', bill(cardId, 20_001))).toBe('offlineAboveSale');
    await bench.good('checkout', bill(cardId, 20_000));
    expect(await bench.bad('checkout', bill(cardId, 10_001))).toBe('offlineAboveCard');
    await bench.good('checkout', bill(cardId, 5000));
    await bench.good('checkout', bill(cardId, 1000));
    expect(await bench.bad('checkout', bill(cardId, 100))).toBe('offlineCardBusy');
    const { member } = await bench.good('lookup', { text: '6201300100000301' });
    expect(await bench.bad('checkout', bill(member?.selectedCardId ?? '', 5001))).toBe('balanceTooSmall');
    expect((await bench.good('listOperations', { filter: 'all', before: null, size: 10 })).operations).toHaveLength(3);
  });

  test('points, coupons, a trade password and recharge are online only; cash earns points without limit', async () => {
    const cardId = await cutAfter(bench, zhang, li);
    const points = { points: 100, pointsPay: fen(1000), storePay: fen(9000) };
    expect(await bench.bad('checkout', bill(cardId, 10_000, points))).toBe('onlineOnly');
    const coupon = { coupons: [{ id: '118284601', quantity: 1 }], storePay: fen(10_000) };
    expect(await bench.bad('checkout', bill(cardId, 12_000, coupon))).toBe('onlineOnly');
    const locked = (await bench.good('lookup', { text: li })).member?.selectedCardId ?? '';
    expect(await bench.bad('checkout', bill(locked, 100, { tradePassword: '123456' }))).toBe('onlineOnly');
    const payments = [{ method: '1', amount: fen(1000) }];
    expect(await bench.bad('checkRecharge', { cardId, amount: fen(1000), payments })).toBe('onlineOnly');
    const recharge = { cardId, amount: fen(1000), payments, intent: newIntent() };
    expect(await bench.bad('recharge', recharge)).toBe('onlineOnly');
    expect(await bench.bad('sendSms', { target: '13800000001' })).toBe('onlineOnly');
    expect(await bench.good('consult', { cardId, billAmount: fen(30_000) })).toMatchObject({
      online: false,
      storePay: 20_000,
      pointsPayLimit: 0,
    });
    const cash = { storePay: zeroFen, otherPayments: [{ method: '1', amount: fen(90_000) }] };
    expect(await bench.good('checkout', bill(cardId, 90_000, cash))).toMatchObject({ state: 'pending' });
  });

  test('a balance seen too long ago, and a till alone for too long', async () => {
    const cardId = await cutAfter(bench, zhang);
    bench.time.push(24 * hour + 1000);
    expect(await bench.bad('checkout', bill(cardId, 100))).toBe('offlineTooLong');
  });

  test('a killed till knows after its restart for how long it has been alone', async () => {
    await cutAfter(bench, zhang);
    bench.time.push(25 * hour);
    await bench.restart();
    await bench.good('signIn', cashier);
    const { member } = await bench.good('lookup', { text: zhang });
    expect(await bench.bad('checkout', bill(member?.selectedCardId ?? '', 100))).toBe('offlineTooLong');
  });

  test('a sale above the limits whose request provably never left is over at once and nothing waits', async () => {
    const { selectedCardId } = await serve(bench, zhang);
    await bench.server.refuseConnections();
    const sale = await bench.good('checkout', bill(selectedCardId, 40_000));
    expect(sale.state).toBe('cancelled');
    expect(await bench.good('getStatus', null)).toMatchObject({ waiting: 0, atRisk: 0 });
  });

  test('a sale within the limits whose request provably never left waits, and says so at once', async () => {
    const { selectedCardId } = await serve(bench, zhang);
    await bench.server.refuseConnections();
    const began = bench.time.clock.monotonic();
    const sale = await bench.good('checkout', bill(selectedCardId, 10_000));
    expect(sale.state).toBe('pending');
    expect(bench.time.clock.monotonic() - began).toBeLessThan(9_000);
    await bench.server.acceptConnections();
    expect(await settled(bench, sale.serial)).toMatchObject({ state: 'applied' });
  });
});

describe('what is not known is asked for', () => {
  test('a lost answer: unknown is said to be unknown, and the log settles it', async () => {
    const { selectedCardId } = await serve(bench, zhang);
    bench.server.faults.set({ kind: 'lostResponse', interfaceId: 'checkout', times: 1 });
    bench.server.faults.set({ kind: 'http500', interfaceId: 'listTransactions' });
    const sale = await bench.good('checkout', bill(selectedCardId, 3000));
    expect(sale.state).toBe('unknown');
    expect(await bench.good('getStatus', null)).toMatchObject({ unknown: 1, atRisk: 3000 });
    bench.server.faults.clear();
    expect(await settled(bench, sale.serial)).toMatchObject({ state: 'applied' });
    expect(bench.server.ledger.chargesBySerial(sale.serial)).toHaveLength(1);
    const { events } = await bench.good('getOperation', { serial: sale.serial });
    expect(events.map(({ to }) => to)).toContain('unknown');
    expect(JSON.stringify(events)).not.toContain(zhang);
  });

  test.each(['truncatedBody', 'badJson', 'http500AfterCommit', 'wrongCharset', 'hugeBody'] as const)(
    '%s after it was booked is found again, once',
    async (kind) => {
      const { selectedCardId } = await serve(bench, zhang);
      bench.server.faults.set({ kind, interfaceId: 'checkout', times: 1 });
      const sale = await bench.good('checkout', bill(selectedCardId, 3000));
      expect(await settled(bench, sale.serial)).toMatchObject({ state: 'applied' });
      expect(bench.server.ledger.chargesBySerial(sale.serial)).toHaveLength(1);
    },
  );

  test('a lost request is never sent again by itself: with a revocation it is over, without one a person decides', async () => {
    const { selectedCardId } = await serve(bench, zhang);
    await bench.good('checkout', bill(selectedCardId, 100));
    bench.server.faults.set({ kind: 'lostRequest', interfaceId: 'checkout', times: 2 });
    const withdrawn = await bench.good('checkout', bill(selectedCardId, 3000));
    const other = await bench.good('checkout', bill(selectedCard(await serve(bench, huang)).cardId, 4000));
    expect([withdrawn.state, other.state]).toEqual(['unknown', 'unknown']);
    const request = { intent: newIntent(), serial: withdrawn.serial, reason: '重来' };
    expect(await bench.good('revokeOperation', request)).toMatchObject({ state: 'blocked' });
    expect(await settled(bench, withdrawn.serial, 1_200_000)).toMatchObject({ state: 'cancelled' });
    expect(await settled(bench, other.serial, 1_200_000)).toMatchObject({ state: 'manual' });
    expect(await bench.good('getStatus', null)).toMatchObject({ waiting: 0, manual: 1, atRisk: 4000 });
    expect(bench.server.received('checkout')).toHaveLength(3);
    expect(bench.server.ledger.balanceOf(zhang)).toBe(49_900);
  });

  test('the till is closed in between: after the restart it asks, and never sends twice', async () => {
    const cardId = await cutAfter(bench, zhang);
    const waiting = await bench.good('checkout', bill(cardId, 2000));
    await bench.server.acceptConnections();
    bench.server.faults.set({ kind: 'lostResponse', interfaceId: 'checkout' });
    bench.server.faults.set({ kind: 'http500', interfaceId: 'listTransactions' });
    await bench.good('sendNow', null);
    await bench.server.whenReceived('checkout', 1);
    await bench.restart();
    bench.server.faults.clear();
    await bench.good('signIn', cashier);
    expect(await settled(bench, waiting.serial)).toMatchObject({ state: 'applied' });
    expect(bench.server.ledger.chargesBySerial(waiting.serial)).toHaveLength(1);
  });
});

test('a whole bad day: cut, sales on three cards, a restart, a lost answer, a revocation, the line back, the books equal', async () => {
  const cards = [zhang, huang, '6201300100001201'];
  await cutAfter(bench, ...cards);
  const serials: string[] = [];
  for (const card of cards) {
    const { member } = await bench.good('lookup', { text: card });
    for (const amount of [1111, 2222]) {
      serials.push((await bench.good('checkout', bill(member?.selectedCardId ?? '', amount))).serial);
    }
  }
  const withdrawn = serials[1] ?? '';
  await bench.good('revokeOperation', { intent: newIntent(), serial: withdrawn, reason: '点错了' });
  await bench.restart();
  expect(await bench.good('signIn', cashier)).toMatchObject({ offline: true });
  expect(await bench.good('getStatus', null)).toMatchObject({ waiting: 5, atRisk: 1111 * 3 + 2222 * 2 });
  expect(await bench.bad('signOut', null)).toBe('operationsOpen');
  bench.server.faults.set({ kind: 'lostResponse', interfaceId: 'checkout', times: 2 });
  await bench.server.acceptConnections();
  await drained(bench);
  expect(bench.server.ledger.balanceOf(zhang)).toBe(50_000 - 1111);
  expect(bench.server.ledger.balanceOf(huang)).toBe(500_000 - 3333);
  expect(bench.server.ledger.chargesBySerial(withdrawn)).toEqual([]);
  expect(await bench.good('getStatus', null)).toMatchObject({ waiting: 0, manual: 0, atRisk: 0 });
  expect(await bench.good('signOut', null)).toMatchObject({ state: 'signedOut' });
});
