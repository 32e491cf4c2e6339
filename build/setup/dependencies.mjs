// node_modules as package-lock.json says, checked in milliseconds by comparing npm's own record of what it installed.
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { npm, tail } from './child.mjs';
import { withLock } from './lock.mjs';
import { root } from './places.mjs';
import { setupFailure, step } from './say.mjs';

/** @typedef {{ version?: string, optional?: boolean, link?: boolean }} Locked */

/**
 * @param {string} path
 * @returns {Record<string, Locked> | null}
 */
function packagesIn(path) {
  if (!existsSync(path)) return null;
  try {
    return JSON.parse(readFileSync(path, 'utf8')).packages ?? {};
  } catch {
    return null;
  }
}

/**
 * Why node_modules does not match the lock file, or null when it does. Optional packages may be absent (they are
 * for other platforms), never of another version.
 * @param {string} folder
 * @returns {string | null}
 */
export function whatIsMissing(folder) {
  const wanted = packagesIn(join(folder, 'package-lock.json'));
  if (wanted === null) {
    throw setupFailure(
      'package-lock.json is missing or not readable.',
      'take the whole project again: `git checkout package-lock.json`.',
    );
  }
  const installed = packagesIn(join(folder, 'node_modules', '.package-lock.json'));
  if (installed === null) return 'not installed yet';
  for (const [path, locked] of Object.entries(wanted)) {
    if (path === '') continue;
    const have = installed[path];
    if (have === undefined && locked.optional === true) continue;
    if (have === undefined || have.version !== locked.version)
      return `${path.replace(/^node_modules\//, '')} has changed`;
  }
  return null;
}

/** Installs the dependencies when they are missing or differ from the lock file. */
export async function ensureDependencies() {
  if (whatIsMissing(root) !== null) await withLock(join(root, '.cache'), 'dependencies', install);
  // A build made by a `npm rebuild` would be taken before the prebuilt Node-API addon, and it fits one Node only.
  rmSync(join(root, 'node_modules', 'better-sqlite3', 'build'), { recursive: true, force: true });
}

async function install() {
  const reason = whatIsMissing(root);
  if (reason === null) return;
  // No install scripts: none is needed (every native addon ships prebuilt in its package), and none may download.
  const args = ['ci', '--ignore-scripts', '--include=dev', '--include=optional', '--no-audit', '--no-fund'];
  await step(`dependencies (${reason}): npm ${args.join(' ')}`, async () => {
    const { code, output } = await npm(args, root);
    if (code === 0) return;
    throw setupFailure(
      `npm could not install the dependencies (exit code ${code}):\n    ${tail(output)}`,
      'check that the npm registry can be reached (`npm ping`) and that the disk is not full (`df .`), then run the command again.',
    );
  });
}
