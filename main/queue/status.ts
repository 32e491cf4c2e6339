// The status bar's view of the queue: counted from the open operations.
import { addFen } from '../../shared/money.ts';
import type { QueueStatus } from './api.ts';
import type { Core } from './core.ts';

export function statusOf({ gate, ledger }: Pick<Core, 'gate' | 'ledger'>): QueueStatus {
  const open = [...ledger.open()];
  const manual = open.filter(({ state }) => state === 'manual').length;
  return {
    reach: gate.reach(),
    offlineSince: gate.offlineSince(),
    waiting: open.length - manual,
    unknown: open.filter(({ state }) => state === 'unknown').length,
    manual,
    atRisk: addFen(...open.map(({ held }) => held)),
  };
}
