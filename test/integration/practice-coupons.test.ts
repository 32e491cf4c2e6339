// Coupons on the practice platform, over HTTP: listed, issued, claimed, shown by codes.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { practiceCodes } from '../../main/practice/reply.ts';
import { type Bench, checkoutOf, merchantId, merchantNo, openBench } from './practice-caller.ts';

const card = '6201300100000101';
const mobile = '13800000001';
const noMember = '13911112222';
const plain = 793150;

let bench: Bench;
beforeEach(async () => {
  bench = await openBench();
});
afterEach(async () => {
  expect(bench.server.ledger.verify()).toEqual([]);
  await bench.close();
});

const couponsOf = async (queryNo: string) => (await bench.call('lookup', { merchantNo, queryNo })).data.coupons;
const issue = (id: string, to: string, batchNo: number | string) =>
  bench.call(id, { brandId: 15, mobile: Number(to), batchNo });

/** The newest coupon of this batch on the card. */
async function newestOf(cardNo: string, batchNo: number) {
  const coupons = (await bench.call('listCoupons', { cardNo, channel: 999 })).data.list;
  return coupons.findLast((coupon: { batchNo: number }) => coupon.batchNo === batchNo);
}

describe('5.5.2', () => {
  test('campaigns of today with what is left, and the merchant’s own', async () => {
    const { data } = await bench.call('listCampaignCoupons', { merchantId });
    expect(data.activeCouponTemplates.map((one: { batchNo: number }) => one.batchNo)).toEqual([
      793141, 793128, 793164, 793166,
    ]);
    expect(data.activeCouponTemplates[0]).toMatchObject({ activeName: '冬日暖锅季', tags: [{ name: '代金券' }] });
    const own = data.customizeCouponTemplates.map((one: { batchNo: number }) => one.batchNo);
    expect(own).toContain(plain);
    expect(own).not.toContain(793160);
    expect(own).not.toContain(793161);
  });

  test('by channel: what may be used at a table; a batch that ran out is gone', async () => {
    const list = async () => {
      const { data } = await bench.call('listCampaignCoupons', { channel: 1000 });
      return [...data.activeCouponTemplates, ...data.customizeCouponTemplates].map(
        (one: { batchNo: number }) => one.batchNo,
      );
    };
    expect(await list()).not.toContain(793168);
    expect(await list()).toContain(793166);
    for (let given = 0; given < 2; given += 1) await issue('issueCouponToMember', mobile, 793166);
    expect(await list()).not.toContain(793166);
  });
});

describe('6.8', () => {
  test('6.8.1: the coupon is on the member, in the log, and pays', async () => {
    const before = (await couponsOf(mobile)).length;
    expect(await issue('issueCoupon', mobile, plain)).toEqual({ code: 0, message: '发券成功' });
    expect(await couponsOf(mobile)).toHaveLength(before + 1);
    const [row] = (await bench.call('listTransactions', { cardNo: card })).data.transwater;
    expect(row).toMatchObject({ transCode: '6001', transName: '注券', cashierSerial: null, terminalNo: null });
    expect(Number(row.amount)).toBe(0);
    const { id } = await newestOf(card, plain);
    const payload = checkoutOf(card, 30, bench.serial(), {
      storePay: 25,
      couponList: [{ id: String(id), quantity: 1 }],
    });
    expect((await bench.call('checkout', payload)).code).toBe(0);
  });

  test('6.8.1 makes a member of a number that is none’s; 6.8.2 says so', async () => {
    expect(await issue('issueCouponToMember', noMember, plain)).toMatchObject({
      code: practiceCodes.notFound,
      message: '该手机号不是会员,请先注册会员',
    });
    expect(bench.server.ledger.transactions()).toEqual([]);
    expect((await issue('issueCoupon', noMember, plain)).code).toBe(0);
    const { data } = await bench.call('lookup', { merchantNo, queryNo: noMember });
    expect(data).toMatchObject({ membership: { mobile: noMember, memberLevelName: '普通会员' } });
    expect(data.cards).toHaveLength(1);
    expect(data.coupons).toHaveLength(1);
    expect((await issue('issueCouponToMember', noMember, plain)).code).toBe(0);
    expect((await bench.call('findMember', { mobile: noMember })).data.cards).toHaveLength(1);
  });

  test('6.8.2: a member without a card is sent to get one', async () => {
    const membership = { name: '无卡', mobile: noMember, brandId: '15' };
    expect((await bench.call('createMember', { membership })).code).toBe(0);
    expect((await issue('issueCouponToMember', noMember, plain)).message).toBe('该会员还没有会员卡,请先开卡');
    expect((await issue('issueCoupon', noMember, plain)).code).toBe(0);
    expect((await issue('issueCouponToMember', noMember, plain)).code).toBe(0);
  });

  test.each([
    ['a mobile number that is none', '12', plain, practiceCodes.invalidParameter, '手机号不正确'],
    ['a batch that nobody knows', mobile, 1, practiceCodes.notFound, '券批次不存在'],
    ['a campaign that is over', mobile, 793160, practiceCodes.couponUnusable, '该券的活动未开始或已结束'],
    ['a campaign to come', mobile, 793161, practiceCodes.couponUnusable, '该券的活动未开始或已结束'],
  ])('refuses %s, and makes no member', async (_name, to, batchNo, code, message) => {
    expect(await issue('issueCoupon', to, batchNo)).toMatchObject({ code, message });
    expect(bench.server.ledger.transactions()).toEqual([]);
    expect(bench.server.world.members).toHaveLength(12);
  });

  test('the stock of a batch ends', async () => {
    for (let given = 0; given < 2; given += 1)
      expect((await issue('issueCouponToMember', mobile, 793166)).code).toBe(0);
    expect(await issue('issueCoupon', noMember, 793166)).toMatchObject({
      code: practiceCodes.stockEmpty,
      message: '券已发完',
    });
    expect(await couponsOf(noMember).catch(() => 'no member')).toBe('no member');
  });
});

describe('6.24', () => {
  const claim = (scanCode: string, cardNo = card, cashierSerial = bench.serial()) =>
    bench.call('claimCouponByScan', { merchantNo, cashierSerial, cardNo, scanCode });

  test('once a member, whichever card; the coupon stands in the answer and on the member', async () => {
    const { data } = await claim('990000000150', '6201300100000501');
    expect(data).toMatchObject({ voucher: 899_094, issuedCoupon: { couponName: '5元无门槛券', amount: '5.00' } });
    expect((await couponsOf(data.issuedCoupon.couponCode))[0].id).toBe(Number(data.issuedCoupon.id));
    expect(await claim('990000000150', '6201300100000502')).toMatchObject({
      code: practiceCodes.alreadyClaimed,
      message: '该会员已领过此券',
    });
    expect((await claim('990000000150')).code).toBe(0);
  });

  test.each([
    ['an unknown code', '1', card, practiceCodes.notFound, '领券码不存在'],
    ['a code whose time is over', '990000000199', card, practiceCodes.couponUnusable, '领券活动已结束'],
    ['a frozen card', '990000000150', '6201300100000302', practiceCodes.cardFrozen, '卡已冻结'],
    ['an unknown card', '990000000150', '1', practiceCodes.notFound, '卡号不存在'],
  ])('refuses %s', async (_name, code, cardNo, expected, message) => {
    expect(await claim(code, cardNo)).toMatchObject({ code: expected, message });
    expect(bench.server.ledger.transactions()).toEqual([]);
  });

  test('a repeated serial gets the first answer, where the platform is set so', async () => {
    bench.server.setOptions({ repeatSerial: 'sameVoucher' });
    const first = await claim('990000000150', card, 'same');
    expect((await claim('990000000150', card, 'same')).data).toEqual(first.data);
    expect(bench.server.ledger.chargesBySerial('same')).toHaveLength(1);
  });
});

describe('codes', () => {
  async function dynamicCodeOf(couponCode: string): Promise<string> {
    const { id } = (await bench.call('listCoupons', { couponCode })).data.list[0];
    return (await bench.call('createDynamicCouponCode', { couponId: String(id) })).data.dynamicCode;
  }

  test('6.10.2: a dynamic code means its coupon in 6.13.1, 6.13.2, 6.14 and 5.5.1, for five minutes', async () => {
    const dynamic = await dynamicCodeOf('770000000101');
    expect(dynamic).toMatch(/^29\d{16}$/);
    const ask = {
      lookup: () => bench.call('lookup', { merchantNo, queryNo: dynamic }),
      byCode: () => bench.call('lookupByCouponCode', { merchantNo, couponCode: dynamic }),
      single: () => bench.call('singleCardSingleCoupon', { merchantNo, queryNo: dynamic }),
      list: () => bench.call('listCoupons', { couponCode: dynamic }),
    };
    bench.clock.now += 5 * 60_000 - 1;
    expect((await ask.lookup()).data.cards[0].cardNo).toBe(card);
    expect((await ask.byCode()).data).toMatchObject({
      membership: { mobile },
      card: { cardNo: card },
      coupon: { couponCode: '770000000101' },
    });
    expect((await ask.single()).data).toMatchObject({
      card: { cardNo: card },
      coupon: { couponCode: '770000000101' },
    });
    expect((await ask.list()).data.list).toHaveLength(1);
    bench.clock.now += 1;
    for (const one of Object.values(ask)) expect((await one()).message).toBe('动态券码已过期,请会员刷新');
  });

  test('6.10.2 refuses what is not there and what is used', async () => {
    expect((await bench.call('createDynamicCouponCode', { couponId: '1' })).message).toBe('券不存在');
    const { id } = (await bench.call('listCoupons', { couponCode: '770000000101' })).data.list[0];
    const couponList = [{ id: String(id), quantity: 1 }];
    await bench.call('checkout', checkoutOf(card, 120, bench.serial(), { storePay: 100, couponList }));
    expect((await bench.call('createDynamicCouponCode', { couponId: String(id) })).message).toBe('券已使用');
  });

  test('6.13.2 takes the printed code too and names the default card', async () => {
    await bench.call('setDefaultCard', { membershipId: 11_671_225, cardNo: '6201300100000502' });
    await bench.call('claimCouponByScan', {
      merchantNo,
      cashierSerial: bench.serial(),
      cardNo: '6201300100000503',
      scanCode: '990000000150',
    });
    const { couponCode } = await newestOf('6201300100000503', plain);
    const { data } = await bench.call('lookupByCouponCode', { merchantNo, couponCode });
    expect(data.card.cardNo).toBe('6201300100000502');
    expect(data.coupon.cardNo).toBe('6201300100000503');
    expect((await bench.call('lookupByCouponCode', { merchantNo, couponCode: '1' })).message).toBe('券不存在');
  });

  test('6.14: a card with one coupon brings both, with several only itself', async () => {
    const ask = async (queryNo: string) => (await bench.call('singleCardSingleCoupon', { merchantNo, queryNo })).data;
    expect(await ask('6201300100000801')).toMatchObject({ coupon: { couponCode: '770000000801' } });
    expect(await ask('280000000000000101')).toMatchObject({ card: { cardNo: card }, coupon: null });
    const nobody = await bench.call('singleCardSingleCoupon', { merchantNo, queryNo: '1' });
    expect(nobody.message).toBe('未找到卡或券');
  });

  test('6.25: as the sample prints it, and never twice the same', async () => {
    const make = (couponTemplateId: number, at = merchantId) =>
      bench.call('createWechatCouponCode', { merchantId: at, couponTemplateId });
    const codes = await Promise.all([make(57652), make(57652), make(57655)]);
    expect(codes[0]?.data).toMatch(/^WCPMC005765220261118120000\d{6}$/);
    expect(new Set(codes.map((one) => one.data)).size).toBe(3);
    expect((await make(1)).message).toBe('券模板不存在');
    expect((await make(57653)).message).toBe('该券不是微信商家券');
    expect((await make(57652, '1')).code).toBe(practiceCodes.unknownMerchant);
  });

  test('6.26: a row for each batch that was asked', async () => {
    const { data } = await bench.call('mapWechatCouponBatches', { yazuoBatchNos: [793141, 793128, 1] });
    expect(data.wechatBatchNos).toEqual([
      { yazuoBatchNo: 793141, wechatBatchNo: 180276161 },
      { yazuoBatchNo: 793128, wechatBatchNo: null },
      { yazuoBatchNo: 1, wechatBatchNo: null },
    ]);
  });
});
