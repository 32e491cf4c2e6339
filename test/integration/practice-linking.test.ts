// Section 2.2 on the practice platform: the page, the redirect with a code, the code's one exchange, in both shapes of a refusal.
import { request } from 'undici';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { practiceWorldGuide } from '../../main/practice/guide.ts';
import { authorizationAddress, readAuthorizationAnswer, readTokenAnswer } from '../../main/protocol/yazuo/oauth.ts';
import { type Bench, merchantNo, openBench } from './practice-caller.ts';

const { clientId, clientSecret } = practiceWorldGuide.application;
const redirectUri = 'http://127.0.0.1:40001/yatai/abcdef';
const formType = 'application/x-www-form-urlencoded';
const minute = 60_000;
let bench: Bench;
beforeEach(async () => {
  bench = await openBench();
});
afterEach(() => bench.close());

function query(changed: Readonly<Record<string, string>> = {}): Record<string, string> {
  return { response_type: 'code', client_id: clientId, redirect_uri: redirectUri, state: 's-1', ...changed };
}

async function open(changed: Readonly<Record<string, string>> = {}) {
  const address = new URL('/oauth/authorize', bench.server.url);
  for (const [name, value] of Object.entries(query(changed))) address.searchParams.set(name, value);
  const answer = await request(address);
  return { status: answer.statusCode, headers: answer.headers, text: await answer.body.text() };
}

async function press(decision: string, changed: Readonly<Record<string, string>> = {}): Promise<URL | null> {
  const body = new URLSearchParams({ ...query(), merchantNo, decision, ...changed }).toString();
  const answer = await request(`${bench.server.url}/oauth/authorize`, {
    method: 'POST',
    body,
    headers: { 'content-type': formType },
  });
  await answer.body.dump();
  return answer.statusCode === 302 ? new URL(String(answer.headers['location'])) : null;
}

async function codeOf(): Promise<string> {
  const answer = readAuthorizationAnswer((await press('allow'))?.searchParams ?? new URLSearchParams());
  if (answer.kind !== 'granted') throw new Error(answer.kind);
  return answer.code;
}

async function exchange(code: string, changed: Readonly<Record<string, string>> = {}) {
  const form = new URLSearchParams({
    grant_type: 'authorization_code',
    code,
    redirect_uri: redirectUri,
    client_id: clientId,
    client_secret: clientSecret,
    ...changed,
  });
  const { status, text } = await bench.post('/oauth/token', form.toString(), formType);
  return { status, text, read: readTokenAnswer(status, new TextEncoder().encode(text)) };
}

const ping = async (token: string) => (await bench.call('listCardTypes', {}, token)).code;

describe('2.2.1', () => {
  test('the address that the till makes leads to a page with the application and the stores', async () => {
    const address = authorizationAddress(`${bench.server.url}/oauth/authorize`, {
      response_type: 'code',
      client_id: clientId,
      redirect_uri: redirectUri,
      state: '<"s">',
    });
    const answer = await request(address);
    expect(answer.statusCode).toBe(200);
    expect(answer.headers['content-type']).toBe('text/html; charset=utf-8');
    const text = await answer.body.text();
    expect(text).toContain(clientId);
    for (const { merchantName } of practiceWorldGuide.stores) expect(text).toContain(merchantName);
    expect(text).not.toContain(clientSecret);
    expect(text).not.toContain('<"s">');
  });

  test('the wrong application and an address that is not registered are told so and never redirected', async () => {
    expect(await open({ client_id: 'x' })).toMatchObject({
      status: 401,
      text: expect.stringContaining('invalid_client'),
    });
    for (const elsewhere of [
      'http://127.0.0.1.example.com/yatai/a',
      'http://localhost:1/yatai/a',
      'https://127.0.0.1/yatai/a',
      'http://127.0.0.1:1/other',
      'http://user@127.0.0.1/yatai/a',
      'nonsense',
    ]) {
      const answer = await open({ redirect_uri: elsewhere });
      expect(answer, elsewhere).toMatchObject({ status: 400, text: expect.stringContaining('invalid_request') });
      expect(answer.headers['location']).toBeUndefined();
      expect(await press('allow', { redirect_uri: elsewhere }), elsewhere).toBeNull();
    }
    bench.server.setOptions({ oauthShape: 'wrapped' });
    const wrapped = await open({ client_id: 'x' });
    expect([wrapped.status, JSON.parse(wrapped.text).code]).toEqual([200, 40013]);
  });

  test('an address alone decides nothing: only the page’s button does', async () => {
    expect((await open({ decision: 'allow', merchantNo })).status).toBe(200);
    expect(bench.server.world.codes ?? []).toHaveLength(0);
  });

  test('allowed: a code and the state; refused: access_denied and the state', async () => {
    const allowed = await press('allow');
    expect(allowed?.origin + String(allowed?.pathname)).toBe(redirectUri);
    expect(allowed?.searchParams.get('state')).toBe('s-1');
    expect(readAuthorizationAnswer((await press('refuse'))?.searchParams ?? new URLSearchParams())).toMatchObject({
      kind: 'refused',
      error: 'access_denied',
      state: 's-1',
    });
  });
});

describe('2.2.2', () => {
  test('a code gives a token for its store, and 2.3 goes on with it', async () => {
    const { read } = await exchange(await codeOf());
    if (read.kind !== 'granted') throw new Error(read.kind);
    expect(read.grant).toMatchObject({ brandId: '15', merchantNo, merchantName: '雅台上地店', terminalNo: null });
    expect(await ping(read.grant.access_token)).toBe(0);
    const refreshed = await bench.post(
      '/oauth/token',
      new URLSearchParams({
        grant_type: 'refresh_token',
        refresh_token: read.grant.refresh_token ?? '',
        client_id: clientId,
        client_secret: clientSecret,
      }).toString(),
      formType,
    );
    expect(JSON.parse(refreshed.text)).toMatchObject({ merchantNo, userName: null });
    expect(await ping(read.grant.access_token)).not.toBe(0);
    expect(await ping(JSON.parse(refreshed.text).access_token)).toBe(0);
  });

  test('once, for five minutes, with its own redirect address and the application’s own secret', async () => {
    const used = await codeOf();
    await exchange(used);
    expect(await exchange(used)).toMatchObject({ status: 400, read: { kind: 'refused', error: 'invalid_grant' } });
    const late = await codeOf();
    bench.clock.now += 5 * minute;
    expect((await exchange(late)).read).toMatchObject({ kind: 'refused', error: 'invalid_grant' });
    const moved = await exchange(await codeOf(), { redirect_uri: 'http://127.0.0.1:40002/yatai/abcdef' });
    expect(moved.read).toMatchObject({ kind: 'refused', error: 'invalid_grant' });
    const other = await exchange(await codeOf(), { client_secret: 'x' });
    expect(other).toMatchObject({ status: 401, read: { kind: 'refused', error: 'invalid_client' } });
    bench.server.setOptions({ oauthShape: 'wrapped' });
    expect(await exchange(used)).toMatchObject({ status: 200, read: { kind: 'refused', error: '40003' } });
  });
});

describe('what a browser brings back', () => {
  test.each([
    ['code=a&state=b', 'granted'],
    ['error=access_denied&state=b', 'refused'],
    ['code=a&code=c&state=b', 'malformed'],
    ['code=a', 'malformed'],
    ['error=access_denied', 'malformed'],
    ['', 'malformed'],
  ])('%s is %s', (text, kind) => {
    expect(readAuthorizationAnswer(new URLSearchParams(text)).kind).toBe(kind);
  });
});
