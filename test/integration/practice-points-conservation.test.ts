// Random days of points, coupons and the mall between bills and revocations: the books balance, the answers alone give the same points,
// no batch gives more than it has, and nothing but a revocation takes a card below zero points.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { defaultCapabilities } from '../../main/practice/capabilities.ts';
import { type BusinessId, runCall } from '../../main/practice/interfaces.ts';
import { findLedgerProblems, pointsKinds } from '../../main/practice/ledger.ts';
import { issueToken } from '../../main/practice/oauth.ts';
import type { PracticeWorld } from '../../main/practice/world.ts';
import { createPracticeWorld } from '../../main/practice/world-seed.ts';
import { assumedYazuo } from '../../main/protocol/yazuo/assumed.ts';
import { readAnswerValue } from '../../main/protocol/yazuo/envelope.ts';
import { brandId, checkoutOf, firstMoment, merchantId, merchantNo, revocationOf } from './practice-caller.ts';

const cards = ['6201300100000101', '6201300100000601', '6201300100000701', '6201300100000801'] as const;
const batchNos = [793140, 793141, 793150, 793164, 793166] as const;
const goods = [
  { id: 100124, total: 15 },
  { id: 100125, total: 0 },
  { id: 100126, total: 0 },
  { id: 100127, total: 128 },
  { id: 100180, total: 88 },
] as const;
const points = fc.oneof(fc.constantFrom(100, 500), fc.integer({ min: 1, max: 3000 }));
const at = fc.nat(cards.length - 1);
const batchNo = fc.constantFrom(...batchNos);

const step = fc.oneof(
  fc.record({ do: fc.constantFrom('exchangePoints', 'awardPoints', 'deductPoints'), at, points }),
  fc.record({ do: fc.constant('buyCouponWithPoints'), at, points, batchNo, store: fc.nat(5000) }),
  fc.record({ do: fc.constant('issue'), at, batchNo, isNew: fc.boolean() }),
  fc.record({ do: fc.constant('claim'), at }),
  fc.record({ do: fc.constant('mall'), at, good: fc.constantFrom(...goods) }),
  fc.record({ do: fc.constant('useCoupon'), at, pick: fc.nat(50) }),
  fc.record({ do: fc.constant('revoke'), pick: fc.nat(50) }),
);
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

function callerOf(world: PracticeWorld) {
  const { accessToken } = issueToken(world, '1001', firstMoment, () => 'ab');
  const context = {
    world,
    now: firstMoment,
    repeatSerial: 'chargeAgain',
    capabilities: defaultCapabilities,
    log: { lagMs: 0, ignoresFilter: false, nulls: false },
    hex: () => 'ab',
  } as const;
  return <Id extends BusinessId>(id: Id, payload: object) => {
    const body = { access_token: accessToken, ciphertext: { brandId, merchantNo, ...payload } };
    const result = runCall(id, body, context, assumedYazuo);
    if (result.kind === 'rejected') throw new Error('token rejected');
    const answer = readAnswerValue(id, JSON.parse(JSON.stringify(result.reply)));
    if (answer.kind === 'malformed') throw new Error(`${id}: ${answer.reason}`);
    return answer;
  };
}

function play(world: PracticeWorld, one: Step, index: number): void {
  const call = callerOf(world);
  const cashierSerial = `s${index}`;
  const cardNo = 'at' in one ? (cards[one.at] ?? '') : '';
  const card = world.cards.find((candidate) => candidate.cardNo === cardNo);
  const member = world.members.find((candidate) => candidate.id === card?.memberId);
  const before = card?.points ?? 0;
  if ('points' in one) {
    const spent = one.do === 'awardPoints' ? -one.points : one.points;
    const buys = 'batchNo' in one ? { batchNo: one.batchNo, storePay: one.store / 100 } : {};
    const payload = { cardNo, cashierSerial, integralValue: one.points, ...buys };
    const answer = call(one.do as 'exchangePoints', payload);
    if (answer.kind === 'success') expect(answer.data.integralBalance).toBe(before - spent);
    else expect(card?.points).toBe(before);
  } else if ('isNew' in one) {
    const mobile = one.isNew ? `1390000${String(1000 + index)}` : member?.mobile;
    call(one.isNew ? 'issueCoupon' : 'issueCouponToMember', { mobile, batchNo: one.batchNo });
  } else if ('good' in one) {
    const { id, total } = one.good;
    call('buyMallGoods', { merchantId, membershipId: member?.id, mallGoodsId: id, totalAmount: total });
  } else if (one.do === 'claim') {
    call('claimCouponByScan', { cardNo, cashierSerial, scanCode: '990000000150' });
  } else if (one.do === 'useCoupon' && 'pick' in one) {
    const own = world.coupons.filter((coupon) => coupon.cardNo === cardNo);
    const coupon = own[one.pick % Math.max(1, own.length)];
    const face = world.couponTemplates.find((template) => template.batchNo === coupon?.batchNo)?.amountFen ?? 0;
    const couponList = coupon === undefined ? [] : [{ id: String(coupon.id), quantity: 1 }];
    const mixPayList = [{ id: '1', value: 300 - face / 100 }];
    call('checkout', checkoutOf(cardNo, 300, cashierSerial, { storePay: 0, couponList, mixPayList }));
  } else if ('pick' in one) {
    const row = world.transactions[one.pick % Math.max(1, world.transactions.length)];
    if (row !== undefined) call('revokeByVoucher', revocationOf(row.cardNo, row.voucher, cashierSerial));
  }
}

test('random days: books, points, stocks', () => {
  let booked = 0;
  let revoked = 0;
  fc.assert(
    fc.property(fc.array(step, { minLength: 10, maxLength: 50 }), (steps) => {
      const world = createPracticeWorld(firstMoment);
      const stock = new Map(world.couponBatches.map((batch) => [batch.batchNo, batch.left]));
      const given = world.coupons.length;
      steps.forEach((one, index) => {
        play(world, one, index);
      });
      expect(findLedgerProblems(world)).toEqual([]);
      for (const { batchNo: no, left } of world.couponBatches) {
        const issued = world.coupons.slice(given).filter((coupon) => coupon.batchNo === no).length;
        const first = stock.get(no) ?? null;
        if (first !== null) expect([no, left]).toEqual([no, first - issued]);
        expect(left === null || left >= 0).toBe(true);
      }
      const below = world.transactions.filter((row) => row.pointsAfter < 0 && row.points < 0 && row.revokes === null);
      expect(below).toEqual([]);
      const twice = world.claimCodes.filter((code) => new Set(code.claimedBy).size !== code.claimedBy.length);
      expect(twice).toEqual([]);
      const ours = world.transactions.filter((row) => pointsKinds.has(row.kind));
      booked += ours.length;
      revoked += ours.filter((row) => row.revokedBy !== null).length;
    }),
    { numRuns: 150 },
  );
  // A generator whose calls were all refused would prove nothing.
  expect(booked).toBeGreaterThan(1000);
  expect(revoked).toBeGreaterThan(100);
});
