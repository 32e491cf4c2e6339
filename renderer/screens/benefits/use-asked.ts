// Something that is asked of the platform when it is needed, and again on demand: its answer, or why there is none.
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Failure, Result } from '../../../shared/result.ts';
import { ask } from '../../bridge.ts';

export type Asked<Value> = {
  /** Null while nothing has come. */
  readonly value: Value | null;
  readonly problem: Failure | null;
  readonly again: () => void;
};

/** `call` must be stable (`useCallback`): another one is another question. Null asks nothing. */
export function useAsked<Value>(call: (() => Promise<Result<Value>>) | null): Asked<Value> {
  const [state, setState] = useState<Pick<Asked<Value>, 'value' | 'problem'>>({ value: null, problem: null });
  const round = useRef(0);

  const again = useCallback(() => {
    round.current += 1;
    const mine = round.current;
    if (call === null) {
      return;
    }
    setState((old) => ({ ...old, problem: null }));
    void ask(call()).then((answer) => {
      if (mine === round.current) {
        setState((old) => (answer.ok ? { value: answer.value, problem: null } : { ...old, problem: answer.failure }));
      }
    });
  }, [call]);

  useEffect(() => {
    setState({ value: null, problem: null });
    again();
    return () => {
      round.current += 1;
    };
  }, [again]);

  return { ...state, again };
}
