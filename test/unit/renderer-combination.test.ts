// What pays a bill: whatever the cashier presses, the parts never exceed their caps, and what adds up adds up to the fen.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addsUp,
  type Combination,
  mostPoints,
  pointsFor,
  pointsValue,
  proposed,
  setCashReceived,
  setCouponQuantity,
  setMethodAmount,
  type Terms,
  toggleCoupon,
  toggleMethod,
  totalsOf,
} from '../../renderer/screens/checkout/combination.ts';
import { setPayment, splitPayments, togglePayment } from '../../renderer/screens/recharge/payments.ts';
import { fen } from '../../shared/money.ts';
import { saleCoupon, saleTerms } from '../support/sale-terms.ts';

const terms = saleTerms({ coupons: [saleCoupon('c20', 2_000, 3), saleCoupon('c50', 5_000)] });
const { consult, card } = terms;
const bill = fen(18_850);

describe('combination', () => {
  it('lets stored value pay what nothing else pays', () => {
    const totals = totalsOf(toggleCoupon(proposed(bill, consult), 'c20', false), terms);
    expect(totals).toMatchObject({ couponPay: 2_000, storePay: 16_850, remaining: 0 });
    expect(addsUp(totals)).toBe(true);
  });

  it('gives a new method the rest that stored value cannot pay, and a typed amount before stored value', () => {
    const poor = { ...terms, consult: { ...consult, storeLimit: fen(5_000) } };
    const mixed = toggleMethod(proposed(bill, consult), '1');
    expect(totalsOf(mixed, poor)).toMatchObject({ storePay: 5_000, otherPay: 13_850, remaining: 0 });
    const typed = setMethodAmount(mixed, '1', fen(10_000));
    expect(totalsOf(typed, terms)).toMatchObject({ storePay: 8_850, otherPay: 10_000, remaining: 0 });
  });

  it('lets cash that was handed over pay what is left, and gives the rest back', () => {
    const handed = setCashReceived(
      toggleMethod({ ...proposed(bill, consult), store: fen(10_000) }, '1'),
      '1',
      fen(10_000),
    );
    expect(totalsOf(handed, terms)).toMatchObject({
      otherPay: 8_850,
      cash: { method: '1', received: 10_000, change: 1_150 },
      remaining: 0,
    });
    const short = setCashReceived(handed, '1', fen(8_000));
    expect(totalsOf(short, terms)).toMatchObject({ otherPay: 8_000, cash: { change: 0 }, remaining: 850 });
    // What stored value would pay gives way to the cash that lies on the counter, and other payments come first.
    const free = setCashReceived(toggleMethod(proposed(bill, consult), '1'), '1', fen(20_000));
    expect(totalsOf(free, terms)).toMatchObject({ storePay: 0, otherPay: 18_850, cash: { change: 1_150 } });
    const beside = setMethodAmount(toggleMethod(free, '3'), '3', fen(10_000));
    expect(totalsOf(beside, terms)).toMatchObject({ otherPay: 18_850, cash: { change: 11_150 }, remaining: 0 });
    expect(totalsOf(setCashReceived(handed, '1', fen(0)), terms).cash).toBeNull();
  });

  it('lets cash pay the rest that stored value cannot, with change, until a person says how much stored value pays', () => {
    const poor = { ...terms, consult: { ...consult, storeLimit: fen(15_000) } };
    const handed = setCashReceived(toggleMethod(proposed(bill, consult), '1'), '1', fen(10_000));
    expect(totalsOf(handed, poor)).toMatchObject({
      storePay: 15_000,
      otherPay: 3_850,
      cash: { received: 10_000, change: 6_150 },
      remaining: 0,
    });
    const short = setCashReceived(handed, '1', fen(2_000));
    expect(totalsOf(short, poor)).toMatchObject({ storePay: 15_000, otherPay: 2_000, remaining: 1_850 });
    const less = { ...handed, store: fen(10_000) };
    expect(totalsOf(less, poor)).toMatchObject({ otherPay: 8_850, cash: { change: 1_150 }, remaining: 0 });
  });

  it('says the change of the cash that gives some, where two methods are cash', () => {
    const first = setCashReceived(toggleMethod({ ...proposed(bill, consult), store: fen(0) }, '1'), '1', fen(10_000));
    const both = setCashReceived(toggleMethod(first, '3'), '3', fen(10_000));
    expect(totalsOf(both, terms)).toMatchObject({
      otherLines: [
        { method: '1', amount: 10_000 },
        { method: '3', amount: 8_850 },
      ],
      cash: { method: '3', received: 10_000, change: 1_150 },
      remaining: 0,
    });
  });

  it('says what is still open and what is too much, and confirms neither', () => {
    const poor = { ...terms, consult: { ...consult, storeLimit: fen(5_000) } };
    const short = totalsOf(proposed(bill, consult), poor);
    expect(short.remaining).toBe(13_850);
    expect(addsUp(short)).toBe(false);
    const over = totalsOf({ ...proposed(bill, consult), store: fen(20_000) }, terms);
    expect(over.remaining).toBe(-1_150);
    expect(addsUp(over)).toBe(false);
    // Above its cap it adds up, so that the main process refuses it by the limit that it breaks.
    expect(addsUp(totalsOf({ ...proposed(bill, consult), store: bill }, poor))).toBe(true);
  });

  it('never lets a coupon pay more than the bill', () => {
    const small = totalsOf(toggleCoupon(proposed(fen(3_000), consult), 'c50', false), terms);
    expect(small).toMatchObject({ couponPay: 3_000, storePay: 0, remaining: 0 });
    const three = setCouponQuantity(toggleCoupon(proposed(bill, consult), 'c20', false), 'c20', 3);
    expect(totalsOf(three, terms).couponPay).toBe(6_000);
  });

  it('keeps points below the caps of 4.3.4: whole yuan, limit, balance, not with coupons', () => {
    expect(mostPoints(bill, terms)).toBe(3_000);
    expect(totalsOf({ ...proposed(bill, consult), points: 1_250 }, terms)).toMatchObject({
      points: 1_200,
      pointsPay: 1_200,
    });
    expect(totalsOf({ ...proposed(bill, consult), points: 9_999 }, terms)).toMatchObject({
      points: 3_000,
      pointsPay: 3_000,
    });
    const apart = { ...terms, consult: { ...consult, pointsWithCoupons: false } };
    const both = toggleCoupon({ ...proposed(bill, consult), points: 1_000 }, 'c20', false);
    expect(totalsOf(both, apart)).toMatchObject({ points: 0, pointsPay: 0, couponPay: 2_000 });
  });

  it('holds for whatever is pressed: no part is negative, the sum is exact, points are worth exactly what they pay', () => {
    const anyTerms = fc.record({
      storeLimit: fc.integer({ min: 0, max: 200_000 }),
      pointsPayLimit: fc.integer({ min: 0, max: 50_000 }),
      pointsPerYuan: fc.integer({ min: 1, max: 50_000 }).map((hundredths) => hundredths / 100),
      pointsDivisible: fc.boolean(),
      pointsWithCoupons: fc.boolean(),
    });
    fc.assert(
      fc.property(
        anyTerms,
        fc.integer({ min: 1, max: 300_000 }),
        fc.integer({ min: 0, max: 100_000 }),
        fc.subarray(['c20', 'c50']),
        fc.subarray(['1', '2']),
        (rules, billAmount, points, used, methods) => {
          const now: Terms = {
            ...terms,
            consult: {
              ...consult,
              ...rules,
              storeLimit: fen(rules.storeLimit),
              pointsPayLimit: fen(rules.pointsPayLimit),
            },
          };
          let combination: Combination = { ...proposed(fen(billAmount), now.consult), points };
          combination = used.reduce((all, id) => toggleCoupon(all, id, false), combination);
          combination = methods.reduce((all, id) => toggleMethod(all, id), combination);
          const totals = totalsOf(combination, now);
          const parts = [totals.couponPay, totals.pointsPay, totals.storePay, totals.otherPay];
          expect(Math.min(...parts, totals.remaining, totals.points)).toBeGreaterThanOrEqual(0);
          expect(parts.reduce((sum: number, part) => sum + part, 0) + totals.remaining).toBe(billAmount);
          expect(totals.points * 10_000).toBe(totals.pointsPay * Math.round(now.consult.pointsPerYuan * 100));
          expect(totals.points).toBeLessThanOrEqual(card.points);
          expect(totals.pointsPay).toBeLessThanOrEqual(rules.pointsPayLimit);
          expect(pointsFor(pointsValue(totals.points, now.consult), now.consult)).toBe(totals.points);
          expect(totals.storePay).toBeLessThanOrEqual(rules.storeLimit);
        },
      ),
    );
  });
});

describe('payments of a recharge', () => {
  it('split exactly, one method taking the rest', () => {
    const parts = togglePayment(setPayment(togglePayment([], '1'), '1', fen(20_000)), '3');
    expect(splitPayments(fen(50_000), parts)).toEqual({
      lines: [
        { method: '1', amount: 20_000 },
        { method: '3', amount: 30_000 },
      ],
      remaining: 0,
    });
    expect(togglePayment(parts, '1')).toEqual([{ method: '3', amount: 'rest' }]);
    expect(splitPayments(fen(50_000), []).remaining).toBe(50_000);
    expect(splitPayments(fen(10_000), parts).remaining).toBe(-10_000);
  });

  it('reckons a rate of hundredths in whole numbers', () => {
    const cheap = { ...consult, pointsPerYuan: 0.07, pointsDivisible: true };
    expect(pointsFor(fen(10_000), cheap)).toBe(7);
    expect(pointsValue(7, cheap)).toBe(10_000);
    expect(pointsValue(13, cheap)).toBe(10_000);
    const nothing = { ...consult, pointsPerYuan: 0.001 };
    expect(pointsValue(100, nothing)).toBe(0);
    expect(mostPoints(fen(10_000), { ...terms, consult: nothing })).toBe(0);
    const half = { ...consult, pointsPerYuan: 1.5, pointsDivisible: false };
    expect(pointsValue(5, half)).toBe(200);
    expect(pointsFor(fen(200), half)).toBe(3);
  });
});
