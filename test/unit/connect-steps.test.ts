// The live check's conclusions from each outcome, and that every one of them has its sentences in both languages.
import { describe, expect, test } from 'vitest';
import type { BackendFailure } from '../../main/backends/backend-failure.ts';
import type { LogAnswer, LogRow } from '../../main/queue/ports.ts';
import {
  concludeCardTypes,
  concludeLog,
  concludeLookup,
  concludeMerchant,
  concludeReach,
  concludeTls,
  concludeToken,
} from '../../main/till/connect/conclude.ts';
import { reachFinding, targetOf, tlsFinding } from '../../main/till/connect/network.ts';
import { mayOpen } from '../../main/till/link/may-open.ts';
import { callFindings, connectionStepIds, findingGroup, stepFindings } from '../../shared/connect.ts';
import { stepSentence } from '../../shared/connect-sentence.ts';
import { en } from '../../shared/messages/en.ts';
import { zhCN } from '../../shared/messages/zh-CN.ts';
import type { FailureCode } from '../../shared/result.ts';

const fails = (code: FailureCode, more: Partial<BackendFailure> = {}) =>
  ({ ok: false, failure: { code, reachable: true, ...more } }) as const;
const ours = { brandId: '15', merchantId: undefined, merchantNo: '1001' };
const store = { merchantId: '7', merchantNo: '1001', merchantName: '上地店' };
const nobody = { brandId: null, merchantNo: null };
const signedIn = { user: 'u', displayName: null, merchantId: null, merchantName: null, terminalNo: null, ...nobody };

describe('reach', () => {
  test.each([
    ['https://a.example', { host: 'a.example', port: 443, secure: true }],
    ['http://127.0.0.1:8080/x', { host: '127.0.0.1', port: 8080, secure: false }],
    ['https://[::1]:1/', { host: '::1', port: 1, secure: true }],
  ])('%s', (address, target) => expect(targetOf(address)).toEqual(target));

  test.each([
    ['ECONNREFUSED', 'portClosed'],
    ['ECONNRESET', 'portClosed'],
    ['ETIMEDOUT', 'timeout'],
    ['ENETUNREACH', 'noRoute'],
  ])('%s means %s', (code, finding) => expect(reachFinding(code)).toBe(finding));

  test('both ends', () => {
    expect(concludeReach('h', 443, { kind: 'connected', address: '1.2.3.4' })).toMatchObject({ state: 'ok' });
    expect(concludeReach('h', 443, { kind: 'failed', finding: 'timeout' })).toMatchObject({
      state: 'failed',
      finding: 'timeout',
      values: { host: 'h', port: 443 },
    });
  });
});

describe('TLS', () => {
  test.each([
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'selfSigned'],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'unknownIssuer'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'otherName'],
    ['CERT_HAS_EXPIRED', 'expired'],
    ['CERT_NOT_YET_VALID', 'notYetValid'],
    ['ERR_SSL_WRONG_VERSION_NUMBER', 'notTls'],
    ['ECONNRESET', 'tlsFailed'],
  ])('%s means %s', (code, finding) => expect(tlsFinding(code)).toBe(finding));

  test('whole days that are left; whose word it is', () => {
    const day = 86_400_000;
    const trusted = { kind: 'trusted', issuer: 'CA', validTo: 3 * day - 1, privately: false } as const;
    expect(concludeTls('h', trusted, 0)).toMatchObject({ finding: 'trusted', values: { issuer: 'CA', days: 2 } });
    expect(concludeTls('h', { ...trusted, privately: true }, 0)).toMatchObject({ finding: 'trustedPrivately' });
    expect(concludeTls('h', { kind: 'notNeeded' }, 0)).toMatchObject({ state: 'ok', finding: 'notNeeded' });
  });
});

describe('token', () => {
  test.each([
    ['invalid_client', 'refusedByServer', 'wrongSecret'],
    ['invalid_grant', 'wrongPassword', 'wrongPassword'],
    ['40013', 'wrongPassword', 'refused'],
    ['unauthorized_client', 'refusedByServer', 'refused'],
  ] as const)('%s: %s', (error, code, finding) => {
    const answer = fails(code, { parameters: { code: error }, platformMessage: '原话' });
    expect(concludeToken(answer)).toMatchObject({ state: 'failed', finding, words: '原话' });
  });

  test.each([
    ['serverUnreachable', 'noAnswer'],
    ['captivePortal', 'captivePortal'],
    ['serverFault', 'serverFault'],
    ['badAnswer', 'badAnswer'],
    ['tokenContention', 'tokenTaken'],
  ] as const)('%s is %s', (code, finding) => expect(concludeToken(fails(code))).toMatchObject({ finding }));

  test('granted', () => expect(concludeToken({ ok: true, value: signedIn })).toMatchObject({ state: 'ok' }));
});

describe('merchant', () => {
  const listed = { ok: true, value: { list: [store] } } as const;
  test.each([
    ['agrees', ours, nobody, listed, 'agrees'],
    ['another brand by the sign-in', ours, { brandId: '16', merchantNo: null }, listed, 'otherBrand'],
    ['another store by the sign-in', ours, { brandId: '15', merchantNo: '2002' }, listed, 'otherStore'],
    ['not among the brand’s', { ...ours, merchantNo: '3' }, nobody, listed, 'storeMissing'],
    ['another internal id', { ...ours, merchantId: '8' }, nobody, listed, 'idDiffers'],
    ['refused', ours, nobody, fails('refusedByServer', { parameters: { code: '10002' } }), 'refused'],
  ])('%s', (_what, expected, told, answer, finding) => {
    expect(concludeMerchant(expected, told, answer)).toMatchObject({ finding });
  });
});

test('card types: none is a failure', () => {
  expect(concludeCardTypes({ ok: true, value: { list: [] } })).toMatchObject({ state: 'failed', finding: 'noTypes' });
  expect(concludeCardTypes({ ok: true, value: { list: [1, 2] } })).toMatchObject({ state: 'ok', values: { count: 2 } });
});

describe('lookup', () => {
  const cardNo = '6201300100000101';
  const card = { cardNo, typeName: null, status: 'active', storeBalance: 0, points: 0, expiresOn: null };
  const member = { memberId: '1', name: '张雅', mobile: null, level: null, tags: [], benefits: [], coupons: [] };
  const found = (cards: readonly object[]) =>
    ({ ok: true, value: { ...member, cards, selectedCardNo: null, matched: 'card', couponId: null } }) as never;

  test('found, not found, and somebody else’s card', () => {
    const good = concludeLookup(cardNo, found([{ ...card, needsTradePassword: false }]));
    expect(good).toMatchObject({ state: 'ok', values: { card: '6201****0101' } });
    expect(JSON.stringify(good)).not.toMatch(/张雅|6201300100000101/);
    expect(concludeLookup(cardNo, found([]))).toMatchObject({ finding: 'otherCard' });
    expect(concludeLookup(cardNo, fails('memberNotFound'))).toMatchObject({ finding: 'cardUnknown' });
    expect(concludeLookup(cardNo, fails('refusedByServer'))).toMatchObject({ finding: 'refused' });
  });
});

describe('log', () => {
  const row = (serial: string) => ({ serial }) as LogRow;
  const rows = (...serials: readonly string[]): LogAnswer => ({ kind: 'rows', rows: serials.map(row), evidence: {} });
  const broken = (reason: string): LogAnswer => ({ kind: 'failed', reason, reachable: true, evidence: {} });
  test.each([
    ['both controls', rows('a', 'b'), { serial: 'a', answer: rows('a') }, rows(), 'proven'],
    ['no row yet', rows(), null, rows(), 'halfProven'],
    ['a row for what cannot exist', rows('a'), { serial: 'a', answer: rows('a') }, rows('a'), 'filterIgnored'],
    ['other rows for a known one', rows('a', 'b'), { serial: 'a', answer: rows('a', 'b') }, rows(), 'filterIgnored'],
    ['a known one that is not found', rows('a'), { serial: 'a', answer: rows() }, rows(), 'knownMissing'],
    ['not whole', broken('logIncomplete'), null, null, 'incomplete'],
    ['refused', broken('logRefused'), null, null, 'refused'],
    ['a token that ended', rows('a'), { serial: 'a', answer: broken('unsentToken') }, rows(), 'tokenTaken'],
    ['a portal', rows('a'), null, broken('unknownCaptivePortal'), 'captivePortal'],
    ['a fault', broken('unknownServerFault'), null, null, 'serverFault'],
    ['rubbish', broken('unknownBadAnswer'), null, null, 'badAnswer'],
    ['nothing', broken('unknownTimeout'), null, null, 'noAnswer'],
  ])('%s', (_what, whole, known, unknown, finding) => {
    expect(concludeLog({ whole, known, unknown })).toMatchObject({ finding });
  });
});

describe('every finding in words', () => {
  const all = connectionStepIds.flatMap((id) => [
    ...stepFindings[id].good.map((finding) => ({ id, finding, state: 'ok' as const })),
    ...[...stepFindings[id].bad, ...callFindings].map((finding) => ({ id, finding, state: 'failed' as const })),
  ]);
  test.each([
    ['zh-CN', zhCN.connect],
    ['en', en.connect],
  ])('%s', (_language, texts) => {
    for (const { id, finding, state } of all) {
      const step = state === 'ok' ? { id, state, finding, values: {}, ms: 1 } : null;
      const failed = state === 'failed' ? { id, state, finding, values: {}, words: null, ms: 1 } : null;
      const { says, ask } = stepSentence((step ?? failed) as never, texts);
      expect(says, `${id} ${finding}`).not.toBe('');
      expect(state === 'failed' ? ask : null, `${id} ${finding}`).not.toBe('');
    }
    const known = new Set(all.map(({ id, finding }) => `${findingGroup(id, finding)}.${finding}`));
    const bad = new Set(
      all.filter(({ state }) => state === 'failed').map(({ id, finding }) => `${findingGroup(id, finding)}.${finding}`),
    );
    const keys = (groups: object) =>
      Object.entries(groups).flatMap(([group, names]) =>
        Object.keys(names as object).map((name) => `${group}.${name}`),
      );
    expect(new Set(keys(texts.findings))).toEqual(known);
    expect(new Set(keys(texts.asks))).toEqual(bad);
  });
});

describe('what may be opened in the browser', () => {
  const real = { backend: 'yazuo', baseUrl: 'https://api.example/base/', paths: {} } as const;
  const practice = { backend: 'practice', baseUrl: undefined, paths: {} } as const;
  test.each([
    ['https://api.example/base/oauth/authorize?state=1', real, true],
    ['https://api.example/base/oauth/authorize', { ...real, paths: { authorizationCode: '/auth' } }, false],
    ['https://api.example/base/auth', { ...real, paths: { authorizationCode: '/auth' } }, true],
    ['https://api.example/base/oauth/token', real, false],
    ['https://api.example.evil/base/oauth/authorize', real, false],
    ['https://api.example@evil.example/base/oauth/authorize', real, false],
    ['https://somebody:word@api.example/base/oauth/authorize', real, false],
    ['http://api.example/base/oauth/authorize', real, false],
    ['file:///etc/passwd', real, false],
    ['nonsense', real, false],
    ['http://127.0.0.1:4000/oauth/authorize?a=b', practice, true],
    ['http://evil.example/oauth/authorize', practice, false],
    ['https://127.0.0.1/oauth/authorize', practice, false],
  ])('%s', (address, profile, may) => expect(mayOpen(address, profile)).toBe(may));
});
