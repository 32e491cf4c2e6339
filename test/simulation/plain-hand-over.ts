// What of the journal's hand-over shelf the simulation needs, on plain entries.
import type { HandedOperation, HandOverMark } from '../../main/journal/hand-over-types.ts';
import type { Operation } from '../../main/queue/operation.ts';
import type { Clock, Store } from '../../main/queue/ports.ts';
import type { Entry, PlainEntries } from './plain-entries.ts';

export type PlainHandOver = {
  collect(): readonly HandedOperation[];
  markWritten(mark: HandOverMark): void;
  mark(): HandOverMark | null;
  adopt(
    handOver: { readonly id: string; readonly from: string },
    operations: readonly HandedOperation[],
    asUnknown: boolean,
  ): boolean;
};

/** What of it survives a crash. */
export type PlainHandOverBytes = {
  /** Stands while this store's work is another till's. */
  readonly mark: HandOverMark | null;
  /** The hand-overs that were taken here. */
  readonly taken: readonly string[];
};

export function createPlainHandOver(
  begun: PlainHandOverBytes,
  entries: PlainEntries,
  store: Store,
  clock: Clock,
): PlainHandOver & { bytes(): PlainHandOverBytes } {
  let { mark, taken } = begun;

  function targetOf({ operation: { parent, payload } }: Entry): Entry | undefined {
    if (payload.kind !== 'revocation') {
      return undefined;
    }
    const serial = parent ?? (payload.voucher === null ? null : (store.byVoucher(payload.voucher)?.serial ?? null));
    return serial === null ? undefined : entries.of(serial);
  }

  return {
    collect() {
      const serials = new Set([...store.active(), ...store.manual(), ...store.watched(clock.wall())].map(serialOfOne));
      const open = entries.all().filter(({ operation }) => serials.has(operation.serial));
      const all = new Set([...open, ...open.map(targetOf)]);
      return entries.all().filter((entry) => all.has(entry));
    },
    markWritten(next) {
      mark = next;
    },
    mark: () => mark,
    adopt({ id }, handed, asUnknown) {
      if (taken.includes(id)) {
        return false;
      }
      taken = [...taken, id];
      for (const { operation, events } of handed) {
        const isOpen = operation.state === 'sending' || (asUnknown && operation.state === 'pending');
        const state = isOpen ? 'unknown' : operation.state;
        const reason = 'handOverTaken';
        const adopted = { ...operation, state, reason, updatedAt: Math.floor(clock.wall()) };
        entries.add(adopted, reason, { id, events });
      }
      return true;
    },
    bytes: () => ({ mark, taken }),
  };
}

function serialOfOne({ serial }: Operation): string {
  return serial;
}
