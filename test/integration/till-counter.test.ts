// Scan anything, pay in every way, put money on a card: the counter with the platform there.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { practiceWorldGuide } from '../../main/practice/guide.ts';
import { fen, zeroFen } from '../../shared/money.ts';
import { type Bench, huang, li, openBench, yang, zhang } from './till-bench.ts';
import { compareBooks } from './till-books.ts';
import { bill, newIntent, selectedCard, serve } from './till-serving.ts';

let bench: Bench;

beforeEach(async () => {
  bench = await openBench();
});

afterEach(async () => {
  try {
    await compareBooks(bench);
    expect(bench.complaints).toEqual([]);
  } finally {
    await bench.close();
  }
});

describe('scan anything', () => {
  test('card, mobile, dynamic code and coupon code find the member, and the till says what it took each for', async () => {
    await serve(bench, zhang);
    for (const [text, kind] of [
      [zhang, 'card'],
      ['13800000001', 'mobile'],
      ['138 0000 0001', 'mobile'],
      [practiceWorldGuide.dynamicCodes[0].code, 'dynamicCode'],
      ['770000000101', 'couponCode'],
    ] as const) {
      const found = await bench.good('lookup', { text });
      expect(found, text).toMatchObject({ kind, member: { name: '张雅', level: '金卡会员', fromCache: false } });
      expect(found.couponId !== null, text).toBe(kind === 'couponCode');
    }
  });

  test('the screen gets masked numbers and opaque names, and never a whole card or mobile number', async () => {
    await bench.good('signIn', { user: '1001', password: 'yatai-1001' });
    const told = bench.heard('member', ({ name }) => name === '张雅');
    const member = await serve(bench, zhang);
    await told;
    expect(selectedCard(member)).toMatchObject({ maskedNo: '6201****0101', storeBalance: 50_000, points: 1200 });
    expect(member.maskedMobile).toBe('138****0001');
    await bench.good('checkout', bill(member.selectedCardId, 100));
    expect(JSON.stringify(bench.events)).not.toMatch(/6201300100000101|13800000001/);
  });

  test('what nobody could know is said before anyone is asked; an unknown card is an unknown card', async () => {
    await serve(bench, zhang);
    const asked = bench.server.received('lookup').length;
    expect(await bench.bad('lookup', { text: '张' })).toBe('codeNotRecognised');
    expect(bench.server.received('lookup')).toHaveLength(asked);
    expect(await bench.bad('lookup', { text: '6299999999999999' })).toBe('memberNotFound');
    expect(await bench.bad('lookup', { text: practiceWorldGuide.dynamicCodes[1].code })).toBe('memberNotFound');
  });

  test('the recent transactions follow, and the member is read again after a payment', async () => {
    const member = await serve(bench, zhang);
    const told = bench.heard('member', ({ recent }) => recent.length > 0);
    await bench.good('checkout', bill(member.selectedCardId, 1234));
    const after = await told;
    expect(after.recent[0]).toMatchObject({ amount: 1234, revoked: false });
    expect(selectedCard(after).storeBalance).toBe(50_000 - 1234);
  });
});

describe('checkout', () => {
  test('mixed: stored value, points within 4.3.4 and cash', async () => {
    const { selectedCardId } = await serve(bench, zhang);
    const consulted = await bench.good('consult', { cardId: selectedCardId ?? '', billAmount: fen(20_000) });
    expect(consulted).toMatchObject({
      online: true,
      pointsPerYuan: 10,
      pointsDivisible: false,
      needsTradePassword: false,
    });
    const paid = await bench.good(
      'checkout',
      bill(selectedCardId, 20_000, {
        storePay: fen(10_000),
        points: 300,
        pointsPay: fen(3000),
        otherPayments: [{ method: '1', amount: fen(7000) }],
      }),
    );
    expect(paid).toMatchObject({ state: 'applied', amount: 20_000, storePay: 10_000 });
    expect(paid.parts).toEqual({ points: 300, pointsPay: 3_000, couponPay: 0, otherPay: 7_000 });
    expect(paid.voucher).toMatch(/\d+/);
    expect(paid.answer?.storeBalance).toBe(40_000);
    expect(bench.server.ledger.balanceOf(zhang)).toBe(40_000);
  });

  test('a coupon with its rules', async () => {
    const { selectedCardId, coupons } = await serve(bench, zhang);
    const coupon = coupons.find(({ amount }) => amount === 2000);
    const request = { storePay: fen(10_000), coupons: [{ id: coupon?.id ?? '', quantity: 1 }] };
    const tooSmall = bill(selectedCardId, 5000, { ...request, storePay: fen(3000) });
    expect(await bench.bad('checkout', tooSmall)).toBe('couponNotUsable');
    expect(await bench.good('checkout', bill(selectedCardId, 12_000, request))).toMatchObject({
      state: 'applied',
      parts: { points: 0, pointsPay: 0, couponPay: 2_000, otherPay: 0 },
    });
    expect(await bench.bad('checkout', bill(selectedCardId, 12_000, request))).toBe('couponNotUsable');
  });

  test('an expired coupon says why, and one that stands alone stands alone', async () => {
    const { selectedCardId, coupons } = await serve(bench, yang);
    expect(coupons.find(({ unusableReason }) => unusableReason === 'coupon.expired')).toBeDefined();
    const alone = coupons.find(({ amount }) => amount === 5000);
    const other = coupons.find(({ amount, unusableReason }) => amount === 1000 && unusableReason === null);
    const both = [alone, other].map((coupon) => ({ id: coupon?.id ?? '', quantity: 1 }));
    const request = bill(selectedCardId, 30_000, { storePay: fen(14_000), coupons: both });
    expect(await bench.bad('checkout', request)).toBe('couponNotUsable');
  });

  test('a trade password where the card wants one', async () => {
    const { selectedCardId } = await serve(bench, li);
    expect(await bench.bad('checkout', bill(selectedCardId, 100))).toBe('tradePasswordNeeded');
    expect(await bench.bad('checkout', bill(selectedCardId, 100, { tradePassword: '000000' }))).toBe(
      'tradePasswordWrong',
    );
    expect(await bench.good('verifyTradePassword', { cardId: selectedCardId ?? '', password: '123456' })).toBe(true);
    expect(await bench.good('checkout', bill(selectedCardId, 100, { tradePassword: '123456' }))).toMatchObject({
      state: 'applied',
    });
  });

  test('bad amounts are told in words and nothing is written', async () => {
    const { selectedCardId } = await serve(bench, zhang);
    expect(await bench.bad('checkout', bill(selectedCardId, 0))).toBe('amountZero');
    expect(await bench.bad('checkout', bill(selectedCardId, -100))).toBe('amountNegative');
    expect(await bench.bad('checkout', bill(selectedCardId, 100_000_000))).toBe('amountTooLarge');
    expect(await bench.bad('checkout', bill(selectedCardId, 60_000))).toBe('balanceTooSmall');
    expect(await bench.bad('checkout', bill(selectedCardId, 200, { storePay: fen(100) }))).toBe('paymentsDoNotAddUp');
    const negative = [
      { method: '1', amount: fen(-100) },
      { method: '2', amount: fen(200) },
    ];
    const sly = bill(selectedCardId, 100, { storePay: zeroFen, otherPayments: negative });
    expect(await bench.bad('checkout', sly)).toBe('amountNegative');
    const invented = [{ method: '77', amount: fen(100) }];
    const odd = bill(selectedCardId, 100, { storePay: zeroFen, otherPayments: invented });
    expect(await bench.bad('checkout', odd)).toBe('badArguments');
    expect((await bench.good('listOperations', { filter: 'all', before: null, size: 10 })).operations).toEqual([]);
  });

  test('points above a cap, not whole yuan, or with a coupon', async () => {
    const { selectedCardId, coupons } = await serve(bench, zhang);
    const pay = (points: number, pointsPay: number, more = {}) =>
      bill(selectedCardId, 20_000, { points, pointsPay: fen(pointsPay), storePay: fen(20_000 - pointsPay), ...more });
    expect(await bench.bad('checkout', pay(600, 6000))).toBe('pointsNotAllowed');
    expect(await bench.bad('checkout', pay(15, 150))).toBe('pointsNotAllowed');
    expect(await bench.bad('checkout', pay(10, 1000))).toBe('pointsNotAllowed');
    const coupon = coupons.find(({ amount }) => amount === 2000);
    const both = { storePay: fen(17_000), coupons: [{ id: coupon?.id ?? '', quantity: 1 }] };
    expect(await bench.bad('checkout', pay(100, 1000, both))).toBe('pointsNotAllowed');
  });

  test('a frozen and an expired card', async () => {
    const frozen = await serve(bench, '6201300100000302');
    expect(await bench.bad('checkout', bill(frozen.selectedCardId, 100))).toBe('cardFrozen');
    const expired = await serve(bench, '6201300100000401');
    expect(await bench.bad('checkout', bill(expired.selectedCardId, 100))).toBe('cardExpired');
  });

  test('the same intent is one operation: double click, held Enter, again after it is done', async () => {
    const { selectedCardId } = await serve(bench, zhang);
    const request = bill(selectedCardId, 30_000);
    const [first, second] = await Promise.all([bench.good('checkout', request), bench.good('checkout', request)]);
    const third = await bench.good('checkout', request);
    expect(new Set([first.serial, second.serial, third.serial]).size).toBe(1);
    expect(bench.server.ledger.chargesBySerial(first.serial)).toHaveLength(1);
  });

  test('the same intent for another sale is refused: the older one never stands for it', async () => {
    const { selectedCardId } = await serve(bench, zhang);
    const asked = bill(selectedCardId, 1000);
    await bench.good('checkout', asked);
    const more = { ...asked, billAmount: fen(2000), storePay: fen(2000) };
    expect(await bench.bad('checkout', more)).toBe('intentUsed');
    expect(await bench.bad('checkout', { ...asked, cardId: (await serve(bench, li)).selectedCardId ?? '' })).toBe(
      'intentUsed',
    );
    const payments = [{ method: '1', amount: fen(1000) }];
    const { intent, cardId } = asked;
    expect(await bench.bad('recharge', { intent, cardId, amount: fen(1000), payments })).toBe('intentUsed');
    expect(bench.server.ledger.balanceOf(zhang)).toBe(49_000);
  });

  test('what the platform refuses after all is told in its own words', async () => {
    const { selectedCardId } = await serve(bench, zhang);
    bench.server.spendElsewhere(zhang, 49_000);
    const refused = await bench.good('checkout', bill(selectedCardId, 20_000));
    expect(refused).toMatchObject({ state: 'rejected', platformMessage: expect.stringContaining('余额') });
  });
});

describe('recharge', () => {
  test('checked first, booked once, bonus itemised', async () => {
    const { selectedCardId } = await serve(bench, huang);
    const cardId = selectedCardId ?? '';
    const request = { cardId, amount: fen(50_000), payments: [{ method: '1', amount: fen(50_000) }] };
    expect(await bench.good('checkRecharge', request)).toMatchObject({ allowed: true });
    const done = await bench.good('recharge', { ...request, intent: newIntent() });
    expect(done).toMatchObject({ state: 'applied', amount: 50_000, answer: { storeBonus: 8000, pointsBonus: 50 } });
    expect(done.answer?.couponBonus).toHaveLength(1);
    expect(bench.server.ledger.balanceOf(huang)).toBe(558_000);
  });

  test('payments that do not add up, amount zero, a frozen card', async () => {
    const { selectedCardId } = await serve(bench, huang);
    const ask = (cardId: string, amount: number, paid: number) => ({
      cardId,
      amount: fen(amount),
      payments: [{ method: '1', amount: fen(paid) }],
      intent: newIntent(),
    });
    expect(await bench.bad('recharge', ask(selectedCardId ?? '', 0, 0))).toBe('amountZero');
    expect(await bench.bad('recharge', ask(selectedCardId ?? '', 1000, 900))).toBe('paymentsDoNotAddUp');
    const frozen = await serve(bench, '6201300100000302');
    expect(await bench.bad('recharge', ask(frozen.selectedCardId ?? '', 1000, 1000))).toBe('refusedByServer');
  });
});
