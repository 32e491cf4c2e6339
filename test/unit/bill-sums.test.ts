// The lines of a UniPOS bill's price: they lead from the menu's price to what is due, to the fen, or they are not shown.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { billSums } from '../../shared/bill-sums.ts';
import { fineMoney } from '../../shared/fine-money.ts';
import type { UniposBillLine } from '../../shared/unipos.ts';

function line(quantity: string, listPrice: number, price: number, discount = 0): UniposBillLine {
  const money = fineMoney(Number(quantity) * price);
  return {
    goodsNo: null,
    name: '菜',
    categoryNo: null,
    categoryName: null,
    unit: null,
    quantity,
    listPrice: fineMoney(listPrice),
    price: fineMoney(price),
    money,
    discount: fineMoney(discount),
    net: fineMoney(money - discount),
    notes: null,
  };
}

test('original, member price, discount, rounding and what was paid otherwise, each only where there is one', () => {
  const lines = [line('2', 300_000, 280_000), line('1', 100_000, 100_000, 20_000)];
  const bill = { lines, total: fineMoney(660_000), discount: fineMoney(20_000), floor: fineMoney(5_000) };
  expect(billSums(bill, fineMoney(335_000))).toEqual([
    { name: 'original', money: 700_000 },
    { name: 'memberPrice', money: 40_000 },
    { name: 'discount', money: 20_000 },
    { name: 'floor', money: 5_000 },
    { name: 'otherPaid', money: 300_000 },
  ]);
  const plain = {
    lines: [line('1', 100_000, 100_000)],
    total: fineMoney(100_000),
    discount: fineMoney(0),
    floor: fineMoney(0),
  };
  expect(billSums(plain, fineMoney(100_000))).toEqual([]);
  // A menu price that is missing, or lower than what was charged, proves no member price.
  const odd = { ...plain, lines: [line('1', 0, 100_000)], discount: fineMoney(10_000) };
  expect(billSums(odd, fineMoney(90_000))).toEqual([
    { name: 'original', money: 100_000 },
    { name: 'discount', money: 10_000 },
  ]);
});

test('what is shown always adds up to what is due, and nothing is shown that does not', () => {
  const amount = fc.integer({ min: -50_000, max: 500_000 });
  fc.assert(
    fc.property(amount, amount, amount, amount, amount, (total, discount, floor, due, listed) => {
      const bill = {
        lines: [line('1', listed, Math.max(0, total))],
        total: fineMoney(total),
        discount: fineMoney(discount),
        floor: fineMoney(floor),
      };
      const [original, ...off] = billSums(bill, fineMoney(due));
      if (original !== undefined) {
        expect(original.name).toBe('original');
        expect(off.reduce((left, { money }) => left - money, Number(original.money))).toBe(due);
        expect(off.filter(({ name, money }) => name !== 'floor' && money <= 0)).toEqual([]);
      }
    }),
  );
});
