// Whatever the award rules are: the books balance, a bill gives what the rules say, and revoking everything leaves the card as it was.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { PracticeAwardRule } from '../../main/practice/award-world.ts';
import { defaultCapabilities } from '../../main/practice/capabilities.ts';
import { type BusinessId, runCall } from '../../main/practice/interfaces.ts';
import { findLedgerProblems } from '../../main/practice/ledger.ts';
import { issueToken } from '../../main/practice/oauth.ts';
import type { PracticeWorld } from '../../main/practice/world.ts';
import { createPracticeWorld } from '../../main/practice/world-seed.ts';
import { assumedYazuo } from '../../main/protocol/yazuo/assumed.ts';
import { readAnswerValue } from '../../main/protocol/yazuo/envelope.ts';
import { brandId, checkoutOf, firstMoment, revocationOf } from './practice-caller.ts';

const card = '6201300100000101';

const award: fc.Arbitrary<PracticeAwardRule['award']> = fc.oneof(
  fc.record({ kind: fc.constant('points'), points: fc.nat(50), perYuan: fc.boolean() }),
  fc.record({ kind: fc.constant('coupon'), batchNo: fc.constant(793_150), quantity: fc.integer({ min: 1, max: 3 }) }),
  fc.record({
    kind: fc.constant('storedValue'),
    fen: fc.nat(2000),
    hundredthsOfPercent: fc.option(fc.integer({ min: 1, max: 2000 })),
  }),
);
const rules: fc.Arbitrary<PracticeAwardRule[]> = fc.array(
  fc.record({
    id: fc.nat(),
    merchantId: fc.constantFrom(null, 16456, 16457),
    lowerFen: fc.constantFrom(0, 1000, 2500),
    upperFen: fc.constantFrom(null, 2500, 4000),
    payWay: fc.constantFrom(null, '1', '5'),
    cardTypeId: fc.constant(null),
    level: fc.constantFrom(null, '金卡会员'),
    weekdays: fc.constantFrom([], [3], [1, 2]),
    doubles: fc.subarray<PracticeAwardRule['doubles'][number]>(['birthday', 'birthweek', 'birthmonth', 'first']),
    award,
  }),
  { minLength: 1, maxLength: 5 },
);
const bills = fc.array(fc.record({ bill: fc.integer({ min: 1, max: 5000 }), byStored: fc.boolean() }), {
  minLength: 1,
  maxLength: 8,
});

function callerOf(world: PracticeWorld) {
  const { accessToken } = issueToken(world, '1001', firstMoment, () => 'ab');
  return <Id extends BusinessId>(id: Id, payload: object) => {
    const context = {
      world,
      now: firstMoment,
      repeatSerial: 'chargeAgain',
      capabilities: defaultCapabilities,
      log: { lagMs: 0, ignoresFilter: false, nulls: false },
      hex: () => 'ab',
    } as const;
    const body = { access_token: accessToken, ciphertext: { brandId, ...payload } };
    const result = runCall(id, body, context, assumedYazuo);
    if (result.kind === 'rejected') throw new Error('token rejected');
    const answer = readAnswerValue(id, JSON.parse(JSON.stringify(result.reply)));
    if (answer.kind !== 'success') throw new Error(`${id}: ${JSON.stringify(answer)}`);
    return answer.data;
  };
}

test('random rules and bills: the books balance, and revoking all of them leaves nothing behind', () => {
  let awarded = 0;
  fc.assert(
    fc.property(rules, bills, (awardRules, paid) => {
      const world = createPracticeWorld(firstMoment);
      world.awardRules = awardRules;
      const before = structuredClone(world.cards.find((one) => one.cardNo === card));
      const couponsBefore = world.coupons.reduce((sum, coupon) => sum + coupon.availableQuantity, 0);
      const call = callerOf(world);
      const vouchers = paid.map(({ bill, byStored }, index) => {
        const yuan = bill / 100;
        const pays = byStored ? {} : { storePay: 0, mixPayList: [{ id: '1', value: yuan }] };
        const data = call('checkout', checkoutOf(card, yuan, `s${index}`, pays));
        const bonus = data.details?.storeBonus ?? Number.NaN;
        expect(data.totalStore).toBe(bonus - (byStored ? bill : 0));
        awarded += bonus + (data.details?.integralBonus ?? 0) + (data.details?.couponBonus.length ?? 0);
        expect(findLedgerProblems(world)).toEqual([]);
        return data.voucher;
      });
      for (const [index, voucher] of vouchers.reverse().entries())
        call('revokeCheckout', revocationOf(card, voucher, `r${index}`));
      expect(findLedgerProblems(world)).toEqual([]);
      expect(world.cards.find((one) => one.cardNo === card)).toEqual(before);
      expect(world.coupons.reduce((sum, coupon) => sum + coupon.availableQuantity, 0)).toBe(couponsBefore);
    }),
    { numRuns: 300 },
  );
  // Rules that never gave anything would prove nothing.
  expect(awarded).toBeGreaterThan(10_000);
});
