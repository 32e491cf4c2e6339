// The Yazuo backend against the practice platform over real HTTP: signing in, and a token that another till took.
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import type { PracticeServer } from '../../main/practice/contract.ts';
import { startPracticeServer } from '../../main/practice/practice-server.ts';
import { consumption, createTestBackend, kept, secretPassword, sending, signedIn, zhang } from './yazuo-till.ts';

let server: PracticeServer;

beforeEach(async () => {
  server = await startPracticeServer();
  onTestFinished(() => server.close());
});

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
