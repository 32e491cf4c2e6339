// The small readers: exact money from any spelling or a refusal, three forms of a date, flags, ids that lose no digit.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import * as read from '../../main/protocol/yazuo/tolerant.ts';
import { bareId, yuan } from '../../main/protocol/yazuo/writing.ts';
import { fen } from '../../shared/money.ts';
import { runs } from '../support/property-runs.ts';

describe('money', () => {
  test.each([
    [22.9, 2290],
    ['22', 2200],
    [0.0, 0],
    ['10.00', 1000],
    [110, 11_000],
    ['-1.50', -150],
    ['1.5000', 150],
    [0.07, 7],
    [1.1, 110],
    [4.35, 435],
    [999_999.99, 99_999_999],
  ])('%j is %i fen', (wire, amount) => {
    expect(read.money.parse(wire)).toBe(amount);
  });

  test.each([
    1.005,
    '1.005',
    '1,000.00',
    '1e3',
    1e21,
    1e-7,
    'abc',
    '',
    null,
    undefined,
    true,
    {},
    [],
    Number.NaN,
    Number.POSITIVE_INFINITY,
    '0x10',
    '١',
    '1.'.repeat(3),
  ])('%j is refused', (wire) => {
    expect(read.money.safeParse(wire).success).toBe(false);
  });

  test('what the till writes is read back exactly, through JSON, for every amount', () => {
    fc.assert(
      fc.property(fc.integer({ min: -99_999_999_999, max: 99_999_999_999 }), (amount) => {
        const wire: unknown = JSON.parse(JSON.stringify({ v: z.encode(yuan, fen(amount)) })).v;
        expect(read.money.parse(wire)).toBe(amount);
        expect(z.decode(yuan, wire as number)).toBe(amount);
      }),
      { numRuns: runs(5000) },
    );
  });

  test('a whole number is read as its text is, however large', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), (whole) => {
        const [number, text] = [whole, String(whole)].map((wire) => read.money.safeParse(wire));
        expect(number?.success).toBe(text?.success);
        expect(number?.data).toBe(text?.data);
      }),
      {
        examples: [0, -0, 1, 90_071_992_547_409, 90_071_992_547_410].map((whole) => [whole]),
        numRuns: runs(1000),
      },
    );
  });

  test('a third decimal is refused for every amount', () => {
    fc.assert(
      fc.property(fc.nat(9_999_999), fc.integer({ min: 1, max: 9 }), (amount, third) => {
        const text = `${Math.floor(amount / 100)}.${String(amount % 100).padStart(2, '0')}${third}`;
        expect(read.money.safeParse(text).success).toBe(false);
        expect(read.money.safeParse(Number(text)).success).toBe(false);
      }),
    );
  });
});

describe('dates', () => {
  test.each([
    [1_397_145_600_000, '2014-04-11'],
    ['1397145600000', '2014-04-11'],
    ['2017-12-21', '2017-12-21'],
    ['2016-10-18 23:59:59', '2016-10-18'],
    ['2016-10-18T00:00:00', '2016-10-18'],
    ['2016-02-29', '2016-02-29'],
    [' 2017-12-21 ', '2017-12-21'],
    [null, null],
    ['', null],
    [undefined, null],
  ])('%j is the day %j in China', (wire, day) => {
    expect(read.dayOrNull.parse(wire)).toBe(day);
  });

  test('a date-time is a moment in China', () => {
    expect(read.momentOrNull.parse('2016-10-18 00:00:00')).toBe(Date.parse('2016-10-17T16:00:00Z'));
  });

  test.each(['2017-02-29', '2017-02-30', '2017-13-01', '21/12/2017', '2017-12-21 25:00:00', 'soon', 1.5, true, 9e15])(
    '%j is refused',
    (wire) => {
      expect(read.dayOrNull.safeParse(wire).success).toBe(false);
    },
  );
});

test('flags: true, "true", 1, "1" and their opposites; nothing else', () => {
  for (const yes of [true, 'true', 'TRUE', 1, '1']) expect(read.flag.parse(yes)).toBe(true);
  for (const no of [false, 'false', 0, '0']) expect(read.flag.parse(no)).toBe(false);
  for (const odd of ['yes', 2, null, {}]) expect(read.flag.safeParse(odd).success).toBe(false);
  expect(read.flagOrNull.parse(null)).toBe(null);
});

test('ids are text; a number that lost digits is refused, not rounded', () => {
  expect(read.text.parse(15)).toBe('15');
  expect(read.text.parse(' a ')).toBe('a');
  expect(read.text.safeParse(2 ** 53).success).toBe(false);
  expect(read.text.safeParse('').success).toBe(false);
  expect(read.textOrNull.parse('')).toBe(null);
  expect(z.encode(bareId, '30110501')).toBe(30_110_501);
  expect(z.encode(bareId, '0012')).toBe('0012');
});

test('points are whole: a fraction is left out, never rounded up', () => {
  expect(read.pointsOrNull.parse('900.99')).toBe(900);
  expect(read.pointsOrNull.parse(-0.5)).toBe(-1);
  expect(read.integerOrNull.safeParse(1.5).success).toBe(false);
});

test('a list may be null, but one bad element refuses all of it', () => {
  const list = read.listOf(read.money);
  expect(list.parse(null)).toEqual([]);
  expect(list.parse(undefined)).toEqual([]);
  expect(list.parse([1, '2'])).toEqual([100, 200]);
  expect(list.safeParse([1, 'x']).success).toBe(false);
});
