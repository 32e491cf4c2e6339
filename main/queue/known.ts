// The control "a known serial is found": which of our own operations it asks for, and what its answer tells of the log's pace.
import { isClosed } from '../../shared/operation.ts';
import type { LagBook } from './lag-book.ts';
import type { Operation, OperationEvent } from './operation.ts';
import type { Clock, LogRow, Store } from './ports.ts';

export type KnownSerials = {
  /** The one to ask for now; null where this till has none. */
  pick(): Operation | null;
  /** What the log showed of it. */
  heard(known: Operation, rows: readonly LogRow[], found: boolean): void;
};

/**
 * The newest operation that is older than the log's lag (ms): a younger one would fail the control of a log that is only
 * slow, and an older one would say little about the time of the operation in doubt. What was missed once is asked for
 * again until it shows, for that is how the lag is measured. Where all are too young, the oldest of them.
 */
export function createKnownSerials(
  store: Pick<Store, 'latestKnown' | 'get' | 'events'>,
  clock: Clock,
  lags: LagBook,
  lag: () => number,
): KnownSerials {
  return {
    pick() {
      const now = clock.monotonic();
      const awaited = lags.awaited(now);
      if (awaited !== null) {
        return store.get(awaited);
      }
      const young = lags.young(now, lag());
      const [oldest] = young;
      return newestProven(store, young) ?? (oldest === undefined ? null : store.get(oldest));
    },
    heard({ serial }, rows, found) {
      const now = clock.monotonic();
      if (found) {
        lags.shown(serial, now);
      } else if (rows.length === 0) {
        lags.missed(serial, now);
      } else {
        // Rows, but not this one as it must be: a broken log tells nothing of its pace.
        lags.forget(serial);
      }
    },
  };
}

/** What is applied or reverted by a person's word alone is passed over: a wrong word would fail this control for every other operation. */
function newestProven(store: Pick<Store, 'latestKnown' | 'events'>, young: readonly string[]): Operation | null {
  const except = new Set(young);
  let known = store.latestKnown(except);
  while (known !== null && !except.has(known.serial) && store.events(known.serial).some(isWord)) {
    except.add(known.serial);
    known = store.latestKnown(except);
  }
  return known;
}

/** What came from another till as settled may have been settled there by a word; what was proven here since says so in a later event. */
function isWord({ reason, to }: OperationEvent): boolean {
  return reason === 'decidedApplied' || reason === 'decidedReverted' || (reason === 'handOverTaken' && isClosed(to));
}
