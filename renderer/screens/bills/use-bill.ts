// One bill with its dishes, read again when its row has changed; what was read of it stays on screen meanwhile.
import { useEffect, useState } from 'react';
import type { Failure } from '../../../shared/result.ts';
import type { BillView } from '../../../shared/unipos-bills.ts';
import { askWhileShown } from '../../bridge.ts';
import { useBridge } from '../../store/till-context.tsx';

type Read = { readonly bill: BillView | null; readonly problem: Failure | null };

/** `version` is anything that changes with the row. */
export function useBill(billNo: string, version: string): Read {
  const bridge = useBridge();
  const [read, setRead] = useState<Read>({ bill: null, problem: null });
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new version is read again
  useEffect(
    () =>
      askWhileShown(bridge.getBill({ billNo }), (answer) => {
        setRead((old) => (answer.ok ? { bill: answer.value, problem: null } : { ...old, problem: answer.failure }));
      }),
    [bridge, billNo, version],
  );
  return read;
}
