// What a sale earns by the store's award rules, and why coupons do not go together, as the checkout tells it.
import { describe, expect, test } from 'vitest';
import { readPointsRules, readStoreLimits } from '../../main/backends/yazuo/map-store-rules.ts';
import { clashOf } from '../../renderer/screens/checkout/clash.ts';
import { fen, zeroFen } from '../../shared/money.ts';
import { type CombineLimits, type EarnRule, noLimits, pointsEarned } from '../../shared/store-rules.ts';

const everyYuan: EarnRule = { from: null, below: null, points: 100, perYuan: true, method: null };
const cash = (amount: number) => [{ method: '1', amount: fen(amount) }];

describe('points earned', () => {
  test.each([
    ['a point a whole yuan, of stored value and money together', [everyYuan], 4_000, cash(190), 41],
    ['nothing of what points and coupons paid', [everyYuan], 0, [], 0],
    ['once, from its bound on', [{ ...everyYuan, perYuan: false, points: 5_000, from: fen(10_000) }], 10_000, [], 50],
    ['not below its bound', [{ ...everyYuan, from: fen(10_000) }], 9_999, [], 0],
    ['not at its upper bound', [{ ...everyYuan, below: fen(10_000) }], 10_000, [], 0],
    ['only of what one method paid', [{ ...everyYuan, method: '1' }], 5_000, cash(300), 3],
    ['half a point a yuan, rounded down', [{ ...everyYuan, points: 50 }], 300, [], 1],
    ['each rule its own', [everyYuan, { ...everyYuan, points: 200 }], 1_000, [], 30],
  ] as const)('%s', (_, rules, storePay, otherPayments, points) => {
    expect(pointsEarned({ storePay: fen(storePay), otherPayments }, rules)).toBe(points);
  });
});

describe('coupons that do not go together', () => {
  const coupons = [
    { id: '1', name: '满100减20' },
    { id: '2', name: '早餐券' },
    { id: '3', name: '五元券' },
  ];
  const terms = (limits: CombineLimits) => ({ consult: { limits }, coupons }) as never;
  const chosen = (...ids: string[]) => ids.map((id) => ({ id, quantity: 1 }));

  test('say with which, from either side; alone; or that there are enough', () => {
    const pair = terms({ ...noLimits, pairs: [['1', '2']] });
    expect(clashOf('2', chosen('1'), pair)).toEqual({ kind: 'pair', words: { name: '满100减20' } });
    expect(clashOf('1', chosen('2'), pair)).toEqual({ kind: 'pair', words: { name: '早餐券' } });
    expect(clashOf('3', chosen('1', '2'), pair)).toBeNull();
    const alone = terms({ ...noLimits, alone: ['3'] });
    expect(clashOf('3', chosen('1'), alone)).toEqual({ kind: 'alone', words: {} });
    expect(clashOf('1', chosen('3'), alone)).toEqual({ kind: 'pair', words: { name: '五元券' } });
    expect(clashOf('1', chosen('2', '3'), terms({ ...noLimits, most: 2 }))).toEqual({
      kind: 'most',
      words: { count: 2 },
    });
    expect(clashOf('1', chosen('1'), terms({ pairs: [['1', '2']], alone: ['1'], most: 1 }))).toBeNull();
  });
});

describe('the platform’s rules in our words', () => {
  test('4.3.1: only points, and what the till cannot know narrows', () => {
    const rule = {
      id: '1',
      lowerLimit: zeroFen,
      upperLimit: null,
      awardAmount: 100,
      transCode: '2002',
      couponTypeId: null,
      cardtypeId: null,
      awardType: 1,
      awardAmountType: 2,
      birthdayDoubleFlag: null,
      birthmonthDoubleFlag: null,
      birthweekDoubleFlag: null,
      firstDoubleFlag: null,
      payWay: '',
      membershipLevel: '金卡会员',
      membershipType: null,
      benefitsId: null,
      crowdId: null,
      userWeekList: [1],
    };
    const list = [rule, { ...rule, awardType: 2 }, { ...rule, cardtypeId: '143' }];
    expect(readPointsRules({ list, pageSize: null, currentPage: null, total: null })).toMatchObject([
      { points: 100, perYuan: true, method: null, level: '金卡会员', weekdays: [1], narrowed: false },
      { narrowed: true },
    ]);
  });

  test('4.3.2: pairs, coupons that stand alone, points with coupons, and how many', () => {
    const mutexRuleExtends = [
      { ruleType: 1, ruleId: null, mutexType: 2, mutexId: null },
      { ruleType: 2, ruleId: '793141', mutexType: 2, mutexId: '793128' },
      { ruleType: 2, ruleId: '793140', mutexType: 2, mutexId: null },
    ];
    const couponConsumeOpen = { aloneUseCoupon: true, couponMaxUse: 3, couponConsumeOpenChilds: [] };
    expect(readStoreLimits({ mutexRuleExtends, couponConsumeOpenDTO: { couponConsumeOpen } })).toEqual({
      pointsWithCoupons: false,
      exclusions: [
        { batchNo: '793141', with: '793128' },
        { batchNo: '793140', with: null },
      ],
      most: 3,
    });
  });
});
