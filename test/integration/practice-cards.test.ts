// Cards on the practice platform: out of the drawer by activation, gift cards one by one, upgrades that move all, codes that stand for a card.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { drawerCards } from '../../main/practice/member-guide.ts';
import { practiceCodes } from '../../main/practice/reply.ts';
import type { YazuoInterfaceId } from '../../main/protocol/yazuo/catalogue.ts';
import { failedActivations } from '../../main/protocol/yazuo/chapters/cards-schemas.ts';
import { readAnswerValue } from '../../main/protocol/yazuo/envelope.ts';
import {
  type Bench,
  checkoutOf,
  merchantId,
  merchantNo,
  openBench,
  rechargeOf,
  revocationOf,
  terminalNo,
} from './practice-caller.ts';

const [plain = '', second = ''] = drawerCards.filter((card) => !card.isGift).map((card) => card.cardNo);
const [gift = '', gift2 = '', gift3 = ''] = drawerCards.filter((card) => card.isGift).map((card) => card.cardNo);
const zhang = { mobile: '13800000001', card: '6201300100000101' };
const locked = { mobile: '13800000002', card: '6201300100000201' };

let bench: Bench;
beforeEach(async () => {
  bench = await openBench();
});
afterEach(async () => {
  expect(bench.server.ledger.verify()).toEqual([]);
  await bench.close();
});

/** The answer, after our own reader has taken it. */
async function good(id: YazuoInterfaceId, ciphertext: object) {
  const answer = await bench.call(id, ciphertext);
  expect(answer).toMatchObject({ code: 0 });
  expect(readAnswerValue(id, answer).kind).toBe('success');
  return answer;
}

const activationOf = (more: object = {}) => ({
  cardNo: plain,
  merchantNo,
  cashierSerial: bench.serial(),
  terminalNo,
  cardtypeId: '143',
  integralValue: 10,
  password: '890764',
  mobile: '13900000001',
  idNumber: '440301197907160325',
  ...more,
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
const rowsOf = async (cardNo: string) => (await bench.call('listTransactions', { cardNo })).data.transwater;
const lookup = (queryNo: string) => bench.call('lookup', { merchantNo, queryNo });

describe('activation of a membership card', () => {
  test('before it, the card is good for nothing, in words', async () => {
    const tried = [
      await lookup(plain),
      await bench.call('checkout', checkoutOf(plain, 1, bench.serial())),
      await bench.call('recharge', rechargeOf(plain, 100, bench.serial())),
      await bench.call('checkRecharge', rechargeOf(plain, 100, bench.serial())),
      await bench.call('verifyTradePassword', { cardNo: plain, merchantId, password: '890764' }),
      await bench.call('createDynamicCardCode', { cardNo: plain }),
    ];
    expect(tried.map(({ code, message }) => [code, message])).toEqual(
      tried.map(() => [practiceCodes.cardNotActive, '卡未激活']),
    );
    expect(bench.server.ledger.transactions()).toEqual([]);
  });

  test('a new member gets it with points and a password; it is charged and recharged from then on', async () => {
    const request = activationOf();
    const { data } = await good('activateCard', request);
    expect(data).toMatchObject({
      voucher: '899094',
      card: { cardNo: plain, storeBalance: 0, integralBalance: 10, activeDate: expect.any(Number), status: 1 },
    });
    const found = (await lookup('13900000001')).data;
    expect(found).toMatchObject({ membership: { idNumber: request.idNumber }, cards: [{ cardNo: plain }] });
    expect((await bench.call('recharge', rechargeOf(plain, 100, bench.serial()))).code).toBe(0);
    const pay = (password: string) =>
      bench.call('checkout', checkoutOf(plain, 60, bench.serial(), { password })).then((answer) => answer.code);
    expect(await pay('123456')).toBe(practiceCodes.passwordWrong);
    expect(await pay(request.password)).toBe(0);
    expect(await rowsOf(plain)).toMatchObject([
      { transCode: '2001' },
      { transCode: '1001' },
      {
        transCode: '3001',
        amount: expect.toSatisfy((amount) => Number(amount) === 0),
        cashierSerial: request.cashierSerial,
      },
    ]);
  });

  test('a known mobile number keeps its member', async () => {
    await good('activateCard', activationOf({ mobile: zhang.mobile }));
    const { membership, cards } = (await lookup(zhang.mobile)).data;
    expect(membership.name).toBe('张雅');
    expect(cards.map((card: { cardNo: string }) => card.cardNo)).toEqual([zhang.card, plain]);
  });

  test.each([
    ['an active card', { cardNo: zhang.card }, practiceCodes.cardAlreadyActive],
    ['a card nobody knows', { cardNo: '1' }, practiceCodes.notFound],
    ['a gift card', { cardNo: gift, cardtypeId: null }, practiceCodes.invalidParameter],
    ['another type', { cardtypeId: '1397' }, practiceCodes.invalidParameter],
    ['no password', { password: null }, practiceCodes.passwordNeeded],
    ['a short password', { password: '123' }, practiceCodes.invalidParameter],
    ['points below zero', { integralValue: -1 }, practiceCodes.invalidParameter],
    ['half a mobile number', { mobile: '139' }, practiceCodes.invalidParameter],
  ])('refuses %s; no member, no row', async (_name, changed, code) => {
    const { members, cards, blankCards } = structuredClone(bench.server.world);
    expect((await bench.call('activateCard', activationOf(changed))).code).toBe(code);
    expect(bench.server.world).toMatchObject({ members, cards, blankCards, transactions: [] });
  });

  test('is not revoked, by nobody', async () => {
    const { voucher } = (await good('activateCard', activationOf())).data;
    for (const id of ['revoke', 'revokeByVoucher', 'revokeCheckout'])
      expect((await bench.call(id, revocationOf(plain, voucher, bench.serial()))).code).toBe(
        practiceCodes.wrongInterface,
      );
    expect(bench.server.headOfficeRevert(voucher)).toBe(false);
  });
});

describe('gift cards', () => {
  test('one is worth what it was sold with, for whoever has its password', async () => {
    const { data } = await good('activateGiftCard', giftOf({ storeValue: 80.5 }));
    expect(data).toMatchObject({
      voucher: 899_094,
      card: { cardNo: gift, storeBalance: 80.5, activeDate: '2026-11-18' },
    });
    expect((await lookup(gift)).data).toMatchObject({ membership: { mobile: null }, cards: [{ cardNo: gift }] });
    expect((await bench.call('findMember', { mobile: '' })).code).toBe(practiceCodes.notFound);
    const paid = await bench.call('checkout', checkoutOf(gift, 80.5, bench.serial(), { password: '000000' }));
    expect(paid.code).toBe(0);
    expect(await rowsOf(gift)).toMatchObject([{ transCode: '2001' }, { transCode: '3002' }]);
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
    await good('activateGiftCard', giftOf());
    expect((await bench.call('resetTradePassword', { merchantId, cardNo: gift })).code).toBe(
      practiceCodes.invalidParameter,
    );
  });

  test('a batch: all of them', async () => {
    const request = batchOf([gift, gift2]);
    await good('activateGiftCards', request);
    expect([gift, gift2].map((cardNo) => bench.server.ledger.balanceOf(cardNo))).toEqual([8000, 8000]);
    expect(bench.server.ledger.chargesBySerial(request.cashierSerial)).toHaveLength(2);
  });

  test('a batch: each card by itself; those that failed are listed, the others are active', async () => {
    await good('activateGiftCard', giftOf({ cardNo: gift2, storeValue: 10 }));
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
      ['activateCard', activationOf()],
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
      ['activateCard', activationOf()],
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
      ['activateCard', activationOf()],
      ['activateGiftCard', giftOf()],
      ['activateGiftCards', batchOf([gift2])],
    ] as const) {
      const [, again] = await twice(id, request);
      expect(again?.code).toBe(practiceCodes.repeatedSerial);
    }
  });
});

describe('upgrade', () => {
  const upgradeOf = (oldCardNo: string, newCardNo: string) => ({ oldCardNo, newCardNo, merchantNo, terminalNo });

  test('all moves to the new card with the old one’s password; the old one has ended', async () => {
    const stored = bench.server.ledger.totals().storedFen;
    const { data } = await good('upgradeCard', upgradeOf(locked.card, plain));
    expect(data).toMatchObject({
      fromCardNo: locked.card,
      toCardNo: plain,
      amount: null,
      voucherNo: 899_095,
      terminalNo,
    });
    const { ledger } = bench.server;
    expect([locked.card, plain].map((cardNo) => [ledger.balanceOf(cardNo), ledger.pointsOf(cardNo)])).toEqual([
      [0, 0],
      [20_000, 300],
    ]);
    expect(ledger.totals().storedFen).toBe(stored);
    expect((await lookup(locked.mobile)).data.cards).toMatchObject([
      { cardNo: plain, status: 1, storeBalance: 200 },
      { cardNo: locked.card, status: 2, storeBalance: 0 },
    ]);
    for (const cardNo of [locked.card, plain])
      expect(await rowsOf(cardNo)).toMatchObject([{ transCode: '3003', cashierSerial: null }]);
    const pay = (cardNo: string) =>
      bench.call('checkout', checkoutOf(cardNo, 10, bench.serial(), { password: '123456' }));
    expect((await pay(locked.card)).message).toBe('卡已升级,请使用新卡');
    expect((await pay(plain)).code).toBe(0);
    expect((await bench.call('recharge', rechargeOf(locked.card, 100, bench.serial()))).code).toBe(
      practiceCodes.cardFrozen,
    );
  });

  test('the coupons stay the member’s, and a default card stays the first', async () => {
    await bench.call('setDefaultCard', { membershipId: 11_671_221, cardNo: zhang.card });
    await good('upgradeCard', upgradeOf(zhang.card, plain));
    expect((await lookup(zhang.mobile)).data).toMatchObject({ cards: [{ cardNo: plain }, {}], coupons: [{}, {}] });
  });

  test('a card without a password gets one before its money is spent', async () => {
    await good('upgradeCard', upgradeOf(zhang.card, plain));
    const pay = (password: string) => bench.call('checkout', checkoutOf(plain, 10, bench.serial(), { password }));
    expect((await pay('123456')).code).toBe(practiceCodes.passwordNeeded);
    await good('resetTradePassword', { merchantId, cardNo: plain });
    expect((await pay(bench.server.phone(zhang.mobile).messages.at(-1)?.code ?? '')).code).toBe(0);
  });

  test('a repetition and every wrong pair are refused, and nothing moves', async () => {
    await good('upgradeCard', upgradeOf(zhang.card, plain));
    const refused = async (oldCardNo: string, newCardNo: string) =>
      (await bench.call('upgradeCard', upgradeOf(oldCardNo, newCardNo))).code;
    expect(await refused(zhang.card, plain)).toBe(practiceCodes.cardFrozen);
    expect(await refused(zhang.card, second)).toBe(practiceCodes.cardFrozen);
    expect(await refused(locked.card, plain)).toBe(practiceCodes.cardAlreadyActive);
    expect(await refused(locked.card, locked.card)).toBe(practiceCodes.cardAlreadyActive);
    expect(await refused(locked.card, gift)).toBe(practiceCodes.invalidParameter);
    expect(await refused(locked.card, '1')).toBe(practiceCodes.notFound);
    expect(await refused(second, gift)).toBe(practiceCodes.cardNotActive);
    expect(await refused('6201300100000302', second)).toBe(practiceCodes.cardFrozen);
    expect(await refused('6201300100000401', second)).toBe(practiceCodes.cardExpired);
    expect(bench.server.ledger.transactions()).toHaveLength(2);
  });

  test('what was booked on the old card before cannot be taken back from an empty card', async () => {
    const recharged = (await bench.call('recharge', rechargeOf(zhang.card, 100, bench.serial()))).data.voucher;
    await good('upgradeCard', upgradeOf(zhang.card, plain));
    expect((await bench.call('revokeByVoucher', revocationOf(zhang.card, recharged, bench.serial()))).code).toBe(
      practiceCodes.balanceShort,
    );
  });
});

describe('codes', () => {
  test('a dynamic code finds its card for five minutes', async () => {
    const { dynamicCode, expireSeconds } = (await good('createDynamicCardCode', { cardNo: locked.card })).data;
    expect(expireSeconds).toBe(300);
    expect((await lookup(dynamicCode)).data.cards[0].cardNo).toBe(locked.card);
    bench.clock.now += 299_999;
    expect((await lookup(dynamicCode)).code).toBe(0);
    bench.clock.now += 1;
    expect((await lookup(dynamicCode)).code).toBe(practiceCodes.notFound);
  });

  test('none for a card that cannot pay', async () => {
    const ask = async (cardNo: string) => (await bench.call('createDynamicCardCode', { cardNo })).code;
    expect(await ask('6201300100000302')).toBe(practiceCodes.cardFrozen);
    expect(await ask('6201300100000401')).toBe(practiceCodes.cardExpired);
    expect(await ask('1')).toBe(practiceCodes.notFound);
  });

  test('a security code is right or wrong; five wrong ones lock it', async () => {
    const code = drawerCards.find((card) => card.cardNo === plain)?.securityCode;
    const verify = (securityCode?: string, cardNo = plain) =>
      bench.call('verifySecurityCode', { cardNo, securityCode });
    expect((await good('verifySecurityCode', { cardNo: plain, securityCode: code })).data).toEqual({ password: null });
    expect((await verify()).message).toBe('请输入安全码');
    for (let wrong = 0; wrong < 5; wrong += 1) expect((await verify('000000')).message).toBe('安全码错误');
    expect((await verify(code)).message).toContain('已锁定');
  });

  test('a card without a code passes without one, never with one', async () => {
    expect((await good('verifySecurityCode', { cardNo: zhang.card })).data).toEqual({ password: null });
    const wrong = await bench.call('verifySecurityCode', { cardNo: zhang.card, securityCode: '1' });
    expect(wrong.code).toBe(practiceCodes.securityCodeWrong);
    expect((await bench.call('verifySecurityCode', { cardNo: '1' })).code).toBe(practiceCodes.notFound);
  });
});
