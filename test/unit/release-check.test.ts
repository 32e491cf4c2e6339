// The release check can fail: each of its items is shown a package that is right, and then the same with one thing wrong.
import { describe, expect, test } from 'vitest';
import { contents, noBackDoor, noSources, oneAddon } from '../../build/release/archive-items.ts';
import { canariesOf, noCanary } from '../../build/release/canary-item.ts';
import { billOfMaterials, licences, updatesNowhere, versions } from '../../build/release/document-items.ts';
import { declaredElectron } from '../../build/release/electron-items.ts';
import { items } from '../../build/release/items.ts';
import { pagePolicies } from '../../build/release/page-items.ts';
import type { Item, Subject } from '../../build/release/subject.ts';
import { addon, electron, elf, header, page, policy, problemsOf, root, subject } from '../support/release-subject.ts';

const policyOf = (text: string) => page.replace(policy, text);

/** The bill of a package that is right, and one package more. */
function billWith(place: string): string {
  const bill = JSON.parse(String(subject().beside.get('sbom.cdx.json')));
  const more = { 'bom-ref': place, properties: [{ name: 'cdx:npm:package:path', value: place }] };
  return JSON.stringify({ ...bill, components: [...bill.components, more] });
}

test('the policy of the shell is found however the bundler quotes it', async () => {
  const squeezed = header.replaceAll('"', '`').replaceAll(', ', ',').replace(' = ', '=');
  expect(await problemsOf(pagePolicies, subject({ 'main.js': squeezed }))).toEqual([]);
});

describe('a package that is right passes, and one with a thing wrong does not', () => {
  const wrong: readonly (readonly [string, Item, () => Subject, RegExp])[] = [
    [
      'the fallback Electron',
      declaredElectron,
      () => subject({}, {}, { electron: { version: '33.2.1', kind: 'fallback' } }),
      /fallback/,
    ],
    ['a source in it', contents, () => subject({ 'main/main.ts': '' }), /main\/main\.ts does not belong/],
    [
      'the fallback’s addon in a release',
      contents,
      () => subject({ 'better_sqlite3.node/addon.node': elf }),
      /does not belong/,
    ],
    ['no worker', contents, () => subject({ 'proof-worker.js': null }), /proof-worker\.js is missing/],
    ['a map', noSources, () => subject({ 'main.js.map': '{}' }), /map/],
    [
      'a word of a map',
      noSources,
      () => subject({ 'parts/a.js': '1;\n//# sourceMappingURL=a.js.map' }),
      /names a source map/,
    ],
    ['no addon', oneAddon, () => subject({ [addon]: null }), /0 of them/],
    ['two addons', oneAddon, () => subject({}, { 'x.node': elf }), /2 of them/],
    [
      'a program by another name',
      oneAddon,
      () => subject({ 'parts/tool.js': Buffer.from('4d5a9000', 'hex') }),
      /2 of them/,
    ],
    ['an addon that is none', oneAddon, () => subject({ [addon]: 'text' }), /no machine code/],
    ['a rehearsal', noBackDoor, () => subject({ rehearsal: 'x' }), /rehearsal/],
    ['Electron’s loader', noBackDoor, () => subject({}, { 'default_app.asar': 'x' }), /another application/],
    ['no policy of the shell', pagePolicies, () => subject({ 'main.js': '' }), /sends 0 policies/],
    [
      'a shell that lets others frame it',
      pagePolicies,
      () => subject({ 'main.js': header.replace(`, "frame-ancestors 'none'"`, '') }),
      /frame-ancestors/,
    ],
    [
      'a page that may connect',
      pagePolicies,
      () => subject({ 'renderer/index.html': policyOf(policy.replace("; connect-src 'none'", '')) }),
      /index\.html: connect-src/,
    ],
    [
      'a page that runs text',
      pagePolicies,
      () => subject({ 'renderer/display.html': policyOf(policy.replace("'self'", "'self' 'unsafe-eval'")) }),
      /scripts may come/,
    ],
    [
      'a page that says nothing of the rest',
      pagePolicies,
      () => subject({ 'renderer/index.html': policyOf(policy.replace("default-src 'none'; ", '')) }),
      /default-src/,
    ],
    [
      'a page that takes styles from anywhere',
      pagePolicies,
      () => subject({ 'renderer/index.html': policyOf(`${policy}; style-src https://x.example`) }),
      /something may come/,
    ],
    [
      'a handler in the page',
      pagePolicies,
      () => subject({ 'renderer/display.html': `${page}<p onclick="x">` }),
      /handler in the page/,
    ],
    ['a page without a policy', pagePolicies, () => subject({ 'renderer/index.html': '<p>' }), /has no policy/],
    [
      'a script in the page',
      pagePolicies,
      () => subject({ 'renderer/index.html': `${page}<script>1</script>` }),
      /script in the page/,
    ],
    [
      'a style from elsewhere',
      pagePolicies,
      () => subject({ 'renderer/index.html': `${page}<link href="https://x.example/a.css">` }),
      /from elsewhere/,
    ],
    ['the path of the machine', noCanary, () => subject({ 'parts/a.js': `// ${root}/main` }), /path of the project/],
    ['a key', noCanary, () => subject({}, { 'a.pem': '-----BEGIN PRIVATE KEY-----' }), /private key/],
    ['a word of the tests', noCanary, () => subject({ 'parts/a.js': 'test/support/x' }), /of the tests/],
    ['no bill', billOfMaterials, () => subject({}, { 'sbom.cdx.json': null }), /missing/],
    [
      'a bill of nothing',
      billOfMaterials,
      () => subject({}, { 'sbom.cdx.json': '{"bomFormat":"CycloneDX","components":[]}' }),
      /not listed/,
    ],
    [
      'a bill with a stranger on it',
      billOfMaterials,
      () => subject({}, { 'sbom.cdx.json': billWith('node_modules/stranger') }),
      /stranger is listed and not shipped/,
    ],
    [
      'a bill of another Electron',
      billOfMaterials,
      () => subject({}, {}, { electron: { ...electron, version: '1.0.0' } }),
      /another Electron/,
    ],
    ['no list of licences', licences, () => subject({}, { 'licences.txt': 'none' }), /licences\.txt/],
    ['another version', versions, () => subject({ 'package.json': '{"version":"9.9.9"}' }), /9\.9\.9/],
    [
      'an address of updates',
      updatesNowhere,
      () => subject({}, { 'app-update.yml': 'provider: generic\nurl: https://x.example\nupdaterCacheDirName: y' }),
      /address/,
    ],
  ];
  test.each(wrong)('%s', async (_name, item, broken, told) => {
    expect(await problemsOf(item, subject())).toEqual([]);
    const problems = await problemsOf(item, broken());
    expect(problems.join('\n')).toMatch(told);
  });
});

test('a secret of the machine is looked for and never told', () => {
  const canaries = canariesOf(root, { SOME_TOKEN: 'hush-hush-1', PATH: '/usr/bin', SHORT_SECRET: 'abc' });
  expect(canaries.filter(({ text }) => text === 'hush-hush-1').map(({ what }) => what)).toEqual([
    'the value of SOME_TOKEN',
  ]);
  expect(canaries.some(({ text }) => text === '/usr/bin' || text === 'abc')).toBe(false);
  expect(canaries.map(({ what }) => what)).toContain('the home folder of the machine');
});

test('every item has a name of its own', () => {
  expect(new Set(items.map(({ name }) => name)).size).toBe(items.length);
});
