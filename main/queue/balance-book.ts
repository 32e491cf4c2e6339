// What this process saw of the accounts of operations whose outcome is not known yet, in memory only: a restart proves nothing by balances.
import { isClosed } from '../../shared/operation.ts';
import { balanceLife, type Witnessed } from './balance.ts';
import type { Operation } from './operation.ts';
import type { BalanceWitness } from './ports.ts';
import { isByHand } from './traces.ts';

export type BalanceBook = {
  /**
   * The account before an attempt is posted, at this monotonic time (ms). `isAlone`: no other operation of the card is open that may still
   * move it. Of a second attempt the look before the first one stays, and is renewed where nothing has moved since.
   */
  note(operation: Operation, before: BalanceWitness, now: number, isAlone: boolean): void;
  of(serial: string): Witnessed | null;
  /** Seen again, as it was before. */
  seen(serial: string, now: number): void;
  /** It moved by something else; what it does later can prove nothing any more. */
  moved(serial: string): void;
  /** An operation has changed: what it does to the card spoils what others of the card could have proven. */
  follow(operation: Operation): void;
};

/** An empty book. */
export function createBalanceBook(): BalanceBook {
  const entries = new Map<string, Witnessed & { readonly cardNo: string }>();

  function change(serial: string, more: Partial<Witnessed>): void {
    const entry = entries.get(serial);
    if (entry !== undefined) {
      entries.set(serial, { ...entry, ...more });
    }
  }

  return {
    note({ serial, cardNo, attempt }, before, now, isAlone) {
      const entry = entries.get(serial);
      if (entry === undefined) {
        const spoiltBy = isAlone ? null : 'balanceShared';
        entries.set(serial, { ...before, cardNo, seenAt: now, isWhole: attempt === 1, spoiltBy });
      } else if (entry.balance === before.balance && now - entry.seenAt <= balanceLife) {
        change(serial, { seenAt: now, ...(isAlone ? {} : { spoiltBy: 'balanceShared' }) });
      }
    },
    of: (serial) => entries.get(serial) ?? null,
    seen: (serial, now) => change(serial, { seenAt: now }),
    moved: (serial) => change(serial, { spoiltBy: 'balanceMovedOtherwise' }),
    follow(operation) {
      const { serial, cardNo, state, attempt } = operation;
      if (isClosed(state) || state === 'manual' || (state === 'pending' && attempt === 0)) {
        entries.delete(serial);
      }
      if (!mayMove(operation)) {
        return;
      }
      for (const [other, entry] of entries) {
        if (other !== serial && entry.cardNo === cardNo && entry.spoiltBy === null) {
          change(other, { spoiltBy: 'balanceShared' });
        }
      }
    },
  };
}

/** It was attempted, or somebody credits the guest for it. */
function mayMove(operation: Operation): boolean {
  return operation.attempt > 0 || (isByHand(operation) && operation.state !== 'blocked');
}
