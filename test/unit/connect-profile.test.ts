// From the assistant's form to the file that the next start reads: what is kept, what is missed, where it lies, and no secret in it.
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readPlaces } from '../../main/electron/places.ts';
import { checkDraft, draftOf, profileText } from '../../main/till/connect/draft.ts';
import { createProfileKeeper } from '../../main/till/connect/profile-keeper.ts';
import { givenOrKept } from '../../main/till/given-secrets.ts';
import { loadProfile, withAuthority } from '../../main/till/load-profile.ts';
import { practiceProfile } from '../../main/till/practice-profile.ts';
import { profileSchema } from '../../shared/profile.ts';
import { houseAuthority, leafKey } from '../attack/certificates.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'connect-profile-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const typed = {
  name: ' 上地店 ',
  baseUrl: 'https://api.example',
  appId: 'app',
  brandId: '15',
  merchantId: '',
  merchantNo: '666660000277610',
  merchantName: '',
  terminalNo: '11111111',
};

describe('the text of the file', () => {
  test('holds what was typed, trimmed, and nothing of what was left empty', () => {
    const text = profileText(typed, null, 'en');
    expect(JSON.parse(text)).toEqual({
      language: 'en',
      backend: 'yazuo',
      name: '上地店',
      baseUrl: 'https://api.example',
      appId: 'app',
      brandId: '15',
      merchantNo: '666660000277610',
      terminalNo: '11111111',
    });
    expect(checkDraft(text, true)).toMatchObject({ ok: true });
  });

  test('keeps what an older profile of a store says beside the form, and nothing of a practice or a broken one', () => {
    const older = { ...JSON.parse(profileText(typed, null, 'en')), brandId: '1', merchantName: 'x', refusalCodes: [7] };
    const paths = { lookup: '/member/query' };
    const kept = JSON.parse(profileText(typed, JSON.stringify({ ...older, paths }), 'zh-CN'));
    expect(kept).toMatchObject({ brandId: '15', refusalCodes: [7], paths, language: 'en' });
    expect(kept).not.toHaveProperty('merchantName');
    for (const other of ['{', JSON.stringify({ name: 'p', backend: 'practice', refusalCodes: [7] })]) {
      expect(JSON.parse(profileText(typed, other, 'zh-CN'))).not.toHaveProperty('refusalCodes');
    }
  });

  test('every finding comes at once and names its field, the secret too', () => {
    const check = checkDraft(profileText({ ...typed, brandId: ' ', baseUrl: 'http://api.example' }, null, 'en'), false);
    expect(check.ok ? [] : check.findings.map(({ path, problem, line }) => `${path} ${problem} ${line}`)).toEqual(
      expect.arrayContaining(['baseUrl wrong null', 'brandId missing null', 'appSecret missing null']),
    );
  });

  test('the running profile as the form shows it', () => {
    expect(draftOf(practiceProfile(), 'http://127.0.0.1:1')).toMatchObject({
      baseUrl: 'http://127.0.0.1:1',
      brandId: '15',
    });
  });
});

describe('where it is kept', () => {
  test('the secret goes to its store, the file is whole, the older one stays beside it', async () => {
    const kept = new Map<string, string>();
    const secrets = {
      durable: true,
      get: async (name: string) => kept.get(name) ?? null,
      put: async (name: string, value: string) => void kept.set(name, value),
    };
    const file = join(folder, 'profile.json');
    const keeper = createProfileKeeper(file, async () => secrets);
    expect([keeper.fileName, keeper.older(), await keeper.secretsLast()]).toEqual(['profile.json', null, true]);
    const address = 'https://openapi.example.com/v1';
    await keeper.save('first', { name: 'app', address, secret: 's3cret' });
    await keeper.save('second', { name: 'app', address, secret: null });
    expect([readFileSync(file, 'utf8'), readFileSync(`${file}.old`, 'utf8')]).toEqual(['second', 'first']);
    expect(existsSync(`${file}.new`)).toBe(false);
    expect(await keeper.secretOf('app', address)).toBe('s3cret');
    expect(await keeper.secretOf('app', 'https://openapi.example.com/v2')).toBe('s3cret');
    expect(keeper.older()).toBe('second');
  });

  test('a profile that names the same application at another address is told no secret', async () => {
    const kept = new Map<string, string>();
    const secrets = {
      durable: true,
      get: async (name: string) => kept.get(name) ?? null,
      put: async (name: string, value: string) => void kept.set(name, value),
    };
    const keeper = createProfileKeeper(join(folder, 'profile.json'), async () => secrets);
    await keeper.save('first', { name: 'app', address: 'https://openapi.example.com', secret: 's3cret' });
    for (const address of [
      'https://openapi.example.com.evil.example',
      'https://openapi.example.com:8443',
      'http://openapi.example.com',
      'nonsense',
    ]) {
      expect(await keeper.secretOf('app', address), address).toBeNull();
    }
    expect(await keeper.secretOf('app', null)).toBeNull();
  });

  test('a start asks for each secret with the address that its profile names, and does not open on another’s', async () => {
    const kept = new Map<string, string>();
    const secrets = {
      durable: true,
      get: async (name: string) => kept.get(name) ?? null,
      put: async (name: string, value: string) => void kept.set(name, value),
    };
    const file = join(folder, 'profile.json');
    const keeper = createProfileKeeper(file, async () => secrets);
    const text = (host: string) => {
      const unipos = { serviceUri: `https://unipos.${host}/service`, appId: 'u', shopNo: '1' };
      const profile = JSON.parse(profileText({ ...typed, baseUrl: `https://api.${host}` }, null, 'en'));
      return JSON.stringify({ ...profile, unipos });
    };
    await keeper.save(text('example'), { name: 'app', address: 'https://api.example', secret: 's3cret' });
    await keeper.keepSecret('unipos', 'https://unipos.example/service', 'other');
    const own = await loadProfile(file, keeper.secretOf);
    expect(own).toMatchObject({ ok: true, value: { appSecret: 's3cret', secrets: { unipos: 'other' } } });
    await keeper.save(text('evil.example'), null);
    const moved = await loadProfile(file, keeper.secretOf);
    const findings = moved.ok ? [] : moved.findings.map(({ path, problem }) => `${path} ${problem}`);
    expect(findings).toEqual(['appId secretMissing', 'unipos.appId secretMissing']);
  });

  test('a secret that a start was given is kept for the next one; where it cannot be, this start has it all the same', async () => {
    const kept = new Map<string, string>();
    const complaints: string[] = [];
    const complain = (message: string) => void complaints.push(message);
    const secrets = {
      durable: true,
      get: async (name: string) => kept.get(name) ?? null,
      put: async (name: string, value: string) => void kept.set(name, value),
    };
    expect(await givenOrKept('app', null, async () => secrets, complain)).toBeNull();
    expect(await givenOrKept('app', 's3cret', async () => secrets, complain)).toBe('s3cret');
    expect(await givenOrKept('app', null, async () => secrets, complain)).toBe('s3cret');
    const full = { ...secrets, put: () => Promise.reject(new Error('no space left on the device')) };
    expect(await givenOrKept('app', 'another', async () => full, complain)).toBe('another');
    expect(complaints).toEqual(['a secret of this start could not be kept']);
  });

  test('the next start reads a saved profile, another that is named, or practises when told so', () => {
    const own = join(folder, 'profile.json');
    const places = (value?: string) => readPlaces({ YATAI_PROFILE: value }, folder, '/app');
    expect(places()).toMatchObject({ profileFile: null, savedProfile: own });
    writeFileSync(own, '{}');
    expect(places()).toMatchObject({ profileFile: own, savedProfile: own });
    expect(places('/a/b.json')).toMatchObject({ profileFile: '/a/b.json', savedProfile: '/a/b.json' });
    expect(places('practice')).toMatchObject({ profileFile: null, savedProfile: own });
  });

  test('a private authority lies beside the profile, and is missed where it is not', () => {
    const base = { name: 'p', backend: 'practice', certificateAuthority: 'authority.pem' };
    const profile = profileSchema.parse(base);
    expect(withAuthority(profile, join(folder, 'p.json'))).toBeNull();
    for (const none of ['x', '-----BEGIN CERTIFICATE-----\nx\n-----END CERTIFICATE-----', leafKey]) {
      writeFileSync(join(folder, 'authority.pem'), none);
      expect(withAuthority(profile, join(folder, 'p.json'))).toBeNull();
    }
    writeFileSync(join(folder, 'authority.pem'), houseAuthority);
    expect(withAuthority(profile, join(folder, 'p.json'))?.certificateAuthority).toBe(join(folder, 'authority.pem'));
  });

  test.each([
    ['http://127.0.0.1:47811/yatai/link', true],
    ['http://localhost:47811/yatai/link', false],
    ['http://127.0.0.1/yatai/link', false],
    ['https://127.0.0.1:1/x', false],
    ['http://127.0.0.1:1/x?y', false],
  ])('a fixed redirect address: %s', (linkRedirect, good) => {
    expect(profileSchema.safeParse({ name: 'p', backend: 'practice', linkRedirect }).success).toBe(good);
  });
});
