// The release check can fail: each of its items is shown a package that is right, and then the same with one thing wrong.
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { FuseV1Options } from '@electron/fuses';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type FuseName, readFuses, releaseFuses, setFuses, wantedFuses } from '../../build/package/fuses.ts';
import { noUpdates } from '../../build/package/house.ts';
import { licenceText } from '../../build/package/licence-list.ts';
import { packagedAt } from '../../build/package/packaged.ts';
import { licencesOf, shippedPlaces } from '../../build/product-facts.ts';
import { contents, noBackDoor, noSources, oneAddon } from '../../build/release/archive-items.ts';
import { canariesOf, noCanary } from '../../build/release/canary-item.ts';
import { billOfMaterials, licences, updatesNowhere, versions } from '../../build/release/document-items.ts';
import { debuggingRefused, declaredElectron, fuses } from '../../build/release/electron-items.ts';
import { items } from '../../build/release/items.ts';
import { installScripts, oneLockFile } from '../../build/release/lock-items.ts';
import { pagePolicies } from '../../build/release/page-items.ts';
import type { Item, Subject } from '../../build/release/subject.ts';
import { differences, digestsOf, mostBytes, size } from '../../build/release/whole-items.ts';

const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '');
const electron = { version: '45.4.1', kind: 'declared' } as const;
const elf = Buffer.from('7f454c46020101', 'hex');
const policy = "default-src 'none'; script-src 'self'; connect-src 'none'";
const page = `<meta http-equiv="Content-Security-Policy" content="${policy}" /><script type="module" src="./a.js"></script>`;
const header = `contentSecurityPolicy = ["default-src 'none'", "script-src 'self'", "connect-src 'none'", "base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'"].join("; ");`;
const addon = 'node_modules/better-sqlite3/prebuilds/linux-x64.node';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'yatai-check-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

// Read once: the lock file is long.
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const licenceList = licenceText(licencesOf(root));
const components = shippedPlaces(root).map((place) => ({
  'bom-ref': place,
  version: electron.version,
  properties: [{ name: 'cdx:npm:package:path', value: place }],
}));

/** As a release has it. `archive` and `beside` replace a file, or take it away by null. */
function subject(archive: Changes = {}, beside: Changes = {}, more: Partial<Subject> = {}): Subject {
  return {
    root,
    platform: 'linux',
    packaged: packagedAt(folder),
    electron,
    strict: true,
    archive: changed(
      {
        'package.json': JSON.stringify({ version }),
        'product.json': '{}',
        'main.js': header,
        'preload.cjs': '',
        'display-preload.cjs': '',
        'proof-worker.js': '',
        'renderer/index.html': page,
        'renderer/display.html': page,
        'node_modules/better-sqlite3/package.json': '{}',
        [addon]: elf,
      },
      archive,
    ),
    beside: changed(
      {
        'sbom.cdx.json': JSON.stringify({ bomFormat: 'CycloneDX', components }),
        'licences.txt': licenceList,
        'app-update.yml': `provider: generic\nurl: ${noUpdates}\nupdaterCacheDirName: yatai-updater\n`,
      },
      beside,
    ),
    ...more,
  };
}

type Changes = Readonly<Record<string, string | Buffer | null>>;

function changed(files: Changes, changes: Changes): ReadonlyMap<string, Buffer> {
  return new Map(
    Object.entries({ ...files, ...changes }).flatMap(([name, content]) =>
      content === null ? [] : [[name, Buffer.from(content)] as const],
    ),
  );
}

async function problemsOf(item: Item, of: Subject): Promise<readonly string[]> {
  return (await item.check(of)).problems;
}

const policyOf = (text: string) => page.replace(policy, text);

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

/** A project with a lock file and a package.json of our choice. */
function project(name: string, lock: unknown, manifest: unknown = {}, others: Changes = {}): Subject {
  const place = join(folder, name);
  const setUp = readFileSync(join(root, 'build', 'setup', 'dependencies.mjs'));
  const files = {
    'package-lock.json': JSON.stringify(lock),
    'package.json': JSON.stringify(manifest),
    'build/setup/dependencies.mjs': setUp,
    ...others,
  };
  for (const [file, content] of Object.entries(files)) {
    mkdirSync(dirname(join(place, file)), { recursive: true });
    writeFileSync(join(place, file), content ?? '');
  }
  return subject({}, {}, { root: place });
}

test('lock files and scripts of installation', async () => {
  const a = { integrity: 'sha512-x' };
  const lock = (entry: object) => ({ packages: { '': {}, 'node_modules/a': entry } });
  expect(await problemsOf(oneLockFile, project('good', lock(a)))).toEqual([]);
  expect(await problemsOf(oneLockFile, project('address', lock({ ...a, resolved: 'https://x.example' })))).toEqual([
    'it names addresses',
  ]);
  expect(await problemsOf(oneLockFile, project('digest', lock({})))).toEqual(['node_modules/a has no digest']);
  expect(await problemsOf(oneLockFile, project('second', lock(a), {}, { 'yarn.lock': '' }))).toEqual([
    'yarn.lock is another lock file',
  ]);
  expect(await problemsOf(installScripts, project('quiet', lock(a)))).toEqual([]);
  expect(await problemsOf(installScripts, project('script', lock({ ...a, hasInstallScript: true })))).toEqual([
    'a brings a script that nobody has looked at',
  ]);
  expect(await problemsOf(installScripts, project('own', lock(a), { scripts: { postinstall: 'x' } }))).toEqual([
    'our own "postinstall" runs at installation',
  ]);
  const careless = { 'build/setup/dependencies.mjs': 'npm ci' };
  expect(await problemsOf(installScripts, project('careless', lock(a), {}, careless))).toEqual([
    'set-up would run them',
  ]);
});

/** A file that carries a fuse wire as Electron's binary does; as a program it ends with the code that is asked for. */
function fakeElectron(name: string, wire: string, code = 4): Subject {
  const place = join(folder, name);
  mkdirSync(join(place, 'resources'), { recursive: true });
  const sentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
  const script = Buffer.from(`#!/bin/sh\nexit ${code}\n${sentinel}`);
  const packaged = packagedAt(place);
  writeFileSync(packaged.executable, Buffer.concat([script, Buffer.from([1, wire.length]), Buffer.from(wire)]));
  chmodSync(packaged.executable, 0o755);
  return subject({}, {}, { packaged });
}

test('fuses are set and read back; one that is wrong is named, one that is too new stops', async () => {
  const made = fakeElectron('fuses', '101110111');
  expect(await problemsOf(fuses, made)).toContain('RunAsNode is on');
  await setFuses(made.packaged.executable, wantedFuses('linux'));
  expect(await problemsOf(fuses, made)).toEqual([]);
  const found = await readFuses(made.packaged.executable);
  expect(found).toEqual({ ...releaseFuses, EnableEmbeddedAsarIntegrityValidation: false });
  for (const name of Object.keys(releaseFuses) as FuseName[]) {
    await setFuses(made.packaged.executable, { ...wantedFuses('linux'), [name]: !wantedFuses('linux')[name] });
    expect(await problemsOf(fuses, made)).toEqual([`${name} is ${wantedFuses('linux')[name] ? 'off' : 'on'}`]);
  }
  const old = await readFuses(fakeElectron('old', '0'.repeat(FuseV1Options.WasmTrapHandlers)).packaged.executable);
  expect(old.WasmTrapHandlers).toBe('absent');
  await expect(problemsOf(fuses, fakeElectron('new', '0'.repeat(12)))).rejects.toThrow('nobody has decided');
});

test('a package that starts with a debugging switch fails', async () => {
  expect(await problemsOf(debuggingRefused, fakeElectron('refuses', '0'))).toEqual([]);
  expect(await problemsOf(debuggingRefused, fakeElectron('starts', '0', 0))).toContain(
    'started with --inspect=0 it ended with 0 and not with 4',
  );
});

test('size, and two packages that are not the same', async () => {
  const { packaged } = fakeElectron('size', '0');
  writeFileSync(join(packaged.resources, 'app.asar'), 'x');
  expect(await problemsOf(size, subject({}, {}, { packaged }))).toEqual([]);
  const once = digestsOf(packaged.folder);
  truncateSync(join(packaged.resources, 'app.asar'), mostBytes + 1);
  expect(await problemsOf(size, subject({}, {}, { packaged }))).toHaveLength(1);
  writeFileSync(join(packaged.resources, 'app.asar'), 'y');
  writeFileSync(join(packaged.folder, 'more'), '');
  expect(differences(once, once)).toEqual([]);
  expect(differences(once, digestsOf(packaged.folder))).toEqual(['more differs', 'resources/app.asar differs']);
});

test('a secret of the machine is looked for and never told', () => {
  const canaries = canariesOf(root, { SOME_TOKEN: 'hush-hush-1', PATH: '/usr/bin', SHORT_SECRET: 'abc' });
  expect(canaries.filter(({ text }) => text === 'hush-hush-1').map(({ what }) => what)).toEqual([
    'the value of SOME_TOKEN',
  ]);
  expect(canaries.some(({ text }) => text === '/usr/bin' || text === 'abc')).toBe(false);
});

test('every item has a name of its own', () => {
  expect(new Set(items.map(({ name }) => name)).size).toBe(items.length);
});
