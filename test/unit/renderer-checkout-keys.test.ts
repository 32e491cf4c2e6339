// A step back and forth in the sale: what was chosen for a bill comes back, and only what still may be used.
import { expect, test } from 'vitest';
import type { Combination, Terms } from '../../renderer/screens/checkout/combination.ts';
import { combinationFor } from '../../renderer/screens/checkout/kept-combination.ts';
import { methodOfKey } from '../../renderer/screens/checkout/method-key.ts';
import { fen } from '../../shared/money.ts';

const bill = fen(20_000);
const kept: Combination = {
  bill,
  coupons: [
    { id: 'good', quantity: 2 },
    { id: 'gone', quantity: 1 },
  ],
  points: 300,
  store: fen(5_000),
  others: [{ method: '1', amount: 'rest' }],
};

function terms(online: boolean): Terms {
  const consult = {
    online,
    coupons: [],
    points: 0,
    couponStates: [
      { id: 'good', usable: true, reason: null },
      { id: 'gone', usable: false, reason: null },
    ],
  };
  return { consult, card: {}, coupons: [] } as unknown as Terms;
}

test('the same bill takes up what was chosen, without a coupon that may not be used any more', () => {
  expect(combinationFor(bill, terms(true), kept)).toEqual({ ...kept, coupons: [{ id: 'good', quantity: 2 }] });
});

test('offline the coupons and points go, the payments stay', () => {
  expect(combinationFor(bill, terms(false), kept)).toEqual({ ...kept, coupons: [], points: 0 });
});

test('another bill, or nothing kept, begins with the proposal', () => {
  const fresh = { bill: fen(100), coupons: [], points: 0, store: 'rest', others: [] };
  expect(combinationFor(fen(100), terms(true), kept)).toEqual(fresh);
  expect(combinationFor(fen(100), terms(true), undefined)).toEqual(fresh);
});

test('digits choose payment methods in the order of their buttons', () => {
  const methods = [{ id: '1' }, { id: '8' }];
  expect(['1', '2', '3', '0', 'Enter'].map((key) => methodOfKey(key, methods))).toEqual(['1', '8', null, null, null]);
  expect(methodOfKey('1', undefined)).toBeNull();
});
