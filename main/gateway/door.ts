// Who is let in: every credential of the profile, compared in constant time. An address that guesses waits before its next try is looked at,
// so that no number of connections makes it faster; a terminal that has shown the right ones never waits.
import { createHash, timingSafeEqual } from 'node:crypto';
import type { Credential } from '../../shared/profile-parts.ts';
import type { Clock, Timers } from '../queue/ports.ts';

export type Door = {
  /**
   * Before the credentials of an address are looked at. Resolves with true when it may try, for one that guessed often later; false where too
   * many wait already: then nothing is looked at and nothing is to be said at all.
   */
  admit(address: string): Promise<boolean>;
  /** `header` and `query` find a value by its name; null where it is not there. What it finds counts for or against the address. */
  check(address: string, header: Finder, query: Finder): 'open' | 'missing' | 'wrong';
  /** Nobody waits any longer. */
  close(): void;
};

type Finder = (name: string) => string | null;

/** An address may try so often without the right credentials, and once more each `pause`. */
const freeTries = 10;
const pause = 1_000;
/** More tries than these at a time are not looked at: each holds a connection. */
const mostWaiting = 16;
/** Addresses that are remembered. Whoever has so many of his own in the shop's network is in it already. */
const mostAddresses = 4_096;

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
  /** Monotonic ms at which the tries of an address are paid for. */
  const debts = new Map<string, number>();
  /** Addresses that have shown the right credentials: they never wait, whoever guesses in their network. */
  const known = new Set<string>();

  /** Ms until the next try of this address may be looked at. */
  function delayOf(name: string): number {
    return Math.max(0, (debts.get(name) ?? 0) - (freeTries - 1) * pause - clock.monotonic());
  }

  function charge(name: string): void {
    const now = clock.monotonic();
    const paid = Math.max(debts.get(name) ?? 0, now) + pause;
    debts.delete(name);
    debts.set(name, paid);
    for (const [other, until] of debts) {
      if (until <= now || debts.size > mostAddresses) {
        debts.delete(other);
      } else {
        break;
      }
    }
  }

  function rest(delay: number): Promise<void> {
    return new Promise((resolve) => {
      const done = () => {
        cancel();
        waiting.delete(done);
        resolve();
      };
      const cancel = timers.schedule(delay, done);
      waiting.add(done);
    });
  }

  return {
    async admit(address) {
      if (known.has(plainOf(address))) {
        return true;
      }
      const name = networkOf(address);
      const delay = delayOf(name);
      if (delay > 0 && waiting.size >= mostWaiting) {
        return false;
      }
      // Charged before it is looked at: tries that wait side by side are tries.
      charge(name);
      if (delay === 0) {
        return true;
      }
      await rest(delay);
      return true;
    },
    check(address, header, query) {
      const given = keys.map((key) => ({ ...key, value: key.in === 'header' ? header(key.name) : query(key.name) }));
      if (given.some(({ value }) => value === null || value === '')) {
        return 'missing';
      }
      if (given.some(({ digest, value }) => !isSame(digest, digestOf(value)))) {
        return 'wrong';
      }
      // Once: a terminal that comes and goes pays for no guesser beside it.
      if (!known.has(plainOf(address))) {
        debts.delete(networkOf(address));
        if (known.size < mostAddresses) {
          known.add(plainOf(address));
        }
      }
      return 'open';
    },
    close() {
      for (const done of [...waiting]) {
        done();
      }
    },
  };
}

/** An IPv4 address is itself however it is written. */
function plainOf(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.)/i, '');
}

/** Of an IPv6 address its network: a machine draws as many addresses in it as it likes. */
function networkOf(address: string): string {
  const plain = plainOf(address);
  if (!plain.includes(':')) {
    return plain;
  }
  const [front = '', back = ''] = plain.split('::');
  const [before, behind] = [front, back].map((part) => (part === '' ? [] : part.split(':'))) as [string[], string[]];
  const zeros = Array.from({ length: Math.max(0, 8 - before.length - behind.length) }, () => '0');
  return [...before, ...zeros, ...behind].slice(0, 4).join(':');
}

/** Digests are of one length, so that not even the length of a secret can be told. */
function digestOf(text: string | null | undefined): Buffer | null {
  return text === null || text === undefined || text === '' ? null : createHash('sha256').update(text).digest();
}

function isSame(expected: Buffer | null, given: Buffer | null): boolean {
  return expected !== null && given !== null && timingSafeEqual(expected, given);
}
