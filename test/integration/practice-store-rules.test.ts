// 4.3.2 and 4.3.3 over HTTP: what may be combined and what a recharge brings are told as they are enforced.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { issueCoupon } from '../../main/practice/ledger.ts';
import { practiceCodes } from '../../main/practice/reply.ts';
import { readAnswerValue } from '../../main/protocol/yazuo/envelope.ts';
import { type Bench, checkoutOf, merchantId, openBench, rechargeOf, revocationOf } from './practice-caller.ts';

const card = '6201300100000101';
const otherStoreId = '16457';
const unknownStore = { code: practiceCodes.unknownMerchant, message: '门店不存在' };

let bench: Bench;
beforeEach(async () => {
  bench = await openBench();
});
afterEach(async () => {
  expect(bench.server.ledger.verify()).toEqual([]);
  await bench.close();
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
