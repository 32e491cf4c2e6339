// The salted verifier of a cashier who signed in here: how it is made, how long it is good for. The password itself is never kept.
import type { Verifier } from '../journal/types.ts';
import { inMinutes, lockedFor } from './lock-out.ts';
import { hashSecret, matchesHash } from './secret-hash.ts';

const day = 24 * 60 * 60_000;

/** How long a sign-in at the platform is good for signing in without it (ms). */
const verifierLife = 7 * day;

/** A fresh verifier after the platform said yes. `now` is wall ms UTC, `salt` 16 random bytes in hex. */
export async function makeVerifier(
  user: string,
  displayName: string | null,
  password: string,
  salt: string,
  now: number,
): Promise<Verifier> {
  return {
    user,
    displayName,
    salt,
    hash: await hashSecret(password, salt),
    signedInAt: now,
    expiresAt: now + verifierLife,
    failures: 0,
    lockedUntil: null,
  };
}

/** Whether the password is the one of the last sign-in at the platform. */
export function matchesVerifier(verifier: Verifier, password: string): Promise<boolean> {
  return matchesHash(verifier, password);
}

/** Too old, or signed in "later than now" by more than a day: then the clock was turned back and its age means nothing. */
export function isExpired(verifier: Verifier, now: number): boolean {
  return now >= verifier.expiresAt || now < verifier.signedInAt - day;
}

/** Whole minutes until the next try, or 0. */
export function lockedMinutes(verifier: Verifier, now: number): number {
  return inMinutes(lockedFor(verifier, now));
}
