// Who may stand at the till: the platform's word first, a verifier only where it has none, and no endless guessing.
import { setImmediate } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { salesReport } from '../../shared/messages/zh-CN/sales-report.ts';
import { type Bench, cashier, openBench } from './till-bench.ts';
import { bill } from './till-serving.ts';

const wrong = { ...cashier, password: 'guess' };
const hour = 3_600_000;
const day = 24 * hour;
let bench: Bench;

beforeEach(async () => {
  bench = await openBench();
});
afterEach(() => bench.close());

/** Why nobody was let in, newest first, as the journal has it. The report has a word for each. */
function refusals(): readonly string[] {
  const entries = bench.till().journal.audit.page(null, 50, ['signInRefused']);
  const reasons = entries.map(({ details }) => String(JSON.parse(details ?? '{}').reason));
  for (const reason of reasons) expect(salesReport.deedReason).toHaveProperty(reason);
  return reasons;
}

async function seenHere(): Promise<void> {
  await bench.good('signIn', cashier);
  await bench.good('signOut', null);
}

describe('with the platform', () => {
  test('the right password signs in, and the screen hears of it', async () => {
    expect(await bench.good('signIn', cashier)).toMatchObject({ state: 'signedIn', user: '1001', offline: false });
    expect(bench.events.some(({ name }) => name === 'session')).toBe(true);
    expect(await bench.good('getStatus', null)).toMatchObject({ connection: 'online', cashier: expect.any(String) });
    expect((await bench.good('getSettings', null)).knownUsers).toEqual(['1001']);
  });

  test('a wrong password is a wrong password, also for who signed in here before', async () => {
    expect(await bench.bad('signIn', wrong)).toBe('wrongPassword');
    await seenHere();
    expect(await bench.bad('signIn', wrong)).toBe('wrongPassword');
    expect((await bench.good('getSession', null)).state).toBe('signedOut');
  });

  test('a user of another store is refused in words, the till stays this store’s, and the journal says so', async () => {
    await bench.good('signIn', cashier);
    const stranger = { user: '2001', password: 'yatai-2001' };
    const refused = await bench.call('signIn', stranger);
    expect(refused).toMatchObject({
      ok: false,
      failure: { code: 'otherStoreUser', parameters: { told: '666660000277611', ours: '666660000277610' } },
    });
    // Whoever was signed in still is, with the token and the numbers of this store.
    expect(await bench.good('getSession', null)).toMatchObject({ state: 'signedIn', user: '1001' });
    const { member } = await bench.good('lookup', { text: '6201300100000101' });
    const sold = await bench.good('checkout', bill(member?.selectedCardId ?? '', 1_000));
    expect(sold.state).toBe('applied');
    expect(bench.server.ledger.chargesBySerial(sold.serial)[0]).toMatchObject({ terminalNo: '11111111' });
    const [entry] = bench.till().journal.audit.page(null, 1, ['signInRefused']);
    expect(entry).toMatchObject({ operator: '2001', details: '{"reason":"otherStoreUser"}' });
    expect(refusals()).toEqual(['otherStoreUser']);
    expect((await bench.good('getSettings', null)).knownUsers).toEqual(['1001']);
  });

  test('another cashier takes a locked till over: only with the own password, and every refusal is written down', async () => {
    await bench.good('signIn', cashier);
    await bench.good('lock', null);
    expect(await bench.bad('signIn', { user: '1002', password: 'yatai-1001' })).toBe('wrongPassword');
    expect(await bench.good('getSession', null)).toMatchObject({ state: 'locked', user: '1001' });
    const other = { user: '1002', password: 'yatai-1002' };
    expect(await bench.good('signIn', other)).toMatchObject({ state: 'signedIn', user: '1002' });
    await bench.good('lock', null);
    expect(await bench.bad('unlock', { password: cashier.password })).toBe('wrongPassword');
    expect(await bench.good('unlock', { password: other.password })).toMatchObject({ state: 'signedIn', user: '1002' });
    const told = bench.till().journal.audit.page(null, 10, ['signInRefused']);
    expect(told.map(({ operator }) => operator)).toEqual(['1002', '1002']);
  });

  test('who signs out while the password is looked at is signed out', async () => {
    await bench.good('signIn', cashier);
    await bench.good('lock', null);
    const unlocking = bench.call('unlock', { password: cashier.password });
    // The hash is worked out beside: by now it is under way.
    await setImmediate();
    await bench.good('signOut', null);
    expect(await unlocking).toMatchObject({ ok: false, failure: { code: 'notSignedIn' } });
    expect(await bench.good('getSession', null)).toMatchObject({ state: 'signedOut', user: null });
  });

  test('a portal and a failing server are told apart from a wrong password', async () => {
    bench.server.faults.set({ kind: 'htmlPage', interfaceId: 'passwordToken', times: 1 });
    expect(await bench.bad('signIn', cashier)).toBe('captivePortal');
    bench.server.faults.set({ kind: 'http500', interfaceId: 'passwordToken', times: 1 });
    expect(await bench.bad('signIn', cashier)).toBe('serverFault');
    bench.server.faults.set({ kind: 'badJson', interfaceId: 'passwordToken', times: 1 });
    expect(await bench.bad('signIn', cashier)).toBe('badAnswer');
  });

  test('nothing that needs a cashier works before sign-in or while locked', async () => {
    expect(await bench.bad('lookup', { text: '6201300100000101' })).toBe('notSignedIn');
    await bench.good('signIn', cashier);
    await bench.good('lock', null);
    expect(await bench.bad('lookup', { text: '6201300100000101' })).toBe('locked');
    expect(await bench.bad('unlock', { password: 'guess' })).toBe('wrongPassword');
    expect(await bench.good('unlock', { password: cashier.password })).toMatchObject({ state: 'signedIn' });
  });
});

describe('without the platform', () => {
  test('who never signed in here stays out, and the journal says so', async () => {
    await bench.server.refuseConnections();
    expect(await bench.bad('signIn', cashier)).toBe('offlineSignInUnknown');
    expect(refusals()).toEqual(['offlineSignInUnknown']);
  });

  test('who signed in here before comes in, with the right password only, and after a restart', async () => {
    await seenHere();
    await bench.server.refuseConnections();
    await bench.restart();
    expect(await bench.bad('signIn', wrong)).toBe('wrongPassword');
    expect(await bench.good('signIn', cashier)).toMatchObject({ state: 'signedIn', offline: true });
    expect(await bench.good('getStatus', null)).toMatchObject({ connection: 'offline' });
  });

  test('after seven days the platform must be asked again', async () => {
    await seenHere();
    await bench.server.refuseConnections();
    bench.time.push(7 * day - hour);
    expect(await bench.good('signIn', cashier)).toMatchObject({ offline: true });
    await bench.good('signOut', null);
    bench.time.push(2 * hour);
    expect(await bench.bad('signIn', cashier)).toBe('offlineSignInExpired');
    expect(refusals()).toEqual(['offlineSignInExpired']);
  });

  test('five wrong tries lock out for five minutes, the next for ten, and a restart does not help', async () => {
    await seenHere();
    await bench.server.refuseConnections();
    for (let tries = 1; tries <= 4; tries += 1) {
      expect(await bench.bad('signIn', wrong)).toBe('wrongPassword');
    }
    expect(await bench.bad('signIn', wrong)).toBe('lockedOut');
    await bench.restart();
    const refused = await bench.call('signIn', cashier);
    expect(refused).toMatchObject({ ok: false, failure: { code: 'lockedOut', parameters: { minutes: 5 } } });
    bench.time.push(5 * 60_000);
    expect(await bench.bad('signIn', wrong)).toBe('lockedOut');
    bench.time.push(5 * 60_000);
    expect(await bench.bad('signIn', cashier)).toBe('lockedOut');
    bench.time.push(5 * 60_000);
    expect(await bench.good('signIn', cashier)).toMatchObject({ state: 'signedIn' });
  });

  test('ten quick tries at once are ten tries', async () => {
    await seenHere();
    await bench.server.refuseConnections();
    const answers = await Promise.all(Array.from({ length: 10 }, () => bench.bad('signIn', wrong)));
    expect(answers.filter((code) => code === 'wrongPassword')).toHaveLength(4);
    expect(answers.filter((code) => code === 'lockedOut')).toHaveLength(6);
  });

  test('an offline session becomes an online one by itself when the platform is back', async () => {
    await seenHere();
    await bench.server.refuseConnections();
    await bench.good('signIn', cashier);
    const changed = bench.heard('session', ({ offline }) => !offline);
    await bench.server.acceptConnections();
    expect(await changed).toMatchObject({ state: 'signedIn', user: '1001' });
    expect(await bench.good('getStatus', null)).toMatchObject({ connection: 'online' });
  });

  test('a password that was changed at head office ends the offline session', async () => {
    await seenHere();
    await bench.server.refuseConnections();
    await bench.good('signIn', cashier);
    const known = bench.server.world.cashiers[0];
    Object.assign(known ?? {}, { password: 'another-one' });
    const changed = bench.heard('session', ({ state }) => state === 'signedOut');
    await bench.server.acceptConnections();
    await changed;
    // Nobody was at the till to be told: the journal is.
    expect(refusals()).toEqual(['wrongPassword']);
    expect(await bench.bad('signIn', cashier)).toBe('wrongPassword');
    await bench.server.refuseConnections();
    expect(await bench.bad('signIn', cashier)).toBe('offlineSignInExpired');
  });
});
