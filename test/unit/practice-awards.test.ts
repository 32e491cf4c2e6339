// The award rules of 4.3.1: what each gives for one bill, with the sentence that says why or why not.
import { describe, expect, test } from 'vitest';
import type { PracticeAwardRule } from '../../main/practice/award-world.ts';
import { type AwardFacts, awardOf, awardsFor } from '../../main/practice/awards.ts';
import { ageOn, birthdayFits, weekdayOf } from '../../main/practice/birthdays.ts';
import { ratesOf } from '../../main/practice/rates.ts';

const onePointAYuan: PracticeAwardRule = {
  id: 1,
  merchantId: null,
  lowerFen: 0,
  upperFen: null,
  payWay: null,
  cardTypeId: null,
  level: null,
  weekdays: [],
  doubles: [],
  award: { kind: 'points', points: 1, perYuan: true },
};
/** A Wednesday. */
const bill: AwardFacts = {
  day: '2026-11-18',
  merchantId: 16456,
  cardTypeId: 1397,
  level: '金卡会员',
  birthday: '1990-11-18',
  isFirst: false,
  payments: [{ id: '1', fen: 10_000 }],
};
const fixed = (points: number) => ({ award: { kind: 'points', points, perYuan: false } }) as const;
const coupons = { award: { kind: 'coupon', batchNo: 793_150, quantity: 2 } } as const;
const stored = (fen: number, hundredthsOfPercent: number | null) =>
  ({ award: { kind: 'storedValue', fen, hundredthsOfPercent } }) as const;
const paid = (fen: number, id = '1') => ({ payments: [{ id, fen }] });

type Case = readonly [
  name: string,
  rule: Partial<PracticeAwardRule>,
  facts: Partial<AwardFacts>,
  points: number,
  sentence: string,
];

const cases: readonly Case[] = [
  // How much.
  ['a point for each yuan', {}, {}, 100, '消费送100积分'],
  ['the part of a yuan earns nothing', {}, paid(10_099), 100, '消费送100积分'],
  ['less than a yuan', {}, paid(99), 0, '消费金额太小,不够一份奖励'],
  [
    'three points for each yuan',
    { award: { kind: 'points', points: 3, perYuan: true } },
    paid(1050),
    30,
    '消费送30积分',
  ],
  ['once, whatever the bill', fixed(4), paid(33_333), 4, '消费送4积分'],
  ['methods add up', {}, { payments: [...paid(150).payments, ...paid(250, '5').payments] }, 4, '消费送4积分'],
  ['nothing paid with money', {}, { payments: [] }, 0, '没有可奖励的消费金额'],
  // Limits, as the sample's row: 3.30 to 4.30 give 4.
  ['at the lower limit', { lowerFen: 330, upperFen: 430, ...fixed(4) }, paid(330), 4, '消费送4积分'],
  ['a fen below it', { lowerFen: 330, upperFen: 430, ...fixed(4) }, paid(329), 0, '消费满3.30元才有奖励'],
  ['a fen below the upper limit', { lowerFen: 330, upperFen: 430, ...fixed(4) }, paid(429), 4, '消费送4积分'],
  ['at the upper limit', { lowerFen: 330, upperFen: 430, ...fixed(4) }, paid(430), 0, '消费满4.30元不参加该奖励'],
  // Who and where.
  ['another store', { merchantId: 16457 }, {}, 0, '本店不参加该奖励'],
  ['this store', { merchantId: 16456 }, {}, 100, '消费送100积分'],
  ['the level', { level: '金卡会员' }, {}, 100, '消费送100积分'],
  ['another level', { level: '钻石会员' }, {}, 0, '该奖励仅限钻石会员'],
  ['another type of card', { cardTypeId: 1398 }, {}, 0, '该卡类型不参加该奖励'],
  ['the type of card', { cardTypeId: 1397 }, {}, 100, '消费送100积分'],
  // How it was paid.
  [
    'only what the method paid',
    { payWay: '5' },
    { payments: [...paid(150).payments, ...paid(250, '5').payments] },
    2,
    '消费送2积分',
  ],
  ['the method was not used', { payWay: '5' }, {}, 0, '没有使用该奖励的支付方式'],
  [
    'the limit looks at the method',
    { payWay: '5', lowerFen: 300 },
    { payments: [...paid(900).payments, ...paid(250, '5').payments] },
    0,
    '消费满3.00元才有奖励',
  ],
  // Days.
  ['a day of the list', { weekdays: [3, 4, 6, 7] }, {}, 100, '消费送100积分'],
  ['a day that is not', { weekdays: [1, 2, 5] }, {}, 0, '该奖励仅限周一、周二、周五'],
  ['Sunday is 7', { weekdays: [7] }, { day: '2026-11-22' }, 100, '消费送100积分'],
  ['Monday is 1', { weekdays: [1] }, { day: '2026-11-23' }, 100, '消费送100积分'],
  // Doubling.
  ['the birthday', { doubles: ['birthday'] }, {}, 200, '消费送200积分(生日当天双倍)'],
  ['the day after', { doubles: ['birthday'] }, { day: '2026-11-19' }, 100, '消费送100积分'],
  [
    'no birthday on record',
    { doubles: ['birthday', 'birthweek', 'birthmonth'] },
    { birthday: null },
    100,
    '消费送100积分',
  ],
  ['the month', { doubles: ['birthmonth'] }, { day: '2026-11-01' }, 200, '消费送200积分(生日当月双倍)'],
  ['the month after', { doubles: ['birthmonth'] }, { day: '2026-12-01' }, 100, '消费送100积分'],
  ['Monday of the week', { doubles: ['birthweek'] }, { day: '2026-11-16' }, 200, '消费送200积分(生日当周双倍)'],
  ['Sunday of the week', { doubles: ['birthweek'] }, { day: '2026-11-22' }, 200, '消费送200积分(生日当周双倍)'],
  ['Monday after it', { doubles: ['birthweek'] }, { day: '2026-11-23' }, 100, '消费送100积分'],
  ['the first bill', { doubles: ['first'] }, { isFirst: true }, 200, '消费送200积分(首次消费双倍)'],
  ['the second bill', { doubles: ['first'] }, {}, 100, '消费送100积分'],
  [
    'two reasons double once',
    { doubles: ['first', 'birthmonth', 'birthday'] },
    { isFirst: true },
    200,
    '消费送200积分(生日当天双倍)',
  ],
  ['a fixed award doubles too', { doubles: ['birthday'], ...fixed(4) }, {}, 8, '消费送8积分(生日当天双倍)'],
  ['outside its limits nothing doubles', { doubles: ['birthday'], lowerFen: 20_000 }, {}, 0, '消费满200.00元才有奖励'],
];

describe('points', () => {
  test.each(cases)('%s', (_name, rule, facts, points, sentence) => {
    const award = awardOf({ ...onePointAYuan, ...rule }, { ...bill, ...facts });
    expect(award.sentence).toBe(sentence);
    expect(award.given ? award.points : 0).toBe(points);
    expect(award.given).toBe(points > 0);
  });
});

describe('stored value and coupons', () => {
  test.each([
    ['once', stored(500, null), {}, 500, '消费送储值5.00元'],
    ['percent, down to the fen', stored(0, 250), paid(999), 24, '消费送储值0.24元'],
    [
      'percent on the birthday',
      { ...stored(0, 1000), doubles: ['birthday'] },
      {},
      2000,
      '消费送储值20.00元(生日当天双倍)',
    ],
    ['less than a fen', stored(0, 1), paid(100), 0, '消费金额太小,不够一份奖励'],
  ] as const)('stored value: %s', (_name, rule, facts, fen, sentence) => {
    const award = awardOf({ ...onePointAYuan, ...rule }, { ...bill, ...facts });
    expect(award.sentence).toBe(sentence);
    expect(award.given ? award : { points: 0, fen: 0, coupon: null }).toMatchObject({ points: 0, fen, coupon: null });
  });

  test('coupons double in number', () => {
    const couponOf = (rule: Partial<PracticeAwardRule>) => awardOf({ ...onePointAYuan, ...rule }, bill);
    expect(couponOf(coupons)).toMatchObject({ coupon: { batchNo: 793_150, quantity: 2 }, sentence: '消费送2张券' });
    expect(couponOf({ ...coupons, doubles: ['birthmonth'] })).toMatchObject({ coupon: { quantity: 4 }, points: 0 });
  });
});

test('several rules fit one bill: each gives its own, and those that do not fit say nothing', () => {
  const rules = [onePointAYuan, fixed(4), coupons, stored(500, null), { level: '普通会员' }].map((rule) => ({
    ...onePointAYuan,
    ...rule,
  }));
  expect(awardsFor(rules, bill)).toEqual({
    points: 104,
    fen: 500,
    coupons: [{ batchNo: 793_150, quantity: 2 }],
    sentences: ['消费送100积分', '消费送4积分', '消费送2张券', '消费送储值5.00元'],
  });
  expect(awardsFor([], bill)).toEqual({ points: 0, fen: 0, coupons: [], sentences: [] });
});

describe('birthdays', () => {
  test.each([
    ['day', '1992-02-29', '2024-02-29', true],
    ['day', '1992-02-29', '2026-02-28', true],
    ['day', '1992-02-29', '2024-02-28', false],
    ['day', '1992-02-29', '2100-02-28', true],
    ['week', '1990-01-01', '2026-12-28', true],
    ['week', '1990-01-01', '2026-12-27', false],
    ['week', '1990-12-31', '2027-01-03', true],
    ['week', '1990-12-31', '2027-01-04', false],
  ] as const)('%s of %s on %s: %s', (unit, birthday, day, fits) => {
    expect(birthdayFits(unit, birthday, day)).toBe(fits);
  });

  test('weekdays and ages', () => {
    expect(['2026-11-16', '2026-11-18', '2026-11-22'].map(weekdayOf)).toEqual([1, 3, 7]);
    expect(ageOn('1990-11-18', '2026-11-17')).toBe(35);
    expect(ageOn('1990-11-18', '2026-11-18')).toBe(36);
    expect(ageOn('2008-02-29', '2026-02-28')).toBe(18);
  });
});

test('rates add up to 100.00, and the largest remainders are rounded up', () => {
  expect(ratesOf([1, 1, 1])).toEqual([33.34, 33.33, 33.33]);
  expect(ratesOf([2277, 118_932, 112_210])).toEqual([0.98, 50.95, 48.07]);
  expect(ratesOf([0, 5, 0])).toEqual([0, 100, 0]);
  expect(ratesOf([0, 0])).toEqual([0, 0]);
  const hundredths = (counts: number[]) => ratesOf(counts).reduce((sum, rate) => sum + Math.round(rate * 100), 0);
  for (let size = 1; size < 60; size += 1) expect(hundredths([size, 7, 13, 29, 1])).toBe(10_000);
});
