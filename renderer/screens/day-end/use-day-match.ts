// The three-way match of the day on screen: made once when the day is opened and the platform is there, and looked at again when an operation changed.
import { useCallback, useEffect, useRef, useState } from 'react';
import type { MatchView } from '../../../shared/match.ts';
import { ask } from '../../bridge.ts';
import { useBridge, useTill } from '../../store/till-context.tsx';
import { useOperationChange } from '../../store/use-operation-change.ts';

/** A drain of a thousand operations must not match the day a thousand times. Ms. */
const refreshPause = 1_000;

/** `busy`: platform and UniPOS are being asked. `view` is of this day or null. */
export type DayMatch = { readonly view: MatchView | null; readonly busy: boolean };

/** `day` null: nothing is on screen yet. */
export function useDayMatch(day: string | null): DayMatch {
  const bridge = useBridge();
  const online = useTill((state) => state.status?.connection === 'online');
  const [view, setView] = useState<MatchView | null>(null);
  const [busy, setBusy] = useState(false);
  /** The newest question: an answer to an older one comes too late. */
  const round = useRef(0);

  const read = useCallback(
    async (refresh: boolean) => {
      if (day === null) {
        return;
      }
      round.current += 1;
      const mine = round.current;
      setBusy(refresh);
      const answer = await ask(bridge.getMatch({ day, refresh }));
      if (mine === round.current) {
        setBusy(false);
        setView((old) => (answer.ok ? answer.value : old));
      }
    },
    [bridge, day],
  );

  useEffect(() => {
    void read(online);
    return () => {
      round.current += 1;
    };
  }, [read, online]);
  useOperationChange(
    useCallback(() => read(false), [read]),
    refreshPause,
  );

  return { view: view?.day === day ? view : null, busy };
}
