// A code that the platform makes for a few minutes, to be shown to a guest: asked for by Enter or a press, gone when it is over.
import { useEffect, useState } from 'react';
import type { Failure, Result } from '../../shared/result.ts';
import { keyLevel } from '../keys/key-layers.ts';
import { useKeys } from '../keys/use-keys.ts';
import { useNow } from './use-now.ts';

/** `expiresAt`: wall ms UTC; null where the platform does not say. */
type Code = { readonly code: string; readonly expiresAt: number | null };

/** `left`: seconds; null where there is none, or where nobody knows. `made` stays true when the code is over. */
export type ShortCode = {
  readonly code: string | null;
  readonly left: number | null;
  readonly isOver: boolean;
  readonly made: boolean;
  readonly busy: boolean;
  readonly problem: Failure | null;
  readonly make: () => void;
};

/** `ready`: whether one may be asked for now. */
export function useShortCode(request: () => Promise<Result<Code>>, ready = true): ShortCode {
  const [made, setMade] = useState<Code | null>(null);
  const [problem, setProblem] = useState<Failure | null>(null);
  const [busy, setBusy] = useState(false);
  const now = useNow(1_000);
  const left = made === null || made.expiresAt === null ? null : Math.max(0, Math.ceil((made.expiresAt - now) / 1_000));
  const isOver = left === 0;

  // What is over must not be scanned any more, and not stay in the page.
  useEffect(() => {
    if (isOver) {
      setMade((old) => (old === null ? null : { ...old, code: '' }));
    }
  }, [isOver]);

  async function make(): Promise<void> {
    if (busy || !ready) {
      return;
    }
    setBusy(true);
    setProblem(null);
    const answer = await request();
    setBusy(false);
    if (answer.ok) {
      setMade(answer.value);
    } else {
      setProblem(answer.failure);
    }
  }

  useKeys(keyLevel.panel, ({ name }) => {
    if (name === 'Enter') {
      void make();
    }
    return name === 'Enter';
  });

  return {
    code: made === null || isOver ? null : made.code,
    left,
    isOver,
    made: made !== null,
    busy,
    problem,
    make: () => void make(),
  };
}
