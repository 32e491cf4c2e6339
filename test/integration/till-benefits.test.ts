// Coupons, points and the mall on the real till against the practice platform: what is asked; what is given and bought is seen at once.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ChannelArgument } from '../../shared/ipc.ts';
import { fen } from '../../shared/money.ts';
import { type Bench, cashier, openBench, yang, zhang } from './till-bench.ts';
import { endInOrder } from './till-books.ts';
import { newIntent, serve } from './till-serving.ts';

/** 陈晨: three cards. */
const chen = '6201300100000502';
let bench: Bench;

beforeEach(async () => {
  bench = await openBench();
});
afterEach(() => endInOrder(bench));

async function cardOf(cardNo: string): Promise<{ readonly cardId: string; readonly memberId: string }> {
  const { selectedCardId, memberId } = await serve(bench, cardNo);
  return { cardId: selectedCardId ?? '', memberId };
}

/** Puts a coupon of this batch on the card, as head office does. */
function put(cardNo: string, id: number, batchNo: number): void {
  const [like] = bench.server.world.coupons;
  if (like === undefined) {
    throw new Error('the practice world has no coupon');
  }
  bench.server.world.coupons.push({ ...like, id, code: `77${id}`, cardNo, batchNo, availableQuantity: 1 });
}

describe('the coupons of a card', () => {
  test('of every channel and store, each with why it cannot be used now', async () => {
    const { cardId } = await cardOf(zhang);
    put(zhang, 9_001, 793_161);
    put(zhang, 9_002, 793_162);
    put(zhang, 9_003, 793_160);
    put(zhang, 9_004, 793_168);
    const coupons = await bench.good('listCardCoupons', { cardId });
    const about = (id: string) => {
      const found = coupons.find((coupon) => coupon.id === id);
      return { reason: found?.reason, channels: found?.channels };
    };
    expect(about('9001')).toEqual({ reason: 'coupon.takeAwayOnly', channels: ['takeAway'] });
    expect(about('9002')).toEqual({ reason: 'coupon.otherStore', channels: ['dineIn'] });
    expect(about('9003')).toEqual({ reason: 'coupon.otherDay', channels: ['dineIn'] });
    expect(about('9004')).toEqual({ reason: 'coupon.otherChannel', channels: [] });
    expect(coupons.find(({ id }) => id === '9002')?.stores).toEqual(['雅台中关村店']);
    expect(coupons.some(({ reason }) => reason === null)).toBe(true);
    expect(JSON.stringify(coupons)).not.toContain(zhang);
  });

  test('a code for one of them stands for it until it ends, and says whose it is with masked numbers', async () => {
    const { cardId } = await cardOf(yang);
    const [coupon] = await bench.good('listCardCoupons', { cardId });
    const made = await bench.good('createCouponCode', { couponId: coupon?.id ?? '' });
    expect(made.expiresAt).toBeGreaterThan(bench.time.clock.wall());
    const found = await bench.good('findCouponCode', { code: ` ${made.code} ` });
    expect(found).toMatchObject({ name: '杨柳', maskedMobile: '138****0007', coupon: { id: coupon?.id } });
    expect(JSON.stringify(found)).not.toContain(yang);
    bench.time.push(301_000);
    expect(await bench.bad('findCouponCode', { code: made.code })).toBe('memberNotFound');
    expect(await bench.bad('createCouponCode', { couponId: '1' })).toBe('memberNotFound');
  });
});

test('what may be given is told with its campaign; a coupon that was given is on the counter at once', async () => {
  const { cardId, memberId } = await cardOf(yang);
  const templates = await bench.good('listCouponTemplates', null);
  expect(templates.map(({ batchNo }) => batchNo)).not.toContain('793161');
  expect(templates.find(({ batchNo }) => batchNo === '793164')).toMatchObject({
    left: 50,
    campaign: { name: '冬日暖锅季' },
  });
  const wechat = templates.find(({ batchNo }) => batchNo === '793141');
  expect(wechat).toMatchObject({ templateId: '57652', wechatBatchNo: '180276161' });
  expect(templates.find(({ batchNo }) => batchNo === '793164')?.wechatBatchNo).toBeNull();
  expect((await bench.good('createWechatCode', { templateId: '57652' })).code).toMatch(/^WCPMC/);
  expect(await bench.bad('createWechatCode', { templateId: '57664' })).toBe('refusedByServer');
  const content = { mobile: memberId, batchNo: '793150' };
  const asked: ChannelArgument<'perform'> = {
    intent: newIntent(),
    cardId: null,
    cardNo: null,
    secret: null,
    approval: null,
    service: 'issueCouponToMember',
    content,
  };
  expect(await bench.good('perform', asked)).toMatchObject({ state: 'applied' });
  const before = (await bench.good('lookup', { text: yang })).member?.coupons.length ?? 0;
  const seen = bench.heard('member', ({ coupons }) => coupons.length === before + 1);
  await bench.good('perform', { ...asked, intent: newIntent() });
  await bench.good('refreshMember', { cardId });
  expect(await seen).toMatchObject({ memberId, fromCache: false });
});

test('the rules of points are told as they are', async () => {
  await bench.good('signIn', cashier);
  expect(await bench.good('getPointRules', null)).toMatchObject({ asCash: true, pointsPerYuan: expect.any(Number) });
});

describe('the mall', () => {
  test('shows what this member can buy, and who pays: the default card', async () => {
    const { cardId, memberId } = await cardOf(chen);
    const { goods, more } = await bench.good('listMallGoods', { memberId, page: 1 });
    expect(more).toBe(false);
    expect(goods.map(({ id }) => id)).toEqual(['100124', '100125', '100126', '100127', '100180']);
    expect(goods[1]).toMatchObject({ kind: 'coupon', price: null, points: 50 });
    const payer = await bench.good('getMallPayer', { memberId, cardId });
    expect(payer.cardId).not.toBe(cardId);
    const bought = await bench.good('perform', {
      intent: newIntent(),
      cardId: payer.cardId,
      cardNo: null,
      secret: null,
      approval: null,
      service: 'buyMallGoods',
      content: { membershipId: memberId, goodsId: '100124', total: fen(1_500) },
    });
    expect(bought).toMatchObject({ state: 'applied', maskedCard: '6201****0501' });
    expect(bench.server.ledger.balanceOf('6201300100000501')).toBe(8_500);
    expect(bench.server.ledger.balanceOf(chen)).toBe(20_000);
  });

  test('has pages', async () => {
    const { memberId } = await cardOf(zhang);
    const [good] = bench.server.world.mallGoods;
    for (let id = 1; id <= 20; id += 1) {
      bench.server.world.mallGoods.push({ ...(good as NonNullable<typeof good>), id, name: `券${id}` });
    }
    const first = await bench.good('listMallGoods', { memberId, page: 1 });
    const second = await bench.good('listMallGoods', { memberId, page: 2 });
    expect([first.goods.length, first.more, second.more]).toEqual([20, true, false]);
    expect(new Set([...first.goods, ...second.goods].map(({ id }) => id)).size).toBe(20 + second.goods.length);
  });
});

test('without the platform, without a cashier and for a card that nobody saw it says so', async () => {
  expect(await bench.bad('listCouponTemplates', null)).toBe('notSignedIn');
  const { cardId } = await cardOf(zhang);
  expect(await bench.bad('listCardCoupons', { cardId: 'card-99' })).toBe('memberNotFound');
  await bench.server.refuseConnections();
  expect(await bench.bad('listCardCoupons', { cardId })).toBe('serverUnreachable');
  expect(await bench.bad('getPointRules', null)).toBe('serverUnreachable');
  expect(await bench.good('getStatus', null)).toMatchObject({ connection: 'offline' });
  expect(bench.complaints).toEqual([]);
});
