// The profile check: all findings at once, each with the line where a person finds it.
import { describe, expect, test } from 'vitest';
import { readJsonPlaces } from '../../main/protocol/json-places.ts';
import { practiceProfile } from '../../main/till/practice-profile.ts';
import { checkProfile } from '../../main/till/profile-check.ts';
import { findingSentence } from '../../shared/finding-sentence.ts';
import { en } from '../../shared/messages/en.ts';
import { zhCN } from '../../shared/messages/zh-CN.ts';
import { secretNames } from '../../shared/profile.ts';

const good = {
  name: '上地店',
  backend: 'yazuo',
  baseUrl: 'https://platform.example/api',
  appId: 'app',
  brandId: '15',
  merchantNo: '666660000277610',
  terminalNo: '11111111',
};

function findingsOf(text: string): readonly string[] {
  const check = checkProfile(text);
  return check.ok ? [] : check.findings.map(({ line, path }) => `${line} ${path}`);
}

test('a good profile gets its defaults, with a byte order mark too', () => {
  const check = checkProfile(`\uFEFF${JSON.stringify(good)}`);
  expect(check).toMatchObject({ ok: true, profile: { limits: { perSale: 20_000 }, language: 'zh-CN' } });
});

test('one limit may be set and the rest stays low', () => {
  expect(checkProfile(JSON.stringify({ ...good, limits: { perSale: 5000 } }))).toMatchObject({
    ok: true,
    profile: { limits: { perSale: 5000, perCard: 30_000 } },
  });
});

test('the kinds of log rows and the formats of scans may be set, and are checked', () => {
  const transCodes = { recharge: [11], consumption: ['21', 22], revocation: ['41'] };
  const scanFormats = [{ kind: 'couponCode', shortest: 10, longest: 10 }];
  expect(checkProfile(JSON.stringify({ ...good, transCodes, scanFormats }))).toMatchObject({
    ok: true,
    profile: { transCodes, scanFormats: [{ kind: 'couponCode', startsWith: '', shortest: 10, longest: 10 }] },
  });
  const text = `{
  "name": "a", "backend": "practice",
  "transCodes": { "recharge": ["1"], "consumption": [1, 2], "revocation": [3] },
  "scanFormats": [{ "kind": "voucher", "shortest": 1, "longest": 2 }, { "kind": "card", "shortest": 3, "longest": 2 }]
}`;
  const check = checkProfile(text);
  expect(check.ok ? [] : check.findings.map(({ line, path, expected }) => `${line} ${path} ${expected}`)).toEqual([
    '3 transCodes transCodes',
    '4 scanFormats.0.kind scanFormats',
    '4 scanFormats.1 scanFormats',
  ]);
  expect(findingsOf(JSON.stringify({ ...good, transCodes: { recharge: ['1'] } }))).toEqual([
    '1 transCodes.consumption',
    '1 transCodes.revocation',
  ]);
});

test('everything that is wrong comes in one list, in the order of the lines', () => {
  const text = `{
  "name": "",
  "backend": "yazuo",
  "baseUrl": "http://platform.example",
  "appId": "app",
  "appSecret": "canary",
  "merchantNo": "1",
  "merchantNo": "2",
  "terminalNo": "number one",
  "paths": { "lookUp": "/x", "checkout": "nope" },
  "limits": { "perSale": 1.5, "perSail": 2 },
  "language": "de"
}`;
  expect(findingsOf(text)).toEqual([
    '1 brandId',
    '2 name',
    '4 baseUrl',
    '6 appSecret',
    '8 merchantNo',
    '9 terminalNo',
    '10 paths.checkout',
    '10 paths.lookUp',
    '11 limits.perSale',
    '11 limits.perSail',
    '12 language',
  ]);
});

test('each finding says a way out and none repeats a secret', () => {
  const check = checkProfile('{"backend": "yazuo", "appSecret": "canary"}');
  expect(check.ok).toBe(false);
  if (!check.ok) {
    for (const texts of [en, zhCN]) {
      const sentences = check.findings.map((finding) => findingSentence(finding, texts.finding));
      expect(sentences.every((sentence) => sentence.length > 15 && !sentence.includes('{{'))).toBe(true);
    }
    expect(JSON.stringify(check.findings)).not.toContain('canary');
    expect(check.findings).toContainEqual(expect.objectContaining({ path: 'appSecret', problem: 'secretHere' }));
  }
});

describe('UniPOS', () => {
  const header = (name: string) => ({ in: 'header', name });
  const sections = {
    unipos: { serviceUri: 'https://unipos.example/api', appId: 'a', shopNo: '1001', cardPayModes: ['10'] },
    memberService: { serviceUri: 'https://members.example', credentials: [header('X-Key')] },
    gateway: { credentials: [header('X-Terminal')] },
  };

  test('good sections get their defaults, and the names of the secrets that they need', () => {
    const check = checkProfile(JSON.stringify({ ...good, ...sections }));
    expect(check).toMatchObject({
      ok: true,
      profile: {
        unipos: { format: 'json', refreshSeconds: 30 },
        memberService: { sameFromNo: 'unproven' },
        gateway: { host: '127.0.0.1', port: 18_480, path: '/member', inDoubt: 'fault', offline: 'fault' },
      },
    });
    expect(check.ok ? secretNames(check.profile).map(({ name }) => name) : []).toEqual([
      'unipos',
      'memberService:X-Key',
      'gateway:X-Terminal',
    ]);
  });

  test('every finding of the three sections comes at once, with its line and a way out', () => {
    const text = `{
  "name": "a", "backend": "practice",
  "unipos": {
    "serviceUri": "http://unipos.example",
    "appId": "",
    "appSecret": "canary",
    "format": "yaml",
    "refreshSeconds": 1
  },
  "memberService": {
    "credentials": [{ "in": "body", "name": "X Key" }],
    "sameFromNo": "maybe"
  },
  "gateway": {
    "host": "till.local",
    "port": 80,
    "credentials": [],
    "answerWithin": 1,
    "inDoubt": "guess"
  }
}`;
    expect(findingsOf(text)).toEqual([
      '3 unipos.shopNo',
      '4 unipos.serviceUri',
      '5 unipos.appId',
      '6 unipos.appSecret',
      '7 unipos.format',
      '8 unipos.refreshSeconds',
      '10 memberService.serviceUri',
      '11 memberService.credentials.0.in',
      '11 memberService.credentials.0.name',
      '12 memberService.sameFromNo',
      '15 gateway.host',
      '16 gateway.port',
      '17 gateway.credentials',
      '18 gateway.answerWithin',
      '19 gateway.inDoubt',
    ]);
    const check = checkProfile(text);
    const found = check.ok ? [] : check.findings;
    for (const texts of [en, zhCN]) {
      const sentences = found.map((finding) => findingSentence(finding, texts.finding));
      expect(sentences.every((sentence) => sentence.length > 10 && !/\{\{|canary/.test(sentence))).toBe(true);
    }
  });

  test('what a credential holds is a secret, and two of one name would be one secret', () => {
    const value = { ...sections.gateway, credentials: [{ ...header('X-Terminal'), value: 'canary' }] };
    const check = checkProfile(JSON.stringify({ ...good, gateway: value }));
    expect(check.ok ? [] : check.findings).toMatchObject([
      { path: 'gateway.credentials.0.value', problem: 'secretHere' },
    ]);
    const twice = { ...sections.memberService, credentials: [header('X-Key'), { in: 'query', name: 'X-Key' }] };
    const same = checkProfile(JSON.stringify({ ...good, memberService: twice }));
    expect(same.ok ? [] : same.findings).toMatchObject([{ path: 'memberService.credentials.1', problem: 'twice' }]);
  });

  test('a till on a member service is told what it needs, all at once', () => {
    expect(findingsOf('{"name": "", "backend": "unipos-member"}')).toEqual([
      '1 name',
      '1 memberService',
      '1 merchantNo',
      '1 terminalNo',
    ]);
  });
});

describe('JSON that is none', () => {
  test.each([
    ['', 1],
    ['{', 1],
    ['{\n"a": 1,\n}', 3],
    ['{\n"a": 1\n"b": 2\n}', 3],
    ["{\n\n'a': 1}", 3],
    ['{"a": [1, 2,]}', 1],
    ['{"a":\n"not closed\n}', 2],
    ['{"a": 01}', 1],
    ['{"a": NaN}', 1],
    ['{} x', 1],
    ['[1, 2', 1],
    ['{"a": "\\q"}', 1],
  ])('%j fails in line %i', (text, line) => {
    const read = readJsonPlaces(text);
    expect(read.ok ? null : read.failure.line).toBe(line);
    expect(findingsOf(text)).toEqual([`${line} `]);
  });

  test.each(['null', '[]', '"text"', '5', '{}'])('%s is JSON but no profile', (text) => {
    expect(findingsOf(text).length).toBeGreaterThan(0);
  });

  test('what JSON.parse takes, it takes too', () => {
    const text = JSON.stringify({ a: [{ b: 'ü"\\' }, [], {}, -1.5e3, true, null], c: practiceProfile() }, null, 2);
    expect(readJsonPlaces(text)).toMatchObject({ ok: true, value: { duplicates: [] } });
  });
});
