// What the reports and the recharge screen make of the platform's figures: mapped, reckoned, never guessed.
import { describe, expect, test } from 'vitest';
import { readCommission, readOffers, readStatistics } from '../../main/backends/yazuo/map-reports.ts';
import { barLength, byEmployee, percentOf } from '../../renderer/screens/reports/share-bars.ts';
import { type Fen, fen, zeroFen } from '../../shared/money.ts';
import { offerFor } from '../../shared/recharge-offers.ts';

test('5.12 in our words: a store without a name or a reward is still in the list', () => {
  const statistics = readStatistics({
    genderProportion: {
      manNumber: 2,
      womanNumber: 3,
      otherNumber: 5,
      manRate: 2_000,
      womanRate: null,
      otherRate: 5_000,
    },
    membershipStatistics: {
      totalMembershipNumber: 10,
      dailyNewMembershipNumber: 1,
      monthlyNewMembershipNumber: 4,
      dailyStoredRechargePrincipal: fen(10_000),
      dailyStoredRechargeReward: fen(1_000),
      monthlyStoredRechargePrincipal: fen(60_000),
      monthlyStoredRechargeReward: zeroFen,
    },
    merchantStoredRechargeTop: [
      { merchantId: '7', merchantName: null, storedRechargePrincipal: fen(9), storedRechargeReward: null },
    ],
    membershipAgeDistribution: [{ name: '14~18岁', membershipNumber: 3, membershipRate: 3_000 }],
  });
  expect(statistics).toMatchObject({
    members: 10,
    newToday: 1,
    newThisMonth: 4,
    rechargedToday: { principal: 10_000, reward: 1_000 },
    rechargedThisMonth: { principal: 60_000, reward: 0 },
    genders: { women: { count: 3, rate: null }, men: { count: 2, rate: 2_000 }, others: { count: 5, rate: 5_000 } },
    ages: [{ name: '14~18岁', count: 3, rate: 3_000 }],
    topStores: [{ name: '7', principal: 9, reward: 0 }],
  });
});

test('6.23 in our words, summed by employee, most first', () => {
  const rows = readCommission({
    list: [
      {
        orderno: 'a',
        employeeno: '7',
        totalamount: fen(100),
        producttype: 5,
        mcid: null,
        dtcreate: '2026-11-18',
        dtfinish: null,
      },
      {
        orderno: 'b',
        employeeno: null,
        totalamount: fen(500),
        producttype: 5,
        mcid: null,
        dtcreate: null,
        dtfinish: null,
      },
      {
        orderno: 'c',
        employeeno: '7',
        totalamount: fen(300),
        producttype: 5,
        mcid: null,
        dtcreate: '2026-11-17',
        dtfinish: '2026-11-18',
      },
    ],
  });
  expect(rows.map(({ doneOn }) => doneOn)).toEqual(['2026-11-18', null, '2026-11-18']);
  expect(byEmployee(rows)).toEqual([
    { employee: null, count: 1, amount: 500 },
    { employee: '7', count: 2, amount: 400 },
  ]);
});

describe('4.3.3', () => {
  const rule = (id: string, lower: number, upper: number | null, more: object = {}) => ({
    id,
    lowerLimit: fen(lower),
    upperLimit: upper === null ? null : fen(upper),
    storeAward: null as Fen | null,
    integralAward: null as number | null,
    couponList: [],
    scope: null,
    scopeName: null,
    ...more,
  });
  const offers = readOffers({
    list: [
      rule('big', 50_000, null, {
        storeAward: fen(8_000),
        integralAward: 50,
        couponList: [
          { couponTypeId: '1', couponName: null, amount: fen(2_000), quantity: 1, scope: null, scopeName: null },
        ],
      }),
      rule('small', 10_000, 50_000, { storeAward: fen(1_000) }),
      rule('nothing', 0, 10_000),
    ],
  });

  test('stands lowest first, and what brings nothing is no offer', () => {
    expect(offers).toEqual([
      { from: 10_000, below: 50_000, store: 1_000, points: 0, coupons: [] },
      { from: 50_000, below: null, store: 8_000, points: 50, coupons: [{ name: '1', amount: 2_000, quantity: 1 }] },
    ]);
  });

  test.each([
    [9_999, null],
    [10_000, 1_000],
    [49_999, 1_000],
    [50_000, 8_000],
    [1_000_000, 8_000],
  ])('a recharge of %d fen earns %s', (amount, store) => {
    expect(offerFor(offers, fen(amount))?.store ?? null).toBe(store);
  });

  test('where steps overlap, the highest counts', () => {
    const open = offers.map((offer) => ({ ...offer, below: null }));
    expect(offerFor(open, fen(60_000))?.store).toBe(8_000);
  });
});

test('percents are the platform’s where it gives them, and of nobody there are none', () => {
  expect(percentOf({ count: 1, rate: 4_807 }, 2)).toBe('48.07');
  expect(percentOf({ count: 1, rate: null }, 3)).toBe('33.33');
  expect(percentOf({ count: 0, rate: null }, 0)).toBeNull();
});

test('a bar is seen where there is anything, and is never longer than the longest', () => {
  expect([barLength(0, 10), barLength(1, 1_000_000), barLength(5, 10), barLength(10, 10), barLength(3, 0)]).toEqual([
    0, 1, 50, 100, 0,
  ]);
});
