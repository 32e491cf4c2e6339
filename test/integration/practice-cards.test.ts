// Cards on the practice platform: out of the drawer by activation, upgrades that move all, codes that stand for a card.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { drawerCards } from '../../main/practice/member-guide.ts';
import { practiceCodes } from '../../main/practice/reply.ts';
import {
  type Bench,
  checkoutOf,
  good,
  lookup,
  merchantId,
  merchantNo,
  openBench,
  rechargeOf,
  revocationOf,
  terminalNo,
} from './practice-caller.ts';
import { activationOf, gift, plain, rowsOf, second, zhang } from './practice-cards-stage.ts';

const locked = { mobile: '13800000002', card: '6201300100000201' };

let bench: Bench;

beforeEach(async () => {
  bench = await openBench();
});

afterEach(async () => {
  expect(bench.server.ledger.verify()).toEqual([]);
  await bench.close();
});

describe('activation of a membership card', () => {
  test('before it, the card is good for nothing, in words', async () => {
    const tried = [
      await lookup(bench, plain),
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
    const request = activationOf(bench);
    const { data } = await good(bench, 'activateCard', request);
    expect(data).toMatchObject({
      voucher: '899094',
      card: { cardNo: plain, storeBalance: 0, integralBalance: 10, activeDate: expect.any(Number), status: 1 },
    });
    const found = (await lookup(bench, '13900000001')).data;
    expect(found).toMatchObject({ membership: { idNumber: request.idNumber }, cards: [{ cardNo: plain }] });
    expect((await bench.call('recharge', rechargeOf(plain, 100, bench.serial()))).code).toBe(0);
    const pay = (password: string) =>
      bench.call('checkout', checkoutOf(plain, 60, bench.serial(), { password })).then((answer) => answer.code);
    expect(await pay('123456')).toBe(practiceCodes.passwordWrong);
    expect(await pay(request.password)).toBe(0);
    expect(await rowsOf(bench, plain)).toMatchObject([
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
    await good(bench, 'activateCard', activationOf(bench, { mobile: zhang.mobile }));
    const { membership, cards } = (await lookup(bench, zhang.mobile)).data;
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
    expect((await bench.call('activateCard', activationOf(bench, changed))).code).toBe(code);
    expect(bench.server.world).toMatchObject({ members, cards, blankCards, transactions: [] });
  });

  test('is not revoked, by nobody', async () => {
    const { voucher } = (await good(bench, 'activateCard', activationOf(bench))).data;
    for (const id of ['revoke', 'revokeByVoucher', 'revokeCheckout'])
      expect((await bench.call(id, revocationOf(plain, voucher, bench.serial()))).code).toBe(
        practiceCodes.wrongInterface,
      );
    expect(bench.server.headOfficeRevert(voucher)).toBe(false);
  });
});

describe('upgrade', () => {
  const upgradeOf = (oldCardNo: string, newCardNo: string) => ({ oldCardNo, newCardNo, merchantNo, terminalNo });

  test('all moves to the new card with the old one’s password; the old one has ended', async () => {
    const stored = bench.server.ledger.totals().storedFen;
    const { data } = await good(bench, 'upgradeCard', upgradeOf(locked.card, plain));
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
    expect((await lookup(bench, locked.mobile)).data.cards).toMatchObject([
      { cardNo: plain, status: 1, storeBalance: 200 },
      { cardNo: locked.card, status: 2, storeBalance: 0 },
    ]);
    for (const cardNo of [locked.card, plain])
      expect(await rowsOf(bench, cardNo)).toMatchObject([{ transCode: '3003', cashierSerial: null }]);
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
    await good(bench, 'upgradeCard', upgradeOf(zhang.card, plain));
    expect((await lookup(bench, zhang.mobile)).data).toMatchObject({
      cards: [{ cardNo: plain }, {}],
      coupons: [{}, {}],
    });
  });

  test('a card without a password gets one before its money is spent', async () => {
    await good(bench, 'upgradeCard', upgradeOf(zhang.card, plain));
    const pay = (password: string) => bench.call('checkout', checkoutOf(plain, 10, bench.serial(), { password }));
    expect((await pay('123456')).code).toBe(practiceCodes.passwordNeeded);
    await good(bench, 'resetTradePassword', { merchantId, cardNo: plain });
    expect((await pay(bench.server.phone(zhang.mobile).messages.at(-1)?.code ?? '')).code).toBe(0);
  });

  test('a repetition and every wrong pair are refused, and nothing moves', async () => {
    await good(bench, 'upgradeCard', upgradeOf(zhang.card, plain));
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
    await good(bench, 'upgradeCard', upgradeOf(zhang.card, plain));
    expect((await bench.call('revokeByVoucher', revocationOf(zhang.card, recharged, bench.serial()))).code).toBe(
      practiceCodes.balanceShort,
    );
  });
});

describe('codes', () => {
  test('a dynamic code finds its card for five minutes', async () => {
    const { dynamicCode, expireSeconds } = (await good(bench, 'createDynamicCardCode', { cardNo: locked.card })).data;
    expect(expireSeconds).toBe(300);
    expect((await lookup(bench, dynamicCode)).data.cards[0].cardNo).toBe(locked.card);
    bench.clock.now += 299_999;
    expect((await lookup(bench, dynamicCode)).code).toBe(0);
    bench.clock.now += 1;
    expect((await lookup(bench, dynamicCode)).code).toBe(practiceCodes.notFound);
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
    expect((await good(bench, 'verifySecurityCode', { cardNo: plain, securityCode: code })).data).toEqual({
      password: null,
    });
    expect((await verify()).message).toBe('请输入安全码');
    for (let wrong = 0; wrong < 5; wrong += 1) expect((await verify('000000')).message).toBe('安全码错误');
    expect((await verify(code)).message).toContain('已锁定');
  });

  test('a card without a code passes without one, never with one', async () => {
    expect((await good(bench, 'verifySecurityCode', { cardNo: zhang.card })).data).toEqual({ password: null });
    const wrong = await bench.call('verifySecurityCode', { cardNo: zhang.card, securityCode: '1' });
    expect(wrong.code).toBe(practiceCodes.securityCodeWrong);
    expect((await bench.call('verifySecurityCode', { cardNo: '1' })).code).toBe(practiceCodes.notFound);
  });
});
