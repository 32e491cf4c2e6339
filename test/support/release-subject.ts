// A package as a release check opens it, in memory and right in everything, for tests that make one thing wrong at a time.
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { noUpdates } from '../../build/package/house.ts';
import { licenceText } from '../../build/package/licence-list.ts';
import { packagedAt } from '../../build/package/packaged.ts';
import { licencesOf, shippedPlaces } from '../../build/product-facts.ts';
import type { Item, Subject } from '../../build/release/subject.ts';

export const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '');
export const electron = { version: '45.4.1', kind: 'declared' } as const;
export const elf = Buffer.from('7f454c46020101', 'hex');
export const policy = "default-src 'none'; script-src 'self'; connect-src 'none'";
export const page = `<meta http-equiv="Content-Security-Policy" content="${policy}" /><script type="module" src="./a.js"></script>`;
export const header = `contentSecurityPolicy = ["default-src 'none'", "script-src 'self'", "connect-src 'none'", "base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'"].join("; ");`;
export const addon = 'node_modules/better-sqlite3/prebuilds/linux-x64.node';

// Read once: the lock file is long.
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const licenceList = licenceText(licencesOf(root));
const components = shippedPlaces(root).map((place) => ({
  'bom-ref': place,
  version: electron.version,
  properties: [{ name: 'cdx:npm:package:path', value: place }],
}));

/** As a release has it. `archive` and `beside` replace a file, or take it away by null. */
export function subject(archive: Changes = {}, beside: Changes = {}, more: Partial<Subject> = {}): Subject {
  return {
    root,
    platform: 'linux',
    packaged: packagedAt(root),
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

export type Changes = Readonly<Record<string, string | Buffer | null>>;

function changed(files: Changes, changes: Changes): ReadonlyMap<string, Buffer> {
  return new Map(
    Object.entries({ ...files, ...changes }).flatMap(([name, content]) =>
      content === null ? [] : [[name, Buffer.from(content)] as const],
    ),
  );
}

export async function problemsOf(item: Item, of: Subject): Promise<readonly string[]> {
  return (await item.check(of)).problems;
}

/** A project with a lock file and a package.json of our choice. */
export function project(
  folder: string,
  name: string,
  lock: unknown,
  manifest: unknown = {},
  others: Changes = {},
): Subject {
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

/** A file that carries a fuse wire as Electron's binary does; as a program it ends with the code that is asked for. */
export function fakeElectron(folder: string, name: string, wire: string, code = 4): Subject {
  const place = join(folder, name);
  mkdirSync(join(place, 'resources'), { recursive: true });
  const sentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
  const script = Buffer.from(`#!/bin/sh\nexit ${code}\n${sentinel}`);
  const packaged = packagedAt(place);
  writeFileSync(packaged.executable, Buffer.concat([script, Buffer.from([1, wire.length]), Buffer.from(wire)]));
  chmodSync(packaged.executable, 0o755);
  return subject({}, {}, { packaged });
}
