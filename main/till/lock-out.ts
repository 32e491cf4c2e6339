// Wrong tries and the time that they cost: the same count for passwords and PINs. Pure; times are ms.

const minute = 60_000;

/** Wrong tries before the first lock-out; each wrong try after that doubles it. */
export const triesBeforeLockOut = 5;
const firstLockOut = 5 * minute;
const longestLockOut = 60 * minute;

/** As it is kept: `lockedUntil` is wall ms UTC. */
export type Tries = { readonly failures: number; readonly lockedUntil: number | null };

/** What so many wrong tries cost: 5th 5 min, 6th 10 min, 7th 20 min, … at most an hour; before that 0. */
export function lockOutTime(failures: number): number {
  const over = failures - triesBeforeLockOut;
  return over < 0 ? 0 : Math.min(firstLockOut * 2 ** over, longestLockOut);
}

/** What is left by the wall clock (ms), or 0. A clock that was turned back locks nobody out for longer than the lock-out was. */
export function lockedFor(tries: Tries, now: number): number {
  const left = (tries.lockedUntil ?? now) - now;
  return Math.max(0, Math.min(left, lockOutTime(tries.failures)));
}

/** Whole minutes, as a person is told them. */
export function inMinutes(time: number): number {
  return Math.ceil(time / minute);
}

/** After one more wrong try. */
export function withFailure<Kept extends Tries>(kept: Kept, now: number): Kept {
  const failures = kept.failures + 1;
  const time = lockOutTime(failures);
  return { ...kept, failures, lockedUntil: time === 0 ? null : now + time };
}

/** After a right one. */
export function withoutFailures<Kept extends Tries>(kept: Kept): Kept {
  return { ...kept, failures: 0, lockedUntil: null };
}
