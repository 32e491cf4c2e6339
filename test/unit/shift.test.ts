// The shift without a journal: counting by keys, and what a shift's operations come to by payment method.
import { describe, expect, test } from 'vitest';
import type { NumberedOperation } from '../../main/journal/shift-types.ts';
import { cashEffect, type Family } from '../../main/till/shift/cash.ts';
import { turnoverOf } from '../../main/till/shift/turnover.ts';
import { emptyCounting, keptText, pressCount, readKept } from '../../renderer/screens/shift/coin-typing.ts';
import { coinSum, denominations, noCoins } from '../../shared/coins.ts';
import { fen } from '../../shared/money.ts';
import type { MoneyPayload, OperationState } from '../../shared/operation.ts';

describe('counting the drawer', () => {
  const typed = (...keys: readonly string[]) => keys.reduce((now, key) => pressCount(now, key) ?? now, emptyCounting);

  test('digits add up on a line, a new line begins anew, and what was typed there is written over', () => {
    const counting = typed('1', '2', 'ArrowDown', '3', 'Enter', '4', '0', 'ArrowUp', 'ArrowUp', '7');
    expect(counting.coins.slice(0, 3)).toEqual([7, 3, 40]);
    expect(coinSum(counting.coins)).toBe(7 * 10_000 + 3 * 5_000 + 40 * 2_000);
  });

  test('erasing takes a digit, Delete the line; nobody counts more than 9,999 pieces; Enter on the last line is the screen’s', () => {
    expect(typed('1', '2', 'Backspace').coins[0]).toBe(1);
    expect(typed('1', '2', 'Delete').coins).toEqual(noCoins);
    expect(typed('9', '9', '9', '9', '9').coins[0]).toBe(9_999);
    const last = typed(...denominations.slice(1).map(() => 'ArrowDown'));
    expect(pressCount(last, 'Enter')).toBeNull();
    expect(pressCount(last, 'F2')).toBeNull();
  });

  test('is kept as a text, and what is no count is an empty one', () => {
    const counting = typed('3', 'ArrowDown', '5');
    expect(readKept(keptText(counting))).toEqual({ ...counting, fresh: true });
    for (const text of [undefined, '', '1 2', 'x y z a b c d e f']) {
      expect(readKept(text)).toEqual(emptyCounting);
    }
  });
});

let numbers = 0;
function operation(payload: MoneyPayload, state: OperationState = 'applied', intent = ''): NumberedOperation {
  numbers += 1;
  const amount = payload.kind === 'consumption' ? payload.billAmount : payload.amount;
  const base = { held: fen(0), operator: 'ya', shift: null, memberName: null, waits: true, acceptedOffline: false };
  const row = { merchantNo: '1', terminalNo: '1', parent: null, bodyHash: '', attempt: 1, voucher: 'V', answer: null };
  const ends = { reason: null, platformMessage: null, watchUntil: null, createdAt: 1, updatedAt: 1 };
  const named = { intent, payload, serial: `S${numbers}`, kind: payload.kind, cardNo: '88', amount, state };
  return { number: numbers, adopted: false, operation: { ...base, ...row, ...ends, ...named } };
}
const sale = (cash: number, state: OperationState = 'applied') =>
  operation(
    {
      kind: 'consumption',
      cardNo: '88',
      billAmount: fen(cash + 500),
      storePay: fen(300),
      points: 0,
      pointsPay: fen(200),
      coupons: [],
      otherPayments: [{ method: '1', amount: fen(cash) }],
      remark: null,
    },
    state,
  );
const undo = (state: OperationState, intent = 'i') =>
  operation(
    { kind: 'revocation', cardNo: '88', target: 'S', voucher: null, amount: fen(1), reason: '' },
    state,
    intent,
  );
const change = (cash: number, state: OperationState = 'applied') =>
  operation(
    {
      kind: 'service',
      cardNo: '88',
      amount: fen(0),
      service: 'changePaymentMethod',
      content: { voucher: 'V', payments: [{ method: cash > 0 ? '1' : '3', amount: fen(cash > 0 ? cash : 100) }] },
    },
    state,
  );

describe('what an operation means to the drawer', () => {
  const cashIn = (each: NumberedOperation, family: Family) => cashEffect(each, family, ['1']);

  test.each([
    ['pending', 100],
    ['unknown', 100],
    ['manual', 100],
    ['applied', 100],
    ['reverted', 100],
    ['rejected', 0],
    ['cancelled', 0],
  ] as const)('a sale that is %s: %i', (state, amount) => {
    const one = sale(100, state);
    expect(cashIn(one, { sale: one, changes: [], revocations: [] })).toEqual({ line: 'sales', amount });
    const adopted = { ...one, adopted: true };
    expect(cashIn(adopted, { sale: adopted, changes: [], revocations: [] }).amount).toBe(0);
  });

  test('one revocation gives back what counts as paid; a refused one, a second one and another till’s give back nothing', () => {
    const [one, refused, first, second] = [sale(100), undo('rejected'), undo('unknown'), undo('applied')];
    const family = { sale: one, changes: [], revocations: [refused, first, second] };
    expect(family.revocations.map((each) => cashIn(each, family).amount)).toEqual([0, -100, 0]);
    expect(cashIn(first, { sale: null, changes: [], revocations: [first] }).amount).toBe(0);
    const never = sale(100, 'cancelled');
    expect(cashIn(first, { ...family, sale: never }).amount).toBe(0);
  });

  test('changed payments move the difference, one after the other, and a revocation gives the last back', () => {
    const [one, away, lost, back, end] = [sale(100), change(0), change(70, 'rejected'), change(40), undo('applied')];
    const family = { sale: one, changes: [away, lost, back], revocations: [end] };
    expect(family.changes.map((each) => cashIn(each, family))).toEqual([
      { line: 'corrections', amount: -100 },
      { line: 'corrections', amount: 0 },
      { line: 'corrections', amount: 40 },
    ]);
    expect(cashIn(end, family)).toEqual({ line: 'revocations', amount: -40 });
  });

  test('a charge that lands late and is undone by the till moves nothing', () => {
    const one = sale(100, 'reverted');
    const own = undo('applied', `ghost:${one.operation.serial}`);
    const family = { sale: one, changes: [], revocations: [own] };
    expect([cashIn(one, family).amount, cashIn(own, family).amount]).toEqual([0, 0]);
  });
});

test('turnover holds what is booked here, by method as it counts as paid, and nothing of what is open or another till’s', () => {
  const [one, open, foreign, away] = [sale(100), sale(9_000, 'unknown'), { ...sale(70), adopted: true }, change(0)];
  const family = { sale: one, changes: [away], revocations: [] };
  const told = [one, open, foreign].map((each) => ({ each, family: null }));
  expect(turnoverOf([...told, { each: away, family }])).toEqual({
    consumption: { count: 1, amount: 600 },
    recharge: { count: 0, amount: 0 },
    revocation: { count: 0, amount: 0 },
    services: { count: 1, amount: 0 },
    methods: [{ method: '3', count: 1, amount: 100 }],
    storePay: 300,
    pointsPay: 200,
    coupons: 0,
  });
});
