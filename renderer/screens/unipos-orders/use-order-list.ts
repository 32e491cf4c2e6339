// The day that is on screen: what is kept at once, then what UniPOS says; read again from time to time, and shown anew when one of ours moved on.
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Failure, Result } from '../../../shared/result.ts';
import type { UniposKind, UniposListView } from '../../../shared/unipos-orders.ts';
import { ask } from '../../bridge.ts';
import { useBridge } from '../../store/till-context.tsx';
import type { UniposContent } from './form-draft.ts';

export type OrderList = {
  /** Null until the first answer. */
  readonly view: UniposListView<UniposContent> | null;
  /** Why nothing at all can be shown; a reading that failed stands in the view. */
  readonly problem: Failure | null;
  readonly busy: boolean;
  readonly refresh: () => void;
};

/** `day` null: today. */
export function useOrderList(kind: UniposKind, day: string | null): OrderList {
  const bridge = useBridge();
  const [view, setView] = useState<UniposListView<UniposContent> | null>(null);
  const [problem, setProblem] = useState<Failure | null>(null);
  const [busy, setBusy] = useState(false);
  /** The newest day that was asked for: an answer about another comes too late. */
  const round = useRef(0);

  // `asked`: a person waits for it, and sees that it is under way.
  const read = useCallback(
    async (refresh: boolean, asked: boolean) => {
      const mine = round.current;
      if (asked) {
        setBusy(true);
      }
      const about = { day, refresh };
      const call: Promise<Result<UniposListView<UniposContent>>> =
        kind === 'order' ? bridge.listUniposOrders(about) : bridge.listUniposReservations(about);
      const answer = await ask(call);
      if (mine !== round.current) {
        return;
      }
      if (asked) {
        setBusy(false);
      }
      setView((old) => (answer.ok ? answer.value : old));
      setProblem(answer.ok ? null : answer.failure);
    },
    [bridge, kind, day],
  );

  useEffect(() => {
    setView(null);
    void read(false, false).then(() => read(true, true));
    const stop = bridge.on('uniposOrder', (change) => {
      if (change.kind === kind) {
        void read(false, false);
      }
    });
    return () => {
      round.current += 1;
      stop();
      setBusy(false);
    };
  }, [bridge, kind, read]);

  const seconds = view?.refreshSeconds ?? null;
  useEffect(() => {
    if (seconds === null) {
      return;
    }
    const timer = setInterval(() => void read(true, false), seconds * 1_000);
    return () => clearInterval(timer);
  }, [read, seconds]);

  return { view, problem, busy, refresh: () => void read(true, true) };
}
