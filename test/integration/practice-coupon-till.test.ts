// Coupons of the practice platform at the till, over HTTP: shown with their terms, recommended, used, or refused in a sentence.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Bench, checkoutOf, merchantNo, openBench } from './practice-caller.ts';

const card = '6201300100000101';
const mobile = '13800000001';
const threeDays = 3 * 86_400_000;

let bench: Bench;
beforeEach(async () => {
  bench = await openBench();
});
afterEach(async () => {
  expect(bench.server.ledger.verify()).toEqual([]);
  await bench.close();
});

/** Gives the card a coupon of this batch; what 5.5.1 then says of it. */
async function give(batchNo: number) {
  await bench.call('issueCouponToMember', { brandId: 15, mobile: Number(mobile), batchNo });
  const coupons = (await bench.call('listCoupons', { cardNo: card, channel: 999 })).data.list;
  return coupons.findLast((coupon: { batchNo: number }) => coupon.batchNo === batchNo);
}

/** Gives the card a coupon of this batch and tries to pay with it; stored value pays the rest. */
async function payWith(batchNo: number, bill: number, more: object = {}) {
  const { id, amount } = await give(batchNo);
  const couponList = [{ id: String(id), quantity: 1 }];
  return bench.call(
    'checkout',
    checkoutOf(card, bill, bench.serial(), { storePay: bill - Number(amount), couponList, ...more }),
  );
}
const dish = { dishType: 1, dishName: '宫保鸡丁', dishPrice: 22, dishCount: 1, isSendIntegral: true };

test.each([
  [793162, 100, {}, '该券不可在本店使用,适用门店:雅台中关村店'],
  [793163, 100, {}, 'SUCCESS'],
  [793164, 149, {}, '账单金额需满150元'],
  [793164, 150, {}, 'SUCCESS'],
  [793165, 100, {}, '该券仅限用微信支付付款时使用'],
  [793165, 100, { storePay: 0, mixPayList: [{ id: '3', value: 95 }] }, 'SUCCESS'],
  [793166, 100, {}, '该券限定菜品,账单没有菜品明细,无法核实'],
  [793166, 100, { billDish: [{ ...dish, dishNo: 'A00001' }] }, '账单中需有宫保鸡丁'],
  [793166, 100, { billDish: [{ ...dish, dishNo: 'A00008' }] }, 'SUCCESS'],
  [793167, 100, {}, '今天不可使用该券,周六至周一可用'],
  [793168, 100, {}, '该券仅限有赞商城使用'],
  [793169, 100, {}, '该券不适用于这种会员卡,请换一张卡'],
  [793170, 100, {}, '券的使用条件无法识别(firstOrder EQ 1),不可使用'],
])('batch %d on %d yuan with %j: %s', async (batchNo, bill, more, message) => {
  expect((await payWith(batchNo, bill, more)).message).toBe(message);
});

test('the pre-consult says the same as the checkout, and recommends nothing that would be refused', async () => {
  for (const batchNo of [793162, 793165, 793166, 793170]) await give(batchNo);
  const { couponUse } = (
    await bench.call('preconsult', {
      merchantNo,
      cardNo: card,
      billAmount: 90,
      integralExchange: false,
      useStore: true,
      posActive: false,
      billState: 0,
      couponLimit: -1,
    })
  ).data;
  const said = new Map(couponUse.map((use: { name: string; reason: string | null }) => [use.name, use.reason]));
  expect(said.get('中关村店15元券')).toBe('该券不可在本店使用,适用门店:雅台中关村店');
  expect(said.get('微信支付5元券')).toBe('该券仅限用微信支付付款时使用');
  expect(said.get('首单7元券')).toContain('无法识别');
  expect(said.get('5元无门槛券')).toBeNull();
  const recommended = couponUse.filter((use: { recommended: boolean }) => use.recommended);
  expect(recommended.map((use: { name: string }) => use.name)).toEqual(['5元无门槛券']);
});

test('5.5.1 shows where and when a coupon may be used, by channel and by store', async () => {
  const here = await give(793162);
  const dishes = await give(793166);
  await give(793168);
  const names = async (filter: object) =>
    (await bench.call('listCoupons', { cardNo: card, ...filter })).data.list.map(
      (coupon: { name: string }) => coupon.name,
    );
  expect(await names({})).not.toContain('有赞商城9元券');
  expect(await names({ channel: 1066 })).toEqual(['5元无门槛券', '有赞商城9元券']);
  expect(await names({ merchantNo })).not.toContain('中关村店15元券');
  expect(await names({ merchantNo: '666660000277611' })).toContain('中关村店15元券');
  expect(here).toMatchObject({
    scope: 3,
    applyMerchants: [{ merchantId: 16457, merchantName: '雅台中关村店' }],
  });
  expect(dishes).toMatchObject({
    scope: 2,
    beginTime: '1970-01-01',
    goodsList: [{ goodsNo: 'A00008', goodsName: '宫保鸡丁' }],
  });
});

test('a night coupon tells its hours, and whether it is night', async () => {
  const { world } = bench.server;
  world.coupons.push({
    ...(world.coupons[0] as (typeof world.coupons)[0]),
    id: 1,
    code: 'night',
    batchNo: 793160,
  });
  const night = async () => (await bench.call('listCoupons', { couponCode: 'night' })).data.list[0];
  expect(await night()).toMatchObject({ beginTime: '22:00:00', endTime: '02:00:00', useTime: false });
  bench.clock.now += threeDays + 11 * 3_600_000;
  await bench.signIn();
  expect(await night()).toMatchObject({ useTime: true });
});
