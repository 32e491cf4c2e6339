// The release check on what lies on a disk: lock files, the fuses of a binary, a program that is started, the weight and the digests of files.
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FuseV1Options } from '@electron/fuses';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type FuseName, readFuses, releaseFuses, setFuses, wantedFuses } from '../../build/package/fuses.ts';
import { licences, versions } from '../../build/release/document-items.ts';
import { debuggingRefused, fuses } from '../../build/release/electron-items.ts';
import { installScripts, oneLockFile } from '../../build/release/lock-items.ts';
import { differences, digestsOf, mostBytes, size } from '../../build/release/whole-items.ts';
import { fakeElectron, problemsOf, project, subject } from '../support/release-subject.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'yatai-check-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('lock files and scripts of installation', async () => {
  const a = { integrity: 'sha512-x' };
  const lock = (entry: object) => ({ packages: { '': {}, 'node_modules/a': entry } });
  expect(await problemsOf(oneLockFile, project(folder, 'good', lock(a)))).toEqual([]);
  expect(
    await problemsOf(oneLockFile, project(folder, 'address', lock({ ...a, resolved: 'https://x.example' }))),
  ).toEqual(['it names addresses']);
  expect(await problemsOf(oneLockFile, project(folder, 'digest', lock({})))).toEqual(['node_modules/a has no digest']);
  expect(await problemsOf(oneLockFile, project(folder, 'second', lock(a), {}, { 'yarn.lock': '' }))).toEqual([
    'yarn.lock is another lock file',
  ]);
  expect(await problemsOf(installScripts, project(folder, 'quiet', lock(a)))).toEqual([]);
  expect(await problemsOf(installScripts, project(folder, 'script', lock({ ...a, hasInstallScript: true })))).toEqual([
    'a brings a script that nobody has looked at',
  ]);
  expect(await problemsOf(installScripts, project(folder, 'own', lock(a), { scripts: { postinstall: 'x' } }))).toEqual([
    'our own "postinstall" runs at installation',
  ]);
  const careless = { 'build/setup/dependencies.mjs': 'npm ci' };
  expect(await problemsOf(installScripts, project(folder, 'careless', lock(a), {}, careless))).toEqual([
    'set-up would run them',
  ]);
});

test('a licence that is not on the list, and versions that do not agree', async () => {
  const copyleft = { 'node_modules/a/package.json': '{"name":"a","version":"1.0.0","license":"GPL-3.0-only"}' };
  const lock = { version: '2.0.0', packages: { '': { version: '3.0.0' }, 'node_modules/a': {} } };
  const odd = project(folder, 'odd', lock, { version: '1.0.0' }, copyleft);
  expect(await problemsOf(licences, odd)).toContain('a@1.0.0: GPL-3.0-only');
  expect(await problemsOf(versions, odd)).toEqual([
    'package-lock.json says 2.0.0, package.json 1.0.0',
    "package-lock.json's first entry says 3.0.0, package.json 1.0.0",
    expect.stringContaining('the package says'),
  ]);
});

test('fuses are set and read back; one that is wrong is named, one that is too new stops', async () => {
  const made = fakeElectron(folder, 'fuses', '101110111');
  expect(await problemsOf(fuses, made)).toContain('RunAsNode is on');
  await setFuses(made.packaged.executable, wantedFuses('linux'));
  expect(await problemsOf(fuses, made)).toEqual([]);
  const found = await readFuses(made.packaged.executable);
  // As Electron's tutorial has them, in letters of our own: the table is not to be held against itself.
  expect(found).toEqual({
    RunAsNode: false,
    EnableCookieEncryption: true,
    EnableNodeOptionsEnvironmentVariable: false,
    EnableNodeCliInspectArguments: false,
    EnableEmbeddedAsarIntegrityValidation: false,
    OnlyLoadAppFromAsar: true,
    LoadBrowserProcessSpecificV8Snapshot: false,
    GrantFileProtocolExtraPrivileges: false,
    WasmTrapHandlers: true,
  });
  expect(['win32', 'darwin'].map((system) => wantedFuses(system as NodeJS.Platform))).toEqual(
    Array.from({ length: 2 }, () => ({ ...found, EnableEmbeddedAsarIntegrityValidation: true })),
  );
  for (const name of Object.keys(releaseFuses) as FuseName[]) {
    await setFuses(made.packaged.executable, { ...wantedFuses('linux'), [name]: !wantedFuses('linux')[name] });
    expect(await problemsOf(fuses, made)).toEqual([`${name} is ${wantedFuses('linux')[name] ? 'off' : 'on'}`]);
  }
  const old = await readFuses(
    fakeElectron(folder, 'old', '0'.repeat(FuseV1Options.WasmTrapHandlers)).packaged.executable,
  );
  expect(old.WasmTrapHandlers).toBe('absent');
  await expect(problemsOf(fuses, fakeElectron(folder, 'new', '0'.repeat(12)))).rejects.toThrow('nobody has decided');
});

test('a package that starts with a debugging switch fails', async () => {
  expect(await problemsOf(debuggingRefused, fakeElectron(folder, 'refuses', '0'))).toEqual([]);
  expect(await problemsOf(debuggingRefused, fakeElectron(folder, 'starts', '0', 0))).toContain(
    'started with --inspect=0 it ended with 0 and not with 4',
  );
});

test('size, and two packages that are not the same', async () => {
  const { packaged } = fakeElectron(folder, 'size', '0');
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
