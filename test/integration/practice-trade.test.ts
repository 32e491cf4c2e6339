// The practice platform's rules of money: checkout, coupons, the pre-consult, recharge.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { practiceCodes } from '../../main/practice/reply.ts';
import {
  type Bench,
  checkoutOf,
  merchantId,
  merchantNo,
  openBench,
  rechargeOf,
  revocationOf,
} from './practice-caller.ts';

const card = '6201300100000101';
const passwordCard = '6201300100000201';
const frozenCard = '6201300100000302';
const expiredCard = '6201300100000401';
const pointsCard = '6201300100000601';
const couponCard = '6201300100000701';

let bench: Bench;

beforeEach(async () => {
  bench = await openBench();
});

afterEach(async () => {
  expect(bench.server.ledger.verify()).toEqual([]);
  await bench.close();
});

describe('checkout', () => {
  test('mixed: stored value, points and cash add up; points are earned on the money', async () => {
    const payload = checkoutOf(card, 100, bench.serial(), {
      storePay: 60,
      integralPay: 20,
      mixPayList: [{ id: '1', value: 20 }],
    });
    const answer = await bench.call('checkout', payload);
    expect(answer).toMatchObject({ code: 0, data: { voucher: 899094, totalStore: -60 } });
    expect(answer.data.details).toMatchObject({ storeBalance: '440', integralBalance: '1080', integralBonus: '80' });
    expect(bench.server.ledger.balanceOf(card)).toBe(44_000);
  });

  test.each([
    ['sum is wrong', checkoutOf(card, 100, 's', { storePay: 99 }), practiceCodes.paymentMismatch],
    ['more than the balance', checkoutOf(card, 501, 's'), practiceCodes.balanceShort],
    ['unknown card', checkoutOf('1', 1, 's'), practiceCodes.notFound],
    ['frozen card', checkoutOf(frozenCard, 1, 's'), practiceCodes.cardFrozen],
    ['expired card', checkoutOf(expiredCard, 1, 's'), practiceCodes.cardExpired],
    ['zero', checkoutOf(card, 0, 's'), practiceCodes.invalidParameter],
    ['three decimals', checkoutOf(card, 1.005, 's'), practiceCodes.invalidParameter],
    ['negative', checkoutOf(card, -1, 's'), practiceCodes.invalidParameter],
    [
      'stored value among the other methods',
      checkoutOf(card, 10, 's', { storePay: 0, mixPayList: [{ id: '5', value: 10 }] }),
      practiceCodes.invalidParameter,
    ],
    ['no password', checkoutOf(passwordCard, 10, 's'), practiceCodes.passwordNeeded],
    ['wrong password', checkoutOf(passwordCard, 10, 's', { password: '000000' }), practiceCodes.passwordWrong],
    [
      'points over the percentage',
      checkoutOf(pointsCard, 60, 's', { storePay: 0, integralPay: 31, mixPayList: [{ id: '1', value: 29 }] }),
      practiceCodes.pointsLimit,
    ],
    [
      'points over the upper limit',
      checkoutOf(pointsCard, 200, 's', { storePay: 0, integralPay: 51, mixPayList: [{ id: '1', value: 149 }] }),
      practiceCodes.pointsLimit,
    ],
    [
      'points for a part of a yuan',
      checkoutOf(pointsCard, 10, 's', { storePay: 0, integralPay: 1.5, mixPayList: [{ id: '1', value: 8.5 }] }),
      practiceCodes.pointsLimit,
    ],
    ['wrong store', { ...checkoutOf(card, 1, 's'), merchantNo: '1' }, practiceCodes.unknownMerchant],
  ])('refuses: %s, and books nothing', async (_name, payload, code) => {
    const answer = await bench.call('checkout', payload);
    expect(answer.code).toBe(code);
    expect(answer.message).not.toBe('');
    expect(bench.server.ledger.transactions()).toEqual([]);
  });

  test('a right password pays; the fifth wrong one locks', async () => {
    expect(
      await bench.call('checkout', checkoutOf(passwordCard, 10, bench.serial(), { password: '123456' })),
    ).toMatchObject({ code: 0 });
    const check = (password: string) =>
      bench.call('verifyTradePassword', { cardNo: passwordCard, merchantId, password });
    for (let wrong = 1; wrong < 5; wrong += 1) expect((await check('999999')).code).toBe(practiceCodes.passwordWrong);
    expect((await check('999999')).code).toBe(practiceCodes.passwordLocked);
    expect((await check('123456')).code).toBe(practiceCodes.passwordLocked);
  });
});

describe('coupons', () => {
  async function idOf(code: string): Promise<string> {
    return String((await bench.call('listCoupons', { couponCode: code })).data.list[0].id);
  }
  async function pay(cardNo: string, bill: number, store: number, codes: readonly string[]) {
    const couponList = await Promise.all(codes.map(async (code) => ({ id: await idOf(code), quantity: 1 })));
    return bench.call('checkout', checkoutOf(cardNo, bill, bench.serial(), { storePay: store, couponList }));
  }

  test('20 yuan off over 100, once', async () => {
    expect((await pay(card, 100, 80, ['770000000101'])).message).toBe('账单金额需大于100元');
    expect((await pay(card, 120, 100, ['770000000101'])).code).toBe(0);
    expect((await pay(card, 120, 100, ['770000000101'])).message).toBe('券已使用');
    expect(bench.server.ledger.balanceOf(card)).toBe(40_000);
  });

  test('expired, exclusive, alone, wrong weekday, somebody else’s', async () => {
    expect((await pay(couponCard, 120, 100, ['770000000702'])).message).toBe('券已过期');
    expect((await pay(couponCard, 150, 120, ['770000000704', '770000000701'])).message).toBe(
      '券不可与所选其他券同时使用',
    );
    expect((await pay(couponCard, 210, 150, ['770000000703', '770000000701'])).message).toBe('该券只能单独使用');
    expect((await pay(couponCard, 120, 100, ['770000000101'])).code).toBe(practiceCodes.couponUnusable);
    bench.clock.now += 3 * 86_400_000;
    await bench.signIn();
    expect((await pay(couponCard, 50, 40, ['770000000701'])).message).toBe('今天不可使用该券,周一至周五可用');
  });

  test('a coupon worth more than the bill pays it alone; with other money it does not add up', async () => {
    expect((await pay(card, 3, 1, ['770000000102'])).code).toBe(practiceCodes.paymentMismatch);
    expect((await pay(card, 3, 0, ['770000000102'])).code).toBe(0);
  });

  test('a revoked checkout gives the coupon back', async () => {
    const booked = await pay(card, 120, 100, ['770000000101']);
    const undone = await bench.call('revokeCheckout', revocationOf(card, booked.data.voucher, bench.serial()));
    expect(undone.code).toBe(0);
    expect((await pay(card, 120, 100, ['770000000101'])).code).toBe(0);
  });
});

describe('pre-consult', () => {
  const ask = (cardNo: string, billAmount: number, more: object = {}) =>
    bench.call('preconsult', {
      merchantNo,
      cardNo,
      billAmount,
      useStore: true,
      posActive: false,
      billState: 0,
      couponLimit: -1,
      ...more,
    });

  test('the best combination can be booked as it stands', async () => {
    const { detail } = (await ask(card, 150)).data;
    expect(detail).toMatchObject({
      integralPay: '50.00',
      couponPay: '0.00',
      storePay: 100,
      payable: 0,
      integralUse: '500',
    });
    const payload = checkoutOf(card, 150, bench.serial(), {
      storePay: detail.storePay,
      integralPay: Number(detail.integralPay),
    });
    expect((await bench.call('checkout', payload)).code).toBe(0);
  });

  test('coupons say whether and why not', async () => {
    const { couponUse } = (await ask(couponCard, 120, { integralExchange: false })).data;
    const byAmount = Object.fromEntries(couponUse.map((use: { id: number }) => [use.id, use]));
    expect(Object.values(byAmount)).toHaveLength(4);
    expect(
      couponUse
        .filter((use: { usable: string }) => use.usable === 'false')
        .map((use: { reason: string }) => use.reason)
        .sort(),
    ).toEqual(['券已过期', '账单金额需大于200元'].sort());
    expect(couponUse.filter((use: { recommended: boolean }) => use.recommended)).toHaveLength(1);
  });
});

describe('recharge', () => {
  test('pre-check: code 0 with status "1" is a refusal too', async () => {
    expect(await bench.call('checkRecharge', rechargeOf(card, 100, 's'))).toMatchObject({
      code: 0,
      data: { status: '0', detail: '成功' },
    });
    expect(await bench.call('checkRecharge', rechargeOf(frozenCard, 100, 's'))).toMatchObject({
      code: 0,
      data: { status: '1', detail: '卡已冻结' },
    });
    expect((await bench.call('checkRecharge', rechargeOf('1', 100, 's'))).code).toBe(practiceCodes.notFound);
  });

  test('100 brings 10 and 10 points, as 6.3 prints it; 500 brings 80 and a coupon', async () => {
    const small = await bench.call('recharge', rechargeOf('6201300100000901', 100, bench.serial()));
    expect(small.data).toMatchObject({
      totalStore: 110,
      details: { storeBalance: '110', storeBonus: '10', integralBonus: '10', integralBalance: '10', couponBonus: [] },
    });
    const large = await bench.call('recharge', rechargeOf('6201300100000901', 500, bench.serial()));
    expect(large.data.details).toMatchObject({ storeBalance: '690', storeBonus: '80' });
    expect(large.data.details.couponBonus).toMatchObject([
      { couponName: '20元代金券', amount: '20.00', startDate: '2026-11-18' },
    ]);
  });
});
