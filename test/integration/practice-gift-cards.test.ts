// Gift cards on the practice platform, one by one and by the batch, and what a repeated serial does with them.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { practiceCodes } from '../../main/practice/reply.ts';
import type { YazuoInterfaceId } from '../../main/protocol/yazuo/catalogue.ts';
import { failedActivations } from '../../main/protocol/yazuo/chapters/cards-schemas.ts';
import { readAnswerValue } from '../../main/protocol/yazuo/envelope.ts';
import {
  type Bench,
  checkoutOf,
  good,
  lookup,
  merchantId,
  merchantNo,
  openBench,
  terminalNo,
} from './practice-caller.ts';
import { activationOf, gift, gift2, gift3, plain, rowsOf, zhang } from './practice-cards-stage.ts';

let bench: Bench;

beforeEach(async () => {
  bench = await openBench();
});

afterEach(async () => {
  expect(bench.server.ledger.verify()).toEqual([]);
  await bench.close();
});

const giftOf = (more: object = {}) => ({
  cardNo: gift,
  merchantNo,
  cashierSerial: bench.serial(),
  terminalNo,
  cardtypeId: '120796',
  storeValue: 80,
  password: '000000',
  ...more,
});
const batchOf = (cardNos: readonly string[], more: object = {}) => ({
  merchantNo,
  cashierSerial: bench.serial(),
  terminalNo,
  cardList: cardNos.map((cardNo) => ({ cardNo, cardtypeId: '120796', storeValue: '80', password: '000000' })),
  ...more,
});

describe('gift cards', () => {
  test('one is worth what it was sold with, for whoever has its password', async () => {
    const { data } = await good(bench, 'activateGiftCard', giftOf({ storeValue: 80.5 }));
    expect(data).toMatchObject({
      voucher: 899_094,
      card: { cardNo: gift, storeBalance: 80.5, activeDate: '2026-11-18' },
    });
    expect((await lookup(bench, gift)).data).toMatchObject({ membership: { mobile: null }, cards: [{ cardNo: gift }] });
    expect((await bench.call('findMember', { mobile: '' })).code).toBe(practiceCodes.notFound);
    const paid = await bench.call('checkout', checkoutOf(gift, 80.5, bench.serial(), { password: '000000' }));
    expect(paid.code).toBe(0);
    expect(await rowsOf(bench, gift)).toMatchObject([{ transCode: '2001' }, { transCode: '3002' }]);
    expect(bench.server.ledger.totals()).toMatchObject({ consumedFen: 8050, rechargedFen: 0 });
  });

  test.each([
    ['a membership card', { cardNo: plain, cardtypeId: null }, practiceCodes.invalidParameter],
    ['nothing on it', { storeValue: 0 }, practiceCodes.invalidParameter],
    ['too much on it', { storeValue: 10_000.01 }, practiceCodes.invalidParameter],
    ['no password', { password: '' }, practiceCodes.passwordNeeded],
    ['an active card', { cardNo: zhang.card, cardtypeId: null }, practiceCodes.cardAlreadyActive],
  ])('refuses %s', async (_name, changed, code) => {
    expect((await bench.call('activateGiftCard', giftOf(changed))).code).toBe(code);
    expect(bench.server.ledger.transactions()).toEqual([]);
  });

  test('no telephone, no new password', async () => {
    await good(bench, 'activateGiftCard', giftOf());
    expect((await bench.call('resetTradePassword', { merchantId, cardNo: gift })).code).toBe(
      practiceCodes.invalidParameter,
    );
  });

  test('a batch: all of them', async () => {
    const request = batchOf([gift, gift2]);
    await good(bench, 'activateGiftCards', request);
    expect([gift, gift2].map((cardNo) => bench.server.ledger.balanceOf(cardNo))).toEqual([8000, 8000]);
    expect(bench.server.ledger.chargesBySerial(request.cashierSerial)).toHaveLength(2);
  });

  test('a batch: each card by itself; those that failed are listed, the others are active', async () => {
    await good(bench, 'activateGiftCard', giftOf({ cardNo: gift2, storeValue: 10 }));
    const answer = await bench.call('activateGiftCards', batchOf([gift, gift2, 'unknown', gift3, gift3]));
    expect(answer).toMatchObject({ code: -1, message: '请求失败' });
    const read = readAnswerValue('activateGiftCards', answer);
    if (read.kind !== 'refused') throw new Error(read.kind);
    expect(failedActivations.parse(read.data)).toEqual([
      { cardNo: gift2, message: '卡已激活' },
      { cardNo: 'unknown', message: '卡号不存在' },
      { cardNo: gift3, message: '卡已激活' },
    ]);
    expect([gift, gift2, gift3].map((cardNo) => bench.server.ledger.balanceOf(cardNo))).toEqual([8000, 1000, 8000]);
  });

  test('a batch of none is refused', async () => {
    expect((await bench.call('activateGiftCards', batchOf([]))).code).toBe(practiceCodes.invalidParameter);
  });
});

describe('a repeated serial', () => {
  const twice = async (id: YazuoInterfaceId, request: object) => [
    await bench.call(id, request),
    await bench.call(id, request),
  ];

  test('chargeAgain: nothing can be activated twice', async () => {
    for (const [id, request] of [
      ['activateCard', activationOf(bench)],
      ['activateGiftCard', giftOf()],
    ] as const) {
      const [, again] = await twice(id, request);
      expect(again).toMatchObject({ code: practiceCodes.cardAlreadyActive, message: '卡已激活' });
    }
    const [, again] = await twice('activateGiftCards', batchOf([gift2]));
    expect(again).toMatchObject({ code: -1, data: [{ cardNo: gift2, message: '卡已激活' }] });
  });

  test('sameVoucher: the first answer again; a batch still says which failed', async () => {
    bench.server.setOptions({ repeatSerial: 'sameVoucher' });
    for (const [id, request] of [
      ['activateCard', activationOf(bench)],
      ['activateGiftCard', giftOf()],
    ] as const) {
      const [first, again] = await twice(id, request);
      expect(again?.data).toEqual(first?.data);
    }
    const [first, again] = await twice('activateGiftCards', batchOf([gift2, gift]));
    expect(first).toMatchObject({ code: -1, data: [{ cardNo: gift }] });
    expect(again).toEqual(first);
  });

  test('refuse', async () => {
    bench.server.setOptions({ repeatSerial: 'refuse' });
    for (const [id, request] of [
      ['activateCard', activationOf(bench)],
      ['activateGiftCard', giftOf()],
      ['activateGiftCards', batchOf([gift2])],
    ] as const) {
      const [, again] = await twice(id, request);
      expect(again?.code).toBe(practiceCodes.repeatedSerial);
    }
  });
});
