// Trade passwords on the practice platform: changed by the old one or by an SMS code, locked by wrong ones, reset.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { drawerCards } from '../../main/practice/member-guide.ts';
import { practiceCodes } from '../../main/practice/reply.ts';
import { type Bench, checkoutOf, good, merchantId, openBench } from './practice-caller.ts';

const zhang = { id: 11_671_221, mobile: '13800000001', card: '6201300100000101' };
const li = { id: 11_671_222, mobile: '13800000002', card: '6201300100000201' };

let bench: Bench;

beforeEach(async () => {
  bench = await openBench();
});

afterEach(async () => {
  expect(bench.server.ledger.verify()).toEqual([]);
  await bench.close();
});

describe('trade passwords', () => {
  const pay = (password: string) =>
    bench.call('checkout', checkoutOf(li.card, 10, bench.serial(), { password })).then((answer) => answer.code);
  const byOld = (oldPassword: string, password: string, cardNo = li.card) =>
    bench.call('changePasswordByOld', { merchantId, cardNo, oldPassword, password });
  const newestMessage = () => bench.server.phone(li.mobile).messages.at(-1)?.code ?? '';

  test('by the old one: afterwards only the new one pays', async () => {
    await good(bench, 'changePasswordByOld', {
      merchantId,
      cardNo: li.card,
      oldPassword: '123456',
      password: '246810',
    });
    expect(await pay('123456')).toBe(practiceCodes.passwordWrong);
    expect(await pay('246810')).toBe(0);
  });

  test('five wrong old ones lock; a new password that is none does not count', async () => {
    expect((await byOld('123456', '12345')).code).toBe(practiceCodes.invalidParameter);
    for (let wrong = 1; wrong < 5; wrong += 1)
      expect((await byOld('000000', '246810')).code).toBe(practiceCodes.passwordWrong);
    expect((await byOld('000000', '246810')).code).toBe(practiceCodes.passwordLocked);
    expect((await byOld('123456', '246810')).code).toBe(practiceCodes.passwordLocked);
    expect(await pay('123456')).toBe(practiceCodes.passwordLocked);
  });

  test('by SMS code: the code is used up, and a locked card is open again', async () => {
    for (let wrong = 0; wrong < 5; wrong += 1) await byOld('000000', '246810');
    await bench.call('sendSmsCode', { merchantId, moblie: li.mobile });
    const change = (identifycode: string, mobile = li.mobile) =>
      bench.call('changePasswordByCode', { merchantId, cardNo: li.card, password: '135791', identifycode, mobile });
    const identifycode = newestMessage();
    expect((await change('wrong')).code).toBe(practiceCodes.smsWrong);
    expect((await change(identifycode, zhang.mobile)).code).toBe(practiceCodes.invalidParameter);
    await good(bench, 'changePasswordByCode', {
      merchantId,
      cardNo: li.card,
      password: '135791',
      identifycode,
      mobile: li.mobile,
    });
    expect((await change(identifycode)).code).toBe(practiceCodes.smsWrong);
    expect(await pay('123456')).toBe(practiceCodes.passwordWrong);
    expect(await pay('135791')).toBe(0);
  });

  test('a code that is an hour old changes nothing', async () => {
    await bench.call('sendSmsCode', { merchantId, moblie: li.mobile });
    bench.clock.now += 3_600_000;
    const answer = await bench.call('changePasswordByCode', {
      merchantId,
      cardNo: li.card,
      password: '135791',
      identifycode: newestMessage(),
      mobile: li.mobile,
    });
    expect(answer.code).toBe(practiceCodes.smsExpired);
    expect(await pay('123456')).toBe(0);
  });

  test('a reset sends a new one to the telephone, which is no SMS code', async () => {
    await good(bench, 'resetTradePassword', { merchantId, cardNo: li.card });
    const fresh = newestMessage();
    expect(fresh).toMatch(/^\d{6}$/);
    expect((await bench.call('verifySmsCode', { merchantId, moblie: li.mobile, identifycode: fresh })).code).toBe(
      practiceCodes.smsWrong,
    );
    expect(await pay(fresh)).toBe(0);
    expect(await pay('123456')).toBe(practiceCodes.passwordWrong);
  });

  test('only for a card that has one', async () => {
    const reset = (cardNo: string) => bench.call('resetTradePassword', { merchantId, cardNo });
    expect((await reset(zhang.card)).code).toBe(practiceCodes.invalidParameter);
    expect((await reset('1')).code).toBe(practiceCodes.notFound);
    expect((await reset(drawerCards[0]?.cardNo ?? '')).message).toBe('卡未激活');
    expect((await byOld('123456', '246810', zhang.card)).code).toBe(practiceCodes.invalidParameter);
  });
});
