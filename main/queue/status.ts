// The status bar's view of the queue: counted from the open operations in one pass, for it is asked after every change.
import { fen } from '../../shared/money.ts';
import type { QueueStatus } from './api.ts';
import type { Core } from './core.ts';

/** The sums that the status bar shows. `atRisk` in fen. */
export function statusOf({ gate, ledger }: Pick<Core, 'gate' | 'ledger'>): QueueStatus {
  let waiting = 0;
  let unknown = 0;
  let manual = 0;
  let atRisk = 0;
  for (const { state, held } of ledger.open()) {
    atRisk += held;
    if (state === 'manual') {
      manual += 1;
    } else {
      waiting += 1;
      unknown += state === 'unknown' ? 1 : 0;
    }
  }
  return { reach: gate.reach(), offlineSince: gate.offlineSince(), waiting, unknown, manual, atRisk: fen(atRisk) };
}
