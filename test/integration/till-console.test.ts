// The interface console on the real till and the practice platform: open by PIN, money with its trail, and no secret in anything that is shown
// or written down.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { manager, supervisor, technician } from '../support/practice-approvals.ts';
import { cashier, openBench, zhang } from './till-bench.ts';
import { type ConsoleDesk, openConsoleDesk } from './till-console-stage.ts';

let desk: ConsoleDesk;

beforeEach(async () => {
  desk = await openConsoleDesk();
});
afterEach(() => desk.end());

describe('the interface console', () => {
  test('opens for a technician or manager by PIN, and for nobody else', async () => {
    const { bench } = desk;
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

  test('writes down a money call before it leaves and what became of it, and practice wants one press', async () => {
    const { bench, open, sampleOf, send, trail, expectNoSecret } = desk;
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

  test('signs in anew only after a warning, works on with the new token, and shows neither it nor a password', async () => {
    const { bench, shown, open, sampleOf, send, trail, expectNoSecret } = desk;
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
  const { bench } = desk;
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
