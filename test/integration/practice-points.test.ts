// Points and the mall of the practice platform, over HTTP: exchanged, given, spent, taken; goods listed and bought. The books balance after each.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { practiceCodes } from '../../main/practice/reply.ts';
import { type Bench, merchantId, merchantNo, openBench, revocationOf } from './practice-caller.ts';

const card = '6201300100000101';
const memberId = 11_671_221;
const passwordCard = '6201300100000201';
const calls = ['exchangePoints', 'awardPoints', 'buyCouponWithPoints', 'deductPoints'] as const;
const spending = ['exchangePoints', 'buyCouponWithPoints', 'deductPoints'] as const;

let bench: Bench;
beforeEach(async () => {
  bench = await openBench();
});
afterEach(async () => {
  expect(bench.server.ledger.verify()).toEqual([]);
  await bench.close();
});

const pointsOf = (cardNo = card) => bench.server.ledger.pointsOf(cardNo);
function send(id: (typeof calls)[number], integralValue: number, more: object = {}) {
  const good = id === 'buyCouponWithPoints' && !('batchNo' in more) ? { goodsName: '雅台保温杯' } : {};
  const serial = { merchantNo, cashierSerial: bench.serial() };
  return bench.call(id, { cardNo: card, ...serial, integralValue, ...good, ...more });
}
const logRow = async () => (await bench.call('listTransactions', { cardNo: card })).data.transwater[0];

describe('6.6', () => {
  test('6.6.1: 100 points bring the store’s coupon, any other number what the remark says', async () => {
    const given = await send('exchangePoints', 100, { mobile: '13800000001', remark: '测试积分兑换' });
    expect(given.data).toMatchObject({
      voucher: 899_094,
      integralBalance: '1100',
      storeBalance: '500.00',
      issuedCoupon: { couponName: '5元无门槛券', startDate: '2026-11-18' },
    });
    expect((await send('exchangePoints', 10)).data).toMatchObject({ integralBalance: '1090', issuedCoupon: null });
    expect(await logRow()).toMatchObject({ transCode: '5001', transName: '积分兑换', terminalNo: null });
    const coupon = (await bench.call('listCoupons', { couponCode: given.data.issuedCoupon.couponCode })).data.list[0];
    expect(coupon.availableQuantity).toBe(1);
  });

  test('6.6.1: the mobile number must be the member’s', async () => {
    expect((await send('exchangePoints', 10, { mobile: '13800000002' })).message).toBe('手机号不是该会员的');
    expect(pointsOf()).toBe(1200);
  });

  test('6.6.2 gives and 6.6.4 takes; both stand in the log, with no money', async () => {
    expect((await send('awardPoints', 5, { remark: '签到' })).data.integralBalance).toBe('1205');
    expect(await logRow()).toMatchObject({ transCode: '5002', amount: 0, balance: 500 });
    expect((await send('deductPoints', 205)).data.integralBalance).toBe('1000');
    expect(await logRow()).toMatchObject({ transCode: '5004' });
    expect((await send('awardPoints', 100_001)).message).toBe('单次奖励不能超过100000积分');
    expect(bench.server.ledger.balanceOf(card)).toBe(50_000);
    expect(bench.server.ledger.totals().consumedFen).toBe(0);
  });

  test('6.6.3: points, stored value and cash buy a coupon, or a good of which only the row is kept', async () => {
    const coupon = await send('buyCouponWithPoints', 200, {
      batchNo: 793141,
      storePay: 2,
      payWays: [{ id: '1', value: 1.5 }],
    });
    expect(coupon.data).toMatchObject({
      integralBalance: '1000',
      storeBalance: '498.00',
      issuedCoupon: { couponName: '20元代金券' },
    });
    expect(await logRow()).toMatchObject({ amount: 3.5, balance: 498 });
    const good = await send('buyCouponWithPoints', 800, { goodsName: '雅台保温杯' });
    expect(good.data).toMatchObject({ integralBalance: '200', issuedCoupon: null });
    expect(await logRow()).toMatchObject({ transCode: '5003' });
    expect(bench.server.ledger.balanceOf(card)).toBe(49_800);
    expect((await send('buyCouponWithPoints', 0, { storePay: 98 })).data.storeBalance).toBe('400.00');
    const goods = bench.server.world.mallGoods.find((one) => one.name === '雅台保温杯');
    expect(goods?.left).toBe(3);
  });

  test.each([
    ['neither a coupon nor a good', { goodsName: '' }],
    ['both', { goodsName: '雅台保温杯', batchNo: 793141 }],
  ])('6.6.3 refuses %s', async (_name, more) => {
    const answer = await send('buyCouponWithPoints', 1, { ...more });
    expect(answer).toMatchObject({
      code: practiceCodes.invalidParameter,
      message: '请指定券批次或商品名称其中之一',
    });
    expect(bench.server.ledger.transactions()).toEqual([]);
  });

  test('6.6.3: no coupon, no points spent', async () => {
    expect((await send('buyCouponWithPoints', 10, { batchNo: 1 })).message).toBe('券批次不存在');
    expect((await send('buyCouponWithPoints', 10, { batchNo: 793160 })).message).toBe('该券的活动未开始或已结束');
    const pay = async (more: object) => (await send('buyCouponWithPoints', 10, more)).message;
    expect(await pay({ storePay: -1 })).toBe('支付方式或金额不正确');
    expect(await pay({ payWays: [{ id: '1', value: 0 }] })).toBe('支付方式或金额不正确');
    expect(await pay({ payWays: [{ id: '5', value: 1 }] })).toBe('支付方式或金额不正确');
    expect(await pay({ storePay: 500.01 })).toBe('储值余额不足');
    expect(pointsOf()).toBe(1200);
  });

  test.each(spending)('%s: never below zero', async (id) => {
    expect(await send(id, 1201)).toMatchObject({
      code: practiceCodes.pointsShort,
      message: '积分余额不足,现有1200',
    });
    expect((await send(id, 1200)).code).toBe(0);
    expect(pointsOf()).toBe(0);
  });

  test.each(spending)('%s: a card with a trade password asks for it', async (id) => {
    const on = (password?: string) => send(id, 10, { cardNo: passwordCard, password });
    expect((await on()).code).toBe(practiceCodes.passwordNeeded);
    expect((await on('000000')).message).toBe('交易密码错误,还可输入4次');
    expect(pointsOf(passwordCard)).toBe(300);
    expect((await on('123456')).code).toBe(0);
  });

  test.each(calls)('%s: what every one of them refuses', async (id) => {
    const nothing = id === 'buyCouponWithPoints' ? '请用积分、储值或现金支付' : '积分必须大于0';
    expect((await send(id, 0)).message).toBe(nothing);
    expect((await send(id, -5)).message).toBe('积分必须大于0');
    expect((await send(id, 1.5)).code).toBe(practiceCodes.invalidParameter);
    expect((await send(id, 1, { cardNo: '1' })).message).toBe('卡号不存在');
    expect((await send(id, 1, { cardNo: '6201300100000302' })).message).toBe('卡已冻结');
    expect((await send(id, 1, { cardNo: '6201300100000401' })).message).toBe('卡已过期');
    expect((await send(id, 1, { merchantNo: '1' })).code).toBe(practiceCodes.unknownMerchant);
    expect(bench.server.ledger.transactions()).toEqual([]);
  });

  test.each(calls)('%s: a repeated serial, in all three ways', async (id) => {
    const again = () => send(id, 10, { cashierSerial: 'same' });
    const first = await again();
    expect((await again()).data.voucher).not.toBe(first.data.voucher);
    bench.server.setOptions({ repeatSerial: 'sameVoucher' });
    expect((await again()).data).toEqual(first.data);
    bench.server.setOptions({ repeatSerial: 'refuse' });
    expect((await again()).code).toBe(practiceCodes.repeatedSerial);
    expect(bench.server.ledger.chargesBySerial('same')).toHaveLength(2);
  });
});

describe('revocation of points and coupons', () => {
  const undo = (voucher: number) => bench.call('revokeByVoucher', revocationOf(card, voucher, bench.serial()));

  test('gives the points back and takes the unused coupon away', async () => {
    const { voucher, issuedCoupon } = (await send('exchangePoints', 500)).data;
    expect((await undo(voucher)).code).toBe(0);
    expect(pointsOf()).toBe(1200);
    const coupon = (await bench.call('listCoupons', { couponCode: issuedCoupon.couponCode })).data.list[0];
    expect(coupon.availableQuantity).toBe(0);
  });

  test('a coupon that was used keeps its purchase; the mall takes nothing back here', async () => {
    const { voucher, issuedCoupon } = (await send('exchangePoints', 100)).data;
    const couponList = [{ id: issuedCoupon.id, quantity: 1 }];
    const bill = { merchantNo, cardNo: card, terminalNo: '11111111', billAmount: 5, storePay: 0, integralPay: 0 };
    expect((await bench.call('checkout', { ...bill, cashierSerial: bench.serial(), couponList })).code).toBe(0);
    expect((await undo(voucher)).message).toBe('所发的券已使用,不能撤销');
    await buy(100124, 15);
    expect((await undo((await logRow()).id)).message).toBe('商城订单请在商城退款');
  });
});

function buy(mallGoodsId: number, totalAmount: number, more: object = {}) {
  const where = { brandId: 15, merchantId: Number(merchantId), merchantNo };
  return bench.call('buyMallGoods', { ...where, membershipId: memberId, mallGoodsId, totalAmount, ...more });
}

describe('6.7', () => {
  const list = (more: object = {}) => bench.call('listMallGoods', { brandId: 15, pageNum: 1, pageSize: 4, ...more });
  const idsOf = (answer: { data: { list: { id: number }[] } }) => answer.data.list.map((good) => good.id);

  test('6.7.1: pages, prices in money or points, one type, no level that the member has', async () => {
    const first = await list();
    expect(first.data).toMatchObject({ pageSize: 4, currentPage: 1, total: 6 });
    expect(idsOf(first)).toEqual([100124, 100125, 100126, 100127]);
    expect(idsOf(await list({ pageNum: 2 }))).toEqual([100179, 100180]);
    expect(idsOf(await list({ pageNum: 3 }))).toEqual([]);
    expect(first.data.list[0]).toMatchObject({ nowPriceCash: 15, nowPriceIntegral: null, status: 2 });
    expect(first.data.list[1]).toMatchObject({ nowPriceCash: null, nowPriceIntegral: '50' });
    expect(idsOf(await list({ productType: 5 }))).toEqual([100179, 100180]);
    expect(idsOf(await list({ productType: 5, membershipId: memberId }))).toEqual([100180]);
    expect((await list({ membershipId: 1 })).message).toBe('会员不存在');
  });

  test('6.7.2: stored value pays; a coupon comes with it', async () => {
    expect(await buy(100124, 15)).toEqual({ code: 0, message: 'SUCCESS' });
    expect(bench.server.ledger.balanceOf(card)).toBe(48_500);
    expect(await logRow()).toMatchObject({ transCode: '5005', amount: 15, balance: 485, cashierSerial: null });
    const { data } = await bench.call('lookup', { merchantNo, queryNo: card });
    expect(data.coupons.filter((coupon: { batchNo: number }) => coupon.batchNo === 793141)).toHaveLength(2);
  });

  test('6.7.2: points pay where the price is points; a level changes the member', async () => {
    expect((await buy(100126, 0)).code).toBe(0);
    expect(pointsOf()).toBe(400);
    expect((await buy(100126, 0)).message).toBe('积分余额不足');
    expect((await buy(100180, 88)).code).toBe(0);
    const { data } = await bench.call('lookup', { merchantNo, queryNo: card });
    expect(data.membership.memberLevelName).toBe('钻石会员');
    expect(bench.server.ledger.balanceOf(card)).toBe(41_200);
    expect((await buy(100180, 88)).message).toBe('该会员已是钻石会员');
  });

  test.each([
    ['a price that is not the mall’s', 100124, 14.99, {}, '20元代金券的价格是15.00元'],
    ['what is off sale', 100128, 39, {}, '商品已下架'],
    ['what nobody knows', 1, 1, {}, '商品不存在'],
    ['an unknown member', 100124, 15, { membershipId: 1 }, '会员不存在'],
    ['a short balance', 100127, 128, { membershipId: 11_671_223 }, '储值余额不足'],
    ['another store’s id', 100124, 15, { merchantId: 1 }, '商户编号与门店不符'],
  ])('6.7.2 refuses %s', async (_name, id, total, more, message) => {
    expect((await buy(id, total, more)).message).toBe(message);
    expect(bench.server.ledger.transactions()).toEqual([]);
  });

  test('6.7.2: the last one is sold once', async () => {
    expect((await buy(100127, 128)).code).toBe(0);
    expect(await buy(100127, 128)).toMatchObject({ code: practiceCodes.stockEmpty, message: '商品已售完' });
    expect(idsOf(await list())).not.toContain(100127);
  });
});
