// Random days of activations, batches, upgrades, imports, sales, recharges and revocations: the books balance, and the answers alone give the same money.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { defaultCapabilities } from '../../main/practice/capabilities.ts';
import { type BusinessId, runCall } from '../../main/practice/interfaces.ts';
import { findLedgerProblems } from '../../main/practice/ledger.ts';
import { drawerCards } from '../../main/practice/member-guide.ts';
import { issueToken } from '../../main/practice/oauth.ts';
import { createPracticeWorld } from '../../main/practice/world-seed.ts';
import { assumedYazuo } from '../../main/protocol/yazuo/assumed.ts';
import { failedActivations } from '../../main/protocol/yazuo/chapters/cards-schemas.ts';
import { readAnswerValue } from '../../main/protocol/yazuo/envelope.ts';
import {
  brandId,
  checkoutOf,
  firstMoment,
  merchantNo,
  rechargeOf,
  revocationOf,
  terminalNo,
} from './practice-caller.ts';

const cards = [...drawerCards.map((card) => card.cardNo), '6201300100000101', '6201300100000201', '880000000001'];
const card = fc.constantFrom(...cards);
const yuan = fc.integer({ min: 1, max: 200 });

const step = fc.oneof(
  fc.record({ do: fc.constant('activateCard'), card, points: fc.nat(50), guest: fc.nat(3) }),
  fc.record({ do: fc.constant('activateGiftCard'), card, yuan }),
  fc.record({ do: fc.constant('activateGiftCards'), cards: fc.array(card, { minLength: 1, maxLength: 4 }), yuan }),
  fc.record({ do: fc.constant('upgradeCard'), card, other: card }),
  fc.record({ do: fc.constant('importExternalCard'), yuan }),
  fc.record({ do: fc.constant('recharge'), card, yuan }),
  fc.record({ do: fc.constant('checkout'), card, yuan }),
  fc.record({ do: fc.constant('revokeByVoucher'), pick: fc.nat(40) }),
);
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

/** Plays a day; `stored` is all stored value by the answers alone, in fen. */
function play(steps: readonly Step[]) {
  const world = createPracticeWorld(firstMoment);
  const { accessToken } = issueToken(world, '1001', firstMoment, () => 'ab');
  let stored = world.cards.reduce((sum, one) => sum + one.storeFen, 0);
  const accepted = new Map<string, number>();
  const booked: { card: string; voucher: string; fen: number }[] = [];

  function call<Id extends BusinessId>(id: Id, payload: object) {
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
    if (answer.kind === 'malformed') throw new Error(`${id}: ${answer.reason}`);
    if (answer.kind === 'success') accepted.set(id, (accepted.get(id) ?? 0) + 1);
    return answer;
  }

  steps.forEach((one, index) => {
    const own = { merchantNo, terminalNo, cashierSerial: `s${index}`, password: '123456' };
    if ('points' in one) {
      const mobile = `1390000000${one.guest}`;
      call('activateCard', { ...own, cardNo: one.card, mobile, integralValue: one.points });
    } else if ('cards' in one) {
      const cardList = one.cards.map((cardNo) => ({ cardNo, storeValue: String(one.yuan), password: '123456' }));
      const answer = call('activateGiftCards', { ...own, cardList });
      const failed = answer.kind === 'refused' ? failedActivations.parse(answer.data).length : 0;
      stored += (cardList.length - failed) * one.yuan * 100;
    } else if ('other' in one) {
      call('upgradeCard', { merchantNo, terminalNo, oldCardNo: one.card, newCardNo: one.other });
    } else if ('pick' in one) {
      const target = booked[one.pick % Math.max(1, booked.length)];
      if (target === undefined) return;
      const answer = call('revokeByVoucher', revocationOf(target.card, target.voucher, `s${index}`));
      if (answer.kind === 'success') stored -= target.fen;
    } else if (!('card' in one)) {
      const mobile = '13900000009';
      const foreign = { merchantNo, cardNo: '880000000001', cardtypeId: '1397', mobile, integralValue: 1 };
      if (call('importExternalCard', { ...foreign, storeValue: one.yuan }).kind === 'success') stored += one.yuan * 100;
    } else if (one.do === 'activateGiftCard') {
      const answer = call('activateGiftCard', { ...own, cardNo: one.card, storeValue: one.yuan });
      if (answer.kind === 'success') stored += one.yuan * 100;
    } else {
      const payload =
        one.do === 'recharge'
          ? rechargeOf(one.card, one.yuan, `s${index}`)
          : checkoutOf(one.card, one.yuan, `s${index}`, { password: '123456' });
      const answer = call(one.do as 'checkout', payload);
      if (answer.kind !== 'success') return;
      const fen = answer.data.totalStore ?? Number.NaN;
      stored += fen;
      booked.push({ card: one.card, voucher: answer.data.voucher, fen });
    }
  });
  return { world, stored, accepted };
}

test('random days of cards: every fen is where the answers put it', () => {
  const accepted = new Map<string, number>();
  fc.assert(
    fc.property(fc.array(step, { minLength: 20, maxLength: 60 }), (steps) => {
      const day = play(steps);
      expect(findLedgerProblems(day.world)).toEqual([]);
      expect(day.world.cards.reduce((sum, one) => sum + one.storeFen, 0)).toBe(day.stored);
      const numbers = [...day.world.cards, ...day.world.blankCards].map((one) => one.cardNo);
      expect(new Set(numbers).size).toBe(numbers.length);
      for (const [id, times] of day.accepted) accepted.set(id, (accepted.get(id) ?? 0) + times);
    }),
    { numRuns: 150 },
  );
  // A generator whose calls were all refused would prove nothing.
  for (const id of ['activateCard', 'activateGiftCard', 'activateGiftCards', 'upgradeCard', 'importExternalCard'])
    expect([id, accepted.get(id) ?? 0]).toEqual([id, expect.toSatisfy((times) => times > 10)]);
  expect(accepted.get('revokeByVoucher')).toBeGreaterThan(10);
});
