// The backend "unipos-member" against a real member service over HTTP: cards, credentials, a sign-in, and what the standard does not have.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { fen } from '../../shared/money.ts';
import { failure } from '../../shared/result.ts';
import { type MemberDesk, memberCredentials, openMemberDesk, zhang } from './member-service-stage.ts';

const canary = memberCredentials[1]?.value ?? '';

let desk: MemberDesk;

beforeEach(async () => {
  desk = await openMemberDesk();
});
afterEach(() => desk.close());

describe('a card', () => {
  test('is found by its number and by what a device read', async () => {
    const { bench, backend } = desk;
    expect(await backend.lookup(zhang)).toMatchObject({
      ok: true,
      value: { name: '张雅', matched: 'card', cards: [{ cardNo: zhang, storeBalance: 50_000, points: 1_200 }] },
    });
    const code = bench.server.mintDynamicCode(zhang);
    expect(await backend.lookup(code)).toMatchObject({
      ok: true,
      value: { selectedCardNo: zhang, matched: 'dynamicCode' },
    });
    expect(await backend.lookup('6201300109999999')).toMatchObject({ ok: false, failure: { code: 'memberNotFound' } });
    expect(await backend.lookup('QR-nothing')).toMatchObject({ ok: false, failure: { code: 'memberNotFound' } });
  });

  test('that does not serve says why, in the service’s words', async () => {
    const { bench, backend } = desk;
    bench.server.freezeCard(zhang);
    expect(await backend.lookup(zhang)).toMatchObject({
      ok: false,
      failure: { code: 'cardFrozen', platformMessage: '会员卡处于无效状态', reachable: true },
    });
  });

  test('has its balance to a hundredth of a fen, which is all that the queue can ask', async () => {
    const { backend } = desk;
    expect(await backend.findTransactions({ cardNo: zhang, serial: 'T1' })).toEqual({
      kind: 'balance',
      accounts: [
        { account: '00', balance: 5_000_000 },
        { account: '90', balance: 12_000_000 },
      ],
      evidence: null,
    });
  });

  test('cannot be asked for while the service is away, in trouble, or does not take us', async () => {
    const { bench, backend, open, meet } = desk;
    const asked = () => backend.findTransactions({ cardNo: zhang, serial: null });
    for (const [kind, reason, reachable] of [
      ['http500', 'unknownServerFault', true],
      ['code1000', 'unknownServerFault', true],
      ['htmlPage', 'unknownCaptivePortal', false],
      ['redirect', 'unknownCaptivePortal', false],
      ['badJson', 'unknownBadAnswer', true],
      ['lostRequest', 'unsentConnection', false],
    ] as const) {
      meet(kind, 'memberState');
      expect(await asked(), kind).toMatchObject({ kind: 'failed', reason, reachable });
    }
    const stranger = open({ key: 'wrong' });
    bench.server.unipos.faults.clear();
    expect(await stranger.findTransactions({ cardNo: zhang, serial: null })).toMatchObject({
      kind: 'failed',
      reason: 'unsentToken',
    });
    expect(await backend.findTransactions({ cardNo: '6201300109999999', serial: null })).toMatchObject({
      kind: 'failed',
      reason: 'logRefused',
      reachable: true,
    });
    await stranger.close();
    await bench.server.refuseConnections();
    expect(await asked()).toMatchObject({ kind: 'failed', reason: 'unsentConnection', reachable: false });
  });
});

describe('credentials', () => {
  test('travel in the query where the profile says so', async () => {
    const { bench, backend, open, pay } = desk;
    bench.server.unipos.setMemberCredentials(memberCredentials.map((one) => ({ ...one, in: 'query' })));
    const other = open({ in: 'query' });
    expect(await other.ping()).toEqual({ ok: true, value: null });
    expect((await pay({}, other)).kind).toBe('accepted');
    expect(await backend.ping()).toMatchObject({ ok: false, failure: { code: 'memberServiceCredentials' } });
    await other.close();
  });

  test('stand in no failure and no evidence', async () => {
    const { bench, open, pay, meet } = desk;
    bench.server.unipos.setMemberCredentials(memberCredentials.map((one) => ({ ...one, in: 'query' })));
    const other = open({ in: 'query' });
    const told: unknown[] = [];
    for (const kind of ['http500', 'htmlPage', 'badJson', 'lostResponse', 'truncatedBody', 'hugeBody'] as const) {
      meet(kind, 'memberPaying');
      told.push(await pay({ amount: 100 }, other));
      meet(kind, 'memberState');
      told.push(await other.lookup(zhang), await other.findTransactions({ cardNo: zhang, serial: null }));
    }
    expect(JSON.stringify(told)).not.toContain(canary);
    await other.close();
  });
});

describe('a sign-in', () => {
  test('is a person of this till, on a service that takes the till’s credentials', async () => {
    const { backend, open } = desk;
    expect(await backend.signIn('小李', '1357')).toMatchObject({
      ok: true,
      value: { user: '小李', displayName: '小李' },
    });
    const nobody = open({ checkCashier: async () => failure('wrongPassword') });
    expect(await nobody.signIn('小李', '1')).toMatchObject({ ok: false, failure: { code: 'wrongPassword' } });
    const stranger = open({ key: 'wrong' });
    expect(await stranger.signIn('小李', '1')).toMatchObject({
      ok: false,
      failure: { code: 'memberServiceCredentials', reachable: true },
    });
    await nobody.close();
    await stranger.close();
  });
});

describe('what the standard does not have', () => {
  test('is not offered, whatever is asked', async () => {
    const { backend } = desk;
    const answers = await Promise.all([
      backend.recentTransactions(zhang),
      backend.checkRecharge({ cardNo: zhang, amount: fen(100), payments: [] }),
      backend.benefits.cardCoupons(zhang),
      backend.day.settle({ day: '2026-11-18' } as never),
      backend.transactions.page({ by: 'store' }, 1, 20),
      backend.members.reviews('13800000001'),
    ]);
    for (const answer of answers) {
      expect(answer).toEqual({ ok: false, failure: { code: 'notOffered', reachable: true } });
    }
    const sorts = await backend.members.cardTypes();
    expect(sorts.ok && sorts.value.map(({ name }) => name)).toEqual(['会员卡', '储值密码卡', '实体会员卡', '礼品卡']);
    expect(backend.offers).toEqual([]);
    expect(await backend.consult({ cardNo: zhang, billAmount: fen(100) })).toMatchObject({
      ok: true,
      value: { storePay: 100, pointsPayLimit: 0, coupons: [] },
    });
  });
});
