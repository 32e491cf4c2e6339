// A lock-out that is counted down: the whole minutes that are left, and null when it is over.
import { useEffect, useState } from 'react';
import type { Failure } from '../../shared/result.ts';

const minute = 60_000;

/** Too many wrong tries, of a password or a PIN. */
export function isLockOut({ code }: Failure): boolean {
  return code === 'lockedOut' || code === 'pinLockedOut';
}

/** Minutes until the next try, or null where nobody is locked out. Begins anew with each failure. */
export function useLockedOut(problem: Failure | null): number | null {
  const told = problem !== null && isLockOut(problem) ? Number(problem.parameters?.['minutes'] ?? 0) : null;
  const [left, setLeft] = useState<number | null>(told);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each refusal tells the time anew, also one with the same words.
  useEffect(() => {
    setLeft(told);
    if (told === null) {
      return;
    }
    const end = performance.now() + told * minute;
    const timer = setInterval(() => {
      const rest = Math.ceil((end - performance.now()) / minute);
      setLeft(rest > 0 ? rest : null);
      if (rest <= 0) {
        clearInterval(timer);
      }
    }, 1_000);
    return () => clearInterval(timer);
  }, [problem]);
  return left;
}
