// One report: asked when it is chosen, asked again on demand; an answer to an older question comes too late.
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Failure, Result } from '../../../shared/result.ts';
import { ask } from '../../bridge.ts';

export type Report<Value> = {
  /** Null while nothing has come. */
  readonly value: Value | null;
  readonly problem: Failure | null;
  readonly busy: boolean;
  readonly again: () => void;
};

/** `read` must be stable (`useCallback`): a new one asks afresh. */
export function useReport<Value>(read: () => Promise<Result<Value>>): Report<Value> {
  const [value, setValue] = useState<Value | null>(null);
  const [problem, setProblem] = useState<Failure | null>(null);
  const [busy, setBusy] = useState(true);
  const round = useRef(0);

  const again = useCallback(async () => {
    round.current += 1;
    const mine = round.current;
    setBusy(true);
    const answer = await ask(read());
    if (mine === round.current) {
      setBusy(false);
      setValue((old) => (answer.ok ? answer.value : old));
      setProblem(answer.ok ? null : answer.failure);
    }
  }, [read]);

  useEffect(() => {
    void again();
    return () => {
      round.current += 1;
    };
  }, [again]);

  return { value, problem, busy, again: () => void again() };
}
