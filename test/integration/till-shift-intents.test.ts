// A step of a shift under an intent that was used before: the same step where it says the same, and refused where it says something else.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { denominations } from '../../shared/coins.ts';
import { fen } from '../../shared/money.ts';
import { type Bench, cashier, openBench } from './till-bench.ts';

let bench: Bench;
beforeEach(async () => {
  bench = await openBench();
  await bench.good('signIn', cashier);
});
afterEach(() => bench.close());

/** So many hundreds. */
const hundreds = (pieces: number) => denominations.map((_, index) => (index === 0 ? pieces : 0));

test('a count, an opening and a closing are what they were, and never stand for another one', async () => {
  const opening = { intent: 'open-0001', coins: hundreds(2) };
  expect((await bench.good('openShift', opening)).open?.float).toBe(20_000);
  expect((await bench.good('openShift', opening)).open?.shift).toBe(1);
  expect(await bench.bad('openShift', { ...opening, coins: hundreds(3) })).toBe('intentUsed');
  expect(await bench.bad('openShift', { ...opening, coins: null })).toBe('intentUsed');

  const count = { intent: 'count-0001', coins: hundreds(1) };
  expect((await bench.good('countShift', count)).open?.counted?.amount).toBe(10_000);
  expect((await bench.good('countShift', count)).open?.counts).toBe(1);
  expect(await bench.bad('countShift', { ...count, coins: hundreds(2) })).toBe('intentUsed');
  await bench.good('countShift', { intent: 'count-0002', coins: hundreds(2) });

  const closing = { intent: 'close-0001', left: fen(10_000), note: '', handOver: null };
  expect((await bench.good('closeShift', closing)).record.left).toBe(10_000);
  expect((await bench.good('closeShift', closing)).record.shift).toBe(1);
  expect(await bench.bad('closeShift', { ...closing, left: fen(20_000) })).toBe('intentUsed');
  expect(await bench.bad('closeShift', { ...closing, handOver: '1002' })).toBe('intentUsed');
});
