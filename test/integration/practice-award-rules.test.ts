// 4.3.1 over HTTP: award rules are told as the sample spells them, and a bill earns what they say.
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { PracticeAwardRule } from '../../main/practice/award-world.ts';
import { practiceCodes } from '../../main/practice/reply.ts';
import { readAnswerValue } from '../../main/protocol/yazuo/envelope.ts';
import { type Bench, checkoutOf, merchantId, openBench, revocationOf } from './practice-caller.ts';

const card = '6201300100000101';
const otherStoreId = '16457';

let bench: Bench;
beforeEach(async () => {
  bench = await openBench();
});
afterEach(async () => {
  expect(bench.server.ledger.verify()).toEqual([]);
  await bench.close();
});

function rewriteRules(...rules: Partial<PracticeAwardRule>[]): void {
  const [first] = bench.server.world.awardRules;
  if (first === undefined) throw new Error('no seeded rule');
  bench.server.world.awardRules = rules.map((rule, index) => ({ ...first, id: 100 + index, ...rule }));
}

const list = (more: object = {}) => bench.call('listAwardRules', { merchantId, transCode: '3', ...more });

test('the seeded rule, spelt as the sample', async () => {
  expect((await list()).data).toEqual({
    pageSize: 50,
    currentPage: 1,
    total: 1,
    list: [
      {
        id: 180004528,
        lowerLimit: 0,
        upperLimit: null,
        awardAmount: 1,
        transCode: '2002',
        couponTypeId: null,
        cardtypeId: null,
        awardType: 1,
        awardAmountType: 2,
        birthdayDoubleFlag: 0,
        birthmonthDoubleFlag: 0,
        birthweekDoubleFlag: 0,
        payWay: null,
        membershipLevel: null,
        firstDoubleFlag: null,
        membershipType: null,
        benefitsId: null,
        crowdId: null,
        userWeekList: [],
      },
    ],
  });
});

test('by store, by kind of transaction, by page', async () => {
  expect((await list({ merchantId: otherStoreId })).data).toMatchObject({
    total: 2,
    list: [{ awardType: 1 }, { awardType: 2, couponTypeId: 793150, lowerLimit: 1000, awardAmount: 1 }],
  });
  expect((await list({ merchantId: otherStoreId, pageNum: 2, pageSize: 1 })).data).toMatchObject({
    pageSize: 1,
    currentPage: 2,
    total: 2,
    list: [{ awardType: 2 }],
  });
  expect((await list({ transCode: '2002' })).data.total).toBe(1);
  expect((await list({ transCode: '1001' })).data).toMatchObject({ total: 0, list: [] });
  expect((await list({ transCode: null })).data.total).toBe(1);
  expect(await list({ merchantId: '1' })).toEqual({ code: practiceCodes.unknownMerchant, message: '门店不存在' });
});

test('every field is told', async () => {
  rewriteRules({
    lowerFen: 330,
    upperFen: 430,
    payWay: '5',
    cardTypeId: 1397,
    level: '金卡会员',
    weekdays: [3, 4],
    doubles: ['birthday', 'birthweek', 'birthmonth', 'first'],
    award: { kind: 'storedValue', fen: 0, hundredthsOfPercent: 250 },
  });
  const read = readAnswerValue('listAwardRules', await list());
  expect(read.kind === 'success' && read.data.list).toMatchObject([
    {
      lowerLimit: 330,
      upperLimit: 430,
      awardType: 3,
      awardAmountType: 2,
      awardAmount: 250,
      payWay: '5',
      cardtypeId: '1397',
      membershipLevel: '金卡会员',
      birthdayDoubleFlag: true,
      birthweekDoubleFlag: true,
      birthmonthDoubleFlag: true,
      firstDoubleFlag: true,
      userWeekList: [3, 4],
    },
  ]);
});

test('a bill earns points, stored value and coupons by the rules, and a revocation takes them back', async () => {
  rewriteRules(
    {},
    { award: { kind: 'storedValue', fen: 0, hundredthsOfPercent: 500 } },
    { award: { kind: 'coupon', batchNo: 793_150, quantity: 2 }, lowerFen: 5000 },
  );
  const booked = await bench.call('checkout', checkoutOf(card, 100, bench.serial()));
  expect(booked.data).toMatchObject({
    totalStore: -95,
    details: {
      storeBalance: '405',
      storeBonus: '5',
      integralBonus: '100',
      couponBonus: [{ couponName: '5元无门槛券' }, { couponName: '5元无门槛券' }],
    },
  });
  const [row] = (await bench.call('listTransactions', { cardNo: card })).data.transwater;
  expect(row.remark).toBe('消费送100积分;消费送储值5.00元;消费送2张券');
  const given = booked.data.details.couponBonus.map((coupon: { id: string }) => Number(coupon.id));
  expect((await bench.call('revokeCheckout', revocationOf(card, booked.data.voucher, bench.serial()))).code).toBe(0);
  expect(bench.server.ledger.balanceOf(card)).toBe(50_000);
  expect(bench.server.ledger.pointsOf(card)).toBe(1200);
  const left = bench.server.world.coupons.filter((coupon) => given.includes(coupon.id));
  expect(left.map((coupon) => coupon.availableQuantity)).toEqual([0, 0]);
});

test('stored value that a bill earned and that is spent already cannot be taken back', async () => {
  rewriteRules({ award: { kind: 'storedValue', fen: 500, hundredthsOfPercent: null } });
  const empty = '6201300100000901';
  const cash = checkoutOf(empty, 10, bench.serial(), { storePay: 0, mixPayList: [{ id: '1', value: 10 }] });
  const { voucher } = (await bench.call('checkout', cash)).data;
  expect(bench.server.spendElsewhere(empty, 1)).toBe(true);
  expect(await bench.call('revokeCheckout', revocationOf(empty, voucher, bench.serial()))).toEqual({
    code: practiceCodes.balanceShort,
    message: '储值余额不足,不能撤销',
  });
  expect(bench.server.ledger.balanceOf(empty)).toBe(499);
});

test('the first bill of a member doubles once; a revoked one was none', async () => {
  rewriteRules({ doubles: ['first'] });
  const pay = async () => (await bench.call('checkout', checkoutOf(card, 10, bench.serial()))).data;
  const first = await pay();
  expect(first.details.integralBonus).toBe('20');
  await bench.call('revokeCheckout', revocationOf(card, first.voucher, bench.serial()));
  expect((await pay()).details.integralBonus).toBe('20');
  expect((await pay()).details.integralBonus).toBe('10');
});

test('the birthday is one of China’s calendar', async () => {
  rewriteRules({ doubles: ['birthday'] });
  const pay = async () => {
    await bench.signIn();
    return (await bench.call('checkout', checkoutOf(card, 10, bench.serial()))).data.details.integralBonus;
  };
  // 张雅: 7 November.
  bench.clock.now = Date.parse('2027-11-06T15:59:59Z');
  expect(await pay()).toBe('10');
  bench.clock.now = Date.parse('2027-11-06T16:00:00Z');
  expect(await pay()).toBe('20');
  bench.clock.now = Date.parse('2027-11-07T16:00:00Z');
  expect(await pay()).toBe('10');
});

test('a repeated serial tells the same points again', async () => {
  bench.server.setOptions({ repeatSerial: 'sameVoucher' });
  rewriteRules({ award: { kind: 'points', points: 7, perYuan: false } });
  const payload = checkoutOf(card, 100, bench.serial(), { storePay: 80, integralPay: 20 });
  const first = await bench.call('checkout', payload);
  expect(first.data.details.integralBonus).toBe('7');
  rewriteRules();
  expect((await bench.call('checkout', payload)).data).toEqual(first.data);
});
