// One process at a time at a step of set-up.
import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { say } from './say.mjs';

/**
 * Runs work that only one process of this machine may do at a time (two `npm start` in one fresh clone). A lock left
 * behind by a process that died is taken over.
 * @template T
 * @param {string} folder where the lock file goes
 * @param {string} name
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withLock(folder, name, work) {
  mkdirSync(folder, { recursive: true });
  const lock = join(folder, `${name}.lock`);
  const asked = Date.now();
  let told = false;
  while (!takeLock(lock)) {
    if (!told && Date.now() - asked > 1_000) {
      say(`setup: another process is at the same step (${lock}); waiting for it …`);
      told = true;
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  try {
    return await work();
  } finally {
    rmSync(lock, { force: true });
  }
}

/**
 * @param {string} lock
 * @returns {boolean}
 */
function takeLock(lock) {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' });
    return true;
  } catch {
    if (ownerIsGone(lock)) rmSync(lock, { force: true });
    return false;
  }
}

/**
 * @param {string} lock
 * @returns {boolean}
 */
function ownerIsGone(lock) {
  try {
    const owner = Number(readFileSync(lock, 'utf8'));
    // An empty file is one that its owner is just writing, unless it stays so.
    if (!Number.isInteger(owner) || owner <= 0) return Date.now() - statSync(lock).mtimeMs > 10_000;
    process.kill(owner, 0);
    return false;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ESRCH';
  }
}
