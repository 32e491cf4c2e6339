// The balance before an attempt, noted durably before anything is posted: on a platform without a log, what was not noted was not posted.
import { type Core, platformOf } from './core.ts';
import type { EventOf } from './events.ts';
import type { Operation } from './operation.ts';
import type { BalanceWitness } from './ports.ts';
import { openRevocation } from './relatives.ts';
import { isStoreFailure } from './store-failure.ts';

export type OpenWitness = {
  /** See `Sending.witness`. */
  take(before: BalanceWitness): boolean;
  /** The attempt is over, or given up: from now on nothing of it may be posted. */
  close(): void;
  /** The event of an attempt that was given up before anything could be posted; null where something may have been. */
  unposted(): EventOf<'unsent'> | null;
};

/** The witness of one attempt of this operation, which is `sending`. */
export function openWitness(core: Core, operation: Operation): OpenWitness {
  const { balances, ledger, ports, settings } = core;
  const { serial, cardNo } = operation;

  /** It is still this attempt's, and nobody wants it undone: what never left can end here. */
  function mayLeave(): boolean {
    const { state, attempt } = ledger.get(serial);
    return state === 'sending' && attempt === operation.attempt && openRevocation(ports.store, serial) === null;
  }

  let isOpen = true;
  let isTaken = false;

  function take(before: BalanceWitness): boolean {
    if (!isOpen || !mayLeave()) {
      return false;
    }
    try {
      ledger.commit(() => ledger.note(serial, 'balanceBefore', before));
    } catch (error) {
      if (isStoreFailure(error)) {
        return false;
      }
      throw error;
    }
    isTaken = true;
    balances.note(operation, before, ports.clock.monotonic(), ports.store.held(cardNo).unresolved === 0);
    return true;
  }

  return {
    take,
    close() {
      isOpen = false;
    },
    unposted: () =>
      isTaken || platformOf(settings).proof === 'log'
        ? null
        : { type: 'unsent', reason: 'unsentNotNoted', evidence: null },
  };
}
