// The Yazuo backend against the practice platform over real HTTP: money, the log, and every fault with the outcome that is safe.
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import type { PracticeServer } from '../../main/practice/contract.ts';
import { startPracticeServer } from '../../main/practice/practice-server.ts';
import { fen } from '../../shared/money.ts';
import {
  consumption,
  kept,
  practiceProfile,
  recharge,
  revocation,
  secretPassword,
  sending,
  signedIn,
  zhang,
} from './yazuo-till.ts';

let server: PracticeServer;

beforeEach(async () => {
  server = await startPracticeServer();
  onTestFinished(() => server.close());
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
