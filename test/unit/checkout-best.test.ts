// The best combination: held against every allowed one, and against what the platform recommends; the caps of points in words that are true.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bestFor, keepsLimits, savedBy } from '../../renderer/screens/checkout/best.ts';
import { mostPoints, proposed, type Terms, totalsOf } from '../../renderer/screens/checkout/combination.ts';
import { pointsCap } from '../../renderer/screens/checkout/points-cap.ts';
import type { CouponView } from '../../shared/member.ts';
import { type Fen, fen } from '../../shared/money.ts';
import { noLimits } from '../../shared/store-rules.ts';
import { runs } from '../support/property-runs.ts';
import { saleCoupon, saleTerms } from '../support/sale-terms.ts';

const ids = ['a', 'b', 'c', 'd', 'e'];
const anyCoupons = fc
  .array(fc.record({ amount: fc.integer({ min: 1, max: 60 }), quantity: fc.integer({ min: 0, max: 3 }) }), {
    maxLength: ids.length,
  })
  .map((drawn) => drawn.map(({ amount, quantity }, index) => saleCoupon(ids[index] ?? '', amount * 100, quantity)));
const anyId = fc.constantFrom(...ids);
const anyTerms = fc
  .record({
    coupons: anyCoupons,
    usable: fc.subarray(ids),
    recommended: fc.array(fc.record({ id: anyId, quantity: fc.integer({ min: 1, max: 3 }) }), { maxLength: 2 }),
    points: fc.integer({ min: 0, max: 6_000 }),
    cap: fc.integer({ min: 0, max: 5_000 }),
    pointsPerYuan: fc.integer({ min: 1, max: 300 }),
    divisible: fc.boolean(),
    withCoupons: fc.boolean(),
    pairs: fc.array(fc.tuple(anyId, anyId), { maxLength: 3 }),
    alone: fc.subarray(ids, { maxLength: 2 }),
    most: fc.option(fc.integer({ min: 1, max: 4 })),
  })
  .map(
    (drawn): Terms =>
      saleTerms({
        coupons: drawn.coupons,
        card: { points: drawn.points },
        consult: {
          couponStates: drawn.coupons.map(({ id }) => ({ id, usable: drawn.usable.includes(id), reason: null })),
          pointsPayLimit: fen(drawn.cap),
          pointsPerYuan: drawn.pointsPerYuan,
          pointsDivisible: drawn.divisible,
          pointsWithCoupons: drawn.withCoupons,
          limits: { pairs: drawn.pairs, alone: drawn.alone, most: drawn.most },
        },
      }),
  );

/** Every set of coupons that the card has, in every number, one after the other: no cleverness at all. */
function everySet(coupons: readonly CouponView[]): readonly { id: string; quantity: number }[][] {
  return coupons.reduce<{ id: string; quantity: number }[][]>(
    (sets, { id, quantity }) =>
      sets.flatMap((set) => [
        set,
        ...Array.from({ length: quantity }, (_, index) => [...set, { id, quantity: index + 1 }]),
      ]),
    [[]],
  );
}

/** What the cheapest allowed combination saves, by trying all of them with every number of points that the caps leave. */
function mostSaved(bill: Fen, terms: Terms): number {
  const usable = terms.consult.couponStates.filter((state) => state.usable).map((state) => state.id);
  const own = terms.coupons.filter(({ id }) => usable.includes(id));
  const allowed = everySet(own).filter((set) => set.length === 0 || keepsLimits(set, terms));
  return Math.max(
    ...allowed.map((coupons) =>
      savedBy({ ...proposed(bill, terms.consult), coupons, points: mostPoints(bill, terms) }, terms),
    ),
  );
}

describe('the best combination', () => {
  it('is never dearer for the guest than any allowed one', () => {
    fc.assert(
      fc.property(anyTerms, fc.integer({ min: 1, max: 200_00 }), (terms, amount) => {
        const bill = fen(amount);
        const best = bestFor(bill, terms);
        expect(best?.saves).toBe(mostSaved(bill, terms));
        expect(keepsLimits(best?.coupons ?? [], terms)).toBe(true);
        const totals = totalsOf({ ...proposed(bill, terms.consult), ...best }, terms);
        expect(totals.couponPay + totals.pointsPay).toBe(best?.saves);
        expect(totals.points).toBe(best?.points);
      }),
      { numRuns: runs(300) },
    );
  });

  it('is never worse than what the platform recommends, and is the platform’s own where both save the same', () => {
    const terms = saleTerms({
      coupons: [saleCoupon('a', 2_000), saleCoupon('b', 500, 3)],
      card: { points: 0 },
      consult: {
        couponStates: ['a', 'b'].map((id) => ({ id, usable: true, reason: null })),
        coupons: [{ id: 'b', quantity: 1, value: fen(500) }],
      },
    });
    expect(bestFor(fen(20_000), terms)).toEqual({
      coupons: [
        { id: 'a', quantity: 1 },
        { id: 'b', quantity: 3 },
      ],
      points: 0,
      saves: 3_500,
      beyond: 3_000,
    });
    expect(bestFor(fen(400), terms)).toMatchObject({ coupons: [{ id: 'b', quantity: 1 }], saves: 400, beyond: 0 });
    expect(bestFor(fen(400), { ...terms, consult: { ...terms.consult, online: false } })).toBeNull();
  });

  it('finds a good one on a card with two hundred coupons too, within its patience', () => {
    const coupons = Array.from({ length: 200 }, (_, index) => saleCoupon(`c${index}`, 100 + (index % 37) * 13, 2));
    const terms = saleTerms({
      coupons,
      card: { points: 0 },
      consult: {
        couponStates: coupons.map(({ id }) => ({ id, usable: true, reason: null })),
        limits: { ...noLimits, pairs: coupons.map(({ id }, index) => [id, `c${(index + 1) % 200}`] as const) },
      },
    });
    const best = bestFor(fen(10_000), terms);
    expect(best?.saves).toBe(10_000);
    expect(best?.coupons.length).toBeLessThanOrEqual(20);
  });
});

describe('the caps of points', () => {
  const bill = fen(4_000);
  const cap = (terms: Terms, couponPay = 0, coupons: string[] = []) =>
    pointsCap(
      { couponLines: coupons.map((id) => ({ id, quantity: 1, value: fen(couponPay) })), couponPay: fen(couponPay) },
      bill,
      terms,
    );
  const base = {
    card: { points: 350 },
    consult: {
      pointsPerYuan: 10,
      pointsPayLimit: fen(2_000),
      pointsCaps: { asCash: true, percent: 50, points: null },
    },
  };

  it('say how many points pay what, and why no more, the tightest cap first', () => {
    expect(cap(saleTerms(base))).toEqual({
      kind: 'upTo',
      points: 200,
      pays: 2_000,
      caps: [
        { kind: 'percent', percent: 50, pays: 2_000 },
        { kind: 'card', points: 350, pays: 3_500 },
      ],
      whole: false,
    });
    const upper = {
      ...base.consult,
      pointsCaps: { asCash: true, percent: null, points: 150 },
      pointsPayLimit: fen(1_500),
    };
    expect(cap(saleTerms({ ...base, consult: upper }))).toMatchObject({
      points: 150,
      caps: [
        { kind: 'upper', points: 150 },
        { kind: 'card', points: 350 },
      ],
    });
    expect(cap(saleTerms(base), 3_000, ['a'])).toMatchObject({
      points: 100,
      caps: [{ kind: 'rest', pays: 1_000 }, { kind: 'card' }],
    });
  });

  it('say why none may be used', () => {
    const bar = (terms: Terms, ...more: [number?, string[]?]) => {
      const told = cap(terms, ...more);
      return told.kind === 'none' ? told.bar : told;
    };
    expect(bar(saleTerms({ ...base, consult: { ...base.consult, online: false } }))).toEqual({ kind: 'offline' });
    const shut = { ...base.consult, pointsCaps: { asCash: false, percent: null, points: null } };
    expect(bar(saleTerms({ ...base, consult: shut }))).toEqual({ kind: 'notHere' });
    expect(bar(saleTerms({ ...base, card: { points: 0 } }))).toEqual({ kind: 'empty' });
    expect(bar(saleTerms({ ...base, card: { points: 5 } }))).toEqual({ kind: 'few', points: 5 });
    expect(bar(saleTerms(base), 4_000, ['a'])).toEqual({ kind: 'nothingLeft' });
    const apart = { ...base.consult, pointsWithCoupons: false };
    expect(bar(saleTerms({ ...base, consult: apart }), 500, ['a'])).toEqual({ kind: 'coupons' });
  });
});
