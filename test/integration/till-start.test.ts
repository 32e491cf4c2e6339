// Opening the till: the training world that survives a kill, the store that refuses, the profile that is wrong, bad answers at the counter.
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { failedStart, handlersOf } from '../../main/electron/handlers.ts';
import { StoreFailure } from '../../main/journal/store-failure.ts';
import { loadProfile } from '../../main/till/load-profile.ts';
import { type OpenTill, openTill } from '../../main/till/open-till.ts';
import type { OpenTillOptions } from '../../main/till/open-till-options.ts';
import { systemClock, systemRandom, systemTimers } from '../../main/till/system-ports.ts';
import { fen } from '../../shared/money.ts';
import { bill, cashier, openBench, serve, zhang } from './till-bench.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'till-start-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function optionsHere(): Promise<OpenTillOptions> {
  const profile = await loadProfile(null, async () => null);
  if (!profile.ok) {
    throw new Error('the practice profile is not valid');
  }
  return {
    dataFolder: folder,
    profile: profile.value,
    sqliteBinding: null,
    practice: null,
    version: '0.0.0',
    clock: systemClock,
    random: systemRandom,
    timers: systemTimers,
    emit: () => undefined,
    complain: () => undefined,
  };
}

async function open(): Promise<OpenTill> {
  const opened = await openTill(await optionsHere());
  if (!opened.ok) {
    throw new Error(opened.failure.code);
  }
  opened.value.start();
  return opened.value;
}

describe('what throws on the way', () => {
  test('a refusing disk is a failure in its own words, and the store is closed again', async () => {
    const options = await optionsHere();
    const refusing = Object.defineProperty({ ...options.profile.profile }, 'limits', {
      get() {
        throw new StoreFailure('diskRefused', 'SQLITE_IOERR_FSYNC', 'disk I/O error');
      },
    });
    expect(await openTill({ ...options, profile: { ...options.profile, profile: refusing } })).toEqual({
      ok: false,
      failure: { code: 'diskRefused' },
    });
    await (await open()).close();
  });

  test('anything else is told by its name, and the store is closed again', async () => {
    const options = await optionsHere();
    const bug = Object.assign(new Error('listen EACCES: canary'), { code: 'EACCES' });
    const broken = Object.defineProperty({ ...options.profile.profile }, 'limits', {
      get() {
        throw bug;
      },
    });
    await expect(openTill({ ...options, profile: { ...options.profile, profile: broken } })).rejects.toBe(bug);
    await (await open()).close();
    const handlers = handlersOf(Promise.resolve(failedStart(bug, 'en')));
    const failure = { code: 'startFailed', parameters: { detail: 'EACCES' } };
    expect(await handlers.getStartup(null)).toEqual({
      ok: true,
      value: { state: 'failed', failure, findings: [], language: 'en' },
    });
    expect(await handlers.getStatus(null)).toEqual({ ok: false, failure });
  });
});

describe('training', () => {
  test('the practice world and its fault are there again after a restart', async () => {
    const first = await open();
    const { handlers } = first;
    await handlers.signIn(cashier);
    const found = await handlers.lookup({ text: zhang });
    const cardId = (found.ok && found.value.member?.selectedCardId) || '';
    expect(await handlers.checkout(bill(cardId, 12_300))).toMatchObject({ ok: true, value: { state: 'applied' } });
    expect(await handlers.setPracticeFault({ fault: 'networkCut' })).toMatchObject({ ok: true });
    await first.close();

    const second = await open();
    expect(await second.handlers.getPractice(null)).toMatchObject({ ok: true, value: { fault: 'networkCut' } });
    expect(await second.handlers.signIn(cashier)).toMatchObject({ ok: true, value: { offline: true } });
    await second.handlers.setPracticeFault({ fault: 'none' });
    await second.handlers.sendNow(null);
    const again = await second.handlers.lookup({ text: zhang });
    expect(again).toMatchObject({
      ok: true,
      value: { member: { cards: [{ storeBalance: 37_700 }], fromCache: false } },
    });
    await second.close();
  });

  test('the guide names what works, and the practice telephone shows the codes', async () => {
    const till = await open();
    const practice = await till.handlers.getPractice(null);
    const guide = practice.ok ? practice.value.guide : [];
    const [user = '', password = ''] = guide.find(({ label }) => label.endsWith('cashier'))?.value.split(' / ') ?? [];
    expect(await till.handlers.signIn({ user, password })).toMatchObject({ ok: true });
    const mobile = guide.find(({ label }) => label.endsWith('mobile'))?.value ?? '';
    await till.handlers.sendSms({ target: mobile });
    const after = await till.handlers.getPractice(null);
    expect(after).toMatchObject({ ok: true, value: { phone: [{ mobile, code: expect.stringMatching(/^\d{6}$/) }] } });
    await till.close();
  });

  test('a damaged practice world begins afresh instead of stopping the till', async () => {
    mkdirSync(join(folder, 'practice'));
    writeFileSync(join(folder, 'practice', 'world.json'), '{"world": {"vers');
    const till = await open();
    expect(await till.handlers.signIn(cashier)).toMatchObject({ ok: true });
    await till.close();
  });
});

describe('the store', () => {
  test('a second till on the same folder is told that it is in use', async () => {
    const till = await open();
    expect(await openTill(await optionsHere())).toMatchObject({ ok: false, failure: { code: 'storeInUse' } });
    await till.close();
  });

  test('a file that is no store is told to be damaged', async () => {
    mkdirSync(join(folder, 'practice'));
    writeFileSync(join(folder, 'practice', 'journal.db'), 'this is no database at all, but long enough '.repeat(200));
    expect(await openTill(await optionsHere())).toMatchObject({ ok: false, failure: { code: 'storeDamaged' } });
  });
});

test('what waits for one store is never sent for another: the till does not open until it is settled', async () => {
  const options = await optionsHere();
  const other = { ...options.profile, profile: { ...options.profile.profile, merchantNo: 'another' } };
  const first = await open();
  const accepted = first.queue.revoke({
    intent: 'intent-1',
    target: { kind: 'voucher', voucher: '1', cardNo: zhang, amount: fen(100) },
    reason: 'r',
    operator: 'o',
    shift: null,
    acceptedOffline: true,
  });
  expect(accepted.ok).toBe(true);
  await first.close();
  expect(await openTill({ ...options, profile: other })).toMatchObject({
    ok: false,
    failure: { code: 'storeOfAnother', parameters: { count: 1 } },
  });
  const again = await open();
  expect(again.queue.status().waiting).toBe(1);
  await again.close();
});

test('with nothing open the till may change its store', async () => {
  const options = await optionsHere();
  await (await open()).close();
  const other = { ...options.profile, profile: { ...options.profile.profile, merchantNo: 'another' } };
  const opened = await openTill({ ...options, profile: other });
  expect(opened.ok).toBe(true);
  await (opened.ok ? opened.value.close() : undefined);
});

describe('a profile', () => {
  test('with mistakes: all of them, none of them secret', async () => {
    const file = join(folder, 'profile.json');
    writeFileSync(
      file,
      '{\n "backend": "yazuo",\n "baseUrl": "http://platform.example",\n "appSecret": "canary-7",\n "limits": {"perSale": 1.5}\n}',
    );
    const loaded = await loadProfile(file, async () => null);
    expect(loaded).toMatchObject({
      ok: false,
      failure: { code: 'profileInvalid', parameters: { file: 'profile.json' } },
    });
    const paths = loaded.ok ? [] : loaded.findings.map(({ path, line }) => `${line} ${path}`);
    expect(paths).toEqual(
      expect.arrayContaining([
        '1 name',
        '3 baseUrl',
        '4 appSecret',
        '5 limits.perSale',
        '1 appId',
        '1 brandId',
        '1 merchantNo',
      ]),
    );
    expect(JSON.stringify(loaded)).not.toContain('canary-7');
  });

  test('of a real store wants its secret from elsewhere', async () => {
    const file = join(folder, 'profile.json');
    const profile = {
      name: 'x',
      backend: 'yazuo',
      baseUrl: 'https://platform.example',
      appId: 'a',
      brandId: '1',
      merchantNo: '2',
      terminalNo: '3',
    };
    writeFileSync(file, JSON.stringify(profile));
    expect(await loadProfile(file, async () => null)).toMatchObject({ ok: false, findings: [{ path: 'appId' }] });
    expect(await loadProfile(file, async () => 'secret')).toMatchObject({ ok: true, value: { appSecret: 'secret' } });
    expect(await loadProfile(join(folder, 'nowhere.json'), async () => null)).toMatchObject({ ok: false });
  });
});

describe('bad answers and a full disk at the counter', () => {
  test('HTML, half an answer and a 5xx get a plain sentence each; what was seen before is still shown', async () => {
    const bench = await openBench();
    try {
      await bench.good('signIn', cashier);
      bench.server.faults.set({ kind: 'htmlPage', interfaceId: 'lookup', times: 1 });
      expect(await bench.bad('lookup', { text: zhang })).toBe('captivePortal');
      const sentences = { truncatedBody: 'badAnswer', badJson: 'badAnswer', http500: 'serverFault' } as const;
      for (const kind of ['truncatedBody', 'badJson', 'http500'] as const) {
        bench.server.faults.set({ kind, interfaceId: 'lookup', times: 1 });
        expect([kind, await bench.bad('lookup', { text: zhang })]).toEqual([kind, sentences[kind]]);
      }
      await serve(bench, zhang);
      bench.server.faults.set({ kind: 'badJson', interfaceId: 'lookup', times: 1 });
      expect(await bench.good('lookup', { text: zhang })).toMatchObject({ member: { fromCache: true } });
    } finally {
      await bench.close();
    }
  });

  test('a disk that refuses: the sale is refused in clear words, a member is still shown, and nothing waits', async () => {
    const bench = await openBench();
    try {
      const { selectedCardId } = await serve(bench, zhang);
      const { journal } = bench.till();
      const refuse = () => {
        throw new StoreFailure('diskFull', 'SQLITE_FULL', 'database or disk is full');
      };
      const kept = { insert: journal.store.insert, put: journal.members.put, write: journal.settings.put };
      Object.assign(journal.store, { insert: refuse });
      Object.assign(journal.members, { put: refuse });
      Object.assign(journal.settings, { put: refuse });
      expect(await bench.bad('checkout', bill(selectedCardId, 100))).toBe('diskFull');
      expect(await bench.bad('setLanguage', { language: 'en' })).toBe('diskFull');
      expect(await bench.good('lookup', { text: zhang })).toMatchObject({ member: { fromCache: false } });
      expect(bench.complaints.length).toBeGreaterThan(0);
      Object.assign(journal.store, { insert: kept.insert });
      Object.assign(journal.members, { put: kept.put });
      Object.assign(journal.settings, { put: kept.write });
      expect(await bench.good('getStatus', null)).toMatchObject({ waiting: 0 });
      expect(bench.server.received('checkout')).toEqual([]);
      expect(await bench.good('checkout', bill(selectedCardId, 100))).toMatchObject({ state: 'applied' });
    } finally {
      await bench.close();
    }
  });
});

describe('a store that is not the one that this till left', () => {
  test('an older copy that was put back is told to everybody who looks', async () => {
    await (await open()).close();
    const copy = join(folder, 'copy.db');
    const file = join(folder, 'practice', 'journal.db');
    cpSync(file, copy);
    const till = await open();
    expect(await till.handlers.getStatus(null)).toMatchObject({ value: { origin: 'same' } });
    // A quiet moment: the mark learns of this start. The backup at the end does the same, unless the disk lets it wait too long.
    till.tidyUp();
    await till.close();
    cpSync(copy, file);
    const again = await open();
    expect(await again.handlers.getStatus(null)).toMatchObject({ value: { origin: 'rolledBack' } });
    await again.close();
  });
});

test('what nobody needs any more goes by itself, in a quiet moment', async () => {
  const bench = await openBench();
  try {
    const { sms } = bench.till().journal;
    sms.put({ mobile: '13800000001', day: '2020-01-01', sentToday: 1, lastSentAt: 1, verifiedAt: null });
    bench.time.push(3_600_000);
    const member = await serve(bench, zhang);
    await bench.good('checkout', bill(member.selectedCardId, 300));
    await vi.waitFor(() => expect(sms.get('13800000001')).toBeNull(), { timeout: 20_000 });
  } finally {
    await bench.close();
  }
});
