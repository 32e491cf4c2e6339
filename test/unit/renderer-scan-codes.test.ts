// What a scanner may send: every character, layouts, GS1, prefixes and suffixes, slow ones.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createScanDecoder } from '../../renderer/scan/decoder.ts';
import { readCode } from '../../renderer/scan/read-code.ts';
import type { ScanKey } from '../../renderer/scan/scan-key.ts';
import { defaultScanner } from '../../shared/preferences/scanner.ts';
import { code, keysOf, plain, play, strokes } from '../support/scan-keys.ts';

describe('what a scanner may send', () => {
  const ascii = Array.from({ length: 95 }, (_, index) => String.fromCharCode(32 + index)).join('');
  const inner = `A${ascii}z`;

  it('is every printable character, upper and lower, with Caps Lock on or off', () => {
    expect(play(createScanDecoder(), strokes(inner)).scans).toEqual([inner]);
    const caps = (key: ScanKey): ScanKey => {
      const turned = /[a-z]/.test(key.key) ? key.key.toUpperCase() : key.key.toLowerCase();
      return { ...key, capsLock: true, key: key.key.length === 1 ? turned : key.key };
    };
    expect(play(createScanDecoder(), strokes(inner, caps)).scans).toEqual([inner]);
  });

  it('is read by the places of the keys where the machine has another layout', () => {
    const german: Readonly<Record<string, string>> = {
      y: 'z',
      z: 'y',
      Y: 'Z',
      Z: 'Y',
      '/': '-',
      ':': 'Ö',
      '?': '_',
      '=': '´',
    };
    const foreign = (key: ScanKey): ScanKey => ({ ...key, key: german[key.key] ?? key.key });
    const url = 'https://yz.cn/Y?z=1';
    expect(play(createScanDecoder(), strokes(url, foreign)).scans).not.toEqual([url]);
    expect(play(createScanDecoder({ ...defaultScanner, layout: 'places' }), strokes(url, foreign)).scans).toEqual([
      url,
    ]);
  });

  it('keeps the separators of GS1, and reads the number that is meant from its elements', () => {
    const label = ']C10106901234567892' + '21YATAI-77\u001d' + '10LOT';
    const { scans } = play(createScanDecoder(), strokes(label));
    expect(scans).toEqual([label]);
    expect(readCode(label)).toEqual({
      text: 'YATAI-77',
      symbology: 'C1',
      elements: [
        { identifier: '01', value: '06901234567892' },
        { identifier: '21', value: 'YATAI-77' },
        { identifier: '10', value: 'LOT' },
      ],
    });
    expect(readCode(']Q3\u001d8018690123456789012345').text).toBe('690123456789012345');
    expect(readCode(']Q1https://yt.cn/a')).toEqual({ text: 'https://yt.cn/a', symbology: 'Q1', elements: [] });
    expect(readCode('6210000018')).toEqual({ text: '6210000018', symbology: null, elements: [] });
    expect(readCode('AB\u001dCDEF12').text).toBe('ABCDEF12');
  });

  it('is taken at 5 to 100 ms a key where it was calibrated so, and its prefix and suffix are no part of it', () => {
    fc.assert(
      fc.property(code, fc.integer({ min: 5, max: 100 }), (text, gap) => {
        const decoder = createScanDecoder({ ...defaultScanner, keyTime: 100, prefix: '~', suffix: '#' });
        expect(play(decoder, strokes(`~${text}#`, undefined, gap))).toEqual({
          scans: [text],
          typed: [],
          partial: [],
          passed: [],
        });
      }),
    );
  });

  it('keeps no F-key waiting for a slow scanner: a digit right behind it is typed into the screen that it opened', () => {
    const slow = { ...defaultScanner, keyTime: 110 };
    const typed = play(createScanDecoder(slow), [
      { ...plain, key: 'F9', code: 'F9', timeMs: 0 },
      { ...plain, key: '8', code: 'Digit8', timeMs: 85 },
    ]);
    expect([typed.scans, typed.typed]).toEqual([[], ['F9', '8']]);
    const decoder = createScanDecoder(slow);
    decoder.press({ ...plain, key: 'F9', code: 'F9', timeMs: 0 });
    expect(decoder.expire(decoder.patience() + 1).typed.map(({ key }) => key)).toEqual(['F9']);
    expect(decoder.patience()).toBeGreaterThan(100);
    // What the scanner sends behind its F-key is whole: it is read.
    const front = play(createScanDecoder(slow), [
      { ...plain, key: 'F9', code: 'F9', timeMs: 0 },
      ...keysOf('6210000018', () => 100, 0),
    ]);
    expect([front.scans, front.typed]).toEqual([['6210000018'], ['F9']]);
  });

  it('with a prefix, a slow burst without it is a person’s; a quick one is a scan all the same', () => {
    const settings = { ...defaultScanner, keyTime: 100, prefix: '~' };
    const slow = play(createScanDecoder(settings), strokes('6210000018', undefined, 90));
    expect([slow.scans, slow.typed]).toEqual([[], [...'6210000018']]);
    expect(play(createScanDecoder(settings), strokes('6210000018')).scans).toEqual(['6210000018']);
  });

  it('may begin with a control character, and may end with silence', () => {
    const settings = { ...defaultScanner, prefix: '\u0002', end: 'none' } as const;
    const start = { ...plain, key: 'b', code: 'KeyB', control: true, timeMs: 993 };
    const result = play(createScanDecoder(settings), [start, ...strokes('6210000018').slice(0, -1)]);
    expect(result).toEqual({ scans: ['6210000018'], typed: [], partial: [], passed: [] });
  });
});
