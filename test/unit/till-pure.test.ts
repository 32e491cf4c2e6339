// The till's pure parts: what a scan is taken for, masks, days, lock-outs, pauses, balances.
import { describe, expect, test } from 'vitest';
import type { BackendMember } from '../../main/backends/member-backend.ts';
import type { Verifier } from '../../main/journal/types.ts';
import type { Operation } from '../../main/queue/operation.ts';
import { withOperation } from '../../main/till/balances.ts';
import { businessDay } from '../../main/till/business-day.ts';
import { pauseAfter } from '../../main/till/heartbeat.ts';
import { withFailure } from '../../main/till/lock-out.ts';
import { maskCard, maskMobile } from '../../main/till/masks.ts';
import { recogniseScan } from '../../main/till/recognise-scan.ts';
import { isExpired, lockedMinutes, makeVerifier, matchesVerifier } from '../../main/till/verifier.ts';
import { fen } from '../../shared/money.ts';
import { defaultScanFormats } from '../../shared/profile.ts';

describe('a scan', () => {
  test.each([
    ['6201300100000101', 'card'],
    [' 6201 3001 0000 0101 ', 'card'],
    ['6201-3001-0000-0101', 'card'],
    ['62013', 'card'],
    ['13800000001', 'mobile'],
    ['１３８０００００００１', 'mobile'],
    ['12800000001', 'card'],
    ['280000000000000101', 'dynamicCode'],
    ['12345678901234567890', 'dynamicCode'],
    ['770000000101', 'couponCode'],
    ['AB-12cd', 'couponCode'],
    [`Az09-!"%&'()*+,./:;<=>?_`, 'couponCode'],
    ['https://m.example/c?k=9', 'couponCode'],
  ])('%s is taken for a %s', (text, kind) => {
    expect(recogniseScan(text, defaultScanFormats)?.kind).toBe(kind);
  });

  test.each(['', '   ', '1', '1234', '张雅', '\u0000\u0001', '🙂🙂🙂🙂🙂', '-'.repeat(10), 'x'.repeat(600)])(
    '%j is nothing that a platform could know',
    (text) => {
      expect(recogniseScan(text, defaultScanFormats)).toBeNull();
    },
  );

  test('a profile says what its platform’s numbers look like; the first that fits counts', () => {
    const own = [
      { kind: 'couponCode', startsWith: '99', shortest: 16, longest: 18 },
      { kind: 'dynamicCode', startsWith: '', shortest: 18, longest: 18 },
    ] as const;
    const kindOf = (text: string) => recogniseScan(text, own)?.kind;
    expect(kindOf('990000000000000001')).toBe('couponCode');
    expect(kindOf('990000000000001')).toBe('card');
    expect(kindOf('110000000000000001')).toBe('dynamicCode');
    expect(kindOf('770000000101')).toBe('card');
    expect(kindOf('12345678901234567890')).toBe('card');
    expect(kindOf('13800000001')).toBe('mobile');
    expect(recogniseScan('280000000000000101', [])?.kind).toBe('card');
  });
});

test('numbers are masked so that a guest knows them and nobody else', () => {
  expect(maskCard('6201300100000101')).toBe('6201****0101');
  expect(maskCard('12345678')).toBe('12***678');
  expect(maskCard('123')).toBe('***23');
  expect(maskMobile('13812345678')).toBe('138****5678');
  expect(maskMobile('1234567')).toBe('***67');
});

test('the business day is China’s, with a cut-off hour', () => {
  expect(businessDay(Date.parse('2026-11-18T23:59:59+08:00'))).toBe('2026-11-18');
  expect(businessDay(Date.parse('2026-11-19T00:00:00+08:00'))).toBe('2026-11-19');
  expect(businessDay(Date.parse('2026-11-19T02:00:00+08:00'), 4)).toBe('2026-11-18');
  expect(businessDay(Date.parse('2026-11-18T16:00:00Z'))).toBe('2026-11-19');
});

describe('a verifier', () => {
  const minute = 60_000;
  const now = 1_800_000_000_000;
  const plain: Verifier = {
    user: 'a',
    displayName: null,
    salt: '00',
    hash: '00',
    signedInAt: now,
    expiresAt: now + 7 * 24 * 60 * minute,
    failures: 0,
    lockedUntil: null,
  };
  const wrongTries = (failures: number) =>
    Array.from({ length: failures }).reduce<Verifier>((one) => withFailure(one, now), plain);

  test('knows the password, keeps no trace of it, and salts', async () => {
    const one = await makeVerifier('a', null, 'canary-Ä', '00'.repeat(16), now);
    const other = await makeVerifier('a', null, 'canary-Ä', '11'.repeat(16), now);
    expect(await matchesVerifier(one, 'canary-Ä')).toBe(true);
    expect(await matchesVerifier(one, 'canary-A\u0308')).toBe(true);
    expect(await matchesVerifier(one, 'canary-a')).toBe(false);
    expect(one.hash).not.toBe(other.hash);
    expect(JSON.stringify(one)).not.toContain('canary');
  });

  test.each([
    [4, 0],
    [5, 5],
    [6, 10],
    [7, 20],
    [8, 40],
    [9, 60],
    [50, 60],
  ])('after %i wrong tries the next may be made after %i minutes', (failures, minutes) => {
    expect(lockedMinutes(wrongTries(failures), now)).toBe(minutes);
  });

  test('a clock turned back neither locks for ever nor makes a verifier young again', () => {
    expect(lockedMinutes(wrongTries(5), now - 365 * 24 * 60 * minute)).toBe(5);
    expect(isExpired(plain, now - 2 * 24 * 60 * minute)).toBe(true);
    expect(isExpired(plain, now - minute)).toBe(false);
    expect(isExpired(plain, plain.expiresAt)).toBe(true);
  });
});

test('the heart beats quietly while all is well, and finds a line that came back within seconds', () => {
  expect(pauseAfter('reachable', 0, 0.5)).toBe(60_000);
  expect(pauseAfter('signInNeeded', 3, 0.5, true)).toBe(60_000);
  expect(pauseAfter('unreachable', 1, 0)).toBe(1000);
  expect(pauseAfter('unreachable', 1, 1)).toBe(2000);
  expect(pauseAfter('unreachable', 100, 1)).toBe(8000);
  expect(pauseAfter('contention', 1, 0)).toBe(30_000);
});

describe('balances after an operation', () => {
  const card = {
    cardNo: '6201300100000101',
    typeName: null,
    status: 'active',
    storeBalance: fen(50_000),
    points: 100,
    expiresOn: null,
    needsTradePassword: false,
  } as const;
  const coupon = {
    id: 'c1',
    name: '券',
    amount: fen(500),
    quantity: 2,
    batchNo: null,
    startsOn: null,
    expiresOn: null,
    rules: [],
    aloneUse: false,
  };
  const member: BackendMember = {
    memberId: 'm',
    name: '张雅',
    mobile: null,
    level: null,
    tags: [],
    benefits: [],
    cards: [card, { ...card, cardNo: 'other' }],
    coupons: [coupon],
    selectedCardNo: card.cardNo,
    matched: 'card',
    couponId: null,
  };
  const consumption: Operation = {
    intent: 'i',
    payload: {
      kind: 'consumption',
      cardNo: card.cardNo,
      billAmount: fen(1500),
      storePay: fen(1000),
      points: 10,
      pointsPay: fen(0),
      coupons: [{ id: 'c1', name: '券', quantity: 1, value: fen(500) }],
      otherPayments: [],
      remark: null,
    },
    held: fen(1000),
    operator: 'o',
    shift: null,
    memberName: null,
    waits: true,
    acceptedOffline: false,
    serial: 's',
    kind: 'consumption',
    cardNo: card.cardNo,
    amount: fen(1500),
    merchantNo: 'm',
    terminalNo: 't',
    parent: null,
    bodyHash: '',
    state: 'applied',
    attempt: 1,
    voucher: 'v',
    answer: null,
    reason: null,
    platformMessage: null,
    watchUntil: null,
    createdAt: 0,
    updatedAt: 0,
  };
  const answer = { voucher: 'v', pointsBalance: 77, storeBonus: null, pointsBonus: null, couponBonus: [] };

  test('the platform’s own balance wins', () => {
    const told = withOperation(member, { ...consumption, answer: { ...answer, storeBalance: fen(4242) } }, null);
    expect(told.fromPlatform).toBe(true);
    expect(told.member.cards[0]).toMatchObject({ storeBalance: 4242, points: 77 });
    expect(told.member.coupons[0]?.quantity).toBe(1);
    expect(told.member.cards[1]).toMatchObject({ storeBalance: 50_000 });
  });

  test('without one it is reckoned: consumption, recharge, and the revocation of each', () => {
    const reckoned = withOperation(member, consumption, null);
    expect(reckoned.fromPlatform).toBe(false);
    expect(reckoned.member.cards[0]).toMatchObject({ storeBalance: 49_000, points: 90 });
    const revocation: Operation = {
      ...consumption,
      kind: 'revocation',
      payload: { kind: 'revocation', cardNo: card.cardNo, target: 's', voucher: null, amount: fen(1500), reason: 'r' },
    };
    expect(withOperation(member, revocation, consumption).member.cards[0]).toMatchObject({
      storeBalance: 51_000,
      points: 110,
    });
    const recharge: Operation = {
      ...consumption,
      kind: 'recharge',
      payload: { kind: 'recharge', cardNo: card.cardNo, amount: fen(900), payments: [] },
    };
    expect(withOperation(member, recharge, null).member.cards[0]).toMatchObject({ storeBalance: 50_900 });
    expect(withOperation(member, revocation, recharge).member.cards[0]).toMatchObject({ storeBalance: 49_100 });
  });

  test('an operation that was not applied changes nothing', () => {
    for (const state of ['pending', 'unknown', 'rejected', 'cancelled', 'reverted', 'manual'] as const) {
      expect(withOperation(member, { ...consumption, state }, null).member).toBe(member);
    }
  });
});
