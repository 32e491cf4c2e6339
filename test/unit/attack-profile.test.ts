// A profile that somebody prepared for the technician: what it may not say is told with its place and leads nowhere.
import { describe, expect, test } from 'vitest';
import { checkProfile } from '../../main/till/profile-check.ts';

const good = {
  name: '上地店',
  backend: 'yazuo',
  baseUrl: 'https://platform.example/api',
  appId: 'app',
  brandId: '15',
  merchantNo: '666660000277610',
  terminalNo: '11111111',
};

/** Where the check says that something is wrong; null: it takes it. */
function placesIn(change: object | string): readonly string[] | null {
  const check = checkProfile(typeof change === 'string' ? change : JSON.stringify({ ...good, ...change }));
  return check.ok ? null : check.findings.map(({ path }) => path);
}

test('an address with a line end in it is the address without it, wherever it is used', () => {
  const check = checkProfile(JSON.stringify({ ...good, baseUrl: 'https://plat\nform.example/' }));
  expect(check.ok && check.profile.baseUrl).toBe('https://platform.example/');
});

test('the profile that the others are made of is taken', () => {
  expect(placesIn({})).toBeNull();
  expect(placesIn({ paths: { lookup: '/v2/lookup' }, certificateAuthority: '../keys/house.pem' })).toBeNull();
  expect(placesIn({ baseUrl: 'https://会员.example:8443/网关/' })).toBeNull();
});

describe('an address', () => {
  test.each([
    'https://user:password@platform.example',
    'https://user@platform.example',
    'http://127.0.0.1@evil.example/',
    'http://127.0.0.1:80@evil.example/',
    'http://localhost.evil.example/',
    'http://127.0.0.1.evil.example',
    'http://127.0.0.2/',
    'http://0x7f.1/',
    'http://platform.example/',
    'http://localhost\\@evil.example/',
    'https://platform.example\\@evil.example/',
    'https://platform.example?to=evil',
    'https://platform.example/#evil',
    'https://platform.example/\r\nx: y',
    'https://platform.example/\u202e',
    'HTTP://platform.example/',
    'ftp://platform.example/',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'https:platform.example',
    `https://platform.example/${'x'.repeat(1_000)}`,
  ])('%j is not the platform’s', (baseUrl) => {
    expect(placesIn({ baseUrl })).toContain('baseUrl');
    const unipos = { serviceUri: baseUrl, appId: 'a', shopNo: '1' };
    expect(placesIn({ unipos })).toContain('unipos.serviceUri');
  });
});

/** A value in the name of its test: its beginning. */
const briefly = (value: unknown) => JSON.stringify(value).slice(0, 60);

describe('a field', () => {
  const values: readonly (readonly [string, unknown])[] = [
    ['name', '上地\u202e店'],
    ['name', 'a\u001b@'],
    ['name', 'x'.repeat(61)],
    ['appId', 'app\r\nx-header: y'],
    ['appId', 'x'.repeat(100_000)],
    ['brandId', '\u0000'],
    ['merchantNo', 'M\n1'],
    ['merchantName', 'x'.repeat(10_000)],
    ['terminalNo', '../../1'],
    ['terminalNo', '１１'],
    ['certificateAuthority', '\\\\evil.example\\share\\ca.pem'],
    ['certificateAuthority', '//evil.example/share/ca.pem'],
    ['certificateAuthority', 'ca.pem\u0000.txt'],
    ['linkRedirect', 'http://127.0.0.1:1@evil.example/'],
    ['linkRedirect', 'http://127.0.0.1:80/../../x?y'],
    ['tokenRejectionCodes', Array.from({ length: 100_000 }, (_, index) => index)],
    ['refusalCodes', ['x'.repeat(10_000)]],
    ['paymentMethods', Array.from({ length: 5_000 }, (_, index) => ({ id: `${index}`, name: 'a', englishName: 'b' }))],
    ['limits', { perSale: Number.MAX_VALUE }],
    ['limits', { perSale: 1.5 }],
  ];
  test.each(values.map(([field, value]) => [field, briefly(value), value] as const))(
    '%s may not be %s',
    (field, _brief, value) => {
      expect(placesIn({ [field]: value })?.some((path) => path.startsWith(field))).toBe(true);
    },
  );

  test.each(['//evil.example/x', '/\\evil.example', 'https://evil.example', '/a b', '/a\r\nHost: evil.example'])(
    'a path may not be %j',
    (path) => {
      expect(placesIn({ paths: { lookup: path } })).toContain('paths.lookup');
    },
  );

  test.each([
    ['appId', 'app\r\nx-header: y'],
    ['appId', 'x'.repeat(100_000)],
    ['shopNo', '8\u202e'],
    ['cardPayModes', ['1\u0000']],
  ])('of a service, a text that cannot be seen or never ends is found: %s', (field, value) => {
    const unipos = { serviceUri: 'https://unipos.example/service', appId: 'app', shopNo: '1' };
    expect(placesIn({ unipos })).toBeNull();
    expect(placesIn({ unipos: { ...unipos, [field]: value } })?.[0]).toMatch(`unipos.${field}`);
  });

  test.each([
    ['host', 'evil.example'],
    ['host', '127.1'],
    ['port', 22],
    ['path', '/../../etc'],
    ['path', '/a//b'],
    ['credentials', []],
  ])('of the gateway: %s may not be %j', (field, value) => {
    const gateway = { credentials: [{ in: 'header', name: 'X-Key' }], [field]: value };
    expect(placesIn({ gateway })?.some((path) => path.startsWith('gateway'))).toBe(true);
  });
});

describe('JSON', () => {
  test.each([
    ['a hundred thousand levels', `{"name":${'['.repeat(100_000)}`],
    ['four thousand levels, closed', `{"name":${'['.repeat(4_000)}${']'.repeat(4_000)}}`],
    ['a name twice', JSON.stringify(good).replace('{', '{"baseUrl":"https://evil.example",')],
    ['a name twice, once escaped', JSON.stringify(good).replace('{', '{"\\u0062aseUrl":"https://evil.example",')],
    ['names that reach into every object', JSON.stringify(good).replace('{', '{"__proto__":{"polluted":1},')],
    ['a constructor', JSON.stringify(good).replace('{', '{"constructor":{"prototype":{"polluted":1}},')],
    ['nothing', ''],
    ['a list', '[]'],
    ['a number', '1e999'],
  ])('%s is refused and reaches nothing', (_what, text) => {
    expect(placesIn(text)?.length).toBeGreaterThan(0);
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
  });
});
