// What a scanner does around, between and with the keys of a text: found out from the three codes of the calibration sheet.
import { defaultScanner, scannerKeyTimes } from '../../shared/preferences/scanner.ts';
import type { ScanSettings } from './decoder.ts';
import { controlCharacter, type ScanKey, scanCharacter } from './scan-key.ts';

/** The texts of the sheet: letters that the usual layouts move, and all digits. Three, for one alone may be a fluke. */
export const sheetCodes = ['YATAI1QWAZM', 'YATAI2YXKJV', 'YATAI34567890'] as const;
export type SheetCode = (typeof sheetCodes)[number];

/** After this time (ms) without a key a scan is over, whatever ends it. */
export const sheetPause = 400;

/** What one scan of a sheet's code shows. `keyTime`: the average time between two keys; `longest`: the longest; ms. */
export type Measured = Pick<ScanSettings, 'prefix' | 'suffix' | 'end' | 'layout'> & {
  readonly code: SheetCode;
  readonly keyTime: number;
  readonly longest: number;
};

/** Reads the keys of one scan, terminator included; null where they are none of the sheet's codes. */
export function measureScan(keys: readonly ScanKey[]): Measured | null {
  const ends = keys.at(-1)?.key === 'Enter' || keys.at(-1)?.key === 'Tab';
  const body = keys.filter(({ key }) => key !== 'Enter' && key !== 'Tab');
  for (const layout of ['keys', 'places'] as const) {
    const text = body.map((key) => controlCharacter(key) ?? scanCharacter(key, layout) ?? '').join('');
    const code = sheetCodes.find((one) => text.includes(one));
    if (code !== undefined) {
      const at = text.indexOf(code);
      const gaps = keys.slice(1).map(({ timeMs }, index) => timeMs - (keys[index]?.timeMs ?? timeMs));
      return {
        code,
        prefix: text.slice(0, at),
        suffix: text.slice(at + code.length),
        end: ends ? 'key' : 'none',
        layout,
        keyTime: gaps.reduce((sum, gap) => sum + gap, 0) / Math.max(1, gaps.length),
        longest: Math.max(0, ...gaps),
      };
    }
  }
  return null;
}

export type Calibration =
  | { readonly ok: true; readonly settings: ScanSettings; readonly measured: number }
  | { readonly ok: false; readonly problem: 'differs' | 'tooSlow'; readonly measured: number };

/**
 * The settings that fit all of the scans. Never quicker than the default: a scanner that is put in this one's place
 * tomorrow must not be taken for typing. `measured`: the slowest average, ms.
 */
export function calibrate(scans: readonly Measured[]): Calibration {
  const measured = Math.round(Math.max(...scans.map(({ keyTime }) => keyTime)));
  const longest = Math.max(...scans.map((scan) => scan.longest));
  const [first] = scans;
  const agree = (['prefix', 'suffix', 'end', 'layout'] as const).every((one) =>
    scans.every((scan) => scan[one] === first?.[one]),
  );
  if (first === undefined || !agree || first.prefix.length > 8 || first.suffix.length > 8) {
    return { ok: false, problem: 'differs', measured };
  }
  if (measured > scannerKeyTimes.slowest) {
    return { ok: false, problem: 'tooSlow', measured };
  }
  // A tenth more than was seen, for the window of one gap is 1.4 times the average.
  const needed = Math.ceil(Math.max(measured, longest / 1.4) * 1.1);
  const keyTime = Math.min(scannerKeyTimes.slowest, Math.max(defaultScanner.keyTime, needed));
  const { prefix, suffix, end, layout } = first;
  return { ok: true, settings: { keyTime, prefix, suffix, end, layout }, measured };
}
