// The outbox of bill details as the sync desk shows it: read again as it empties, and one refused detail sent once more.
import { useCallback, useEffect, useState } from 'react';
import type { BillDetailsView } from '../../../shared/bill-details.ts';
import { ask } from '../../bridge.ts';
import { useBridge, useTill } from '../../store/till-context.tsx';

/** Ms. */
const refreshPause = 2_000;

export type BillDetailsState = {
  /** Null while the first answer is on its way. */
  readonly view: BillDetailsView | null;
  /** The serial of the detail that is being put back. */
  readonly busy: string | null;
  readonly again: (serial: string) => void;
};

export function useBillDetails(): BillDetailsState {
  const bridge = useBridge();
  const tick = useTill((state) => state.operationTick);
  const [view, setView] = useState<BillDetailsView | null>(null);
  const [busy, setBusy] = useState<string | null>(null);
  const read = useCallback(async () => {
    const answer = await ask(bridge.getBillDetails(null));
    if (answer.ok) {
      setView(answer.value);
    }
  }, [bridge]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a changed operation is what it waits for
  useEffect(() => {
    void read();
    const timer = setInterval(() => void read(), refreshPause);
    return () => clearInterval(timer);
  }, [tick, read]);

  return {
    view,
    busy,
    again: (serial) => {
      setBusy(serial);
      void ask(bridge.sendBillDetailAgain({ serial })).then((answer) => {
        setBusy(null);
        if (answer.ok) {
          setView(answer.value);
        }
      });
    },
  };
}
