// A platform that repeats in its answer whatever it was sent: the console must not show a secret that comes back in other words.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createYazuoBackend, type YazuoBackend } from '../../main/backends/yazuo/create-yazuo-backend.ts';
import { practiceProfile, realPorts } from './yazuo-till.ts';

const token = 'ya-live-token-0123456789';
const appSecret = 'app-secret-0123456789';
const password = 'trade-482915';
let server: Server;
let backend: YazuoBackend;

beforeEach(async () => {
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const said = Buffer.concat(chunks).toString('utf8');
      const grant = { access_token: token, expires_in: 7200, brandId: 15, merchantNo: '1', terminalNo: '2' };
      const isGrant = request.url === '/oauth/token' && !said.includes('echo');
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify(isGrant ? grant : { code: 30001, message: `cannot do: ${said}` }));
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  const baseUrl = `http://127.0.0.1:${port}`;
  backend = createYazuoBackend({ profile: practiceProfile, appId: 'app', appSecret, baseUrl, ...realPorts });
  expect(await backend.signIn('1001', 'pass-1001')).toMatchObject({ ok: true });
});

afterEach(async () => {
  await backend.close();
  await new Promise((resolve) => {
    server.close(resolve);
  });
});

test('a password and the token that the platform echoes', async () => {
  const body = JSON.stringify({ brandId: '15', cardNo: '6201300100000101', merchantId: '1', password });
  const exchange = await backend.console.send('verifyTradePassword', body, 'json');
  expect(exchange.understood).toMatchObject({ kind: 'refused', code: '30001' });
  const shown = JSON.stringify(exchange);
  expect(exchange.answer?.body.whole).toContain('cannot do');
  expect(exchange.answer?.body.whole).toContain('6201300100000101');
  expect(exchange.answer?.body.masked).not.toContain('6201300100000101');
  for (const secret of [token, password, appSecret]) {
    expect(shown).not.toContain(secret);
  }
});

test('the application’s secret and the password of a form', async () => {
  const form = {
    grant_type: 'password',
    client_id: 'app',
    client_secret: '$'.concat('{app_secret}'),
    username: 'echo',
    password,
  };
  const exchange = await backend.console.send('passwordToken', JSON.stringify(form), 'json');
  expect(exchange.understood).toMatchObject({ kind: 'refused' });
  const shown = JSON.stringify(exchange);
  expect(shown).toContain('cannot do');
  for (const secret of [token, password, appSecret]) {
    expect(shown).not.toContain(secret);
  }
});
