// One round of the calibration sheet: takes every key until its three codes were scanned, in any order.
import { useEffect, useRef, useState } from 'react';
import {
  type Calibration,
  calibrate,
  type Measured,
  measureScan,
  sheetCodes,
  sheetPause,
} from '../../scan/calibrate.ts';
import type { ScanKey } from '../../scan/scan-key.ts';
import { useKeyTaker } from '../../scan/scan-tap.ts';

export type CalibrationRound = {
  readonly running: boolean;
  readonly done: readonly Measured[];
  /** The last scan was none of the sheet's codes. */
  readonly strange: boolean;
  readonly result: Calibration | null;
  readonly start: () => void;
  readonly clear: () => void;
};

const begun = { running: true, done: [], strange: false, result: null } as const;

export function useCalibration(): CalibrationRound {
  const [round, setRound] = useState<Omit<CalibrationRound, 'start' | 'clear'>>({ ...begun, running: false });
  const keys = useRef<ScanKey[]>([]);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  function clear(): void {
    clearTimeout(timer.current);
    keys.current = [];
    setRound({ ...begun, running: false });
  }

  /** Nothing came for a while: what came before is one scan. */
  function evaluate(): void {
    const measured = measureScan(keys.current);
    const wasScan = keys.current.length >= 6;
    keys.current = [];
    setRound((now) => {
      if (!now.running) {
        return now;
      }
      if (measured === null) {
        return { ...now, strange: wasScan };
      }
      const done = [...now.done.filter(({ code }) => code !== measured.code), measured];
      const whole = done.length === sheetCodes.length;
      return { running: !whole, done, strange: false, result: whole ? calibrate(done) : null };
    });
  }

  useKeyTaker((key) => {
    if (key.key === 'Escape' && keys.current.length === 0) {
      clear();
      return true;
    }
    keys.current.push(key);
    clearTimeout(timer.current);
    timer.current = setTimeout(evaluate, sheetPause);
    return true;
  }, round.running);

  useEffect(() => () => clearTimeout(timer.current), []);

  return { ...round, start: () => setRound(begun), clear };
}
