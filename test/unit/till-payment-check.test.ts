// What may pay a bill, one rule at a time: each cap of 4.3.4 alone decides here, so that none hides behind another or the platform.
import { describe, expect, test } from 'vitest';
import type { BackendCard, BackendCoupon, Consultation, PointRules } from '../../main/backends/member-backend.ts';
import { checkPayments, type PaymentFacts, type Payments } from '../../main/till/payment-check.ts';
import { fen } from '../../shared/money.ts';

const card: BackendCard = {
  cardNo: '6201300100000101',
  typeName: null,
  status: 'active',
  storeBalance: fen(50_000),
  points: 100_000,
  expiresOn: null,
  needsTradePassword: false,
};
const coupon: BackendCoupon = {
  id: 'c1',
  name: '5 元',
  amount: fen(500),
  quantity: 2,
  batchNo: null,
  startsOn: null,
  expiresOn: null,
  rules: [],
  aloneUse: false,
};
const noCaps: PointRules = {
  asCash: true,
  pointsPerYuan: 10,
  percentLimit: null,
  upperLimit: null,
  divisible: false,
  withCoupons: true,
};
const consultation: Consultation = {
  storePay: fen(0),
  points: 0,
  pointsPay: fen(0),
  coupons: [],
  couponStates: [],
  pointRules: noCaps,
  pointsPayLimit: fen(100_000),
  earns: null,
};
/** 100.00: 50.00 with 500 points, 50.00 from stored value. */
const half: Payments = {
  billAmount: fen(10_000),
  storePay: fen(5_000),
  points: 500,
  pointsPay: fen(5_000),
  coupons: [],
  otherPayments: [],
};

type Case = {
  readonly rules?: Partial<PointRules>;
  readonly limit?: number;
  readonly points?: number;
  readonly payments?: Partial<Payments>;
};

function verdict({ rules, limit, points, payments }: Case): string | null {
  const facts: PaymentFacts = {
    card: { ...card, points: points ?? card.points },
    coupons: [coupon],
    held: fen(0),
    methods: ['1'],
    consultation: {
      ...consultation,
      pointRules: { ...noCaps, ...rules },
      pointsPayLimit: fen(limit ?? consultation.pointsPayLimit),
    },
    today: '2026-11-18',
  };
  return checkPayments({ ...half, ...payments }, facts)?.failure.code ?? null;
}

describe('points as cash', () => {
  test.each<[string, Case, Case]>([
    ['the share of the bill', { rules: { percentLimit: 50 } }, { rules: { percentLimit: 49 } }],
    ['the most points a bill', { rules: { upperLimit: 500 } }, { rules: { upperLimit: 499 } }],
    ['what the platform allows for this bill', { limit: 5_000 }, { limit: 4_999 }],
    ['the points on the card', { points: 500 }, { points: 499 }],
    ['whether they are cash at all', {}, { rules: { asCash: false } }],
    ['their worth', {}, { rules: { pointsPerYuan: 11 } }],
  ])('%s decides alone', (_rule, allowed, refused) => {
    expect(verdict(allowed)).toBeNull();
    expect(verdict(refused)).toBe('pointsNotAllowed');
  });

  test('whole yuan only, unless the rules let them be divided', () => {
    const payments = { points: 5, pointsPay: fen(50), storePay: fen(9_950) };
    expect(verdict({ rules: { divisible: true }, payments })).toBeNull();
    expect(verdict({ payments })).toBe('pointsNotAllowed');
  });

  test.each<[string, Case]>([
    // 0.07 points a yuan: as a fraction, 10,000 × 0.07 is 700.0000000000001.
    [
      'their worth',
      { rules: { pointsPerYuan: 0.07 }, payments: { points: 7, pointsPay: fen(10_000), storePay: fen(0) } },
    ],
    // 0.58 % of 1,000.00 is 580 fen; as a fraction, 579.99.
    [
      'the share of the bill',
      {
        rules: { percentLimit: 0.58, divisible: true },
        payments: {
          billAmount: fen(100_000),
          points: 58,
          pointsPay: fen(580),
          storePay: fen(50_000),
          otherPayments: [{ method: '1', amount: fen(49_420) }],
        },
      },
    ],
  ])('%s is reckoned in whole hundredths', (_what, allowed) => {
    expect(verdict(allowed)).toBeNull();
  });

  test('beside a coupon only where the rules say so', () => {
    const payments = { coupons: [{ id: 'c1', quantity: 1 }], storePay: fen(4_500) };
    expect(verdict({ payments })).toBeNull();
    expect(verdict({ payments, rules: { withCoupons: false } })).toBe('pointsNotAllowed');
  });
});

describe('coupons', () => {
  const bare = { points: 0, pointsPay: fen(0) };

  test('no more of one than there are, and none twice', () => {
    const two = { ...bare, coupons: [{ id: 'c1', quantity: 2 }], storePay: fen(9_000) };
    expect(verdict({ payments: two })).toBeNull();
    const three = { ...bare, coupons: [{ id: 'c1', quantity: 3 }], storePay: fen(8_500) };
    expect(verdict({ payments: three })).toBe('couponNotUsable');
    const twice = { id: 'c1', quantity: 1 };
    expect(verdict({ payments: { ...bare, coupons: [twice, twice], storePay: fen(9_000) } })).toBe('couponNotUsable');
  });
});

describe('cash that was handed over', () => {
  const byCash = { points: 0, pointsPay: fen(0), otherPayments: [{ method: '1', amount: fen(5_000) }] };

  test('covers its payment, and says nothing about any other', () => {
    const handed = (received: number, method = '1') =>
      verdict({ payments: { ...byCash, cash: { method, received: fen(received) } } });
    expect(handed(10_000)).toBeNull();
    expect(handed(5_000)).toBeNull();
    expect(handed(4_999)).toBe('badArguments');
    expect(handed(10_000, '3')).toBe('badArguments');
    expect(verdict({ payments: { ...byCash, cash: null } })).toBeNull();
  });
});
