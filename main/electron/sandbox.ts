// Whether this Linux can give Chromium its sandbox at all. Elsewhere it always can.
import { readFileSync } from 'node:fs';

/** Each with the value at which no program may make the namespaces that the sandbox is built of. */
const locks = [
  ['/proc/sys/kernel/apparmor_restrict_unprivileged_userns', '1'],
  ['/proc/sys/kernel/unprivileged_userns_clone', '0'],
  ['/proc/sys/user/max_user_namespaces', '0'],
] as const;

/** True as root, where Chromium refuses it, and where the system forbids user namespaces. */
export function cannotSandbox(platform: NodeJS.Platform): boolean {
  return platform === 'linux' && (process.getuid?.() === 0 || locks.some(([file, shut]) => contentOf(file) === shut));
}

function contentOf(file: string): string | null {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    // This kernel has no such lock.
    return null;
  }
}
