// What is scanned while a screen waits for a number that is no guest's: a new card, an order on a slip.
import { useEffect, useRef } from 'react';
import { useActions, useTill } from './till-context.tsx';

/** While `wanted`, each scan is given to `take` and nobody is looked up. */
export function useScannedText(take: (text: string) => void, wanted = true): void {
  const { wantScan, takeScannedText } = useActions();
  const scanned = useTill((state) => state.scannedText);
  const newest = useRef(take);
  newest.current = take;
  useEffect(() => {
    wantScan(wanted);
    return () => wantScan(false);
  }, [wanted, wantScan]);
  useEffect(() => {
    if (scanned !== null && wanted) {
      takeScannedText();
      newest.current(scanned);
    }
  }, [scanned, wanted, takeScannedText]);
}
