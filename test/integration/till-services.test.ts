// Services on the real till against the practice platform: cards, points, coupons, the mall, bills; what is lost, what is refused, who may.

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ChannelArgument } from '../../shared/ipc.ts';
import { fen } from '../../shared/money.ts';
import { supervisor } from '../support/practice-approvals.ts';
import { type Bench, openBench, zhang } from './till-bench.ts';
import { endInOrder } from './till-books.ts';
import { bill, newIntent, serve } from './till-serving.ts';
import { cutAfter, drained, settled } from './till-waiting.ts';

const mobile = '13800000001';
const gift = (place: number) => `6201500100000${place}01`;
const password = '592837';
let bench: Bench;

beforeEach(async () => {
  bench = await openBench();
});
afterEach(() => endInOrder(bench));

type Asked = ChannelArgument<'perform'>;

/** A service for the card on the counter, or for none. */
function service(cardId: string | null, request: Pick<Asked, 'service' | 'content'>, more: Partial<Asked> = {}): Asked {
  return { intent: newIntent(), cardId, cardNo: null, secret: null, approval: null, ...request, ...more } as Asked;
}

const award = { service: 'awardPoints', content: { points: 30, remark: '签到' } } as const;
const deduct = { service: 'deductPoints', content: { points: 7, remark: '抽奖' } } as const;
const issue = { service: 'issueCoupon', content: { mobile, batchNo: '793150' } } as const;

function pointsOf(cardNo: string): number | undefined {
  return bench.server.world.cards.find((card) => card.cardNo === cardNo)?.points;
}

function rowsOf(kind: string) {
  return bench.server.world.transactions.filter((row) => row.kind === kind);
}

describe('a service that the log can show', () => {
  test('is booked once however often it is asked for, with the voucher and the points that are left', async () => {
    const { selectedCardId } = await serve(bench, zhang);
    const asked = service(selectedCardId, award);
    const done = await bench.good('perform', asked);
    expect(done).toMatchObject({
      kind: 'service',
      service: 'awardPoints',
      state: 'applied',
      amount: 0,
      answer: { pointsBalance: 1_230 },
    });
    expect(done.voucher).toMatch(/^\d+$/);
    expect(await bench.good('perform', asked)).toEqual(done);
    expect(await bench.bad('perform', { ...asked, content: { points: 31, remark: '签到' } } as Asked)).toBe(
      'intentUsed',
    );
    expect(pointsOf(zhang)).toBe(1_230);
    // It is no trade: the till cannot take it back, and says so.
    const undo = { intent: newIntent(), serial: done.serial, reason: '点错了', approval: supervisor };
    expect(await bench.bad('revokeOperation', undo)).toBe('serviceNotRevocable');
    const { operations } = await bench.good('listOperations', { filter: 'revocable', before: null, size: 50 });
    expect(operations.some(({ serial }) => serial === done.serial)).toBe(false);
  });

  test('is found in the log where its answer was lost, and never sent twice', async () => {
    const { selectedCardId } = await serve(bench, zhang);
    // A sale before it gives the log its control.
    await bench.good('checkout', bill(selectedCardId, 100));
    bench.server.faults.set({ kind: 'lostResponse', interfaceId: 'awardPoints', times: 1 });
    const first = await bench.good('perform', service(selectedCardId, award));
    expect(await settled(bench, first.serial)).toMatchObject({ state: 'applied', voucher: expect.any(String) });
    expect(rowsOf('awardPoints')).toHaveLength(1);
    // The sale earned one.
    expect(pointsOf(zhang)).toBe(1_231);
  });

  test('is refused in the platform’s words', async () => {
    const { selectedCardId } = await serve(bench, zhang);
    const much = { service: 'exchangePoints', content: { points: 99_999, remark: '' } } as const;
    expect(await bench.good('perform', service(selectedCardId, much))).toMatchObject({
      state: 'rejected',
      platformMessage: expect.stringContaining('积分'),
    });
  });

  test('a bill that was paid elsewhere gives its points; its payment is changed with a supervisor', async () => {
    const { selectedCardId } = await serve(bench, zhang);
    const content = { orderId: 'O-77', total: fen(8_800), method: '3', remark: '' };
    const paid = await bench.good('perform', service(selectedCardId, { service: 'syncThirdPartyPayment', content }));
    expect(paid).toMatchObject({ state: 'applied', amount: 8_800 });
    const change: Pick<Asked, 'service' | 'content'> = {
      service: 'changePaymentMethod',
      content: { voucher: paid.voucher ?? '', payments: [{ method: '4', amount: fen(8_800) }] },
    };
    expect(await bench.call('perform', service(selectedCardId, change))).toMatchObject({
      ok: false,
      failure: { code: 'approvalNeeded', approvable: 'approveService' },
    });
    const done = await bench.good('perform', service(selectedCardId, change, { approval: supervisor }));
    expect(done).toMatchObject({ state: 'applied', service: 'changePaymentMethod' });
  });
});

describe('a service that the log can never show', () => {
  test('is done by code 0 alone, for a guest without a card too, and never shows the whole number', async () => {
    await serve(bench, zhang);
    const done = await bench.good('perform', service(null, issue));
    expect(done).toMatchObject({ state: 'applied', voucher: null, service: 'issueCoupon' });
    expect(JSON.stringify([done, bench.events])).not.toContain(mobile);
    expect(rowsOf('issueCoupon')).toHaveLength(1);
  });

  test('is a person’s affair where its answer was lost: asked of nobody, sent once, decided by PIN', async () => {
    await serve(bench, zhang);
    bench.server.faults.set({ kind: 'lostResponse', interfaceId: 'issueCoupon', times: 1 });
    const lost = await bench.good('perform', service(null, issue));
    expect(lost).toMatchObject({ state: 'manual', reason: 'cannotBeFound' });
    const { operations } = await bench.good('listManual', { before: null, size: 10 });
    expect(operations.map(({ serial }) => serial)).toEqual([lost.serial]);
    const decided = await bench.good('decideManual', {
      serial: lost.serial,
      outcome: 'applied',
      voucher: null,
      reason: '后台已发券',
      approval: supervisor,
      secondApproval: null,
    });
    expect(decided.operation).toMatchObject({ state: 'applied', voucher: null });
    expect(rowsOf('issueCoupon')).toHaveLength(1);
  });

  test('the mall takes the price that the guest saw, once', async () => {
    const { selectedCardId, memberId } = await serve(bench, zhang);
    const content = { membershipId: memberId, goodsId: '100124', total: fen(1_500) };
    const other = { ...content, membershipId: '1' };
    expect(await bench.bad('perform', service(selectedCardId, { service: 'buyMallGoods', content: other }))).toBe(
      'badArguments',
    );
    const done = await bench.good('perform', service(selectedCardId, { service: 'buyMallGoods', content }));
    expect(done).toMatchObject({ state: 'applied', amount: 1_500, voucher: null });
    expect(bench.server.ledger.balanceOf(zhang)).toBe(50_000 - 1_500);
  });
});

describe('cards', () => {
  test('a gift card becomes usable, with a password that is nowhere but on its way', async () => {
    await serve(bench, zhang);
    const content = { cardTypeId: null, value: fen(8_000) };
    const asked = service(null, { service: 'activateGiftCard', content }, { cardNo: gift(1), secret: password });
    expect(await bench.good('perform', asked)).toMatchObject({ state: 'applied', answer: { storeBalance: 8_000 } });
    expect(bench.server.ledger.balanceOf(gift(1))).toBe(8_000);
    expect(JSON.stringify(bench.events)).not.toContain(password);
    expect(await bench.bad('perform', service(null, { service: 'activateGiftCard', content }))).toBe('badArguments');
  });

  test('a batch is one operation a card, each with its own result, and one PIN for all', async () => {
    await serve(bench, zhang);
    const cards = [1, 2, 3].map((place) => ({ cardNo: gift(place), value: fen(5_000) }));
    const first = { service: 'activateGiftCard', content: { cardTypeId: null, value: fen(100) } } as const;
    await bench.good('perform', service(null, first, { cardNo: gift(2), secret: password }));
    const batch = { intent: newIntent(), cardTypeId: null, cards, secret: password, approval: null };
    expect(await bench.bad('performBatch', batch)).toBe('approvalNeeded');
    const { operations, failure } = await bench.good('performBatch', { ...batch, approval: supervisor });
    expect(failure).toBeNull();
    expect(operations.map(({ state }) => state)).toEqual(['applied', 'rejected', 'applied']);
    expect(operations[1]?.platformMessage).toBeTruthy();
    // Pressed again: the same three, no PIN, nothing booked twice.
    expect((await bench.good('performBatch', batch)).operations).toEqual(operations);
    expect(bench.server.ledger.balanceOf(gift(1))).toBe(5_000);
    expect(
      await bench.bad('performBatch', { ...batch, intent: newIntent(), cards: [cards[0], cards[0]] } as typeof batch),
    ).toBe('badArguments');
  });
});

describe('who may, and when', () => {
  test('points are taken with a supervisor only, and the journal says who', async () => {
    const { selectedCardId } = await serve(bench, zhang);
    expect(await bench.bad('perform', service(selectedCardId, deduct))).toBe('approvalNeeded');
    const wrong = service(selectedCardId, deduct, { approval: { ...supervisor, pin: '0000' } });
    expect(await bench.bad('perform', wrong)).toBe('pinWrong');
    const done = await bench.good('perform', service(selectedCardId, deduct, { approval: supervisor }));
    expect(pointsOf(zhang)).toBe(1_193);
    const { events } = await bench.good('getOperation', { serial: done.serial });
    expect(events[0]?.evidence).toContain('practice-supervisor');
  });

  test('without the platform only a payment that was taken elsewhere is recorded; it goes when the line is back', async () => {
    await cutAfter(bench, zhang);
    const { member } = await bench.good('lookup', { text: zhang });
    const cardId = member?.selectedCardId ?? '';
    expect(await bench.bad('perform', service(cardId, award))).toBe('onlineOnly');
    expect(await bench.bad('perform', service(null, issue))).toBe('onlineOnly');
    const content = { orderId: 'O-78', total: fen(5_000), method: '3', remark: '' };
    const waiting = await bench.good('perform', service(cardId, { service: 'syncThirdPartyPayment', content }));
    expect(waiting).toMatchObject({ state: 'pending', acceptedOffline: true });
    expect(await bench.good('getStatus', null)).toMatchObject({ waiting: 1, atRisk: 0 });
    await bench.server.acceptConnections();
    await drained(bench);
    expect(rowsOf('syncThirdPartyPayment')).toHaveLength(1);
  });

  test('a card that the till never saw, a payment that does not add up, a number that is none', async () => {
    const { selectedCardId } = await serve(bench, zhang);
    expect(await bench.bad('perform', service('card-99', award))).toBe('memberNotFound');
    const short = { amount: fen(10_000), payments: [{ method: '1', amount: fen(9_000) }], bill: null };
    expect(
      await bench.bad('perform', service(selectedCardId, { service: 'rechargeAndDineFree', content: short })),
    ).toBe('paymentsDoNotAddUp');
    const unknown = { ...issue, content: { ...issue.content, mobile: '99999' } };
    expect(await bench.bad('perform', service(null, unknown))).toBe('mobileMalformed');
    expect(bench.complaints).toEqual([]);
  });
});
