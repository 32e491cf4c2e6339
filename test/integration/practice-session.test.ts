// The practice platform's rules of tokens (chapter 2), SMS codes (6.9) and "scan anything" (6.13.1), by the injected clock.
import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { practiceWorldGuide } from '../../main/practice/guide.ts';
import { practiceCodes } from '../../main/practice/reply.ts';
import { readTokenAnswer } from '../../main/protocol/yazuo/oauth.ts';
import { type Bench, firstMoment, merchantId, merchantNo, openBench } from './practice-caller.ts';

let bench: Bench;
beforeEach(async () => {
  bench = await openBench();
});
afterEach(() => bench.close());

const { clientId, clientSecret } = practiceWorldGuide.application;
const hour = 3_600_000;
const formType = 'application/x-www-form-urlencoded';

function form(fields: Record<string, string>): string {
  return new URLSearchParams({ client_id: clientId, client_secret: clientSecret, ...fields }).toString();
}

const probe = async (token: string) => (await bench.call('listCardTypes', {}, token)).code;

describe('tokens', () => {
  test('over 200 characters, two hours of life, merchant fields beside it', async () => {
    const answer = await bench.post(
      '/oauth/token',
      form({ grant_type: 'password', username: '1002', password: 'yatai-1002' }),
      formType,
    );
    const read = readTokenAnswer(answer.status, new TextEncoder().encode(answer.text));
    if (read.kind !== 'granted') throw new Error(read.kind);
    expect(read.grant).toMatchObject({
      expires_in: 7200,
      brandId: '15',
      merchantId,
      merchantNo,
      merchantName: '雅台上地店',
      terminalNo: '11111112',
      userName: '1002',
    });
    expect(read.grant.access_token.length).toBeGreaterThan(200);
    expect(await probe(read.grant.access_token)).toBe(0);
    bench.clock.now = firstMoment + 2 * hour - 1;
    expect(await probe(read.grant.access_token)).toBe(0);
    bench.clock.now = firstMoment + 2 * hour;
    expect(await probe(read.grant.access_token)).toBe(practiceCodes.tokenInvalid);
  });

  test('a new token kills the old one, also another cashier’s', async () => {
    const first = await bench.signIn('1001');
    const second = await bench.signIn('1002');
    expect(await probe(first)).toBe(practiceCodes.tokenInvalid);
    expect(await probe(second)).toBe(0);
    bench.server.stealToken();
    expect(await probe(second)).toBe(practiceCodes.tokenInvalid);
  });

  test('another till kills the access token, not the refresh token', async () => {
    const signed = await bench.post(
      '/oauth/token',
      form({ grant_type: 'password', username: '1001', password: 'yatai-1001' }),
      formType,
    );
    const { access_token: token, refresh_token: refresh } = JSON.parse(signed.text);
    await bench.signIn('1002');
    expect(await probe(token)).toBe(practiceCodes.tokenInvalid);
    const body = form({ grant_type: 'refresh_token', refresh_token: refresh });
    const refreshed = JSON.parse((await bench.post('/oauth/token', body, formType)).text);
    expect(refreshed).toMatchObject({ userName: '1001', terminalNo: '11111111' });
    expect(await probe(refreshed.access_token)).toBe(0);
  });

  test('a refresh gives a new pair and ends the old one', async () => {
    const signed = await bench.post(
      '/oauth/token',
      form({ grant_type: 'password', username: '1001', password: 'yatai-1001' }),
      formType,
    );
    const { access_token: oldToken, refresh_token: refresh } = JSON.parse(signed.text);
    bench.clock.now += 3 * hour;
    const refreshed = await bench.post(
      '/oauth/token',
      form({ grant_type: 'refresh_token', refresh_token: refresh }),
      formType,
    );
    expect(await probe(oldToken)).toBe(practiceCodes.tokenInvalid);
    expect(await probe(JSON.parse(refreshed.text).access_token)).toBe(0);
    const again = await bench.post(
      '/oauth/token',
      form({ grant_type: 'refresh_token', refresh_token: refresh }),
      formType,
    );
    expect(again).toMatchObject({ status: 400, text: expect.stringContaining('invalid_grant') });
    expect(bench.server.received('refreshToken')).toHaveLength(2);
  });

  test.each([
    [
      'wrong password',
      form({ grant_type: 'password', username: '1001', password: 'x' }),
      formType,
      400,
      'invalid_grant',
    ],
    [
      'wrong secret',
      form({ grant_type: 'password', client_secret: 'x', username: '1001', password: 'yatai-1001' }),
      formType,
      401,
      'invalid_client',
    ],
    ['unknown grant', form({ grant_type: 'implicit' }), formType, 400, 'unsupported_grant_type'],
    ['JSON instead of a form', '{"grant_type":"password"}', 'application/json', 400, 'invalid_request'],
  ])('%s, in both shapes', async (_name, body, contentType, status, error) => {
    const bare = await bench.post('/oauth/token', body, contentType);
    expect(bare.status).toBe(status);
    expect(readTokenAnswer(bare.status, new TextEncoder().encode(bare.text))).toMatchObject({ kind: 'refused', error });
    bench.server.setOptions({ oauthShape: 'wrapped' });
    const wrapped = await bench.post('/oauth/token', body, contentType);
    expect(wrapped.status).toBe(200);
    expect(readTokenAnswer(200, new TextEncoder().encode(wrapped.text)).kind).toBe('refused');
  });

  test('the wrapped shape is granted too; a dead token can be HTTP 401', async () => {
    bench.server.setOptions({ oauthShape: 'wrapped', tokenRejection: 'http401' });
    const token = await bench.signIn();
    expect(await probe(token)).toBe(0);
    expect((await bench.post('/api/lookup', '{"access_token":"x","ciphertext":{}}')).status).toBe(401);
  });
});

describe('SMS codes', () => {
  const mobile = '13800000001';
  const send = async (moblie = mobile) => (await bench.call('sendSmsCode', { merchantId, moblie })).code;
  const verify = async (identifycode: string) =>
    (await bench.call('verifySmsCode', { merchantId, moblie: mobile, identifycode })).code;
  const lastCode = () => bench.server.phone(mobile).messages.at(-1)?.code ?? '';

  test('six digits, right, wrong, replaced by a newer one, dead after an hour', async () => {
    expect(await send()).toBe(0);
    const first = lastCode();
    expect(first).toMatch(/^\d{6}$/);
    expect(await verify(first)).toBe(0);
    expect(await verify(first === '000000' ? '000001' : '000000')).toBe(practiceCodes.smsWrong);
    bench.clock.now += 60_000;
    expect(await send()).toBe(0);
    if (lastCode() !== first) expect(await verify(first)).toBe(practiceCodes.smsWrong);
    bench.clock.now += hour - 1;
    expect(await verify(lastCode())).toBe(0);
    bench.clock.now += 1;
    expect(await verify(lastCode())).toBe(practiceCodes.smsExpired);
  });

  test('again after a minute, ten a day, each mobile for itself', async () => {
    expect(await send()).toBe(0);
    bench.clock.now += 59_999;
    expect(await send()).toBe(practiceCodes.smsTooSoon);
    expect(await send('13800000002')).toBe(0);
    for (let sent = 1; sent < 10; sent += 1) {
      bench.clock.now += 60_000;
      expect(await send()).toBe(0);
    }
    bench.clock.now += 60_000;
    expect(await send()).toBe(practiceCodes.smsDayLimit);
    bench.clock.now = Date.parse('2026-11-19T00:00:00+08:00');
    await bench.signIn();
    expect(await send()).toBe(0);
  });

  test('the wire wants moblie, as the document misspells it', async () => {
    expect((await bench.call('sendSmsCode', { merchantId, mobile })).code).toBe(practiceCodes.invalidParameter);
    expect(await send('12')).toBe(practiceCodes.invalidParameter);
  });
});

describe('lookup', () => {
  const lookup = (queryNo: string) => bench.call('lookup', { merchantNo, queryNo });

  test.each([
    ['card number', '6201300100000101'],
    ['mobile number', '13800000001'],
    ['dynamic card code', '280000000000000101'],
    ['coupon code', '770000000101'],
  ])('by %s', async (_name, query) => {
    const { data } = await lookup(query);
    expect(data.membership).toMatchObject({ name: '张雅', mobile: '13800000001', memberLevelName: '金卡会员' });
    expect(data.cards[0].cardNo).toBe('6201300100000101');
    expect(data.coupons.length).toBeGreaterThan(0);
  });

  test('the scanned card comes first', async () => {
    expect((await lookup('6201300100000503')).data.cards.map((card: { cardNo: string }) => card.cardNo)).toEqual([
      '6201300100000503',
      '6201300100000501',
      '6201300100000502',
    ]);
  });

  test('unknown, and expired dynamic codes', async () => {
    expect((await lookup('999')).code).toBe(practiceCodes.notFound);
    expect((await lookup('280000000000000201')).message).toContain('过期');
    const code = bench.server.mintDynamicCode('6201300100000201');
    expect(bench.server.phone('13800000002').codes.map((one) => one.code)).toEqual([code]);
    expect((await lookup(code)).data.membership.name).toBe('李台');
    bench.clock.now += 5 * 60_000;
    expect((await lookup(code)).code).toBe(practiceCodes.notFound);
  });

  test('the wire’s quirks: 5.4.1 writes epoch dates and flags as text, 5.4.2 days', async () => {
    const byMember = (await bench.call('listCardsByMember', { membershipId: 11_671_222 })).data.list[0];
    const byMobile = (await bench.call('listCardsByMobile', { queryMobile: '13800000002' })).data.list[0];
    expect(byMember).toMatchObject({ isTradePassword: 'true', activeDate: expect.any(Number) });
    expect(byMobile).toMatchObject({
      isTradePassword: true,
      activeDate: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
      expiredDate: null,
    });
    expect((await bench.call('getPointLimitRules', { merchantId, merchantNo })).data).toMatchObject({
      integralDivisible: 'false',
      integralUpperLimit: '50',
    });
    expect((await bench.call('listMerchants', { thirdPartyMerchantNo: 'MD000000001' })).data.list).toHaveLength(1);
    expect((await bench.call('findMember', { mobile: '13800000003' })).data.cards).toHaveLength(2);
  });
});

test('the README’s tables name every card, mobile, coupon and cashier of the guide', () => {
  const readme = readFileSync(new URL('../../main/practice/README.md', import.meta.url), 'utf8');
  const { members, coupons, cashiers, dynamicCodes } = practiceWorldGuide;
  const named = [
    ...members.flatMap((member) => [member.mobile, ...member.cards.map((card) => card.cardNo)]),
    ...coupons.map((coupon) => coupon.code),
    ...dynamicCodes.map((dynamic) => dynamic.code),
    ...cashiers.map((cashier) => cashier.password),
  ];
  expect(named.filter((name) => !readme.includes(name))).toEqual([]);
});
