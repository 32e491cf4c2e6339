// The reports and what a recharge earns, on the real till and the practice platform: asked, added up, refused in words without the line.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { fen } from '../../shared/money.ts';
import { offerFor } from '../../shared/recharge-offers.ts';
import { type Bench, openBench, zhang } from './till-bench.ts';
import { newIntent, selectedCard, serve } from './till-serving.ts';
import { cutLine, settled } from './till-waiting.ts';

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

async function recharge(yuan: number) {
  const { cardId } = selectedCard(await serve(bench, zhang));
  const amount = fen(yuan * 100);
  const asked = { intent: newIntent(), cardId, amount, payments: [{ method: '1', amount }] };
  // On a busy machine the fast clock has passed the counter's patience before the answer is here.
  const ended = await settled(bench, (await bench.good('recharge', asked)).serial);
  expect(ended.state).toBe('applied');
  return ended;
}

test('members are counted for the store and the brand, and a recharge of today stands in the sums', async () => {
  await serve(bench, zhang);
  const before = await bench.good('getMemberStatistics', { scope: 'brand' });
  expect(before.members).toBeGreaterThan(5);
  expect(before.genders.women.count + before.genders.men.count + before.genders.others.count).toBe(before.members);
  expect(before.ages.reduce((sum, { count }) => sum + count, 0)).toBe(before.members);
  await recharge(500);
  const after = await bench.good('getMemberStatistics', { scope: 'store' });
  expect(after.rechargedToday).toEqual({ principal: 50_000, reward: 8_000 });
  expect(after.topStores[0]).toMatchObject({ principal: 50_000 });
});

test('a recharge earns its cashier a commission on its own day only', async () => {
  await recharge(300);
  await recharge(500);
  const today = await bench.good('getRechargeCommission', { day: null });
  expect(today).toMatchObject({ day: '2026-11-18', today: '2026-11-18' });
  expect(today.rows.map(({ amount, employee }) => [amount, employee])).toEqual([
    [30_000, '1001'],
    [50_000, '1001'],
  ]);
  expect(await bench.good('getRechargeCommission', { day: '2026-11-17' })).toMatchObject({ rows: [] });
});

test('what a recharge will earn is what it then earned', async () => {
  await serve(bench, zhang);
  const offers = await bench.good('getRechargeOffers', null);
  const promised = offerFor(offers, fen(50_000));
  expect(promised).toMatchObject({ store: 8_000, points: 50 });
  const { answer } = await recharge(500);
  expect(answer).toMatchObject({ storeBonus: promised?.store, pointsBonus: promised?.points });
  expect(answer?.couponBonus).toHaveLength(promised?.coupons.length ?? -1);
  await bench.good('getRechargeOffers', null);
  expect(bench.server.received('getRechargeAwardRules')).toHaveLength(1);
});

test('the guest’s own link is for this card, and nothing but a web address is ever shown as one', async () => {
  const { cardId } = selectedCard(await serve(bench, zhang));
  const link = await bench.good('getRechargeLink', { cardId });
  expect(link.url).toMatch(/^https:\/\//);
  expect(link.expiresAt).toBeGreaterThan(bench.time.clock.wall());
  expect(await bench.bad('getRechargeLink', { cardId: 'card-99' })).toBe('memberNotFound');
});

test('without the line everything says so, and what was promised lately is still shown', async () => {
  await serve(bench, zhang);
  await bench.good('getRechargeOffers', null);
  await cutLine(bench);
  expect(await bench.bad('getMemberStatistics', { scope: 'store' })).toBe('serverUnreachable');
  expect(await bench.bad('getRechargeCommission', { day: null })).toBe('serverUnreachable');
  expect((await bench.good('getRechargeOffers', null)).length).toBeGreaterThan(0);
  await bench.good('signOut', null);
  expect(await bench.bad('getMemberStatistics', { scope: 'store' })).toBe('notSignedIn');
});
