// The interface console on the real till and the practice platform: open by PIN, read, write, money with its trail, answers that cannot be
// read, and no secret in anything that is shown or written down.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { InterfaceExchange } from '../../shared/interfaces-console.ts';
import { type Bench, cashier, drained, openBench, zhang } from './till-bench.ts';

const technician = { personId: 'practice-technician', pin: '9753' };
const manager = { personId: 'practice-manager', pin: '2468' };
const supervisor = { personId: 'practice-supervisor', pin: '1357' };

let bench: Bench;
/** Everything that the console answered. */
let shown: string[];

beforeEach(async () => {
  bench = await openBench();
  shown = [];
  await bench.good('signIn', cashier);
});

/** As every test of the till ends, but for the books: what the console charged is no operation of the till's. */
afterEach(async () => {
  try {
    await bench.server.acceptConnections();
    bench.server.faults.clear();
    await drained(bench);
    expect(bench.server.ledger.verify()).toEqual([]);
    expect(bench.till().journal.verify()).toBeNull();
    expect(bench.complaints).toEqual([]);
  } finally {
    await bench.close();
  }
});

async function open(): Promise<void> {
  shown.push(JSON.stringify(await bench.good('listInterfaces', { approval: technician })));
}

async function sampleOf(id: string): Promise<Record<string, unknown>> {
  const { body } = await bench.good('getInterface', { id });
  shown.push(body);
  return JSON.parse(body) as Record<string, unknown>;
}

async function send(id: string, request: unknown, confirmed = false): Promise<InterfaceExchange> {
  const body = typeof request === 'string' ? request : JSON.stringify(request);
  const answer = await bench.good('sendInterface', { id, body, confirmed, approval: null });
  shown.push(JSON.stringify(answer));
  return answer.exchange;
}

function trail(): readonly Record<string, unknown>[] {
  return bench
    .till()
    .journal.audit.page(null, 100, ['consoleCall'])
    .map(({ details }) => JSON.parse(details ?? '{}') as Record<string, unknown>)
    .reverse();
}

function tokens(): readonly string[] {
  const { world } = bench.server;
  return [world.token?.accessToken ?? 'none', ...world.refreshTokens.map((one) => one.refreshToken)];
}

/** Nothing that was shown, told, logged or written down bears a token, the secret or the password. */
function expectNoSecret(more: readonly string[]): void {
  const { audit } = bench.till().journal;
  const everything = [
    ...shown,
    JSON.stringify(audit.page(null, 500)),
    JSON.stringify(bench.events),
    ...bench.complaints,
  ].join('\n');
  for (const secret of [...tokens(), ...more, cashier.password, bench.server.world.application.clientSecret]) {
    expect(secret.length).toBeGreaterThan(5);
    expect(everything).not.toContain(secret);
  }
}

describe('the interface console', () => {
  test('opens for a technician or manager by PIN, and for nobody else', async () => {
    const body = '{}';
    expect(await bench.bad('getInterface', { id: 'lookup' })).toBe('approvalNeeded');
    expect(await bench.bad('sendInterface', { id: 'lookup', body, confirmed: false, approval: null })).toBe(
      'approvalNeeded',
    );
    expect(await bench.bad('listInterfaces', { approval: null })).toBe('approvalNeeded');
    expect(await bench.bad('listInterfaces', { approval: supervisor })).toBe('rightMissing');
    expect(await bench.bad('listInterfaces', { approval: { ...manager, pin: '1111' } })).toBe('pinWrong');
    const { interfaces, platform } = await bench.good('listInterfaces', { approval: manager });
    expect(platform.split(' · ')[0]).toBe(bench.server.url);
    expect(interfaces.find(({ id }) => id === 'checkout')).toMatchObject({
      section: '6.11.1',
      chapter: '6',
      effect: 'money',
      path: '/api/checkout',
    });
    bench.time.push(601_000);
    expect(await bench.bad('getInterface', { id: 'lookup' })).toBe('approvalNeeded');
  });

  test('fills this store into a sample, sends a read, and shows both texts and what was understood', async () => {
    await open();
    const sample = await sampleOf('lookup');
    expect(sample).toMatchObject({ brandId: '15', merchantNo: '666660000277610' });
    const { sent, answer, understood } = await send('lookup', { ...sample, queryNo: zhang });
    expect(sent.line).toBe(`POST ${bench.server.url}/api/lookup`);
    expect(sent.body.whole).toContain('"access_token":"***"');
    expect(sent.body.whole).toContain(zhang);
    expect(sent.body.masked).not.toContain(zhang);
    expect(answer).toMatchObject({ status: 200, cut: false });
    expect(answer?.body.masked).toContain('6201****0101');
    expect(answer?.body.masked).not.toContain(zhang);
    expect(understood).toMatchObject({ kind: 'typed' });
    expect(understood.kind === 'typed' ? JSON.parse(understood.value.whole) : null).toMatchObject({
      cards: expect.arrayContaining([expect.objectContaining({ cardNo: zhang })]),
    });
    expect(trail()).toEqual([]);
    expectNoSecret([]);
  });

  test('tells a refusal, half an answer and a dead line apart', async () => {
    await open();
    const request = { ...(await sampleOf('lookup')), queryNo: '6201300199999999' };
    expect((await send('lookup', request)).understood).toMatchObject({ kind: 'refused' });
    bench.server.faults.set({ kind: 'badJson', times: 1, interfaceId: 'lookup' });
    const broken = await send('lookup', { ...request, queryNo: zhang });
    expect(broken.understood).toMatchObject({ kind: 'malformed' });
    expect(broken.answer?.status).toBe(200);
    bench.server.faults.set({ kind: 'htmlPage', times: 1, interfaceId: 'lookup' });
    expect((await send('lookup', request)).understood).toEqual({ kind: 'unclear', reason: 'unknownCaptivePortal' });
    await bench.server.refuseConnections();
    expect(await send('lookup', request)).toMatchObject({
      answer: null,
      understood: { kind: 'unsent', reason: 'unsentConnection' },
    });
    expectNoSecret([]);
  });

  test('does not send what is no whole request', async () => {
    await open();
    const ask = (body: string) => bench.bad('sendInterface', { id: 'lookup', body, confirmed: true, approval: null });
    expect(await ask('{"brandId": "15",')).toBe('requestNotJson');
    expect(await ask('["15"]')).toBe('requestNotJson');
    expect(await ask('{"brandId": "15", "brandId": "16"}')).toBe('requestNotJson');
    expect(await ask(`{"queryNo": "$\{query_no}"}`)).toBe('requestPlaceholder');
    expect(await ask(JSON.stringify({ queryNo: '卡'.repeat(90_000) }))).toBe('requestTooLarge');
    expect(await bench.bad('getInterface', { id: 'nothing' })).toBe('interfaceUnknown');
  });

  test('writes down a money call before it leaves and what became of it, and practice wants one press', async () => {
    await open();
    const sample = await sampleOf('recharge');
    const serial = String(sample['cashierSerial']);
    expect(serial).toMatch(/^K[0-9a-f]{14}$/);
    const request = { ...sample, cardNo: zhang, storeNumber: 100, payWays: [{ id: '1', value: 100 }] };
    const { understood } = await send('recharge', request);
    expect(understood).toMatchObject({ kind: 'typed' });
    expect(trail()).toMatchObject([
      {
        phase: 'sent',
        interface: 'recharge',
        effect: 'money',
        cardNo: '6201****0101',
        amount: 'storeNumber 100',
        bodyHash: expect.stringMatching(/^[0-9a-f]{64}$/),
      },
      { phase: 'ended', outcome: 'typed', status: 200 },
    ]);
    expect(JSON.stringify(trail())).not.toContain(zhang);
    const { moneyCalls } = await bench.good('listInterfaces', { approval: technician });
    expect(moneyCalls).toMatchObject([{ id: 'recharge', section: '6.3', cardNo: '6201****0101', outcome: 'typed' }]);
    const voucher = bench.server.ledger.chargesBySerial(serial)[0]?.voucher;
    const undo = { ...(await sampleOf('revokeByVoucher')), cardNo: zhang, voucherNumber: String(voucher) };
    expect((await send('revokeByVoucher', undo)).understood.kind).toBe('typed');
    expectNoSecret([]);
  });

  test('writes the address of 2.2.1 without sending anything', async () => {
    await open();
    const query = {
      ...(await sampleOf('authorizationCode')),
      state: 'a b',
      redirect_uri: 'http://127.0.0.1:8765/linked',
    };
    const { sent, answer, understood } = await send('authorizationCode', query);
    const address = understood.kind === 'address' ? new URL(understood.address) : null;
    expect(address?.href.startsWith(`${bench.server.url}/oauth/authorize?`)).toBe(true);
    expect(Object.fromEntries(address?.searchParams ?? [])).toMatchObject({ response_type: 'code', state: 'a b' });
    expect(sent.line).toBe(`GET ${address?.href}`);
    expect(answer).toBeNull();
    expect(trail()).toEqual([]);
    expectNoSecret([]);
  });

  test('signs in anew only after a warning, works on with the new token, and shows neither it nor a password', async () => {
    await open();
    const form = await sampleOf('passwordToken');
    expect(form).toMatchObject({ grant_type: 'password', client_secret: expect.stringContaining('app_secret') });
    const typed = { ...form, username: cashier.user, password: cashier.password };
    const before = bench.server.world.token?.accessToken;
    const body = JSON.stringify(typed);
    expect(await bench.bad('sendInterface', { id: 'passwordToken', body, confirmed: false, approval: null })).toBe(
      'confirmTokenCall',
    );
    const { sent, answer, understood } = await send('passwordToken', typed, true);
    expect(understood.kind).toBe('typed');
    expect(sent.contentType).toBe('application/x-www-form-urlencoded');
    expect(answer?.body.whole).toContain('"access_token":"***"');
    expect(bench.server.world.token?.accessToken).not.toBe(before);
    // The till works on with the new token.
    expect((await send('listMerchants', await sampleOf('listMerchants'))).understood.kind).toBe('typed');
    const refreshed = await send('refreshToken', await sampleOf('refreshToken'), true);
    expect(refreshed.understood.kind).toBe('typed');
    expect((await send('listMerchants', await sampleOf('listMerchants'))).understood.kind).toBe('typed');
    const password = 'trade-9081';
    const check = { ...(await sampleOf('verifyTradePassword')), cardNo: zhang, password };
    await send('verifyTradePassword', check);
    const { command } = await bench.good('copyInterface', { id: 'verifyTradePassword', body: JSON.stringify(check) });
    expect(command).toContain('"$ACCESS_TOKEN"');
    expect(command).toContain('"$PASSWORD"');
    shown.push(command);
    shown.push((await bench.good('copyInterface', { id: 'passwordToken', body })).command);
    expect(trail().map(({ phase, effect }) => [phase, effect])).toEqual([
      ['sent', 'auth'],
      ['ended', undefined],
      ['sent', 'auth'],
      ['ended', undefined],
    ]);
    expectNoSecret([before ?? '', password]);
  });
});

test('outside practice money is asked for twice: once told, once by a supervisor’s PIN', async () => {
  // Two tills with one application would take the token from each other.
  await bench.good('signOut', null);
  const real = await openBench({
    beside: { bench, terminalNo: '11111112' },
    profile: (loaded) => ({
      ...loaded,
      profile: { ...loaded.profile, backend: 'yazuo', baseUrl: bench.server.url, name: 'real' },
    }),
  });
  try {
    await real.good('signIn', { user: '1002', password: 'yatai-1002' });
    const person = { id: null, closed: false } as const;
    const made = await real.good('savePerson', { ...person, name: '林', role: 'manager', pin: '2468' });
    const boss = { personId: made.id, pin: '2468' };
    const more = { ...person, approval: boss };
    const tech = await real.good('savePerson', { ...more, name: '吴', role: 'technician', pin: '9753' });
    const chief = await real.good('savePerson', { ...more, name: '陈', role: 'supervisor', pin: '1357' });
    await real.good('listInterfaces', { approval: { personId: tech.id, pin: '9753' } });
    const { body } = await real.good('getInterface', { id: 'recharge' });
    const request = { ...JSON.parse(body), cardNo: zhang, storeNumber: 50, payWays: [{ id: '1', value: 50 }] };
    const asked = { id: 'recharge', body: JSON.stringify(request), confirmed: false, approval: null };
    expect(await real.call('sendInterface', asked)).toMatchObject({
      failure: { code: 'confirmMoneyCall', parameters: { card: '6201****0101', amount: 'storeNumber 50' } },
    });
    expect(await real.call('sendInterface', { ...asked, confirmed: true })).toMatchObject({
      failure: { code: 'approvalNeeded', approvable: 'sendConsoleMoney' },
    });
    const byTechnician = { ...asked, confirmed: true, approval: { personId: tech.id, pin: '9753' } };
    expect(await real.bad('sendInterface', byTechnician)).toBe('rightMissing');
    expect(bench.server.ledger.transactions()).toEqual([]);
    const audit = () => real.till().journal.audit.page(null, 100, ['consoleCall']);
    expect(audit()).toEqual([]);
    bench.server.faults.set({ kind: 'lostResponse', times: 1, interfaceId: 'recharge' });
    const approval = { personId: chief.id, pin: '1357' };
    const { exchange, moneyCalls } = await real.good('sendInterface', { ...asked, confirmed: true, approval });
    expect(exchange).toMatchObject({ answer: null, understood: { kind: 'unclear' } });
    expect(moneyCalls).toMatchObject([{ id: 'recharge', outcome: 'unclear' }]);
    expect(audit().map(({ personId }) => personId)).toEqual([chief.id, chief.id]);
    expect(bench.server.ledger.transactions()).toHaveLength(1);
    expect(real.till().journal.verify()).toBeNull();
  } finally {
    await real.close();
  }
});
