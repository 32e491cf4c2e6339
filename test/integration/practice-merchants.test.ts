// Chapter 4 over HTTP: award rules that book what they tell, what may be combined, recharge awards, new stores, recharge links.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { PracticeAwardRule } from '../../main/practice/award-world.ts';
import { issueCoupon } from '../../main/practice/ledger.ts';
import { practiceCodes } from '../../main/practice/reply.ts';
import { readAnswerValue } from '../../main/protocol/yazuo/envelope.ts';
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
const otherStoreId = '16457';
const otherStoreNo = '666660000277611';

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

const unknownStore = { code: practiceCodes.unknownMerchant, message: '门店不存在' };

describe('4.3.1 award rules', () => {
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
    expect(await list({ merchantId: '1' })).toEqual(unknownStore);
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
});

describe('4.3.2 limit rules', () => {
  const rules = async (store = merchantId) => (await bench.call('getLimitRules', { merchantId: store })).data;

  test('what is told is what the checkout enforces: each pair of the coupons of one card', async () => {
    const { mutexRuleExtends: told } = await rules();
    const holder = '6201300100000701';
    issueCoupon(bench.server.world, holder, 793_150, bench.clock.now);
    const coupons = (await bench.call('listCoupons', { cardNo: holder })).data.list.filter(
      (coupon: { couponExpired: boolean }) => !coupon.couponExpired,
    );
    const isTold = (batch: number, other: number) =>
      told.some(
        (rule: { ruleType: number; ruleId: string | null; mutexType: number; mutexId: string | null }) =>
          rule.ruleType === 2 &&
          rule.ruleId === String(batch) &&
          rule.mutexType === 2 &&
          (rule.mutexId === null || rule.mutexId === String(other)),
      );
    const seen = new Set<boolean>();
    for (const one of coupons) {
      for (const other of coupons) {
        if (one === other) continue;
        const couponList = [one, other].map((coupon) => ({ id: String(coupon.id), quantity: 1 }));
        const rest = 300 - Number(one.amount) - Number(other.amount);
        const { code, data } = await bench.call(
          'checkout',
          checkoutOf(holder, 300, bench.serial(), { storePay: 0, couponList, mixPayList: [{ id: '1', value: rest }] }),
        );
        const exclusive = isTold(one.batchNo, other.batchNo) || isTold(other.batchNo, one.batchNo);
        expect([one.name, other.name, code]).toEqual([
          one.name,
          other.name,
          exclusive ? practiceCodes.couponUnusable : 0,
        ]);
        seen.add(exclusive);
        if (code === 0) await bench.call('revokeCheckout', revocationOf(holder, data.voucher, bench.serial()));
      }
    }
    expect(seen.size).toBe(2);
  });

  test('points and coupons: told where it is forbidden, gone where it is allowed', async () => {
    const pair = { ruleType: 1, ruleId: null, mutexType: 2, mutexId: null };
    const id = String((await bench.call('listCoupons', { couponCode: '770000000102' })).data.list[0].id);
    const both = () =>
      bench.call(
        'checkout',
        checkoutOf(card, 20, bench.serial(), { storePay: 10, integralPay: 5, couponList: [{ id, quantity: 1 }] }),
      );
    expect((await rules()).mutexRuleExtends).toContainEqual(pair);
    expect((await both()).message).toBe('积分与券不可同时使用');
    const { world } = bench.server;
    world.pointRules = { ...world.pointRules, withCoupon: true, aloneUseCoupon: false };
    const told = await rules();
    expect(told.mutexRuleExtends).not.toContainEqual(pair);
    expect(told.mutexRuleExtends).not.toContainEqual(expect.objectContaining({ ruleId: '793140', mutexId: null }));
    expect((await both()).code).toBe(0);
  });

  test('when a type of coupon may be used; those of other stores are left out', async () => {
    const read = readAnswerValue('getLimitRules', await bench.call('getLimitRules', { merchantId }));
    if (read.kind !== 'success') throw new Error(read.kind);
    const open = read.data.couponConsumeOpenDTO?.couponConsumeOpen;
    expect(open).toMatchObject({ aloneUseCoupon: true, couponMaxUse: 2 });
    expect(open?.couponConsumeOpenChilds).toContainEqual(
      expect.objectContaining({
        couponTypeId: '793141',
        couponName: '20元代金券',
        startWeek: 1,
        endWeek: 7,
        channel: '1000',
        isAloneUse: false,
        usageRules: [{ ruleType: 'baseRuleAmount', operator: 'GT', values: '100' }],
      }),
    );
    const typesOf = async (store: string) =>
      (await rules(store)).couponConsumeOpenDTO.couponConsumeOpen.couponConsumeOpenChilds.map(
        (child: { couponTypeId: number }) => child.couponTypeId,
      );
    expect(await typesOf(merchantId)).not.toContain(793162);
    expect(await typesOf(otherStoreId)).toContain(793162);
    expect(await bench.call('getLimitRules', { merchantId: '1' })).toEqual(unknownStore);
  });
});

describe('4.3.3 recharge awards', () => {
  test('what is told is what a recharge brings, at each limit and a fen below', async () => {
    const read = readAnswerValue('getRechargeAwardRules', await bench.call('getRechargeAwardRules', { merchantId }));
    if (read.kind !== 'success') throw new Error(read.kind);
    expect(read.data).toMatchObject({ total: 2, currentPage: 1 });
    expect(read.data.list[1]).toMatchObject({
      scope: 2,
      scopeName: '本连锁可用',
      couponList: [{ couponTypeId: '793141', couponName: '20元代金券', amount: 2000, quantity: 1, scope: 2 }],
    });
    const target = '6201300100000901';
    for (const amount of read.data.list.flatMap((rule) => [rule.lowerLimit - 1, rule.lowerLimit])) {
      const rule = read.data.list.find(
        ({ lowerLimit, upperLimit }) => amount >= lowerLimit && amount < (upperLimit ?? Number.POSITIVE_INFINITY),
      );
      const { details } = (await bench.call('recharge', rechargeOf(target, amount / 100, bench.serial()))).data;
      expect([amount, Number(details.storeBonus) * 100, Number(details.integralBonus)]).toEqual([
        amount,
        rule?.storeAward ?? 0,
        rule?.integralAward ?? 0,
      ]);
      expect(details.couponBonus.map((coupon: { couponName: string }) => coupon.couponName)).toEqual(
        (rule?.couponList ?? []).map((coupon) => coupon.couponName),
      );
    }
  });

  test('a changed rule changes both; pages; an unknown store', async () => {
    bench.server.world.bonusRules.push({ fromFen: 100_000, bonusFen: 20_000, points: 200, couponBatchNo: null });
    const page = (await bench.call('getRechargeAwardRules', { merchantId, pageNum: 2, pageSize: 2 })).data;
    expect(page).toMatchObject({ total: 3, list: [{ lowerLimit: 1000, upperLimit: null, storeAward: '200.00' }] });
    expect((await bench.call('recharge', rechargeOf(card, 1000, bench.serial()))).data.details.storeBonus).toBe('200');
    expect(await bench.call('getRechargeAwardRules', { merchantId: '1' })).toEqual(unknownStore);
  });
});

describe('4.4 new stores', () => {
  const create = (more: object = {}) =>
    bench.call('createMerchant', { merchantName: '雅台西单店', thirdpartyMerchantNo: 'MD000000003', ...more });

  test('can be listed and used at once', async () => {
    const created = await create();
    expect(created).toMatchObject({ code: 0, data: { merchantId: 16458, merchantNo: '666660000277612' } });
    const listed = (await bench.call('listMerchants', { thirdPartyMerchantNo: 'MD000000003' })).data.list;
    expect(listed).toEqual([created.data]);
    const bill = { ...checkoutOf(card, 10, bench.serial()), merchantNo: created.data.merchantNo };
    expect((await bench.call('checkout', bill)).code).toBe(0);
    expect((await bench.call('listAwardRules', { merchantId: '16458' })).data.total).toBe(1);
  });

  test.each([
    [{ thirdpartyMerchantNo: 'MD000000001' }, '第三方门店编号MD000000001已存在,请换一个编号'],
    [{ thirdpartyMerchantNo: ' MD000000002 ' }, '第三方门店编号MD000000002已存在,请换一个编号'],
    [{ thirdpartyMerchantNo: ' ' }, '第三方门店编号不能为空'],
    [{ merchantName: '' }, '门店名称不能为空'],
  ])('refuses %o', async (more, message) => {
    expect(await create(more)).toEqual({ code: practiceCodes.invalidParameter, message });
    expect(bench.server.world.stores).toHaveLength(2);
  });

  test('the same store is not opened twice', async () => {
    expect((await create()).code).toBe(0);
    expect((await create()).message).toBe('第三方门店编号MD000000003已存在,请换一个编号');
  });
});

describe('4.5 recharge links', () => {
  const link = async (more: object = {}) => bench.call('getRechargeLink', { merchantNo, cardNo: card, ...more });

  test('stands for one card and one store, for ten minutes', async () => {
    const first = (await link()).data;
    expect(first).toMatchObject({ cardNo: card, merchantNo, expireTime: '2026-11-18 12:10:00' });
    expect(first.url).toMatch(/^https:\/\/.+[0-9a-f]{32}$/);
    expect((await link({ cardNo: '6201300100000901' })).data.url).not.toBe(first.url);
    expect((await link({ merchantNo: otherStoreNo })).data.url).not.toBe(first.url);
    bench.clock.now += 10 * 60_000 - 1;
    expect((await link()).data).toEqual(first);
    bench.clock.now += 1;
    const next = (await link()).data;
    expect(next).toMatchObject({ expireTime: '2026-11-18 12:20:00' });
    expect(next.url).not.toBe(first.url);
    expect(bench.server.world.rechargeLinks).toHaveLength(1);
  });

  test.each([
    [{ cardNo: '1' }, practiceCodes.notFound, '卡号不存在'],
    [{ cardNo: '6201300100000302' }, practiceCodes.cardFrozen, '卡已冻结'],
    [{ cardNo: '6201300100000401' }, practiceCodes.cardExpired, '卡已过期'],
    [{ merchantNo: '1' }, practiceCodes.unknownMerchant, '商户不存在'],
  ])('refuses %o', async (more, code, message) => {
    expect(await link(more)).toEqual({ code, message });
    expect(bench.server.world.rechargeLinks).toEqual([]);
  });
});
