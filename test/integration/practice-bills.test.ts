// The practice platform's bills: their dishes, recharge and dine free, orders, money that another system took, synchronised details.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { practiceCodes } from '../../main/practice/reply.ts';
import { logRow, voucherOf } from './practice-bills-stage.ts';
import {
  type Bench,
  brandId,
  checkoutOf,
  merchantId,
  merchantNo,
  openBench,
  rechargeOf,
  revocationOf,
  terminalNo,
} from './practice-caller.ts';

const card = '6201300100000101';
const frozenCard = '6201300100000302';
const order = '2026000000000101';

let bench: Bench;

beforeEach(async () => {
  bench = await openBench();
});

afterEach(async () => {
  expect(bench.server.ledger.verify()).toEqual([]);
  await bench.close();
});

describe('6.12.3 dishes of a transaction', () => {
  const dish = {
    dishNo: '13425',
    dishType: 1,
    dishName: '千张牛肉粉丝汤',
    dishPrice: 22.9,
    dishCount: 2,
    memberShipPrice: null,
    isSendIntegral: true,
  };

  test('come back as the checkout brought them', async () => {
    const voucherNumber = await voucherOf(bench, checkoutOf(card, 45.8, bench.serial(), { billDish: [dish] }));
    const answer = await bench.call('listTransactionDishes', { merchantNo, voucherNumber });
    expect(answer.data.billDish).toEqual([{ ...dish, dishCount: '2', isSendIntegral: 'true' }]);
  });

  test('are none where the checkout brought none, and unknown where there is no transaction', async () => {
    const voucherNumber = await voucherOf(bench, checkoutOf(card, 1, bench.serial()));
    expect((await bench.call('listTransactionDishes', { merchantNo, voucherNumber })).data.billDish).toEqual([]);
    expect((await bench.call('listTransactionDishes', { merchantNo, voucherNumber: '1' })).code).toBe(
      practiceCodes.voucherUnknown,
    );
  });
});

describe('6.15 recharge and dine free', () => {
  const dine = (amount: number, more: object = {}) =>
    bench.call('rechargeAndDineFree', { ...rechargeOf(card, amount, bench.serial()), ...more });

  test('books the recharge with its bonus and the bill that is free', async () => {
    const answer = await dine(300, { billAmount: 100 });
    expect(answer).toMatchObject({ code: 0, data: { totalStore: 310, details: { storeBonus: '10' } } });
    expect(bench.server.ledger.balanceOf(card)).toBe(81_000);
    expect(bench.server.ledger.byVoucher(String(answer.data.voucher))).toMatchObject({
      kind: 'rechargeAndDineFree',
      amountFen: 30_000,
      bill: { freeFen: 10_000 },
    });
    expect(bench.server.ledger.totals()).toMatchObject({ rechargedFen: 30_000, consumedFen: 0 });
  });

  test('one fen short of three times the bill is refused, and without a bill the third part is free', async () => {
    expect(await dine(299.99, { billAmount: 100 })).toMatchObject({
      code: practiceCodes.rechargeTooSmall,
      message: '充值金额需达到账单金额的3倍',
    });
    expect(bench.server.ledger.transactions()).toEqual([]);
    const { data } = await dine(100);
    expect(bench.server.ledger.byVoucher(String(data.voucher))?.bill).toEqual({ freeFen: 3333 });
  });

  test('stands in the log as 1002 and is revoked whole', async () => {
    const serial = bench.serial();
    const { data } = await bench.call('rechargeAndDineFree', rechargeOf(card, 300, serial));
    expect(await logRow(bench, serial)).toMatchObject([{ transCode: '1002', amount: 300 }]);
    expect((await bench.call('revokeByVoucher', revocationOf(card, data.voucher, bench.serial()))).code).toBe(0);
    expect(bench.server.ledger.balanceOf(card)).toBe(50_000);
  });
});

describe('6.16 order authorisation', () => {
  const authorise = (orderId: string) => bench.call('getOrderAuthorization', { merchantId, orderId });

  test('once a code, then 2; an unknown order is 1', async () => {
    const first = await authorise(order);
    expect(first.code).toBe(0);
    expect(first.data).toMatch(/^[0-9A-F]{16}$/);
    expect(await authorise(order)).toMatchObject({ code: 2 });
    expect(await authorise('no-such-order')).toMatchObject({ code: 1 });
  });

  test('knows what was synchronised by 6.19', async () => {
    expect(await authorise('W1')).toMatchObject({ code: 1 });
    await bench.call('syncThirdPartyPayment', elsewhere('W1', 20));
    expect(await authorise('W1')).toMatchObject({ code: 0 });
  });
});

function elsewhere(orderId: string, bill: number, more: object = {}): object {
  const cashierSerial = bench.serial();
  return { cardNo: card, merchantNo, cashierSerial, terminalNo, orderId, billAmount: bill, payWay: '3', ...more };
}

describe('6.19 money that another system took', () => {
  test('moves no stored value and earns its points', async () => {
    const answer = await bench.call('syncThirdPartyPayment', elsewhere('W1', 88.5));
    expect(answer).toMatchObject({ code: 0, data: { totalStore: 0, details: { integralBonus: '88' } } });
    expect(bench.server.ledger.balanceOf(card)).toBe(50_000);
    expect(bench.server.ledger.pointsOf(card)).toBe(1288);
  });

  test('books an order once, and again only when the first was revoked', async () => {
    const { data } = await bench.call('syncThirdPartyPayment', elsewhere('W1', 88.5));
    expect((await bench.call('syncThirdPartyPayment', elsewhere('W1', 88.5))).code).toBe(practiceCodes.orderRepeated);
    expect(bench.server.ledger.transactions()).toHaveLength(1);
    await bench.call('revokeByVoucher', revocationOf(card, data.voucher, bench.serial()));
    expect(bench.server.ledger.pointsOf(card)).toBe(1200);
    expect((await bench.call('syncThirdPartyPayment', elsewhere('W1', 8.5))).code).toBe(0);
  });

  test('the echo of its own delivery is no proof of a refusal', async () => {
    const payload = elsewhere('W1', 10);
    await bench.call('syncThirdPartyPayment', payload);
    expect((await bench.call('syncThirdPartyPayment', payload)).code).toBe(practiceCodes.repeatedSerial);
  });

  test.each([
    ['a method that is the member’s', { payWay: '5' }, practiceCodes.invalidParameter],
    ['nothing', { billAmount: 0 }, practiceCodes.invalidParameter],
    ['a frozen card', { cardNo: frozenCard }, practiceCodes.cardFrozen],
    ['an unknown card', { cardNo: '1' }, practiceCodes.notFound],
  ])('refuses %s', async (_name, more, code) => {
    expect((await bench.call('syncThirdPartyPayment', elsewhere('W1', 10, more))).code).toBe(code);
    expect(bench.server.ledger.transactions()).toEqual([]);
  });
});

describe('6.21 detail of a bill', () => {
  const detail = {
    orderId: '201612010000000000001',
    orderTime: '2016-10-19 20:10:58',
    totalPrice: 369.12,
    receivePrice: '369.00',
    discountPrice: '36.36',
    payWays: [{ payPrice: 48, payWay: 2 }],
    dishList: [{ dishCode: 'CES000001', dishName: '麻辣鱼块', price: 15, num: 2 }],
    thirdMerchantNo: 'MD000000001',
    status: '1',
  };

  test('is stored once; again with the same content is fine, with another it is refused', async () => {
    expect((await bench.call('syncBillDetail', detail)).code).toBe(0);
    expect((await bench.call('syncBillDetail', detail)).code).toBe(0);
    expect((await bench.call('syncBillDetail', { ...detail, totalPrice: 370 })).code).toBe(practiceCodes.orderRepeated);
    expect(bench.server.world.billDetails).toMatchObject([
      { orderId: detail.orderId, totalPrice: 36_912, orderTime: Date.parse('2016-10-19T20:10:58+08:00') },
    ]);
  });

  test('of a store that does not exist, or at no real time, is refused', async () => {
    const elsewhereDetail = { ...detail, thirdMerchantNo: 'MD9' };
    expect((await bench.call('syncBillDetail', elsewhereDetail)).code).toBe(practiceCodes.unknownMerchant);
    const answer = await bench.call('syncBillDetail', { ...detail, orderTime: '2016-02-30 20:10:58' });
    expect(answer).toMatchObject({ code: practiceCodes.invalidParameter });
    expect(answer.message).toContain('orderTime');
  });
});

test('the day counts a recharge and dine free as a recharge, money of another system as a consumption, a change as nothing', async () => {
  await bench.call('rechargeAndDineFree', rechargeOf(card, 300, bench.serial()));
  await bench.call('syncThirdPartyPayment', elsewhere('W1', 88.5));
  const voucherNumber = await voucherOf(
    bench,
    checkoutOf(card, 10, bench.serial(), { storePay: 0, mixPayList: [{ id: '1', value: 10 }] }),
  );
  const cashierSerial = bench.serial();
  const changed = { cardNo: card, merchantNo, cashierSerial, terminalNo, voucherNumber };
  await bench.call('changePaymentMethod', { ...changed, mixPayList: [{ id: '3', value: 10 }] });
  const totals = { consumeCount: 2, consumeAmount: 98.5, rechargeCount: 1, rechargeAmount: 300 };
  const answer = await bench.call('settleDay', {
    brandId,
    merchantNo,
    terminalNo,
    date: '20261118',
    totals: { ...totals, revokeCount: 0, revokeAmount: 0 },
  });
  expect(answer.data).toMatchObject({ count: 3, differences: [] });
});
