// What the queue remembers of an operation between two steps, in memory only: when it is due, how often it was asked for.
// Losing it with the process is safe: everything is asked anew and every count begins again.
import { emptyTally, type Tally } from './resolution.ts';

/** All times monotonic ms. */
export type Care = {
  /** Not before. */
  due: number;
  /** Queries or failed starts so far. */
  tries: number;
  /** Since when the outcome is unknown, as far as this process knows. */
  unknownSince: number | null;
  tally: Tally;
  /** When the log was last read without it, while it is unknown. */
  missedAt: number | null;
  untrustedSince: number | null;
  /** Since when this process watches it; null where that began before the start. */
  watchedSince: number | null;
  /** Accepted in front of the cashier and not tried yet: it may try the line even while that is in doubt. */
  fresh: boolean;
  /** When this process accepted it; null for what it found at its start. */
  acceptedAt: number | null;
  /** Throws that could not even be written down. */
  stumbles: number;
};

export type CareBook = { of(serial: string): Care; forget(serial: string): void };

/** An empty book: what memory alone knows of each operation (tallies, due times); nothing of it survives a restart. */
export function createCareBook(): CareBook {
  const cares = new Map<string, Care>();
  return {
    of(serial) {
      const known = cares.get(serial);
      if (known !== undefined) {
        return known;
      }
      const care: Care = {
        due: 0,
        tries: 0,
        unknownSince: null,
        tally: emptyTally,
        missedAt: null,
        untrustedSince: null,
        watchedSince: null,
        fresh: false,
        acceptedAt: null,
        stumbles: 0,
      };
      cares.set(serial, care);
      return care;
    },
    forget(serial) {
      cares.delete(serial);
    },
  };
}
