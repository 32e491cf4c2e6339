// Where the calibration sheet listens in: it takes every key as it comes while it is open, and hears how each scan was read.
import { createContext, useContext, useEffect, useRef } from 'react';
import type { ScanReading } from './decoder.ts';
import type { ScanKey } from './scan-key.ts';

/** Answers true where it took the key: then neither decoder, field nor shortcut sees it. */
export type KeyTaker = (key: ScanKey) => boolean;
/** A scan as it was read, from wherever: what is no keyboard has no keys (0). */
export type HeardScan = ScanReading & { readonly source: 'keyboard' | 'serial' | 'camera' };
type Hearer = (reading: HeardScan) => void;

export type ScanTap = {
  /** Gives every key to `taker` first, until what comes back is called; of several the newest is asked. */
  readonly take: (taker: KeyTaker) => () => void;
  /** Tells of each scan as it was read, also where nobody is looked up for it. */
  readonly hear: (hearer: Hearer) => () => void;
  readonly press: KeyTaker;
  readonly tell: Hearer;
};

export function createScanTap(): ScanTap {
  const takers: KeyTaker[] = [];
  const hearers = new Set<Hearer>();
  return {
    take(taker) {
      takers.push(taker);
      return () => void takers.splice(takers.indexOf(taker), 1);
    },
    hear(hearer) {
      hearers.add(hearer);
      return () => void hearers.delete(hearer);
    },
    press: (key) => takers.at(-1)?.(key) ?? false,
    tell(reading) {
      for (const hearer of hearers) {
        hearer(reading);
      }
    },
  };
}

export const ScanTapContext = createContext<ScanTap>(createScanTap());

/** Takes every key while `wanted`. */
export function useKeyTaker(taker: KeyTaker, wanted: boolean): void {
  const tap = useContext(ScanTapContext);
  const newest = useRef(taker);
  newest.current = taker;
  useEffect(() => (wanted ? tap.take((key) => newest.current(key)) : undefined), [tap, wanted]);
}

/** Hears how each scan was read. */
export function useScanReading(hearer: Hearer): void {
  const tap = useContext(ScanTapContext);
  const newest = useRef(hearer);
  newest.current = hearer;
  useEffect(() => tap.hear((reading) => newest.current(reading)), [tap]);
}
