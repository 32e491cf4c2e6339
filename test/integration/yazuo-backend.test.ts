// The Yazuo backend against the practice platform: every call of the till's day over real HTTP.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { MemberBackend } from '../../main/backends/member-backend.ts';
import type { PracticeServer } from '../../main/practice/contract.ts';
import { startPracticeServer } from '../../main/practice/practice-server.ts';
import { fen } from '../../shared/money.ts';
import {
  consumption,
  createTestBackend,
  practiceProfile,
  recharge,
  revocation,
  secretPassword,
  sending,
  signedIn,
  zhang,
} from './yazuo-till.ts';

let server: PracticeServer;
const opened: MemberBackend[] = [];

beforeEach(async () => {
  server = await startPracticeServer();
});

afterEach(async () => {
  await Promise.all(opened.splice(0).map((backend) => backend.close()));
  await server.close();
});

function kept(backend: MemberBackend): MemberBackend {
  opened.push(backend);
  return backend;
}

describe('signing in', () => {
  for (const oauthShape of ['bare', 'wrapped'] as const) {
    test(`tells the store, and knows a wrong password, with ${oauthShape} answers`, async () => {
      server.setOptions({ oauthShape });
      const backend = kept(createTestBackend(server.url));
      expect(await backend.signIn('1001', 'wrong')).toMatchObject({
        ok: false,
        failure: { code: 'wrongPassword', platformMessage: '用户名或密码不正确', reachable: true },
      });
      expect(await backend.signIn('1001', secretPassword)).toEqual({
        ok: true,
        value: {
          user: '1001',
          displayName: '1001',
          brandId: '15',
          merchantId: '16456',
          merchantNo: '666660000277610',
          merchantName: '雅台上地店',
          terminalNo: '11111111',
        },
      });
      expect(await backend.ping()).toEqual({ ok: true, value: null });
    });
  }

  test('an unknown application is not blamed on the cashier', async () => {
    const backend = kept(createTestBackend(server.url, { appId: 'nobody' }));
    for (const oauthShape of ['bare', 'wrapped'] as const) {
      server.setOptions({ oauthShape });
      expect(await backend.signIn('1001', secretPassword)).toMatchObject({ failure: { code: 'refusedByServer' } });
    }
  });

  test('a portal, a redirect, a server fault, rubbish and a dead server are told apart', async () => {
    const backend = kept(createTestBackend(server.url));
    const seen: unknown[] = [];
    for (const kind of [
      'htmlPage',
      'redirect',
      'http500',
      'badJson',
      'hugeBody',
      'lostResponse',
      'truncatedBody',
    ] as const) {
      server.faults.set({ kind, times: 1 });
      const result = await backend.signIn('1001', secretPassword);
      seen.push([kind, result.ok ? 'ok' : `${result.failure.code} ${result.failure.reachable}`]);
    }
    await server.refuseConnections();
    const result = await backend.signIn('1001', secretPassword);
    seen.push(['refused', result.ok ? 'ok' : `${result.failure.code} ${result.failure.reachable}`]);
    expect(seen).toEqual([
      ['htmlPage', 'captivePortal false'],
      ['redirect', 'captivePortal false'],
      ['http500', 'serverFault true'],
      ['badJson', 'badAnswer true'],
      ['hugeBody', 'answerTooLarge true'],
      ['lostResponse', 'serverUnreachable false'],
      ['truncatedBody', 'badAnswer true'],
      ['refused', 'serverUnreachable false'],
    ]);
  });

  test('signed out, reads say so and money provably stays here; a ping still shows whether the platform is there', async () => {
    const backend = kept(createTestBackend(server.url));
    expect(await backend.lookup(zhang)).toEqual({ ok: false, failure: { code: 'notSignedIn', reachable: false } });
    expect(await backend.attempt(sending(consumption(zhang, 100)))).toMatchObject({ reason: 'unsentSignedOut' });
    expect(await backend.ping()).toMatchObject({ failure: { code: 'notSignedIn', reachable: true } });
    await backend.signIn('1001', secretPassword);
    backend.signOut();
    expect(await backend.attempt(sending(consumption(zhang, 100)))).toMatchObject({ reason: 'unsentSignedOut' });
    expect(await backend.findTransactions({ cardNo: zhang, serial: null })).toMatchObject({ kind: 'failed' });
    await server.refuseConnections();
    expect(await backend.ping()).toMatchObject({ failure: { code: 'serverUnreachable', reachable: false } });
    expect(server.received('checkout')).toHaveLength(0);
  });
});

describe('a token that another till took', () => {
  for (const tokenRejection of ['code', 'http401'] as const) {
    test(`is renewed once and the call repeated once (${tokenRejection}), for twenty calls at a time`, async () => {
      server.setOptions({ tokenRejection });
      const backend = kept(await signedIn(server));
      server.stealToken();
      const results = await Promise.all(Array.from({ length: 20 }, () => backend.lookup(zhang)));
      expect(results.every((result) => result.ok)).toBe(true);
      expect(server.received('refreshToken')).toHaveLength(1);
      expect(server.received('lookup').length).toBeLessThanOrEqual(40);
    });
  }

  test('a charge is repeated with the same business payload and booked once', async () => {
    const backend = kept(await signedIn(server));
    server.stealToken();
    const outcome = await backend.attempt(sending(consumption(zhang, 4_580), { serial: 'S-1' }));
    expect(outcome).toMatchObject({ kind: 'accepted', evidence: { repeated: true } });
    expect(server.ledger.chargesBySerial('S-1')).toHaveLength(1);
    const [first, second] = server.received('checkout').map((call) => JSON.parse(call.body) as Envelope);
    expect(second?.ciphertext).toEqual(first?.ciphertext);
    expect(second?.access_token).not.toBe(first?.access_token);
  });

  test('taken twice within a minute is contention: nothing more is sent', async () => {
    const backend = kept(await signedIn(server));
    server.faults.set({ kind: 'stolenToken' });
    const before = server.received().length;
    expect(await backend.attempt(sending(consumption(zhang, 100)))).toMatchObject({
      kind: 'unsent',
      reason: 'unsentContention',
    });
    const sent = server.received().length;
    // The charge, the refresh, the charge again.
    expect(sent - before).toBe(3);
    expect(await backend.attempt(sending(consumption(zhang, 100)))).toMatchObject({ reason: 'unsentContention' });
    expect(await backend.lookup(zhang)).toMatchObject({ failure: { code: 'tokenContention' } });
    expect(server.received()).toHaveLength(sent);
    expect(server.ledger.transactions()).toHaveLength(0);
  });
});

type Envelope = { readonly access_token: string; readonly ciphertext: unknown };

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

describe('money', () => {
  test('a mixed checkout is booked to the fen', async () => {
    const backend = kept(await signedIn(server));
    const found = await backend.lookup('770000000101');
    const couponId = (found.ok && found.value.couponId) || '';
    const payload = consumption(zhang, 12_345, {
      storePay: fen(10_000),
      coupons: [{ id: couponId, name: '', quantity: 1, value: fen(2_000) }],
      otherPayments: [{ method: '3', amount: fen(345) }],
    });
    const outcome = await backend.attempt(sending(payload));
    expect(outcome).toMatchObject({ kind: 'accepted', answer: { storeBalance: 40_000 } });
    expect(server.ledger.balanceOf(zhang)).toBe(40_000);
    expect(server.ledger.verify()).toEqual([]);
  });

  test('a recharge answers its bonus item by item', async () => {
    const backend = kept(await signedIn(server));
    const outcome = await backend.attempt(sending(recharge(zhang, 50_000)));
    expect(outcome).toMatchObject({
      kind: 'accepted',
      answer: {
        storeBalance: 108_000,
        storeBonus: 8_000,
        pointsBonus: 50,
        couponBonus: [{ name: '20元代金券', amount: 2_000 }],
      },
    });
    expect(server.ledger.balanceOf(zhang)).toBe(108_000);
  });

  test('a trade password goes with the attempt and never into its evidence', async () => {
    const backend = kept(await signedIn(server));
    const card = '6201300100000201';
    expect(await backend.attempt(sending(consumption(card, 100)))).toMatchObject({ kind: 'refused', code: '20007' });
    const wrong = await backend.attempt(sending(consumption(card, 100), { secret: '919191' }));
    expect(wrong).toMatchObject({ kind: 'refused', listed: true });
    expect(JSON.stringify(wrong)).not.toContain('919191');
    const right = await backend.attempt(sending(consumption(card, 100), { secret: '123456' }));
    expect(right).toMatchObject({ kind: 'accepted' });
    expect(JSON.stringify(right)).not.toContain('123456');
  });

  test('a listed refusal is listed, an unlisted one is not, an uncertain code is unknown', async () => {
    const backend = kept(await signedIn(server));
    expect(await backend.attempt(sending(consumption(zhang, 60_000)))).toMatchObject({
      kind: 'refused',
      code: '20004',
      message: '储值余额不足',
      listed: true,
      evidence: { section: '6.11.1', status: 200, code: '20004' },
    });
    server.setOptions({ repeatSerial: 'refuse' });
    await backend.attempt(sending(consumption(zhang, 100), { serial: 'TWICE' }));
    expect(await backend.attempt(sending(consumption(zhang, 100), { serial: 'TWICE' }))).toMatchObject({
      kind: 'unknown',
      reason: 'unknownUncertainCode',
    });
  });

  test('revocations: a checkout by 6.11.2, a recharge and paper by 6.5.2; the log shows what was undone', async () => {
    const backend = kept(await signedIn(server));
    const spent = await backend.attempt(sending(consumption(zhang, 4_580), { serial: 'C-1' }));
    const filled = await backend.attempt(sending(recharge(zhang, 10_000), { serial: 'R-1' }));
    if (spent.kind !== 'accepted' || filled.kind !== 'accepted') throw new Error('setup');
    const undo = sending(revocation(zhang, 4_580), { parentVoucher: spent.voucher, parentKind: 'consumption' });
    expect(await backend.attempt(undo)).toMatchObject({ kind: 'accepted', answer: { storeBalance: 56_420 + 4_580 } });
    const again = sending(revocation(zhang, 4_580), { parentVoucher: spent.voucher, parentKind: 'consumption' });
    expect(await backend.attempt(again)).toMatchObject({ kind: 'refused', code: '20022' });
    const back = sending(revocation(zhang, 10_000), { parentVoucher: filled.voucher, parentKind: 'recharge' });
    expect(await backend.attempt(back)).toMatchObject({ kind: 'accepted' });
    const third = await backend.attempt(sending(consumption(zhang, 1_000)));
    if (third.kind !== 'accepted') throw new Error('setup');
    const paper = sending(revocation(zhang, 1_000, third.voucher));
    expect(await backend.attempt(paper)).toMatchObject({ kind: 'accepted' });
    expect(server.received('revokeCheckout')).toHaveLength(2);
    expect(server.received('revokeByVoucher')).toHaveLength(2);
    expect(server.ledger.balanceOf(zhang)).toBe(50_000);
    await expect(backend.attempt(sending(revocation(zhang, 1)))).rejects.toThrow(/no voucher/);

    const log = await backend.findTransactions({ cardNo: zhang, serial: 'C-1' });
    expect(log).toMatchObject({
      kind: 'rows',
      rows: [
        { serial: 'C-1', cardNo: zhang, kind: 'consumption', amount: 4_580, revoked: true, voucher: spent.voucher },
      ],
    });
    const all = await backend.findTransactions({ cardNo: zhang, serial: null });
    if (all.kind !== 'rows') throw new Error('log');
    expect(all.rows).toHaveLength(6);
    expect(all.rows.filter((row) => row.revokes === spent.voucher)).toMatchObject([
      { kind: 'revocation', amount: 4_580 },
    ]);
    const recent = await backend.recentTransactions(zhang);
    expect(recent.ok && recent.value.map((row) => row.name)).toEqual([
      '隔笔撤销',
      '收银消费',
      '隔笔撤销',
      '收银撤销',
      '充值',
      '收银消费',
    ]);
  });

  test('a profile says what its platform’s codes of log rows mean', async () => {
    const transCodes = { recharge: ['11'], consumption: [21], revocation: ['41'] };
    const own = kept(await signedIn(server, { profile: { ...practiceProfile, transCodes } }));
    const swapped = { recharge: ['2001', 2002], consumption: [1001], revocation: ['41'] };
    const other = kept(await signedIn(server, { profile: { ...practiceProfile, transCodes: swapped } }));
    await other.attempt(sending(consumption(zhang, 100), { serial: 'A' }));
    for (const [backend, kind] of [
      [own, 'other'],
      [other, 'recharge'],
    ] as const) {
      expect(await backend.findTransactions({ cardNo: zhang, serial: 'A' })).toMatchObject({ rows: [{ kind }] });
    }
  });

  test('a log of several pages is read whole', async () => {
    const backend = kept(await signedIn(server));
    for (let count = 0; count < 230; count += 1) server.spendElsewhere(zhang, 1);
    const log = await backend.findTransactions({ cardNo: zhang, serial: null });
    expect(log.kind === 'rows' && new Set(log.rows.map((row) => row.voucher)).size).toBe(230);
    expect(server.received('listTransactions')).toHaveLength(3);
  });

  test('a log that ignores its filter, or is full of nulls, is told as it is', async () => {
    const backend = kept(await signedIn(server));
    await backend.attempt(sending(consumption(zhang, 100), { serial: 'A' }));
    server.faults.set({ kind: 'logIgnoresFilter', times: 1 });
    const ignored = await backend.findTransactions({ cardNo: zhang, serial: 'nobody' });
    expect(ignored.kind === 'rows' && ignored.rows.map((row) => row.serial)).toEqual(['A']);
    server.faults.set({ kind: 'logNulls', times: 1 });
    const nulls = await backend.findTransactions({ cardNo: zhang, serial: 'A' });
    expect(nulls).toMatchObject({ kind: 'rows', rows: [{ serial: null, cardNo: null, voucher: null }] });
    server.faults.set({ kind: 'logLag', ms: 60_000, times: 1 });
    expect(await backend.findTransactions({ cardNo: zhang, serial: 'A' })).toMatchObject({ kind: 'rows', rows: [] });
  });
});

describe('every fault has the outcome that is safe', () => {
  const expected = [
    ['lostRequest', 'unknown unknownConnectionLost', 0],
    ['lostResponse', 'unknown unknownConnectionLost', 1],
    ['http500', 'unknown unknownServerFault', 0],
    ['http500AfterCommit', 'unknown unknownServerFault', 1],
    ['htmlPage', 'unknown unknownCaptivePortal', 0],
    ['redirect', 'unknown unknownCaptivePortal', 0],
    ['truncatedBody', 'unknown unknownBadAnswer', 1],
    ['badJson', 'unknown unknownBadAnswer', 1],
    ['wrongCharset', 'unknown unknownBadAnswer', 1],
    ['hugeBody', 'unknown unknownTooLarge', 1],
  ] as const;
  for (const [kind, outcome, booked] of expected) {
    test(`${kind}: ${outcome}`, async () => {
      const backend = kept(await signedIn(server));
      server.faults.set({ kind, interfaceId: 'checkout', times: 1 });
      const result = await backend.attempt(sending(consumption(zhang, 4_580), { serial: 'F' }));
      expect(`${result.kind} ${'reason' in result ? result.reason : ''}`).toBe(outcome);
      expect(server.received('checkout')).toHaveLength(1);
      expect(server.ledger.chargesBySerial('F')).toHaveLength(booked);
      const log = await backend.findTransactions({ cardNo: zhang, serial: 'F' });
      expect(log.kind === 'rows' && log.rows).toHaveLength(booked);
    });
  }

  test('a slow answer is a time-out: unknown, though it was booked', async () => {
    const backend = kept(await signedIn(server, { deadlines: { headers: 150, total: 200 } }));
    server.faults.set({ kind: 'latency', ms: 400, interfaceId: 'checkout', times: 1 });
    const result = await backend.attempt(sending(consumption(zhang, 4_580), { serial: 'SLOW' }));
    expect(result).toMatchObject({ kind: 'unknown', reason: 'unknownTimeout' });
  });

  test('a refused connection is provably unsent', async () => {
    const backend = kept(await signedIn(server));
    await server.refuseConnections();
    expect(await backend.attempt(sending(consumption(zhang, 100)))).toMatchObject({
      kind: 'unsent',
      reason: 'unsentConnection',
      evidence: { section: '6.11.1', cause: 'refused' },
    });
    expect(await backend.findTransactions({ cardNo: zhang, serial: null })).toMatchObject({
      kind: 'failed',
      reason: 'unsentConnection',
      reachable: false,
    });
    await server.acceptConnections();
    expect(await backend.attempt(sending(consumption(zhang, 100)))).toMatchObject({ kind: 'accepted' });
  });
});

test('no outcome and no failure ever shows a token or a password', async () => {
  const backend = kept(await signedIn(server));
  const token = server.world.token?.accessToken ?? '';
  const refreshToken = server.world.refreshTokens.at(-1)?.refreshToken ?? '';
  const shown: unknown[] = [];
  for (const kind of ['lostResponse', 'badJson', 'htmlPage', 'http500', 'truncatedBody'] as const) {
    server.faults.set({ kind, times: 1, interfaceId: 'checkout' });
    shown.push(await backend.attempt(sending(consumption(zhang, 100), { secret: '919191' })));
    server.faults.set({ kind, times: 1, interfaceId: 'lookup' });
    shown.push(await backend.lookup(zhang));
    server.faults.set({ kind, times: 1, interfaceId: 'passwordToken' });
    shown.push(await backend.signIn('1001', secretPassword));
  }
  const text = JSON.stringify(shown);
  for (const secret of [token, refreshToken, secretPassword, '919191', 'yatai-practice-secret']) {
    expect(secret.length > 0 && text.includes(secret)).toBe(false);
  }
});
