// The live check of a connection over real HTTP and HTTPS: all green, and each way to fail with its own conclusion; the command and its exit codes.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer as createHttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { PracticeServer } from '../../main/practice/contract.ts';
import { practiceWorldGuide } from '../../main/practice/guide.ts';
import { startPracticeServer } from '../../main/practice/practice-server.ts';
import { practiceProfile } from '../../main/till/practice-profile.ts';
import { connectionStepIds } from '../../shared/connect.ts';
import { type Profile, profileSchema } from '../../shared/profile.ts';
import { command, failedAt, run, secureServer, stateOf, testCard } from './connect-stage.ts';
import { selfSigned } from './yazuo-test-certificate.ts';

const [cashier] = practiceWorldGuide.cashiers;
const { clientId, clientSecret } = practiceWorldGuide.application;
let server: PracticeServer;
let folder: string;

beforeAll(async () => {
  server = await startPracticeServer();
  folder = mkdtempSync(join(tmpdir(), 'connect-'));
});

afterEach(async () => {
  server.faults.clear();
  server.setOptions({ capabilities: { unknownSerial: 'noRows' }, oauthShape: 'bare' });
});

afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

function fileOf(changed: Readonly<Record<string, unknown>> = {}): object {
  const { brandId, merchantNo, terminalNo, codeMeanings } = practiceProfile();
  const base = { name: 'A store', backend: 'yazuo', baseUrl: server.url, appId: clientId };
  return { ...base, brandId, merchantNo, terminalNo, codeMeanings, ...changed };
}

function profileOf(changed: Readonly<Record<string, unknown>> = {}): Profile {
  return profileSchema.parse(fileOf(changed));
}

describe('all is well', () => {
  test('every step is ok, nothing was charged, and no secret stands in a conclusion', async () => {
    const before = server.ledger.transactions().length;
    const steps = await run(profileOf());
    expect(stateOf(steps)).toEqual(connectionStepIds.map((id) => `${id} ok`));
    expect(steps.find(({ id }) => id === 'log')).toMatchObject({ finding: 'halfProven' });
    expect(server.ledger.transactions()).toHaveLength(before);
    const told = JSON.stringify(steps);
    for (const secret of [clientSecret, cashier.password, testCard]) expect(told).not.toContain(secret);
  });

  test('without a test card the last two are not tried', async () => {
    const steps = await run(profileOf(), { cardNo: null });
    expect(stateOf(steps).slice(-3)).toEqual(['cardTypes ok', 'lookup notTried', 'log notTried']);
  });

  test('a known serial proves the other half of the log', async () => {
    const token = server.world.token?.accessToken;
    const { merchantNo, terminalNo } = practiceProfile();
    const sale = {
      brandId: '15',
      merchantNo,
      terminalNo,
      cardNo: testCard,
      cashierSerial: 'KNOWN0001',
      billAmount: 1,
      storePay: 1,
      integralPay: 0,
    };
    const sold = await fetch(`${server.url}/api/checkout`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ access_token: token, ciphertext: sale }),
    });
    expect(await sold.json()).toMatchObject({ code: 0 });
    const steps = await run(profileOf());
    expect(steps.at(-1)).toMatchObject({ id: 'log', state: 'ok', finding: 'proven', values: { count: 1 } });
  });

  test('over TLS with the profile’s own authority', async () => {
    const baseUrl = await secureServer(server.url);
    const authority = join(folder, 'authority.pem');
    writeFileSync(authority, selfSigned.cert);
    const steps = await run(profileOf({ baseUrl, certificateAuthority: authority }));
    expect(stateOf(steps)).toEqual(connectionStepIds.map((id) => `${id} ok`));
    expect(steps[1]).toMatchObject({ finding: 'trustedPrivately' });
  });
});

describe('each way to fail has its own conclusion', () => {
  test('nobody listens', async () => {
    const closed = createHttpServer();
    await new Promise<void>((resolve) => closed.listen(0, '127.0.0.1', resolve));
    const { port } = closed.address() as AddressInfo;
    await new Promise((resolve) => closed.close(resolve));
    expect(failedAt(await run(profileOf({ baseUrl: `http://127.0.0.1:${port}` })))).toBe('reach portClosed');
  });

  test('no such name', async () => {
    expect(failedAt(await run(profileOf({ baseUrl: 'https://till.invalid' })))).toMatch(/^reach name(Unknown|Failed)$/);
  });

  test('a self-signed certificate, never bypassed; a wrong authority; a file that is not there', async () => {
    const baseUrl = await secureServer(server.url);
    expect(failedAt(await run(profileOf({ baseUrl })))).toBe('tls selfSigned');
    const before = process.env['NODE_TLS_REJECT_UNAUTHORIZED'];
    process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = '0';
    try {
      expect(failedAt(await run(profileOf({ baseUrl })))).toBe('tls selfSigned');
    } finally {
      if (before === undefined) delete process.env['NODE_TLS_REJECT_UNAUTHORIZED'];
      else process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = before;
    }
    const missing = await run(profileOf({ baseUrl, certificateAuthority: join(folder, 'none.pem') }));
    expect(failedAt(missing)).toBe('tls authorityUnreadable');
  });

  test('a port that speaks no TLS', async () => {
    const { port } = new URL(server.url);
    expect(failedAt(await run(profileOf({ baseUrl: `https://127.0.0.1:${port}` })))).toBe('tls notTls');
  });

  test('wrong secret, wrong password, and in the platform’s own codes', async () => {
    expect(failedAt(await run(profileOf(), { appSecret: 'x' }))).toBe('token wrongSecret');
    expect(failedAt(await run(profileOf(), { password: 'x' }))).toBe('token wrongPassword');
    server.setOptions({ oauthShape: 'wrapped' });
    const steps = await run(profileOf(), { appSecret: 'x' });
    expect(failedAt(steps)).toBe('token refused');
    expect(steps[2]).toMatchObject({ values: { code: '40013' }, words: 'AppID或AppSecret不正确' });
  });

  test('wrong brand, another store’s cashier, a merchant number that is nobody’s, another internal id', async () => {
    expect(failedAt(await run(profileOf({ brandId: '99' })))).toBe('merchant otherBrand');
    const other = await run(profileOf(), { user: '2001', password: 'yatai-2001' });
    expect(failedAt(other)).toBe('merchant otherStore');
    expect(failedAt(await run(profileOf({ merchantNo: '1' })))).toBe('merchant otherStore');
    expect(failedAt(await run(profileOf({ merchantId: '1' })))).toBe('merchant idDiffers');
  });

  test('a captive portal, a fault, rubbish and a cut line', async () => {
    for (const [kind, finding] of [
      ['htmlPage', 'captivePortal'],
      ['redirect', 'captivePortal'],
      ['http500', 'serverFault'],
      ['badJson', 'badAnswer'],
      ['lostRequest', 'noAnswer'],
    ] as const) {
      server.faults.set({ kind, interfaceId: 'listCardTypes', times: 1 });
      expect(failedAt(await run(profileOf())), kind).toBe(`cardTypes ${finding}`);
    }
    server.faults.set({ kind: 'htmlPage', interfaceId: 'passwordToken', times: 1 });
    expect(failedAt(await run(profileOf()))).toBe('token captivePortal');
  });

  test('a card that is nobody’s', async () => {
    expect(failedAt(await run(profileOf(), { cardNo: '6201300199999999' }))).toBe('lookup cardUnknown');
  });

  test('a log that ignores its filter, for a known serial or for any', async () => {
    server.faults.set({ kind: 'logIgnoresFilter', interfaceId: 'listTransactions' });
    expect(failedAt(await run(profileOf()))).toBe('log filterIgnored');
    server.faults.clear();
    server.setOptions({ capabilities: { unknownSerial: 'latestRows' } });
    expect(failedAt(await run(profileOf()))).toBe('log filterIgnored');
  });
});

function written(changed: Readonly<Record<string, unknown>> = {}): string {
  const file = join(folder, 'profile.json');
  writeFileSync(file, JSON.stringify(fileOf(changed)));
  return file;
}

describe('the command', { timeout: 60_000 }, () => {
  const secret = { YATAI_APP_SECRET: clientSecret };
  const live = ['--live', '--user', '1001', '--card', testCard];

  test('0: all green, the password from a pipe, no secret said', async () => {
    const ended = await command([written(), ...live], secret, `${cashier.password}\n`);
    expect([ended.code, ended.err]).toEqual([0, '']);
    for (const number of connectionStepIds.keys()) expect(ended.out).toContain(`✓ ${number + 1} `);
    expect(ended.out).not.toContain(cashier.password);
    expect(ended.out).not.toContain(clientSecret);
    expect(ended.out).not.toContain(testCard);
  });

  test('3: the step, its reason, what to ask for, and what was not tried; in Chinese too', async () => {
    const wrong = { YATAI_APP_SECRET: 'wrong', YATAI_PASSWORD: cashier.password };
    const ended = await command([written(), ...live], wrong);
    expect(ended.code).toBe(3);
    expect(ended.out).toMatch(/✗ 3 .*AppID or AppSecret/);
    expect(ended.out).toContain('Ask Yazuo for: the AppSecret');
    expect(ended.out).toMatch(/– 4 .*Not tried/);
    const chinese = await command([written(), ...live], { ...wrong, LANG: 'zh_CN.UTF-8' });
    expect(chinese.out).toContain('向雅座要：');
  });

  test('1: findings in the file come first and nothing is tried', async () => {
    const ended = await command([written({ brandId: undefined }), ...live], secret);
    expect(ended.code).toBe(1);
    expect(ended.out).toContain('brandId: Missing.');
    expect(ended.out).not.toContain('✓');
    const unreadable = await command([written({ certificateAuthority: 'none.pem' })]);
    expect([unreadable.code, unreadable.out]).toEqual([1, expect.stringContaining('certificateAuthority:')]);
  });

  test('2: what is missing to begin; a password is never an argument', async () => {
    expect(await command([])).toMatchObject({ code: 2, err: expect.stringContaining('usage') });
    expect(await command([written(), ...live])).toMatchObject({
      code: 2,
      err: expect.stringContaining('YATAI_APP_SECRET'),
    });
    expect(await command([written(), '--live'], secret)).toMatchObject({
      code: 2,
      err: expect.stringContaining('--user'),
    });
    expect((await command([written(), ...live, '--password', 'x'], secret)).code).toBe(2);
    expect((await command([join(folder, 'none.json'), ...live], secret)).code).toBe(2);
  });

  test('0: without --live nothing is reached for', async () => {
    expect((await command([written({ baseUrl: 'https://till.invalid' })])).code).toBe(0);
  });
});
