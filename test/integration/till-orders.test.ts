// Orders on the real till: authorised once, looked up, paid elsewhere (also without the platform); the code on a card's back; the store's rules at the checkout.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ChannelArgument } from '../../shared/ipc.ts';
import { fen } from '../../shared/money.ts';
import { type Bench, huang, openBench, yang } from './till-bench.ts';
import { endInOrder } from './till-books.ts';
import { newIntent, selectedCard, serve } from './till-serving.ts';
import { cutAfter, settled } from './till-waiting.ts';

const order = '2026000000000101';
const blankCard = '6201400100000101';
let bench: Bench;

beforeEach(async () => {
  bench = await openBench();
});
afterEach(() => endInOrder(bench));

function elsewhere(cardId: string, orderId: string): ChannelArgument<'perform'> {
  return {
    intent: newIntent(),
    cardId,
    cardNo: null,
    secret: null,
    approval: null,
    service: 'syncThirdPartyPayment',
    content: { orderId, total: fen(4_550), method: '3', remark: '' },
  };
}

describe('an order', () => {
  test('is authorised once; then it was verified before, and an unknown one fails, each in the platform’s words', async () => {
    await serve(bench, huang);
    const first = await bench.good('authoriseOrder', { orderId: order });
    expect(first).toMatchObject({ state: 'authorised', code: expect.stringMatching(/^[0-9A-F]{16}$/) });
    expect(await bench.good('authoriseOrder', { orderId: order })).toEqual({
      state: 'alreadyVerified',
      words: '该订单已验证过',
    });
    expect(await bench.good('authoriseOrder', { orderId: '1' })).toMatchObject({ state: 'failed' });
  });

  test('whose authorisation was lost is not known to be authorised, and asking again tells', async () => {
    await serve(bench, huang);
    bench.server.faults.set({ kind: 'lostResponse', interfaceId: 'getOrderAuthorization', times: 1 });
    expect(await bench.bad('authoriseOrder', { orderId: order })).toBe('changeUnconfirmed');
    await bench.good('sendNow', null);
    expect(await bench.good('authoriseOrder', { orderId: order })).toMatchObject({ state: 'alreadyVerified' });
  });

  test('that was paid elsewhere brings the points and moves no stored value', async () => {
    const { cardId } = selectedCard(await serve(bench, huang));
    const done = await bench.good('perform', elsewhere(cardId, 'MT-1'));
    expect(done).toMatchObject({ state: 'applied', service: 'syncThirdPartyPayment', amount: 4_550 });
    const card = bench.server.world.cards.find(({ cardNo }) => cardNo === huang);
    expect([card?.storeFen, card?.points]).toEqual([500_000, 20_045]);
    expect((await bench.good('perform', elsewhere(cardId, 'MT-1'))).state).not.toBe('applied');
  });

  test('that was paid elsewhere while the line is cut is recorded and sent later; nothing else of an order is done offline', async () => {
    const cardId = await cutAfter(bench, huang);
    const recorded = await bench.good('perform', elsewhere(cardId, 'MT-2'));
    expect(recorded).toMatchObject({ state: 'pending', acceptedOffline: true });
    expect(await bench.bad('authoriseOrder', { orderId: order })).toBe('onlineOnly');
    expect(await bench.bad('verifySecurityCode', { cardId, code: '1' })).toBe('onlineOnly');
    await bench.server.acceptConnections();
    await bench.good('sendNow', null);
    expect((await settled(bench, recorded.serial)).state).toBe('applied');
  });
});

test('the code on a card’s back is right or wrong, and a card without one has none', async () => {
  const { cardId } = selectedCard(await serve(bench, huang));
  expect(await bench.good('verifySecurityCode', { cardId, code: '400101' })).toBe(false);
  const printed = bench.server.world.securityCodes.find(({ cardNo }) => cardNo === blankCard);
  bench.server.world.securityCodes.push({ cardNo: huang, code: printed?.code ?? '', wrong: 0 });
  expect(await bench.good('verifySecurityCode', { cardId, code: '111111' })).toBe(false);
  expect(await bench.good('verifySecurityCode', { cardId, code: printed?.code ?? '' })).toBe(true);
});

test('the checkout knows what a sale earns and which coupons do not go together, without a guest waiting for it', async () => {
  await serve(bench, huang);
  await bench.server.whenReceived('getLimitRules', 1);
  const { cardId } = selectedCard(await serve(bench, yang));
  for (;;) {
    const { earns, earnRules, limits } = await bench.good('consult', { cardId, billAmount: fen(30_000) });
    if (earnRules.length > 0) {
      expect(earns).toBeNull();
      expect(earnRules).toEqual([{ from: 0, below: null, points: 100, perYuan: true, method: null }]);
      expect(limits.pairs).not.toEqual([]);
      break;
    }
  }
  expect(bench.server.received('listAwardRules')).toHaveLength(1);
});
