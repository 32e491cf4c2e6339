// Money from text and back: each thing that is no amount has a failure of its own, and nothing is ever rounded.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { channelArguments } from '../../shared/ipc.ts';
import {
  addFen,
  fen,
  formatFen,
  largestTypedAmount,
  parseTypedAmount,
  readDecimalYuan,
  subtractFen,
  yuanText,
} from '../../shared/money.ts';

describe('an amount that a person typed', () => {
  it.each([
    ['88.5', 8850],
    [' 88.50 ', 8850],
    ['0.01', 1],
    ['7.', 700],
    ['007', 700],
    ['12.3400', 1234],
    ['999999.99', largestTypedAmount],
  ])('%s is %i fen', (text, amount) => {
    expect(parseTypedAmount(text)).toEqual({ ok: true, value: amount });
  });

  it.each([
    ['', 'amountEmpty'],
    ['  ', 'amountEmpty'],
    ['0', 'amountZero'],
    ['0.00', 'amountZero'],
    ['-5', 'amountNegative'],
    ['-0', 'amountNegative'],
    ['1.005', 'amountDecimals'],
    ['0.001', 'amountDecimals'],
    ['1000000', 'amountTooLarge'],
    ['99999999999999999999', 'amountTooLarge'],
    ['1,000.00', 'amountMalformed'],
    ['1.2.3', 'amountMalformed'],
    ['.5', 'amountMalformed'],
    ['1e3', 'amountMalformed'],
    ['８８', 'amountMalformed'],
    ['NaN', 'amountMalformed'],
  ])('%j is refused as %s', (text, code) => {
    expect(parseTypedAmount(text)).toMatchObject({ ok: false, failure: { code } });
  });

  it('comes back from its own text, for every amount', () => {
    fc.assert(
      fc.property(fc.integer({ min: -largestTypedAmount, max: largestTypedAmount }), (amount) => {
        expect(readDecimalYuan(yuanText(fen(amount)))).toEqual({ ok: true, value: amount });
        expect(readDecimalYuan(formatFen(fen(amount)).replaceAll(',', ''))).toEqual({ ok: true, value: amount });
      }),
    );
  });
});

describe('fen', () => {
  it('are whole, and never minus zero', () => {
    expect(() => fen(0.5)).toThrow(RangeError);
    expect(() => fen(Number.NaN)).toThrow(RangeError);
    expect(() => addFen(fen(Number.MAX_SAFE_INTEGER), fen(1))).toThrow(RangeError);
    expect(Object.is(subtractFen(fen(5), fen(5)), 0)).toBe(true);
    expect(Object.is(fen(-0), 0)).toBe(true);
  });

  it('are read by a person with thousands apart', () => {
    expect(formatFen(fen(123_456_789))).toBe('1,234,567.89');
    expect(formatFen(fen(-5))).toBe('-0.05');
  });

  it.each([0.5, '100', Number.NaN, Number.POSITIVE_INFINITY, null])('%s never crosses from the screen', (amount) => {
    expect(() => channelArguments.consult.parse({ cardId: 'card', billAmount: amount })).toThrow();
    expect(channelArguments.consult.parse({ cardId: 'card', billAmount: 100 })).toEqual({
      cardId: 'card',
      billAmount: 100,
    });
  });
});
