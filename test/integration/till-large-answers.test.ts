// A guest with very many coupons: two hundred are served like three, an answer beyond what a till takes is refused in words.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { issueCoupon } from '../../main/practice/ledger.ts';
import { en } from '../../shared/messages/en.ts';
import { zhCN } from '../../shared/messages/zh-CN.ts';
import { type Bench, cashier, openBench, zhang } from './till-bench.ts';
import { serve } from './till-serving.ts';

let bench: Bench;

beforeEach(async () => {
  bench = await openBench();
  await bench.good('signIn', cashier);
});
afterEach(() => bench.close());

/** Some 600 bytes each on the wire. */
function giveCoupons(count: number): void {
  const { world } = bench.server;
  const batchNo = world.couponTemplates[0]?.batchNo;
  if (batchNo === undefined) throw new Error('the practice world has no coupon template');
  for (let given = 0; given < count; given += 1) issueCoupon(world, zhang, batchNo, bench.time.clock.wall());
}

test('two hundred coupons more: all are shown', async () => {
  const before = (await serve(bench, zhang)).coupons.length;
  giveCoupons(200);
  const member = await serve(bench, zhang);
  expect(member.coupons).toHaveLength(before + 200);
});

test('an answer of two megabytes is refused in a sentence of its own, and the till goes on', async () => {
  giveCoupons(4_000);
  expect(await bench.bad('lookup', { text: zhang })).toBe('answerTooLarge');
  for (const { failure } of [zhCN, en]) expect(failure.answerTooLarge).toContain('1 MB');
  expect(await bench.good('getStatus', null)).toMatchObject({ connection: 'online' });
  const other = await bench.good('lookup', { text: '13800000003' });
  expect(other.member?.name).toBe('王小明');
});
