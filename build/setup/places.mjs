// Where set-up keeps things: the project's root, and a cache outside the clone so that a fresh clone is quick.
import { realpathSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's root folder (absolute, without a trailing slash). */
export const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '');

/**
 * The folder for what is large and the same for every clone. `YATAI_CACHE` moves it.
 * @returns {string}
 */
export function cacheFolder() {
  const env = process.env;
  if (env['YATAI_CACHE']) return env['YATAI_CACHE'];
  if (env['XDG_CACHE_HOME']) return join(env['XDG_CACHE_HOME'], 'yatai');
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Caches', 'yatai');
  if (process.platform === 'win32' && env['LOCALAPPDATA']) return join(env['LOCALAPPDATA'], 'yatai', 'cache');
  return join(homedir(), '.cache', 'yatai');
}

/**
 * Whether a module is the program that was started. Compares real paths: the clone may lie behind a symbolic link, and
 * its path may hold spaces or Chinese characters, which a URL spells differently.
 * @param {string} url the module's import.meta.url
 * @returns {boolean}
 */
export function isMain(url) {
  const started = process.argv[1];
  return started !== undefined && realpathSync(started) === realpathSync(fileURLToPath(url));
}
