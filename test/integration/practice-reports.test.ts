// 5.12, 6.23 and 7.1 over HTTP: figures that add up, recharges by employee, a ticket that lives two hours.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { practiceCodes } from '../../main/practice/reply.ts';
import { readAnswerValue } from '../../main/protocol/yazuo/envelope.ts';
import { type Bench, checkoutOf, merchantId, openBench, rechargeOf, revocationOf } from './practice-caller.ts';

const card = '6201300100000101';
const otherStoreId = '16457';
const otherStoreNo = '666660000277611';
const dayMs = 86_400_000;

let bench: Bench;
beforeEach(async () => {
  bench = await openBench();
});
afterEach(() => bench.close());

async function recharge(amount: number, more: object = {}) {
  return (await bench.call('recharge', { ...rechargeOf(card, amount, bench.serial()), ...more })).data.voucher;
}

describe('5.12 statistics', () => {
  async function statistics(more: object = {}) {
    const read = readAnswerValue('memberStatistics', await bench.call('memberStatistics', more));
    if (read.kind !== 'success') throw new Error(read.kind);
    return read.data;
  }

  test('members by gender and age: the numbers and the rates add up', async () => {
    const { members } = bench.server.world;
    const { genderProportion, membershipAgeDistribution, membershipStatistics } = await statistics();
    expect(genderProportion).toMatchObject({ manNumber: 6, womanNumber: 6, otherNumber: 0, manRate: 5000 });
    expect(membershipStatistics.totalMembershipNumber).toBe(members.length);
    expect(membershipAgeDistribution.map((one) => one.name)).toEqual([
      '14~18岁',
      '19~25岁',
      '26~35岁',
      '36~45岁',
      '46~60岁',
      '61~80岁',
      '其他',
    ]);
    const total = (values: readonly (number | null)[]) => values.reduce<number>((sum, value) => sum + (value ?? 0), 0);
    expect(total(membershipAgeDistribution.map((one) => one.membershipNumber))).toBe(members.length);
    expect(total(membershipAgeDistribution.map((one) => one.membershipRate))).toBe(10_000);
  });

  test('an age changes on the birthday, and who has none is another', async () => {
    const { members } = bench.server.world;
    for (const member of members) member.birthday = null;
    const [first] = members;
    if (first === undefined) throw new Error('no member');
    const classOf = async () =>
      (await statistics()).membershipAgeDistribution.filter((one) => one.membershipNumber === 1).map((one) => one.name);
    first.birthday = '2007-11-19';
    expect(await classOf()).toEqual(['14~18岁']);
    first.birthday = '2007-11-18';
    expect(await classOf()).toEqual(['19~25岁']);
    expect((await statistics()).membershipAgeDistribution.at(-1)?.membershipNumber).toBe(members.length - 1);
  });

  test('new members and recharges, today and this month; what was revoked does not count', async () => {
    const { members } = bench.server.world;
    for (const [index, joinDate] of ['2026-11-18', '2026-11-01', '2026-10-31'].entries()) {
      const member = members[index];
      if (member !== undefined) member.joinDate = joinDate;
    }
    await recharge(500);
    bench.clock.now += dayMs;
    await bench.signIn();
    await recharge(100);
    await recharge(50, { merchantNo: otherStoreNo });
    const undone = await recharge(100);
    await bench.call('revoke', revocationOf(card, undone, bench.serial()));
    await bench.call('checkout', checkoutOf(card, 10, bench.serial()));
    const { membershipStatistics, merchantStoredRechargeTop } = await statistics();
    expect(membershipStatistics).toMatchObject({
      dailyNewMembershipNumber: 0,
      monthlyNewMembershipNumber: 2,
      dailyStoredRechargePrincipal: 15_000,
      dailyStoredRechargeReward: 1000,
      monthlyStoredRechargePrincipal: 65_000,
      monthlyStoredRechargeReward: 9000,
    });
    expect(merchantStoredRechargeTop).toEqual([
      { merchantId, merchantName: '雅台上地店', storedRechargePrincipal: 60_000, storedRechargeReward: 9000 },
      {
        merchantId: otherStoreId,
        merchantName: '雅台中关村店',
        storedRechargePrincipal: 5000,
        storedRechargeReward: 0,
      },
    ]);
    bench.clock.now = Date.parse('2026-11-30T16:00:00Z');
    await bench.signIn();
    expect(await statistics()).toMatchObject({
      membershipStatistics: { monthlyStoredRechargePrincipal: 0, monthlyNewMembershipNumber: 0 },
      merchantStoredRechargeTop: [],
    });
  });

  test('of one store; an unknown one is refused', async () => {
    await recharge(50, { merchantNo: otherStoreNo });
    expect(await statistics({ merchantId: otherStoreId })).toMatchObject({
      genderProportion: { manRate: 0, womanRate: 0, otherRate: 0 },
      membershipStatistics: { totalMembershipNumber: 0, dailyStoredRechargePrincipal: 5000 },
    });
    expect((await statistics({ merchantId })).membershipStatistics).toMatchObject({
      totalMembershipNumber: 12,
      dailyStoredRechargePrincipal: 0,
    });
    expect(await bench.call('memberStatistics', { merchantId: '1' })).toEqual({
      code: practiceCodes.unknownMerchant,
      message: '门店不存在',
    });
  });
});

describe('6.23 commission', () => {
  const list = (more: object = {}) => bench.call('listRechargeCommission', { merchantId, date: '20261118', ...more });

  test('the recharges of a store’s day by employee, with order numbers as the sample prints them', async () => {
    await bench.signIn('1002');
    await recharge(100);
    await bench.signIn('1001');
    await recharge(200.5);
    await recharge(9);
    const undone = await recharge(300);
    await bench.call('revoke', revocationOf(card, undone, bench.serial()));
    await recharge(70, { merchantNo: otherStoreNo });
    const { data } = await list();
    expect(
      data.list.map((row: { employeeno: number; totalamount: number }) => [row.employeeno, row.totalamount]),
    ).toEqual([
      [1001, 200.5],
      [1001, 9],
      [1002, 100],
    ]);
    expect(data.list[2]).toEqual({
      dtfinish: '2026-11-18',
      orderno: 'YZ_AWP_5_2026111812000000899094',
      dtcreate: '2026-11-18',
      producttype: 5,
      mcid: merchantId,
      employeeno: 1002,
      totalamount: 100,
    });
    expect(readAnswerValue('listRechargeCommission', await list())).toMatchObject({
      kind: 'success',
      data: { list: [{ totalamount: 20_050, employeeno: '1001', dtcreate: '2026-11-18' }, {}, {}] },
    });
    expect((await list({ merchantId: otherStoreId })).data.list).toMatchObject([{ totalamount: 70 }]);
    expect((await list({ date: '20261117' })).data.list).toEqual([]);
  });

  test.each([
    [{ date: '2026-11-18' }, '日期格式应为yyyyMMdd'],
    [{ date: '20260230' }, '日期格式应为yyyyMMdd'],
    [{ date: '' }, '日期格式应为yyyyMMdd'],
    [{ merchantId: '0000' }, '门店不存在'],
  ])('refuses %o', async (more, message) => {
    const answer = await list(more);
    expect(answer.message).toBe(message);
    expect(answer.code).not.toBe(0);
  });
});

describe('7.1 ticket', () => {
  const ticket = (more: object = {}) =>
    bench.call('getJsapiTicket', { merchantId, officialAccountAppId: 'wx0001', ...more });

  test('the same for two hours, then another; each account has its own', async () => {
    const first = (await ticket()).data;
    expect(first).toMatch(/^[0-9a-f]{64}$/);
    expect((await ticket({ officialAccountAppId: 'wx0002' })).data).not.toBe(first);
    bench.clock.now += 2 * 3_600_000 - 1;
    await bench.signIn();
    expect((await ticket()).data).toBe(first);
    bench.clock.now += 1;
    expect((await ticket()).data).not.toBe(first);
    expect(readAnswerValue('getJsapiTicket', await ticket())).toMatchObject({ kind: 'success' });
  });

  test.each([
    [{ officialAccountAppId: ' ' }, practiceCodes.invalidParameter, '公众号AppID不能为空'],
    [{ merchantId: '1' }, practiceCodes.unknownMerchant, '门店不存在'],
  ])('refuses %o', async (more, code, message) => {
    expect(await ticket(more)).toEqual({ code, message });
    expect(bench.server.world.jsapiTickets).toEqual([]);
  });
});
