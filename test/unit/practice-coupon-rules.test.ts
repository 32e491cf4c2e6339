// Every rule that a coupon may carry, one case a row: the coupon, the card, the bill, the time and the other coupons; and the sentence that the cashier reads.
import { describe, expect, test } from 'vitest';
import { createPracticeWorld } from '../../main/practice/world-seed.ts';
import { type Case, rule, sentenceOf, shangdi, wednesdayNoon, zhongguancun } from '../support/coupon-case.ts';

type Row = readonly [name: string, given: Case, sentence: string | undefined];

const lives: readonly Row[] = [
  ['no conditions', {}, undefined],
  ['used up', { life: { availableQuantity: 0 } }, '券已使用'],
  ['two of one left', { life: { availableQuantity: 1 }, quantity: 2 }, '该券只剩1张'],
  ['as many as are left', { life: { availableQuantity: 2 }, quantity: 2 }, undefined],
  ['begins tomorrow', { life: { startDate: '2026-11-19' } }, '券未到使用时间,2026-11-19起可用'],
  ['begins today', { life: { startDate: '2026-11-18' } }, undefined],
  ['ended yesterday', { life: { expiredDate: '2026-11-17' } }, '券已过期'],
  ['ends today, last minute', { life: { expiredDate: '2026-11-18' }, at: '2026-11-18 23:59:59' }, undefined],
  ['ended at midnight in China', { life: { expiredDate: '2026-11-18' }, at: '2026-11-19 00:00:00' }, '券已过期'],
];

const workdays = { startWeek: 1, endWeek: 5 };
const overWeekEnd = { startWeek: 6, endWeek: 1 };
const lunch = { beginTime: '11:00', endTime: '14:00' };
const night = { beginTime: '22:00', endTime: '02:00' };
const fridayNight = { ...night, startWeek: 5, endWeek: 5 };
const times: readonly Row[] = [
  ['workdays on a Wednesday', { coupon: workdays }, undefined],
  ['workdays on a Friday night', { coupon: workdays, at: '2026-11-20 23:59:59' }, undefined],
  ['workdays on a Saturday', { coupon: workdays, at: '2026-11-21 00:00:00' }, '今天不可使用该券,周一至周五可用'],
  ['Saturday to Monday on a Sunday', { coupon: overWeekEnd, at: '2026-11-22 12:00:00' }, undefined],
  ['Saturday to Monday on a Monday', { coupon: overWeekEnd, at: '2026-11-23 12:00:00' }, undefined],
  ['Saturday to Monday on a Wednesday', { coupon: overWeekEnd }, '今天不可使用该券,周六至周一可用'],
  ['one day only, another day', { coupon: { startWeek: 7, endWeek: 7 } }, '今天不可使用该券,周日可用'],
  ['lunch at noon', { coupon: lunch }, undefined],
  ['lunch at its first minute', { coupon: lunch, at: '2026-11-18 11:00:00' }, undefined],
  ['lunch a second early', { coupon: lunch, at: '2026-11-18 10:59:59' }, '现在不可使用该券,11:00至14:00可用'],
  ['lunch in its last minute', { coupon: lunch, at: '2026-11-18 14:00:59' }, undefined],
  ['lunch a minute late', { coupon: lunch, at: '2026-11-18 14:01:00' }, '现在不可使用该券,11:00至14:00可用'],
  ['night before midnight', { coupon: night, at: '2026-11-18 23:30:00' }, undefined],
  ['night after midnight', { coupon: night, at: '2026-11-19 01:30:00' }, undefined],
  ['night in the afternoon', { coupon: night }, '现在不可使用该券,22:00至02:00可用'],
  ['Friday’s night on Saturday at one', { coupon: fridayNight, at: '2026-11-21 01:00:00' }, undefined],
  ['Friday’s night on Friday at one', { coupon: fridayNight, at: '2026-11-20 01:00:00' }, '今天不可使用该券,周五可用'],
  ['the same hour twice is all day', { coupon: { beginTime: '00:00', endTime: '00:00' } }, undefined],
];

const places: readonly Row[] = [
  ['this chain, another store', { coupon: { scope: 2 }, atStore: zhongguancun }, undefined],
  ['some stores, one of them', { coupon: { scope: 3, applyMerchants: [shangdi.merchantId] } }, undefined],
  [
    'some stores, not this one',
    { coupon: { scope: 3, applyMerchants: [zhongguancun.merchantId] } },
    '该券不可在本店使用,适用门店:雅台中关村店',
  ],
  ['some stores, none named', { coupon: { scope: 3 } }, '该券不可在本店使用,适用门店:其他门店'],
  ['issuing store, here', { coupon: { scope: 4 } }, undefined],
  ['issuing store, another one', { coupon: { scope: 4 }, atStore: zhongguancun }, '该券仅限发卡门店使用:雅台上地店'],
  ['issuing store, nobody knows which', { coupon: { scope: 4 }, cardFrom: null }, '该券仅限发卡门店使用:其他门店'],
  ['a scope that nobody knows', { coupon: { scope: 5 } }, '券的适用范围无法识别(5),不可使用'],
  ['all channels at a table', { coupon: { channel: 999 } }, undefined],
  ['take-away at a table', { coupon: { channel: 1031 } }, '该券仅限外卖使用'],
  ['Youzan at a table', { coupon: { channel: 1066 } }, '该券仅限有赞商城使用'],
  ['dine-in taken away', { channel: 1031 }, '该券仅限堂食使用'],
  ['take-away taken away', { coupon: { channel: 1031 }, channel: 1031 }, undefined],
  ['a channel that nobody knows', { coupon: { channel: 7 } }, '券的使用渠道无法识别(7),不可使用'],
];

const amounts: readonly Row[] = [
  ['over 100: 100', { coupon: rule('baseRuleAmount', 'GT', '100'), bill: 100 }, '账单金额需大于100元'],
  ['over 100: 100.01', { coupon: rule('baseRuleAmount', 'GT', '100'), bill: 100.01 }, undefined],
  ['from 100: 99.99', { coupon: rule('baseRuleAmount', 'GTE', '100'), bill: 99.99 }, '账单金额需满100元'],
  ['from 100: 100', { coupon: rule('baseRuleAmount', 'GTE', '100'), bill: 100 }, undefined],
  ['from 88.80: 88.79', { coupon: rule('baseRuleAmount', 'GTE', '88.8'), bill: 88.79 }, '账单金额需满88.8元'],
  [
    'an operator that nobody knows',
    { coupon: rule('baseRuleAmount', 'LT', '300') },
    '券的使用条件无法识别(baseRuleAmount LT 300),不可使用',
  ],
  [
    'an amount that is none',
    { coupon: rule('baseRuleAmount', 'GT', '一百') },
    '券的使用条件无法识别(baseRuleAmount GT 一百),不可使用',
  ],
  [
    'a rule that nobody knows',
    { coupon: rule('firstOrder', 'EQ', '1') },
    '券的使用条件无法识别(firstOrder EQ 1),不可使用',
  ],
  [
    'a rule named like a method',
    { coupon: rule('toString', 'IN', '1') },
    '券的使用条件无法识别(toString IN 1),不可使用',
  ],
];

const pays: readonly Row[] = [
  ['WeChat only, WeChat', { coupon: rule('payWay', 'IN', '3'), payWays: ['3'] }, undefined],
  ['WeChat only, nobody knows yet', { coupon: rule('payWay', 'IN', '3') }, undefined],
  ['WeChat only, stored value', { coupon: rule('payWay', 'IN', '3'), payWays: ['5'] }, '该券仅限用微信支付付款时使用'],
  [
    'cash or WeChat, and one that is neither',
    { coupon: rule('payWay', 'IN', '1,3'), payWays: ['1', '4'] },
    '该券仅限用现金、微信支付付款时使用',
  ],
  ['not with stored value, cash', { coupon: rule('payWay', 'NOT_IN', '5'), payWays: ['1'] }, undefined],
  [
    'not with stored value, both',
    { coupon: rule('payWay', 'NOT_IN', '5'), payWays: ['1', '5'] },
    '用会员储值付款时不可使用该券',
  ],
  [
    'pays in a way that nobody knows',
    { coupon: rule('payWay', 'EQ', '1') },
    '券的使用条件无法识别(payWay EQ 1),不可使用',
  ],
];

const holders: readonly Row[] = [
  ['password cards, a plain one', { coupon: rule('cardtype', 'IN', '1398') }, '该券不适用于这种会员卡,请换一张卡'],
  ['password cards, one of them', { coupon: rule('cardtype', 'IN', '1398'), cardType: 1398 }, undefined],
  ['no plain cards, a plain one', { coupon: rule('cardtype', 'NOT_IN', '1397') }, '该券不适用于这种会员卡,请换一张卡'],
  ['gold or diamond, gold', { coupon: rule('membershipLevel', 'IN', '金卡会员,钻石会员') }, undefined],
  [
    'gold or diamond, silver',
    { coupon: rule('membershipLevel', 'IN', '金卡会员, 钻石会员'), level: '银卡会员' },
    '该券仅限金卡会员、钻石会员使用',
  ],
  ['not for gold, gold', { coupon: rule('membershipLevel', 'NOT_IN', '金卡会员') }, '金卡会员不可使用该券'],
  [
    'gold, nobody knows the level',
    { coupon: rule('membershipLevel', 'IN', '金卡会员'), level: null },
    '该券仅限金卡会员使用',
  ],
];

const chicken = { goodsList: [{ goodsNo: 'A00008', goodsName: '宫保鸡丁' }] };
const dishes: readonly Row[] = [
  [
    'needs a dish that is there',
    { coupon: { ...chicken, ...rule('goods', 'IN', 'A00008') }, dishes: ['B1', 'A00008'] },
    undefined,
  ],
  [
    'needs a dish that is not',
    { coupon: { ...chicken, ...rule('goods', 'IN', 'A00008') }, dishes: ['B1'] },
    '账单中需有宫保鸡丁',
  ],
  [
    'needs one of two, the second without a name',
    { coupon: { ...chicken, ...rule('goods', 'IN', 'A00008,A00009') }, dishes: [] },
    '账单中需有宫保鸡丁或A00009',
  ],
  [
    'not with a dish that is there',
    { coupon: { ...chicken, ...rule('goods', 'NOT_IN', 'A00008') }, dishes: ['A00008'] },
    '账单中有宫保鸡丁,不可使用该券',
  ],
  ['not with a dish that is not', { coupon: rule('goods', 'NOT_IN', 'A00008'), dishes: ['B1'] }, undefined],
  [
    'about dishes, a bill without any list',
    { coupon: rule('goods', 'NOT_IN', 'A00008') },
    '该券限定菜品,账单没有菜品明细,无法核实',
  ],
];

const together: readonly Row[] = [
  [
    'excludes the other’s batch',
    { coupon: rule('couponExclusive', 'IN', '700002'), others: [{}] },
    '券不可与所选其他券同时使用',
  ],
  ['is excluded by the other', { others: [rule('couponExclusive', 'IN', '1,700001')] }, '券不可与所选其他券同时使用'],
  ['excludes a batch that is not there', { coupon: rule('couponExclusive', 'IN', '793128'), others: [{}] }, undefined],
  [
    'excludes its own batch, two of it',
    { coupon: rule('couponExclusive', 'IN', '700001'), quantity: 2 },
    '券不可与所选其他券同时使用',
  ],
  ['excludes its own batch, one of it', { coupon: rule('couponExclusive', 'IN', '700001') }, undefined],
  [
    'excludes in a way that nobody knows',
    { coupon: rule('couponExclusive', 'GT', '1') },
    '券的使用条件无法识别(couponExclusive GT 1),不可使用',
  ],
  ['alone, alone', { coupon: { isAloneUse: true } }, undefined],
  ['alone, with another', { coupon: { isAloneUse: true }, others: [{}] }, '该券只能单独使用'],
  ['alone, two of it', { coupon: { isAloneUse: true }, quantity: 2 }, '该券只能单独使用'],
  [
    'alone, where the store does not mind',
    { coupon: { isAloneUse: true }, others: [{}], aloneUseCoupon: false },
    undefined,
  ],
  ['as many as the store allows', { others: [{}, {}] }, undefined],
  ['one more than the store allows', { others: [{}, {}, {}] }, '最多使用3张券'],
  ['two of one and two others', { quantity: 2, others: [{}, {}] }, '最多使用3张券'],
  ['a store without a limit', { quantity: 3, others: [{}, {}], couponMaxUse: null }, undefined],
  ['the other one is the problem', { others: [{ channel: 1066 }] }, '该券仅限有赞商城使用'],
  [
    'two rules, the second broken',
    {
      coupon: {
        usageRules: [
          { ruleType: 'baseRuleAmount', operator: 'GTE', values: '150' },
          { ruleType: 'membershipLevel', operator: 'IN', values: '钻石会员' },
        ],
      },
    },
    '该券仅限钻石会员使用',
  ],
];

const groups: Readonly<Record<string, readonly Row[]>> = {
  life: lives,
  'days and hours': times,
  'stores and channels': places,
  amounts,
  'what pays': pays,
  'who holds it': holders,
  dishes,
  'other coupons': together,
};

describe.each(Object.entries(groups))('%s', (_group, rows) => {
  test.each(rows)('%s', (_name, given, sentence) => {
    expect(sentenceOf(given)).toBe(sentence);
  });
});

test('the table is long enough, and no two rows of it are the same', () => {
  const rows = Object.values(groups).flat();
  expect(rows.length).toBeGreaterThanOrEqual(60);
  expect(new Set(rows.map(([, given]) => JSON.stringify(given))).size).toBe(rows.length);
});

test('every template of the practice world carries only terms that can be read, but for the one that shows what is not', () => {
  const unread = createPracticeWorld(Date.parse(`${wednesdayNoon.replace(' ', 'T')}+08:00`))
    .couponTemplates.filter((template) => sentenceOf({ coupon: template, dishes: ['A00008'] })?.includes('无法识别'))
    .map((template) => template.batchNo);
  expect(unread).toEqual([793170]);
});
