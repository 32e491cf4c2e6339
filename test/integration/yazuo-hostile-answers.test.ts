// Answers that no honest platform gives, over real HTTP: none may pass for a success, none may throw, none may leak.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { MemberBackend } from '../../main/backends/member-backend.ts';
import { fen } from '../../shared/money.ts';
import { consumption, createTestBackend, revocation, sending, zhang } from './yazuo-till.ts';

type Hostile = { readonly status?: number; readonly type?: string; readonly body: string | Uint8Array };

const json = 'application/json; charset=utf-8';
const trade = `"data":{"voucher":899094,"totalStore":1,"details":{"cardNo":"${zhang}","storeBalance":"1"}}`;
const honest = `{"code":0,"message":"SUCCESS",${trade}}`;
const bytes = (...parts: (string | number[])[]) =>
  Uint8Array.from(parts.flatMap((part) => (typeof part === 'string' ? [...Buffer.from(part, 'utf8')] : part)));
const page = (text: string): Hostile => ({ type: 'text/html; charset=utf-8', body: text });
const nested = (depth: number) => `{"code":0,"message":"",${'"data":{'.repeat(depth)}${'}'.repeat(depth)}}`;

/** None of these may be taken for a success of anything. */
const corpus: Readonly<Record<string, Hostile>> = {
  'nothing at all': { body: '' },
  'spaces only': { body: ' \r\n\t' },
  'a portal page': page('<!DOCTYPE html><html><body>请登录网络</body></html>'),
  'a portal page that quotes a success': page(`<html><body>${honest}</body></html>`),
  'a page declared as JSON': { body: `<html>${honest}</html>` },
  'a page after a byte order mark': { body: bytes([0xef, 0xbb, 0xbf], '<html></html>') },
  'a page in capitals after spaces': page('  \n<HTML><SCRIPT>location="/login"</SCRIPT></HTML>'),
  'plain text in an HTML coat': page('Please sign in to the network'),
  'a script redirect': page(`<script>var a=${honest}</script>`),
  XML: { type: 'text/xml', body: '<?xml version="1.0"?><code>0</code>' },
  'XML with an entity bomb': { body: '<!DOCTYPE a [<!ENTITY b "bb"><!ENTITY c "&b;&b;">]><code>&c;</code>' },
  'a 500 with a success inside': { status: 500, body: honest },
  'a 502 page': { status: 502, type: 'text/html', body: '<h1>Bad Gateway</h1>' },
  'a 503 with a success inside': { status: 503, body: honest },
  'a 201': { status: 201, body: honest },
  'a 202': { status: 202, body: honest },
  'a 204': { status: 204, body: '' },
  'a 206': { status: 206, body: honest },
  'a 301': { status: 301, body: honest },
  'a 304': { status: 304, body: '' },
  'a 400 with a success inside': { status: 400, body: honest },
  'a 403': { status: 403, body: honest },
  'a 404 page': { status: 404, type: 'text/html', body: '<h1>Not Found</h1>' },
  'a 429': { status: 429, body: '{"code":0,"message":"slow down"}' },
  'a 511': { status: 511, body: honest },
  'GBK bytes in the message': { body: bytes('{"code":0,"message":"', [0xca, 0xd5, 0xb5, 0xbd], `",${trade}}`) },
  'declared as GBK': { type: 'application/json; charset=GBK', body: honest },
  'declared as GB18030 in quotes': { type: 'application/json; charset="gb18030"', body: honest },
  'UTF-16 with its mark': { body: new Uint8Array(Buffer.from(`\uFEFF${honest}`, 'utf16le')) },
  'UTF-16 without a mark': { body: new Uint8Array(Buffer.from(honest, 'utf16le')) },
  'a cut UTF-8 character': { body: bytes('{"code":0,"message":"', [0xe5, 0xbc], `",${trade}}`) },
  'an overlong UTF-8 quote': { body: bytes('{"code":0,"message":', [0xc0, 0xa2], `",${trade}}`) },
  'compressed though nobody asked': { body: bytes([0x1f, 0x8b, 0x08, 0x00], 'rubbish') },
  'a NUL first': { body: bytes([0], honest) },
  null: { body: 'null' },
  true: { body: 'true' },
  zero: { body: '0' },
  'a text': { body: '"success"' },
  'an empty array': { body: '[]' },
  'a success in an array': { body: `[${honest}]` },
  'a success in a text': { body: JSON.stringify(honest) },
  'two successes': { body: honest + honest },
  'a success, then rubbish': { body: `${honest}x` },
  'a success, cut by one': { body: honest.slice(0, -1) },
  'a success, cut in the middle': { body: honest.slice(0, 40) },
  'a trailing comma': { body: `{"code":0,"message":"",${trade},}` },
  'single quotes': { body: honest.replaceAll('"', "'") },
  'a comment': { body: `/* ok */${honest}` },
  JSONP: { body: `callback(${honest})` },
  'a security prefix': { body: `)]}',\n${honest}` },
  NaN: { body: `{"code":NaN,"message":"",${trade}}` },
  Infinity: { body: `{"code":-Infinity,"message":"",${trade}}` },
  'no code': { body: `{"message":"SUCCESS",${trade}}` },
  'the code under another name': { body: `{"Code":0,"message":"SUCCESS",${trade}}` },
  'the code in data': { body: '{"message":"","data":{"code":0,"voucher":1}}' },
  'code null': { body: `{"code":null,"message":"",${trade}}` },
  'code false': { body: `{"code":false,"message":"",${trade}}` },
  'code ""': { body: `{"code":"","message":"",${trade}}` },
  'code [0]': { body: `{"code":[0],"message":"",${trade}}` },
  'code {}': { body: `{"code":{},"message":"",${trade}}` },
  'code 0.5': { body: `{"code":0.5,"message":"",${trade}}` },
  'code "00"': { body: `{"code":"00","message":"",${trade}}` },
  'code "0x0"': { body: `{"code":"0x0","message":"",${trade}}` },
  'code too large': { body: `{"code":1e400,"message":"",${trade}}` },
  'code twice, success last': { body: `{"code":-1,"message":"no","code":0,${trade}}` },
  'code twice, success first': { body: `{"code":0,${trade},"message":"no","code":-1}` },
  'code twice, once escaped': { body: `{"code":-1,"message":"no","\\u0063ode":0,${trade}}` },
  'data twice': { body: `{"code":0,"message":"",${trade},"data":{"voucher":2}}` },
  'voucher twice': { body: '{"code":0,"message":"","data":{"voucher":1,"voucher":2}}' },
  'code by prototype': { body: `{"__proto__":{"code":0,"message":""},${trade}}` },
  'code by constructor': { body: '{"constructor":{"prototype":{"code":0}},"message":""}' },
  'a refusal': { body: '{"code":-1,"message":"系统繁忙"}' },
  'a refusal with a voucher': { body: `{"code":-1,"message":"系统繁忙",${trade}}` },
  'a refusal of 900 kB': { body: JSON.stringify({ code: -1, message: '繁'.repeat(300_000) }) },
  'brackets, 400 kB deep': { body: '['.repeat(400_000) },
  'a megabyte of text': { body: `{"code":0,"message":"${'x'.repeat(1_048_500)}` },
  'over a megabyte': { body: `${' '.repeat(1_048_576)}${honest}` },
};

/** These say code 0 and are well formed, but prove no charge: a money call must stay unknown. */
const unproven: Readonly<Record<string, string>> = {
  'data in data, 100,000 deep': nested(100_000),
  'no data': '{"code":0,"message":"SUCCESS"}',
  'data null': '{"code":0,"message":"SUCCESS","data":null}',
  'data ""': '{"code":0,"message":"SUCCESS","data":""}',
  'data []': '{"code":0,"message":"SUCCESS","data":[]}',
  'data {}': '{"code":0,"message":"SUCCESS","data":{}}',
  'data a text': '{"code":0,"message":"SUCCESS","data":"899094"}',
  'voucher null': '{"code":0,"message":"SUCCESS","data":{"voucher":null}}',
  'voucher ""': '{"code":0,"message":"SUCCESS","data":{"voucher":"  "}}',
  'voucher {}': '{"code":0,"message":"SUCCESS","data":{"voucher":{}}}',
  'voucher true': '{"code":0,"message":"SUCCESS","data":{"voucher":true}}',
  'voucher beyond exact numbers': '{"code":0,"message":"SUCCESS","data":{"voucher":12345678901234567890}}',
  'voucher 1.5': '{"code":0,"message":"SUCCESS","data":{"voucher":1.5}}',
  'voucher by prototype': '{"code":0,"message":"SUCCESS","data":{"__proto__":{"voucher":1}}}',
  'another card': '{"code":0,"message":"","data":{"voucher":1,"details":{"cardNo":"6201300100000999"}}}',
  'a balance that is no number': '{"code":0,"message":"","data":{"voucher":1,"details":{"storeBalance":"1,000.00"}}}',
  'a balance with three decimals': '{"code":0,"message":"","data":{"voucher":1,"details":{"storeBalance":1.005}}}',
};

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

/** Well-formed JSON whose code is something else than 0: a refusal or unknown, as the protocol reads it. */
const codeOnly = new Set(['code 0.5', 'code "00"', 'code "0x0"']);

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
