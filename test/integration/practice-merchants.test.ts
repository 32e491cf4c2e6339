// 4.4 and 4.5 over HTTP: new stores, and links by which a member recharges.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { practiceCodes } from '../../main/practice/reply.ts';
import { type Bench, checkoutOf, merchantNo, openBench } from './practice-caller.ts';

const card = '6201300100000101';
const otherStoreNo = '666660000277611';

let bench: Bench;
beforeEach(async () => {
  bench = await openBench();
});
afterEach(async () => {
  expect(bench.server.ledger.verify()).toEqual([]);
  await bench.close();
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
