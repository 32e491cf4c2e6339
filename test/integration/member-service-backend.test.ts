// The backend "unipos-member" against a real member service over HTTP: what each answer and each fault becomes, and that nothing is posted unnoted.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { MemberBackend } from '../../main/backends/member-backend.ts';
import { createUniposMemberBackend } from '../../main/backends/unipos/member/create-unipos-member-backend.ts';
import type { FaultKind } from '../../main/practice/faults.ts';
import { practiceWorldGuide } from '../../main/practice/guide.ts';
import type { OperationDraft } from '../../main/queue/operation.ts';
import type { AttemptOutcome, BalanceWitness } from '../../main/queue/ports.ts';
import { fen } from '../../shared/money.ts';
import { failure, type Result, success } from '../../shared/result.ts';
import { sampleOperation } from '../support/queue-samples.ts';
import { saleDraft } from '../support/sale-draft.ts';
import { type Bench, openBench } from './practice-caller.ts';

const zhang = '6201300100000101';
const { memberCredentials } = practiceWorldGuide.unipos;
const canary = memberCredentials[1]?.value ?? '';

let bench: Bench;
let backend: MemberBackend;

function open(more: { in?: 'header' | 'query'; key?: string; checkCashier?: () => Promise<Result<string>> } = {}) {
  const place = more.in ?? 'header';
  return createUniposMemberBackend({
    settings: {
      serviceUri: bench.server.unipos.memberUri,
      credentials: memberCredentials.map(({ name }) => ({ in: place, name })),
      sameFromNo: 'unproven',
    },
    secrets: Object.fromEntries(memberCredentials.map(({ name, value }) => [name, more.key ?? value])),
    clock: { wall: () => 0, monotonic: () => 0 },
    checkCashier: more.checkCashier ?? (async (user) => success(user)),
    deadlines: { headers: 300, total: 400 },
  });
}

beforeEach(async () => {
  bench = await openBench();
  backend = open();
});
afterEach(async () => {
  await backend.close();
  await bench.close();
});

const noted: BalanceWitness[] = [];
let serials = 0;

async function pay(
  { cardNo = zhang, amount = 1_000, more = {} as Partial<OperationDraft>, takes = true } = {},
  on = backend,
): Promise<AttemptOutcome> {
  serials += 1;
  const { payload } = { ...saleDraft('i', cardNo, amount), ...more };
  const operation = sampleOperation({ serial: `T${serials}`, cardNo, payload, kind: payload.kind, state: 'sending' });
  return on.attempt({
    operation,
    parentVoucher: null,
    secret: null,
    witness: (before) => {
      noted.push(before);
      return takes;
    },
  });
}

const meet = (kind: FaultKind, interfaceId: 'memberPaying' | 'memberState') => {
  bench.server.unipos.faults.clear();
  bench.server.unipos.faults.set({ kind, interfaceId });
};
const booked = () => bench.server.unipos.payings().length;
const balance = () => bench.server.ledger.balanceOf(zhang);

describe('a card', () => {
  test('is found by its number and by what a device read', async () => {
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
    bench.server.freezeCard(zhang);
    expect(await backend.lookup(zhang)).toMatchObject({
      ok: false,
      failure: { code: 'cardFrozen', platformMessage: '会员卡处于无效状态', reachable: true },
    });
  });

  test('has its balance to a hundredth of a fen, which is all that the queue can ask', async () => {
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

describe('a payment', () => {
  test('is accepted by an empty answer, and its serial stands for the voucher', async () => {
    const outcome = await pay();
    expect(outcome).toMatchObject({ kind: 'accepted', voucher: `T${serials}`, answer: { voucher: `T${serials}` } });
    expect(noted.at(-1)).toEqual({ account: '00', balance: 5_000_000, quantity: 100_000 });
    expect(bench.server.unipos.payings()).toMatchObject([
      { fromNo: `T${serials}`, cardNo: zhang, accountNo: '00', quantity: 100_000 },
    ]);
    expect(balance()).toBe(49_000);
  });

  test('of points goes to their own account', async () => {
    const payload = { kind: 'service', service: 'deductPoints', cardNo: zhang, amount: fen(0) } as const;
    await pay({ more: { payload: { ...payload, content: { points: 200, remark: '' } } } });
    expect(bench.server.unipos.payings()).toMatchObject([{ accountNo: '90', quantity: 2_000_000 }]);
  });

  test('is refused in plain words where the document says that it is definite', async () => {
    expect(await pay({ amount: 60_000 })).toMatchObject({ kind: 'refused', code: '1005', listed: true });
    expect(await pay({ cardNo: '6201300109999999' })).toMatchObject({ kind: 'refused', code: '1001', listed: true });
    bench.server.freezeCard(zhang);
    expect(await pay()).toMatchObject({ kind: 'refused', code: '1002', listed: true });
    expect(booked()).toBe(0);
  });

  test('is not posted where its balance was not noted', async () => {
    expect(await pay({ takes: false })).toMatchObject({ kind: 'unsent', reason: 'unsentNotNoted' });
    const operation = sampleOperation({ cardNo: zhang, state: 'sending' });
    expect(await backend.attempt({ operation, parentVoucher: null, secret: null })).toMatchObject({ kind: 'unsent' });
    expect(booked()).toBe(0);
  });

  test('is not posted where its balance could not be read', async () => {
    for (const kind of ['http500', 'code1000', 'htmlPage', 'badJson', 'lostRequest', 'truncatedBody'] as const) {
      meet(kind, 'memberState');
      expect(await pay(), kind).toMatchObject({ kind: 'unsent', reason: 'unsentConnection' });
    }
    expect(booked()).toBe(0);
    expect(bench.server.unipos.received('memberPaying')).toEqual([]);
  });

  test('is not made where the standard has no call for it', async () => {
    const recharge = { kind: 'recharge', cardNo: zhang, amount: fen(100), payments: [] } as const;
    expect(await pay({ more: { payload: recharge } })).toMatchObject({ kind: 'refused', code: 'notOffered' });
    expect(bench.server.unipos.received()).toEqual([]);
  });

  test('whose answer is anything else is unknown, charged or not', async () => {
    for (const [kind, reason, charged] of [
      ['lostRequest', 'unknownConnectionLost', false],
      ['lostResponse', 'unknownConnectionLost', true],
      ['http500', 'unknownServerFault', false],
      ['http500AfterCommit', 'unknownServerFault', true],
      ['code1000', 'unknownServerFault', false],
      ['code1000AfterCommit', 'unknownServerFault', true],
      ['htmlPage', 'unknownCaptivePortal', false],
      ['redirect', 'unknownCaptivePortal', false],
    ] as const) {
      const before = booked();
      meet(kind, 'memberPaying');
      const outcome = await pay({ amount: 100 });
      expect(outcome.kind, kind).toBe('unknown');
      if (kind !== 'lostRequest' && kind !== 'lostResponse') {
        expect(outcome, kind).toMatchObject({ reason });
      }
      expect(booked() - before, kind).toBe(charged ? 1 : 0);
    }
  });

  test('of a line that is down provably never left', async () => {
    await bench.server.refuseConnections();
    expect(await pay()).toMatchObject({ kind: 'unsent', reason: 'unsentConnection' });
  });

  test('of a till that the service does not know is not made', async () => {
    const stranger = open({ key: 'wrong' });
    expect(await pay({}, stranger)).toMatchObject({ kind: 'unsent', reason: 'unsentToken' });
    await stranger.close();
  });
});

describe('credentials', () => {
  test('travel in the query where the profile says so', async () => {
    bench.server.unipos.setMemberCredentials(memberCredentials.map((one) => ({ ...one, in: 'query' })));
    const other = open({ in: 'query' });
    expect(await other.ping()).toEqual({ ok: true, value: null });
    expect((await pay({}, other)).kind).toBe('accepted');
    expect(await backend.ping()).toMatchObject({ ok: false, failure: { code: 'memberServiceCredentials' } });
    await other.close();
  });

  test('stand in no failure and no evidence', async () => {
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
