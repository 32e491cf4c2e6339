// The salted verifier of a cashier who signed in here, and the lock-out that guards it. The password itself is never kept.
import { scrypt, timingSafeEqual } from 'node:crypto';
import type { Verifier } from '../journal/types.ts';

const minute = 60_000;
const day = 24 * 60 * minute;

/** How long a sign-in at the platform is good for signing in without it (ms). */
const verifierLife = 7 * day;
/** Wrong tries before the first lock-out; each wrong try after that doubles it. */
const triesBeforeLockOut = 5;
const firstLockOut = 5 * minute;
const longestLockOut = 60 * minute;

const cost = { N: 32_768, r: 8, p: 1, maxmem: 64 * 1024 * 1024 };

function derive(password: string, salt: string): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFC'), Buffer.from(salt, 'hex'), 32, cost, (error, key) =>
      error === null ? resolve(key) : reject(error),
    );
  });
}

/** A fresh verifier after the platform said yes. `now` is wall ms UTC, `salt` 16 random bytes in hex. */
export async function makeVerifier(
  user: string,
  displayName: string | null,
  password: string,
  salt: string,
  now: number,
): Promise<Verifier> {
  const hash = (await derive(password, salt)).toString('hex');
  return {
    user,
    displayName,
    salt,
    hash,
    signedInAt: now,
    expiresAt: now + verifierLife,
    failures: 0,
    lockedUntil: null,
  };
}

/** Whether the password is the one of the last sign-in at the platform. */
export async function matchesVerifier(verifier: Verifier, password: string): Promise<boolean> {
  const expected = Buffer.from(verifier.hash, 'hex');
  const actual = await derive(password, verifier.salt);
  return expected.length === actual.length && timingSafeEqual(expected, actual);
}

/** Too old, or signed in "later than now" by more than a day: then the clock was turned back and its age means nothing. */
export function isExpired(verifier: Verifier, now: number): boolean {
  return now >= verifier.expiresAt || now < verifier.signedInAt - day;
}

/** Whole minutes until the next try, or 0. A clock that was turned back cannot lock anyone out for longer than the longest lock-out. */
export function lockedMinutes(verifier: Verifier, now: number): number {
  const left = Math.min((verifier.lockedUntil ?? now) - now, longestLockOut);
  return left > 0 ? Math.ceil(left / minute) : 0;
}

/** The verifier after one more wrong try: 5th 5 min, 6th 10 min, 7th 20 min, … at most an hour. */
export function withFailure(verifier: Verifier, now: number): Verifier {
  const failures = verifier.failures + 1;
  const over = failures - triesBeforeLockOut;
  const lockedUntil = over < 0 ? null : now + Math.min(firstLockOut * 2 ** over, longestLockOut);
  return { ...verifier, failures, lockedUntil };
}

/** The verifier after a right password. */
export function withoutFailures(verifier: Verifier): Verifier {
  return { ...verifier, failures: 0, lockedUntil: null };
}
