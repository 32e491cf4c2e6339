// Who is let in: every credential of the profile, compared in constant time. Strangers who guess are slowed down; whoever has the right ones never waits.
import { createHash, timingSafeEqual } from 'node:crypto';
import type { Credential } from '../../shared/profile.ts';
import type { Clock, Timers } from '../queue/ports.ts';

export type Door = {
  /** `header` and `query` find a value by its name; null where it is not there. */
  check(header: Finder, query: Finder): 'open' | 'missing' | 'wrong';
  /** Resolves when a stranger may hear the answer; false where too many wait already, and nothing is to be said at all. */
  slowDown(): Promise<boolean>;
  /** Nobody waits any longer. */
  close(): void;
};

type Finder = (name: string) => string | null;

/** So many wrong tries are answered at once, and one more each `pause`. */
const freeTries = 10;
const pause = 1_000;
/** More strangers than these hear nothing: each holds a connection. */
const mostWaiting = 16;

/** `secrets` by the names of `secretNames`. */
export function createDoor(
  credentials: readonly Credential[],
  secrets: Readonly<Record<string, string>>,
  clock: Clock,
  timers: Timers,
): Door {
  const keys = credentials.map((credential) => ({
    ...credential,
    digest: digestOf(secrets[`gateway:${credential.name}`]),
  }));
  const waiting = new Set<() => void>();
  /** Monotonic ms at which the next try is free again. */
  let free = clock.monotonic() - freeTries * pause;

  return {
    check(header, query) {
      const given = keys.map((key) => ({ ...key, value: key.in === 'header' ? header(key.name) : query(key.name) }));
      if (given.some(({ value }) => value === null || value === '')) {
        return 'missing';
      }
      const wrong = given.filter(({ digest, value }) => !isSame(digest, digestOf(value)));
      return wrong.length === 0 ? 'open' : 'wrong';
    },
    async slowDown() {
      const now = clock.monotonic();
      if (waiting.size >= mostWaiting) {
        return false;
      }
      free = Math.max(free, now - freeTries * pause) + pause;
      const delay = free - now;
      if (delay > 0) {
        await new Promise<void>((resolve) => {
          const done = () => {
            cancel();
            waiting.delete(done);
            resolve();
          };
          const cancel = timers.schedule(delay, done);
          waiting.add(done);
        });
      }
      return true;
    },
    close() {
      for (const done of [...waiting]) {
        done();
      }
    },
  };
}

/** Digests are of one length, so that not even the length of a secret can be told. */
function digestOf(text: string | null | undefined): Buffer | null {
  return text === null || text === undefined || text === '' ? null : createHash('sha256').update(text).digest();
}

function isSame(expected: Buffer | null, given: Buffer | null): boolean {
  return expected !== null && given !== null && timingSafeEqual(expected, given);
}
