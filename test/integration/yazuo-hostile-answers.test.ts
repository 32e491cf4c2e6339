// Answers that no honest platform gives, over real HTTP: none may pass for a success, none may throw, none may leak.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { MemberBackend } from '../../main/backends/member-backend.ts';
import { fen } from '../../shared/money.ts';
import { codeOnly, corpus, type Hostile, honest, json, unproven } from './yazuo-hostile-corpus.ts';
import { consumption, createTestBackend, revocation, sending, zhang } from './yazuo-till.ts';

let server: Server;
let url = '';
let backend: MemberBackend;
let answer: Hostile = { body: '' };
let tokenAnswer: Hostile | null = null;
/** Answers of single interfaces, in order, before `answer` applies. */
const scripted: { readonly path: string; readonly body: string }[] = [];
let connections = 0;
let requests = 0;

function next(url: string | undefined): Hostile {
  const index = scripted.findIndex(({ path }) => path === url);
  return (index < 0 ? undefined : scripted.splice(index, 1)[0]) ?? answer;
}

beforeAll(async () => {
  server = createServer((request, response) => {
    requests += 1;
    request.resume();
    request.on('end', () => {
      const isToken = request.url === '/oauth/token';
      const grant = JSON.stringify({
        access_token: 'canary-access',
        refresh_token: 'canary-refresh',
        ...{ brandId: 15, merchantId: 1, merchantNo: 'M1', terminalNo: 'T1' },
      });
      const { status = 200, type = json, body } = isToken ? (tokenAnswer ?? { body: grant }) : next(request.url);
      response.writeHead(status, { 'content-type': type, location: '/elsewhere' });
      response.end(body);
    });
  });
  server.on('connection', () => {
    connections += 1;
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  backend = createTestBackend(url);
  const store = await backend.signIn('1001', 'canary-password');
  expect(store).toMatchObject({ ok: true });
});

afterAll(async () => {
  await backend.close();
  await new Promise((resolve) => server.close(resolve));
});

const money = () => backend.attempt(sending(consumption(zhang, 100), { secret: 'canary-secret' }));

test('the harness can tell: the honest answer is accepted', async () => {
  answer = { body: honest };
  expect(await money()).toMatchObject({ kind: 'accepted', voucher: '899094' });
  answer = { body: honest.replace('"code":0', '"code":"0"') };
  expect(await money()).toMatchObject({ kind: 'accepted' });
  answer = { type: 'text/html;charset=UTF-8', body: honest };
  expect(await money()).toMatchObject({ kind: 'accepted' });
  answer = { body: `{"__proto__":{"code":-1},"toString":1,"hasOwnProperty":null,${honest.slice(1)}` };
  expect(await money()).toMatchObject({ kind: 'accepted' });
});

test('each money call has a connection of its own, reads share one', async () => {
  answer = { body: honest };
  // The pool may open a second one before the first is free again; after that it has enough.
  for (let count = 0; count < 3; count += 1) await backend.ping();
  const before = connections;
  for (let count = 0; count < 3; count += 1) await money();
  expect(connections - before).toBe(3);
  for (let count = 0; count < 3; count += 1) await backend.ping();
  expect(connections - before).toBe(3);
  // So has a sign-in: a lost answer there would kill the token that is in use.
  await backend.signIn('1001', 'canary-password');
  expect(connections - before).toBe(4);
});

describe('no answer of the corpus is a success', () => {
  for (const [name, hostile] of Object.entries(corpus)) {
    test(name, async () => {
      answer = hostile;
      const outcome = await money();
      expect(outcome.kind).toBe(
        name.startsWith('a refusal') ? 'refused' : codeOnly.has(name) ? outcome.kind : 'unknown',
      );
      expect(outcome.kind).not.toBe('accepted');
      if (outcome.kind === 'refused') expect(outcome.listed).toBe(false);
      const log = await backend.findTransactions({ cardNo: zhang, serial: 'X' });
      expect(log.kind).toBe('failed');
      const reads = [
        await backend.lookup(zhang),
        await backend.verifySmsCode('13800000001', '123456'),
        await backend.consult({ cardNo: zhang, billAmount: fen(100) }),
        await backend.recentTransactions(zhang),
        await backend.ping(),
      ];
      expect(reads.map((read) => read.ok)).toEqual([false, false, false, false, false]);
      const password = await backend.verifyTradePassword(zhang, 'canary-secret');
      expect(password.ok && password.value).toBe(false);
      tokenAnswer = hostile;
      const signIn = await backend.signIn('1001', 'canary-password');
      tokenAnswer = null;
      expect(signIn.ok).toBe(false);
      const shown = JSON.stringify([outcome, log, reads, password, signIn]);
      expect(shown).not.toContain('canary');
      expect(shown.length).toBeLessThan(20_000);
    });
  }
});

describe('code 0 alone proves no charge', () => {
  for (const [name, body] of Object.entries(unproven)) {
    test(name, async () => {
      answer = { body };
      expect(await money()).toMatchObject({ kind: 'unknown' });
      const log = await backend.findTransactions({ cardNo: zhang, serial: 'X' });
      expect(log).toMatchObject({ kind: 'failed', reason: 'unknownBadAnswer' });
      expect((await backend.lookup(zhang)).ok).toBe(false);
    });
  }

  test('a revocation without a voucher in its answer', async () => {
    const undo = sending(revocation(zhang, 100), { parentVoucher: '899094', parentKind: 'consumption' });
    for (const data of ['{}', 'null', '{"voucher":null}', '""']) {
      answer = { body: `{"code":0,"message":"SUCCESS","data":${data}}` };
      expect(await backend.attempt(undo)).toMatchObject({ kind: 'unknown', reason: 'unknownVoucherMissing' });
    }
    answer = { body: honest };
    expect(await backend.attempt(undo)).toMatchObject({ kind: 'accepted' });
  });

  test('an empty log is an answer only where the platform says so', async () => {
    answer = { body: '{"code":0,"message":"","data":{"transwater":[],"total":0}}' };
    expect(await backend.findTransactions({ cardNo: zhang, serial: 'X' })).toMatchObject({ kind: 'rows', rows: [] });
    answer = { body: '{"code":0,"message":"","data":{"transwater":null,"total":0}}' };
    expect(await backend.findTransactions({ cardNo: zhang, serial: 'X' })).toMatchObject({ kind: 'rows', rows: [] });
    answer = { body: '{"code":0,"message":"","data":{"transwater":[],"total":3}}' };
    expect(await backend.findTransactions({ cardNo: zhang, serial: 'X' })).toMatchObject({ reason: 'logIncomplete' });
    const rows = JSON.stringify(Array.from({ length: 100 }, (_, id) => ({ id, amount: 1 })));
    answer = { body: `{"code":0,"message":"","data":{"transwater":${rows},"total":150}}` };
    const before = requests;
    expect(await backend.findTransactions({ cardNo: zhang, serial: 'X' })).toMatchObject({ reason: 'logIncomplete' });
    // The second page is the first again: a platform that knows no pages is not asked twenty times.
    expect(requests - before).toBe(2);
  });
});

describe('answers that leave something out', () => {
  const success = (data: unknown) => JSON.stringify({ code: 0, message: '', data });

  test('a row that moved to the next page while we read is one row', async () => {
    const row = (id: number) => ({ id, amount: 1, voucherNo: `V${id}` });
    const rows = (from: number, to: number) => Array.from({ length: from - to + 1 }, (_, index) => row(from - index));
    const path = '/api/listTransactions';
    scripted.push({ path, body: success({ transwater: rows(150, 51), total: 150 }) });
    // One was booked in between: everything moved down by one.
    scripted.push({ path, body: success({ transwater: rows(51, 1), total: 151 }) });
    answer = { body: success({ transwater: [], total: 151 }) };
    const log = await backend.findTransactions({ cardNo: zhang, serial: null });
    // 150 of 151: not whole, so nothing is concluded; never 151 with one of them twice.
    expect(log).toMatchObject({ kind: 'failed', reason: 'logIncomplete' });
  });

  test('a card’s log without a total ends with an empty page, however short its pages are', async () => {
    const row = (id: number) => ({ id, amount: 1, voucherNo: `V${id}` });
    const path = '/api/listTransactions';
    scripted.push({ path, body: success({ transwater: [row(3), row(2)] }) });
    scripted.push({ path, body: success({ transwater: [row(1)] }) });
    answer = { body: success({ transwater: [] }) };
    const log = await backend.findTransactions({ cardNo: zhang, serial: null });
    expect(log.kind === 'rows' && log.rows.map((one) => one.voucher)).toEqual(['V3', 'V2', 'V1']);
    scripted.push({ path, body: success({ transwater: [row(3)] }) });
    answer = { status: 500, body: '' };
    expect(await backend.findTransactions({ cardNo: zhang, serial: 'X' })).toMatchObject({ kind: 'rows' });
  });

  test('cards, coupons and the need of a password come from their own interfaces, card types once', async () => {
    const lookup = { path: '/api/lookup', body: success({ membership: { id: 7, name: '张雅' } }) };
    const cards = { path: '/api/listCardsByMember', body: success({ list: [{ cardNo: zhang, cardtypeId: 1398 }] }) };
    const coupons = { path: '/api/listCoupons', body: success({ list: [{ id: 5, name: '券', amount: '20' }] }) };
    const types = {
      path: '/api/listCardTypes',
      body: success({ list: [{ id: 1398, cardtype: '密码卡', isTradePassword: true }] }),
    };
    answer = { status: 500, body: '' };
    scripted.push(lookup, cards, coupons, types, lookup, cards, coupons);
    const before = requests;
    for (const round of [1, 2]) {
      const found = await backend.lookup(zhang);
      expect([round, found]).toMatchObject([
        round,
        {
          ok: true,
          value: {
            cards: [{ cardNo: zhang, typeName: '密码卡', needsTradePassword: true }],
            coupons: [{ id: '5', amount: 2_000 }],
          },
        },
      ]);
    }
    expect(scripted).toEqual([]);
    expect(requests - before).toBe(7);
  });

  test('a member whose cards cannot be had is no member without cards', async () => {
    scripted.push({ path: '/api/lookup', body: success({ membership: { id: 7 } }) });
    answer = { status: 500, body: '' };
    expect(await backend.lookup(zhang)).toMatchObject({ ok: false, failure: { code: 'serverFault' } });
  });

  test('a store whose internal id nobody told is found by its number (4.1)', async () => {
    const thin = createTestBackend(url);
    tokenAnswer = { body: JSON.stringify({ access_token: 't', brandId: 15, merchantNo: 'M1', terminalNo: 'T1' }) };
    await thin.signIn('1001', 'canary-password');
    tokenAnswer = null;
    const list = [
      { merchantId: 1, merchantNo: 'M0' },
      { merchantId: 2, merchantNo: 'M1' },
    ];
    scripted.push({ path: '/api/listMerchants', body: success({ list }) });
    answer = { body: success(null) };
    expect(await thin.sendSmsCode('13800000001')).toEqual({ ok: true, value: null });
    expect(await thin.sendSmsCode('13800000001')).toEqual({ ok: true, value: null });
    await thin.close();
  });
});
