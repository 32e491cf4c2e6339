// The calibration sheet finds out how a scanner types, and what it finds reads that scanner.
import { describe, expect, it } from 'vitest';
import { calibrate, measureScan, sheetCodes } from '../../renderer/scan/calibrate.ts';
import { createScanDecoder } from '../../renderer/scan/decoder.ts';
import type { ScanKey } from '../../renderer/scan/scan-key.ts';
import { defaultScanner } from '../../shared/preferences/scanner.ts';
import { play, strokes } from '../support/scan-keys.ts';

describe('calibration sheet', () => {
  const sheet = (before: string, after: string, gap: number, change?: (key: ScanKey) => ScanKey) =>
    sheetCodes.map((one) => measureScan(strokes(before + one + after, change, gap))).flatMap((scan) => scan ?? []);

  it.each([5, 7, 20, 50, 90])('finds out a scanner of %d ms a key, and what it finds reads that scanner', (gap) => {
    const found = calibrate(sheet('~', '#', gap));
    expect(found).toMatchObject({ ok: true, measured: gap, settings: { prefix: '~', suffix: '#', end: 'key' } });
    const settings = found.ok ? found.settings : defaultScanner;
    expect(settings.keyTime).toBeGreaterThanOrEqual(Math.max(50, gap));
    expect(play(createScanDecoder(settings), strokes('~6210000018#', undefined, gap)).scans).toEqual(['6210000018']);
  });

  it('finds out that the machine has another layout than the scanner', () => {
    const french: Readonly<Record<string, string>> = { A: 'Q', Q: 'A', Z: 'W', W: 'Z', M: '?', '1': '&', '2': 'é' };
    const scans = sheet('', '', 7, (key) => ({ ...key, key: french[key.key] ?? key.key }));
    expect(calibrate(scans)).toMatchObject({ ok: true, settings: { layout: 'places', prefix: '', suffix: '' } });
  });

  it('says what is wrong: no code of the sheet, scans that differ, too slow', () => {
    expect(measureScan(strokes('6210000018'))).toBeNull();
    expect(calibrate([...sheet('~', '', 7).slice(0, 2), ...sheet('', '', 7).slice(2)])).toMatchObject({
      problem: 'differs',
    });
    expect(calibrate(sheet('', '', 140))).toEqual({ ok: false, problem: 'tooSlow', measured: 140 });
  });

  it('notices a scanner that ends with nothing', () => {
    const scans = sheetCodes.flatMap((one) => measureScan(strokes(one).slice(0, -1)) ?? []);
    expect(calibrate(scans)).toMatchObject({ ok: true, settings: { end: 'none' } });
  });
});
