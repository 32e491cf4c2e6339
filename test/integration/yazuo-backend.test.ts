// The Yazuo backend against the practice platform over real HTTP: members, and what is asked before a charge.
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import type { PracticeServer } from '../../main/practice/contract.ts';
import { startPracticeServer } from '../../main/practice/practice-server.ts';
import { fen } from '../../shared/money.ts';
import { kept, signedIn, zhang } from './yazuo-till.ts';

let server: PracticeServer;

beforeEach(async () => {
  server = await startPracticeServer();
  onTestFinished(() => server.close());
});

describe('looking a member up', () => {
  test('by card, mobile number, dynamic code and coupon code', async () => {
    const backend = kept(await signedIn(server));
    const seen: unknown[] = [];
    for (const query of [zhang, '13800000001', '280000000000000101', '770000000101']) {
      const found = await backend.lookup(query);
      seen.push(found.ok ? [found.value.matched, found.value.name, found.value.selectedCardNo] : found.failure);
    }
    expect(seen).toEqual([
      ['card', '张雅', zhang],
      ['mobile', '张雅', zhang],
      ['dynamicCode', '张雅', zhang],
      ['couponCode', '张雅', zhang],
    ]);
    const found = await backend.lookup('770000000101');
    if (!found.ok) throw new Error('lookup');
    const coupon = found.value.coupons.find((one) => one.id === found.value.couponId);
    expect(coupon).toMatchObject({ name: '20元代金券', amount: 2_000, quantity: 1 });
    expect(found.value).toMatchObject({ level: '金卡会员', tags: ['老顾客', '爱喝汤'], mobile: '13800000001' });
    expect(found.value.cards).toEqual([
      expect.objectContaining({ storeBalance: 50_000, points: 1_200, status: 'active', needsTradePassword: false }),
    ]);
  });

  test('shows frozen and expired cards, and which want a trade password', async () => {
    const backend = kept(await signedIn(server));
    const states: unknown[] = [];
    for (const mobile of ['13800000002', '13800000003', '13800000004']) {
      const found = await backend.lookup(mobile);
      if (found.ok) states.push(found.value.cards.map((card) => [card.status, card.needsTradePassword]));
    }
    expect(states).toEqual([
      [['active', true]],
      [
        ['active', false],
        ['frozen', false],
      ],
      [
        ['expired', false],
        ['active', false],
      ],
    ]);
  });

  test('one round trip is enough, also for a member without coupons', async () => {
    const backend = kept(await signedIn(server));
    await backend.lookup('13800000009');
    expect(server.received().map((call) => call.id)).toEqual(['passwordToken', 'lookup']);
  });

  test('an unknown number is not found; a dead network is not "not found"', async () => {
    const backend = kept(await signedIn(server));
    expect(await backend.lookup('13900000000')).toMatchObject({ failure: { code: 'memberNotFound', reachable: true } });
    await server.refuseConnections();
    expect(await backend.lookup('13900000000')).toMatchObject({
      failure: { code: 'serverUnreachable', reachable: false },
    });
  });
});

describe('before the charge', () => {
  test('the pre-consult combines coupons, points and stored value, with the caps of 4.3.4', async () => {
    const backend = kept(await signedIn(server));
    const consulted = await backend.consult({ cardNo: zhang, billAmount: fen(12_000) });
    if (!consulted.ok) throw new Error(JSON.stringify(consulted));
    const { value } = consulted;
    expect(value.pointRules).toEqual({
      asCash: true,
      pointsPerYuan: 10,
      percentLimit: 50,
      upperLimit: 500,
      divisible: false,
      withCoupons: false,
    });
    const coupons = value.coupons.reduce((sum, coupon) => sum + coupon.value, 0);
    expect(value.storePay + value.pointsPay + coupons).toBe(12_000);
    expect(value.couponStates.length).toBeGreaterThanOrEqual(2);
    await backend.consult({ cardNo: zhang, billAmount: fen(100) });
    expect(server.received('getPointLimitRules')).toHaveLength(1);
  });

  test('the recharge pre-check allows, or says no in the platform’s words', async () => {
    const backend = kept(await signedIn(server));
    const ask = (cardNo: string, amount: number) =>
      backend.checkRecharge({ cardNo, amount: fen(amount), payments: [{ method: '1', amount: fen(amount) }] });
    expect(await ask(zhang, 10_000)).toEqual({ ok: true, value: { allowed: true, detail: '成功' } });
    expect(await ask('6201300100000302', 10_000)).toEqual({ ok: true, value: { allowed: false, detail: '卡已冻结' } });
    expect(await ask('6201300100009999', 10_000)).toMatchObject({ value: { allowed: false, detail: '卡号不存在' } });
    expect(server.ledger.transactions()).toHaveLength(0);
  });

  test('a trade password is right or wrong', async () => {
    const backend = kept(await signedIn(server));
    expect(await backend.verifyTradePassword('6201300100000201', '123456')).toEqual({ ok: true, value: true });
    expect(await backend.verifyTradePassword('6201300100000201', '654321')).toEqual({
      ok: false,
      failure: { code: 'tradePasswordWrong', parameters: { left: 4 }, reachable: true },
    });
  });

  test('an SMS code is sent once a minute and verified', async () => {
    const backend = kept(await signedIn(server));
    const mobile = '13800000001';
    expect(await backend.sendSmsCode(mobile)).toEqual({ ok: true, value: null });
    expect(await backend.sendSmsCode(mobile)).toMatchObject({ failure: { code: 'smsTooSoon' } });
    const code = server.phone(mobile).messages.at(-1)?.code ?? '';
    expect(await backend.verifySmsCode(mobile, code === '000000' ? '111111' : '000000')).toEqual({
      ok: true,
      value: false,
    });
    expect(await backend.verifySmsCode(mobile, code)).toEqual({ ok: true, value: true });
    expect(server.received('sendSmsCode')[0]?.body).toContain('"moblie":"13800000001"');
  });
});
