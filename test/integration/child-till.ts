// A till in a process of its own, to be killed: opened on a practice server elsewhere or on a profile of its own, signed in, and closed when its input ends.
import { randomBytes } from 'node:crypto';
import { type LoadedProfile, loadProfile } from '../../main/till/load-profile.ts';
import { type OpenTill, openTill } from '../../main/till/open-till.ts';
import type { Result } from '../../shared/result.ts';

/** The value, or a thrown error that shows the failure. */
export function orThrow<Value>(result: Result<Value>): Value {
  if (!result.ok) {
    throw new Error(JSON.stringify(result.failure));
  }
  return result.value;
}

/** `next`: the till's randomness between 0 and 1; pauses hang on it. */
export async function openChildTill(
  folder: string,
  practice: { readonly url: string; readonly key: string },
  next: () => number = Math.random,
): Promise<OpenTill> {
  const loaded = await loadProfile(null, async () => null);
  if (!loaded.ok) {
    throw new Error('the practice profile is not valid');
  }
  const till = await startChildTill(folder, loaded.value, practice, next);
  orThrow(await till.handlers.signIn({ user: '1001', password: 'yatai-1001' }));
  return till;
}

/** The same on any profile; nobody is signed in. */
export async function startChildTill(
  folder: string,
  profile: LoadedProfile,
  practice: { readonly url: string; readonly key: string } | null = null,
  next: () => number = Math.random,
): Promise<OpenTill> {
  const opened = await openTill({
    dataFolder: folder,
    profile,
    sqliteBinding: null,
    practice,
    version: '0.0.0',
    clock: { wall: () => Date.now(), monotonic: () => performance.now() },
    random: { next, hex: (bytes) => randomBytes(bytes).toString('hex') },
    timers: {
      schedule(delay, work) {
        const timer = setTimeout(work, delay);
        return () => clearTimeout(timer);
      },
    },
    emit: () => undefined,
    complain: (message, error) => process.stderr.write(`${message}: ${String(error)}\n`),
  });
  if (!opened.ok) {
    throw new Error(opened.failure.code);
  }
  const till = opened.value;
  till.start();
  return till;
}

/** Goes on until the process is killed or its input ends. */
export function closeWithInput(till: OpenTill): void {
  process.stdin.on('end', () => void till.close().then(() => process.exit(0)));
  process.stdin.resume();
}
