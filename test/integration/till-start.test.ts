// Opening the till: the training world that survives a kill, the store that refuses, the profile that is wrong.
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { failedStart, handlersOf } from '../../main/electron/handlers.ts';
import { StoreFailure } from '../../main/journal/store-failure.ts';
import { loadProfile } from '../../main/till/load-profile.ts';
import { openTill } from '../../main/till/open-till.ts';
import { fen } from '../../shared/money.ts';
import { cashier, openBench, zhang } from './till-bench.ts';
import { bill, serve } from './till-serving.ts';
import { open, optionsIn } from './till-start-stage.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'till-start-'));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('what throws on the way', () => {
  test('a refusing disk is a failure in its own words, and the store is closed again', async () => {
    const options = await optionsIn(folder);
    const refusing = Object.defineProperty({ ...options.profile.profile }, 'limits', {
      get() {
        throw new StoreFailure('diskRefused', 'SQLITE_IOERR_FSYNC', 'disk I/O error');
      },
    });
    expect(await openTill({ ...options, profile: { ...options.profile, profile: refusing } })).toEqual({
      ok: false,
      failure: { code: 'diskRefused' },
    });
    await (await open(folder)).close();
  });

  test('anything else is told by its name, and the store is closed again', async () => {
    const options = await optionsIn(folder);
    const bug = Object.assign(new Error('listen EACCES: canary'), { code: 'EACCES' });
    const broken = Object.defineProperty({ ...options.profile.profile }, 'limits', {
      get() {
        throw bug;
      },
    });
    await expect(openTill({ ...options, profile: { ...options.profile, profile: broken } })).rejects.toBe(bug);
    await (await open(folder)).close();
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
    const first = await open(folder);
    const { handlers } = first;
    await handlers.signIn(cashier);
    const found = await handlers.lookup({ text: zhang });
    const cardId = (found.ok && found.value.member?.selectedCardId) || '';
    expect(await handlers.checkout(bill(cardId, 12_300))).toMatchObject({ ok: true, value: { state: 'applied' } });
    expect(await handlers.setPracticeFault({ fault: 'networkCut' })).toMatchObject({ ok: true });
    await first.close();

    const second = await open(folder);
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
    const till = await open(folder);
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
    const till = await open(folder);
    expect(await till.handlers.signIn(cashier)).toMatchObject({ ok: true });
    await till.close();
  });
});

describe('the store', () => {
  test('a second till on the same folder is told that it is in use', async () => {
    const till = await open(folder);
    expect(await openTill(await optionsIn(folder))).toMatchObject({ ok: false, failure: { code: 'storeInUse' } });
    await till.close();
  });

  test('a file that is no store is told to be damaged', async () => {
    mkdirSync(join(folder, 'practice'));
    writeFileSync(join(folder, 'practice', 'journal.db'), 'this is no database at all, but long enough '.repeat(200));
    expect(await openTill(await optionsIn(folder))).toMatchObject({ ok: false, failure: { code: 'storeDamaged' } });
  });
});

test('what waits for one store is never sent for another: the till does not open until it is settled', async () => {
  const options = await optionsIn(folder);
  const other = { ...options.profile, profile: { ...options.profile.profile, merchantNo: 'another' } };
  const first = await open(folder);
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
  const again = await open(folder);
  expect(again.queue.status().waiting).toBe(1);
  await again.close();
});

test('with nothing open the till may change its store', async () => {
  const options = await optionsIn(folder);
  await (await open(folder)).close();
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

describe('a store that is not the one that this till left', () => {
  test('an older copy that was put back is told to everybody who looks', async () => {
    await (await open(folder)).close();
    const copy = join(folder, 'copy.db');
    const file = join(folder, 'practice', 'journal.db');
    cpSync(file, copy);
    const till = await open(folder);
    expect(await till.handlers.getStatus(null)).toMatchObject({ value: { origin: 'same' } });
    // A quiet moment: the mark learns of this start. The backup at the end does the same, unless the disk lets it wait too long.
    till.tidyUp();
    await till.close();
    cpSync(copy, file);
    const again = await open(folder);
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
