// Every interface of the document through the real client, over HTTP, on the practice platform: with its sample, and with each fault of the
// platform. No fault brings a success that was not, none throws, and none leaves half of a change.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createYazuoBackend, type YazuoBackend } from '../../main/backends/yazuo/create-yazuo-backend.ts';
import { type FaultKind, faultKinds } from '../../main/practice/faults.ts';
import { practiceWorldGuide } from '../../main/practice/guide.ts';
import type { BusinessId } from '../../main/practice/interfaces.ts';
import { findLedgerProblems } from '../../main/practice/ledger.ts';
import type { PracticeWorld } from '../../main/practice/world.ts';
import { type YazuoInterfaceId, yazuoCatalogue, yazuoInterfaceIds } from '../../main/protocol/yazuo/catalogue.ts';
import { readPayload } from '../../main/protocol/yazuo/envelope.ts';
import { type Choice, passwordMobile, practiceRequest } from '../support/practice-requests.ts';
import { type Bench, checkoutOf, merchantId, openBench } from './practice-caller.ts';
import { consumption, practiceProfile, realPorts, sending } from './yazuo-till.ts';

const card = '6201300100000101';
const { application } = practiceWorldGuide;
/** 2.2.1 is an address that a browser opens: the client makes it and sends nothing. */
const called = yazuoInterfaceIds.filter((id) => id !== 'authorizationCode');

/** Faults after which an answer may be taken for what it says: it comes late, twice, or after a new token. */
const harmless: ReadonlySet<FaultKind> = new Set([
  'latency',
  'duplicateDelivery',
  'logLag',
  'logIgnoresFilter',
  'logNulls',
  'stolenToken',
]);
/** Faults that keep the request from the platform. */
const unprocessed: ReadonlySet<FaultKind> = new Set(['lostRequest', 'http500', 'htmlPage', 'redirect']);

let bench: Bench;
let backend: YazuoBackend;
let prepared: PracticeWorld;
let choice: Choice;
let refreshToken: string;
let calls = 0;
let monotonicLead = 0;

beforeEach(async () => {
  bench = await openBench();
  const payment = { storePay: 40, mixPayList: [{ id: '1', value: 5.8 }] };
  const bill = await bench.call('checkout', checkoutOf(card, 45.8, bench.serial(), payment));
  await bench.call('sendSmsCode', { merchantId, moblie: passwordMobile });
  const [message] = bench.server.phone(passwordMobile).messages;
  choice = {
    fresh: '000000',
    cardNo: card,
    mobile: '13800000001',
    membershipId: '11671221',
    voucher: String(bill.data.voucher),
    voucherCash: 5.8,
    smsCode: message?.code ?? '',
  };
  prepared = bench.server.snapshot();
  backend = createYazuoBackend({
    profile: practiceProfile,
    appId: application.clientId,
    appSecret: application.clientSecret,
    baseUrl: bench.server.url,
    ...realPorts,
    // A minute passes between two calls: a stolen token each time would else be a contention.
    clock: { wall: () => Date.now(), monotonic: () => performance.now() + monotonicLead },
  });
  expect(await backend.signIn('1001', 'yatai-1001')).toMatchObject({ ok: true });
});
afterEach(async () => {
  await backend.close();
  await bench.close();
});

/** The world as it was prepared, under the tokens that live now. */
function resetWorld(): void {
  const fresh: object = structuredClone(prepared);
  for (const part of Object.keys(bench.server.world)) {
    if (!['token', 'earlierTokens', 'refreshTokens', 'codes'].includes(part)) {
      Reflect.set(bench.server.world, part, Reflect.get(fresh, part));
    }
  }
}

/** All that is worth something, without what is random. */
function worthOf({ cards, coupons, members, transactions }: PracticeWorld): unknown {
  return {
    cards: cards.map((one) => [one.cardNo, one.memberId, one.storeFen, one.points]),
    coupons: coupons.map((one) => [one.batchNo, one.cardNo, one.availableQuantity]),
    members: members.map((one) => [one.id, one.level]),
    rows: transactions.map((row) => [row.kind, row.cardNo, row.amountFen, row.storeFen, row.points, row.revokes]),
  };
}

/** A code that a store's owner brought back from 2.2.1. */
async function authorizationCode(redirectUri: string): Promise<string> {
  const address = new URL(backend.link.address(redirectUri, 'state'));
  const form = new URLSearchParams([
    ...address.searchParams,
    ['merchantNo', practiceWorldGuide.stores[0].merchantNo],
    ['decision', 'allow'],
  ]);
  const answer = await fetch(address.origin + address.pathname, { method: 'POST', body: form, redirect: 'manual' });
  return new URL(answer.headers.get('location') ?? '').searchParams.get('code') ?? '';
}

async function grantForm(id: 'passwordToken' | 'codeToken' | 'refreshToken'): Promise<object> {
  const client = { client_id: application.clientId, client_secret: application.clientSecret };
  if (id === 'passwordToken') return { ...client, grant_type: 'password', username: '1001', password: 'yatai-1001' };
  const redirect_uri = 'http://127.0.0.1:8765/yatai/linked';
  return id === 'codeToken'
    ? { ...client, grant_type: 'authorization_code', code: await authorizationCode(redirect_uri), redirect_uri }
    : { ...client, grant_type: 'refresh_token', refresh_token: refreshToken };
}

function isGrant(id: YazuoInterfaceId): id is 'passwordToken' | 'codeToken' | 'refreshToken' {
  return yazuoCatalogue[id].effect === 'auth';
}

/** The request as the client takes it. */
async function requestOf(id: YazuoInterfaceId): Promise<object> {
  if (isGrant(id)) return grantForm(id);
  const read = readPayload(id, practiceRequest(id as BusinessId, choice));
  if (!read.ok) throw new Error(`${id}: ${read.reason}`);
  return read.request;
}

/** Calls one method of the client with a request that nobody sent before, in the prepared world. True: a success. Throws what the client throws. */
async function call(
  id: YazuoInterfaceId,
  before: () => void = () => undefined,
): Promise<{ ok: boolean; told: unknown }> {
  monotonicLead += 61_000;
  if (id === 'refreshToken') {
    const own = await backend.interfaces.passwordToken(Object(await grantForm('passwordToken')));
    refreshToken = own.kind === 'granted' ? (own.grant.refresh_token ?? '') : '';
  }
  resetWorld();
  const request = Object(await requestOf(id));
  before();
  const method = Object(Reflect.get(backend.interfaces, id));
  const told: unknown =
    yazuoCatalogue[id].effect === 'money'
      ? await method(sending(consumption(card, 1)), request)
      : await method(request);
  return { ok: isSuccess(told), told };
}

function isSuccess(told: unknown): boolean {
  const { ok, kind } = Object(told);
  return ok === true || kind === 'success' || kind === 'granted';
}

function nextChoice(): void {
  calls += 1;
  choice = { ...choice, fresh: String(calls).padStart(6, '0') };
}

test('every interface succeeds with its sample, made sensible for this store', async () => {
  const failed: unknown[] = [];
  for (const id of called) {
    nextChoice();
    const { ok, told } = await call(id);
    if (!ok) failed.push([id, told]);
    expect([id, findLedgerProblems(bench.server.world)]).toEqual([id, []]);
  }
  expect(failed).toEqual([]);
  const page = await fetch(backend.link.address('http://127.0.0.1:8765/yatai/linked', 'state'));
  expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('name="decision"')]);
});

describe('every interface under the fault', () => {
  test.each(faultKinds)('%s', async (kind) => {
    const wrong: unknown[] = [];
    for (const id of called) {
      nextChoice();
      await call(id);
      const expected = unprocessed.has(kind) ? worthOf(prepared) : worthOf(bench.server.world);
      const { ok, told } = await call(id, () =>
        bench.server.faults.set({ kind, interfaceId: id, ms: 1, ...(kind === 'stolenToken' ? { times: 1 } : {}) }),
      );
      bench.server.faults.clear();
      await settled(kind);
      const after = worthOf(bench.server.world);
      if (ok !== harmless.has(kind)) wrong.push([id, told]);
      // What is delivered twice is charged twice: the platform promises nothing else, and the queue never sends twice.
      if (kind !== 'duplicateDelivery') expect([id, after]).toEqual([id, expected]);
      expect([id, findLedgerProblems(bench.server.world)]).toEqual([id, []]);
    }
    expect(wrong).toEqual([]);
    expect(bench.server.faults.hits(kind)).toBeGreaterThanOrEqual(called.length);
  });
});

/** What the platform does after its answer has been lost is done in the next turn of this process. */
async function settled(kind: FaultKind): Promise<void> {
  if (kind === 'lateRequest') await new Promise((resolve) => setImmediate(() => setImmediate(resolve)));
}
