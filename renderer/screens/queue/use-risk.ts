// Money at risk, read again when an operation changed.
import { useCallback, useEffect, useState } from 'react';
import type { RiskView } from '../../../shared/desks.ts';
import type { Failure } from '../../../shared/result.ts';
import { ask } from '../../bridge.ts';
import { useBridge, useTill } from '../../store/till-context.tsx';

/** A drain of a thousand operations must not read it a thousand times. Ms. */
const refreshPause = 250;

export function useRisk(): {
  readonly risk: RiskView | null;
  readonly problem: Failure | null;
  readonly again: () => void;
} {
  const bridge = useBridge();
  const tick = useTill((state) => state.operationTick);
  const [risk, setRisk] = useState<RiskView | null>(null);
  const [problem, setProblem] = useState<Failure | null>(null);
  const read = useCallback(async () => {
    const answer = await ask(bridge.getRisk(null));
    setRisk((old) => (answer.ok ? answer.value : old));
    setProblem(answer.ok ? null : answer.failure);
  }, [bridge]);
  useEffect(() => {
    const timer = setTimeout(() => void read(), tick === 0 ? 0 : refreshPause);
    return () => clearTimeout(timer);
  }, [read, tick]);
  return { risk, problem, again: () => void read() };
}
