// The bills of the day that is on screen: what is kept at once, then what UniPOS says; read again when a sale changed one of them. What
// came since the screen was opened is known as new.
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Failure } from '../../../shared/result.ts';
import type { BillsView } from '../../../shared/unipos-bills.ts';
import { ask } from '../../bridge.ts';
import { shiftDay } from '../../components/shift-day.ts';
import { useBridge, useTill } from '../../store/till-context.tsx';

export type BillDay = 'today' | 'yesterday';

export type Bills = {
  /** Null until the first answer; a failed reading leaves it as it was. */
  readonly view: BillsView | null;
  /** Why nothing at all can be shown; a reading that failed stands in the view. */
  readonly problem: Failure | null;
  readonly busy: boolean;
  /** Numbers of the bills that came since. */
  readonly fresh: ReadonlySet<string>;
  readonly refresh: () => void;
};

/** Main reads the day in the background while somebody looks: this says that somebody does. Ms. */
const stillHere = 60_000;
const none: ReadonlySet<string> = new Set();

export function useBills(day: BillDay): Bills {
  const bridge = useBridge();
  const tick = useTill((state) => state.operationTick);
  const online = useTill((state) => state.status?.connection === 'online');
  const [view, setView] = useState<BillsView | null>(null);
  const [problem, setProblem] = useState<Failure | null>(null);
  const [busy, setBusy] = useState(false);
  const [fresh, setFresh] = useState(none);
  const seen = useRef<ReadonlySet<string> | null>(null);
  const today = useRef<string | null>(null);
  /** The newest day that was asked for: an answer about another comes too late. */
  const round = useRef(0);

  /** `first`: what stands there when UniPOS was asked for the first time is not new. */
  const take = useCallback((next: BillsView, first = false) => {
    today.current = next.today;
    const known = seen.current;
    const numbers = next.bills.map(({ billNo }) => billNo);
    const came = known === null ? [] : numbers.filter((billNo) => !known.has(billNo));
    if (first || known !== null) {
      seen.current = new Set([...(known ?? []), ...numbers]);
    }
    if (came.length > 0) {
      setFresh((old) => new Set([...old, ...came]));
    }
    setView(next);
    setProblem(null);
  }, []);

  const read = useCallback(
    async (refresh: boolean) => {
      const mine = round.current;
      const yesterday = day === 'yesterday' && today.current !== null ? shiftDay(today.current, -1) : null;
      if (refresh) {
        setBusy(true);
      }
      const answer = await ask(bridge.getBills({ day: yesterday, refresh }));
      if (mine !== round.current) {
        return;
      }
      if (refresh) {
        setBusy(false);
      }
      if (answer.ok) {
        take(answer.value, refresh);
      } else {
        setProblem(answer.failure);
      }
    },
    [bridge, day, take],
  );

  useEffect(() => {
    seen.current = null;
    setFresh(none);
    setView((old) => (old === null || (old.day === old.today) === (day === 'today') ? old : null));
    void read(false).then(() => read(true));
    const timer = setInterval(() => void read(false), stillHere);
    const stop = bridge.on('bills', (next) => {
      if ((next.day === next.today) === (day === 'today')) {
        take(next);
      }
    });
    return () => {
      round.current += 1;
      clearInterval(timer);
      stop();
      setBusy(false);
    };
  }, [bridge, day, read, take]);

  // A sale changed what is paid, or the line is back.
  const last = useRef({ tick, online });
  useEffect(() => {
    const { tick: before, online: was } = last.current;
    last.current = { tick, online };
    if (before !== tick || was !== online) {
      void read(online && !was);
    }
  }, [tick, online, read]);

  return { view, problem, busy, fresh, refresh: () => void read(true) };
}
