// Whether Chromium's sandbox can work for this user. Said aloud when it cannot: nobody should lose it without knowing.
import { existsSync, readFileSync } from 'node:fs';

/**
 * Why the sandbox must be off here, or null where it works.
 * @returns {string | null}
 */
export function whyNoSandbox() {
  if (process.platform !== 'linux') return null;
  if (process.getuid?.() === 0) return 'running as root, where Chromium refuses its sandbox';
  if (isOne('/proc/sys/kernel/apparmor_restrict_unprivileged_userns'))
    return 'this system restricts user namespaces (AppArmor)';
  if (isZero('/proc/sys/kernel/unprivileged_userns_clone')) return 'this system forbids user namespaces';
  if (isZero('/proc/sys/user/max_user_namespaces')) return 'this system forbids user namespaces';
  return null;
}

/** @param {string} path */
function isOne(path) {
  return existsSync(path) && readFileSync(path, 'utf8').trim() === '1';
}

/** @param {string} path */
function isZero(path) {
  return existsSync(path) && readFileSync(path, 'utf8').trim() === '0';
}
