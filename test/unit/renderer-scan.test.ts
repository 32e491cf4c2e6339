// The scanner's decoder with generated timings: a burst is a scan, a person's keys are a person's keys, never both.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calibrate, measureScan, sheetCodes } from '../../renderer/scan/calibrate.ts';
import { createScanDecoder, type ScanDecoder, type Settled } from '../../renderer/scan/decoder.ts';
import { readCode } from '../../renderer/scan/read-code.ts';
import { characterOfCode, type ScanKey } from '../../renderer/scan/scan-key.ts';
import { defaultScanner } from '../../shared/preferences/scanner.ts';

const plain: ScanKey = {
  key: '',
  code: '',
  shift: false,
  control: false,
  alt: false,
  capsLock: false,
  repeat: false,
  timeMs: 0,
};

function keysOf(text: string, gap: () => number, from: number, end = 'Enter'): ScanKey[] {
  let timeMs = from;
  return [...text, end].map((key) => {
    timeMs += gap();
    return { ...plain, key, code: key === end ? end : '', timeMs };
  });
}

function play(decoder: ScanDecoder, keys: readonly ScanKey[]) {
  const scans: string[] = [];
  const typed: string[] = [];
  const partial: string[] = [];
  const passed: string[] = [];
  const release = (result: Settled) => {
    scans.push(...(result.scan === null ? [] : [result.scan.text]));
    typed.push(...result.typed.map((key) => key.key));
    if (result.partial !== null) {
      partial.push(result.partial);
    }
  };
  for (const key of keys) {
    release(decoder.expire(key.timeMs));
    const result = decoder.press(key);
    release(result);
    if (result.verdict === 'scan' && result.reading !== null) {
      scans.push(result.reading.text);
    }
    if (result.verdict === 'pass') {
      passed.push(key.key);
    }
  }
  release(decoder.expire((keys.at(-1)?.timeMs ?? 0) + 2_000));
  return { scans, typed, partial, passed };
}

const code = fc.stringMatching(/^[0-9A-Za-z:/?&=._%-]{6,64}$/);
const scannerGap = fc.integer({ min: 1, max: 50 });

describe('scan decoder', () => {
  it('takes every burst of 1–50 ms a key as one scan, and lets none of its keys out', () => {
    fc.assert(
      fc.property(
        code,
        fc.array(scannerGap, { minLength: 65, maxLength: 65 }),
        fc.constantFrom('Enter', 'Tab'),
        (text, gaps, end) => {
          let index = 0;
          const result = play(
            createScanDecoder(),
            keysOf(text, () => gaps[index++] ?? 5, 1_000, end),
          );
          expect(result).toEqual({ scans: [text], typed: [], partial: [], passed: [] });
        },
      ),
    );
  });

  it('gives back everything that a person types, in order, whatever the length', () => {
    const personGap = fc.integer({ min: 75, max: 400 });
    fc.assert(
      fc.property(
        fc.stringMatching(/^[0-9.]{1,20}$/),
        fc.array(personGap, { minLength: 21, maxLength: 21 }),
        (text, gaps) => {
          let index = 0;
          const result = play(
            createScanDecoder(),
            keysOf(text, () => gaps[index++] ?? 100, 1_000),
          );
          expect(result).toEqual({ scans: [], typed: [...text], partial: [], passed: ['Enter'] });
        },
      ),
    );
  });

  it('is a person where fewer than six keys come fast', () => {
    const result = play(
      createScanDecoder(),
      keysOf('88.50', () => 8, 0),
    );
    expect(result).toEqual({ scans: [], typed: [...'88.50'], partial: [], passed: ['Enter'] });
  });

  it('does not merge what a person typed with the scan that follows', () => {
    const keys = [...keysOf('12', () => 90, 0).slice(0, 2), ...keysOf('6210000018', () => 7, 400)];
    expect(play(createScanDecoder(), keys)).toEqual({
      scans: ['6210000018'],
      typed: ['1', '2'],
      partial: [],
      passed: [],
    });
  });

  it('waits for the rest of a burst that a busy machine delivers late, by the keys’ own times', () => {
    const decoder = createScanDecoder();
    const keys = keysOf('6210000018', () => 7, 0);
    const head = keys.slice(0, 7).map((key) => decoder.press(key).verdict);
    expect([...new Set(head)]).toEqual(['hold']);
    expect(decoder.expire(1_000)).toEqual({ typed: [], partial: null, scan: null });
    expect(
      keys
        .slice(7)
        .map((key) => decoder.press(key))
        .at(-1),
    ).toMatchObject({ reading: { text: '6210000018' } });
  });

  it('never reads a scan whose first keys were taken for typing already', () => {
    const decoder = createScanDecoder();
    const keys = keysOf('6210000018', () => 7, 0);
    keys.slice(0, 3).forEach((key) => void decoder.press(key));
    expect(decoder.expire(200).typed).toHaveLength(3);
    const rest = play(decoder, keys.slice(3));
    expect(rest).toEqual({ scans: [], typed: [], partial: ['0000018'], passed: [] });
  });

  it('never reads the rest of a scan that paused too long in its middle', () => {
    const keys = keysOf('https://yt.cn/a?card=6210000018', () => 7, 0).map((key, index) =>
      index < 12 ? key : { ...key, timeMs: key.timeMs + 120 },
    );
    const result = play(createScanDecoder(), keys);
    const next = keysOf('6210000026', () => 7, 420);
    expect([result.scans, result.partial]).toEqual([[], ['https://yt.c', 'n/a?card=6210000018']]);
    const decoder = createScanDecoder();
    expect(play(decoder, [...keys, ...next]).scans).toEqual(['6210000026']);
  });

  it('gives nobody the last keys of a scan that paused too long, nor its Enter', () => {
    const keys = keysOf('https://yt.cn/a?t=20', () => 7, 0).map((key, index) =>
      index < 16 ? key : { ...key, timeMs: key.timeMs + 120 },
    );
    const result = play(createScanDecoder(), keys);
    expect(result).toEqual({ scans: [], typed: [], partial: ['https://yt.cn/a?'], passed: [] });
  });

  it('drops a burst that was cut short instead of typing its digits', () => {
    const result = play(createScanDecoder(), keysOf('621000001', () => 7, 0).slice(0, -1));
    expect(result).toEqual({ scans: [], typed: [], partial: ['621000001'], passed: [] });
  });

  it('counts the same code within two seconds once, another code at once, the same one later again', () => {
    const decoder = createScanDecoder();
    const first = play(
      decoder,
      keysOf('6210000018', () => 7, 0),
    );
    const again = play(
      decoder,
      keysOf('6210000018', () => 7, 900),
    );
    const other = play(
      decoder,
      keysOf('6210000026', () => 7, 1_300),
    );
    const later = play(
      decoder,
      keysOf('6210000026', () => 7, 4_000),
    );
    expect([first, again, other, later].map((result) => result.scans)).toEqual([
      ['6210000018'],
      [],
      ['6210000026'],
      ['6210000026'],
    ]);
    expect(again.typed).toEqual([]);
  });

  it('swallows the second terminator of a scanner that sends two', () => {
    const keys = keysOf('6210000018', () => 7, 0);
    const end = keys.at(-1)?.timeMs ?? 0;
    const doubled = [...keys, { ...plain, key: 'Enter', timeMs: end + 6 }, { ...plain, key: 'Tab', timeMs: end + 12 }];
    expect(play(createScanDecoder(), doubled)).toEqual({ scans: ['6210000018'], typed: [], partial: [], passed: [] });
  });

  it('reads codes under an input method, with Alt on every key, and shifted URL punctuation', () => {
    const codes = ['KeyH', 'KeyT', 'KeyT', 'KeyP', 'Semicolon', 'Slash', 'Slash', 'KeyX', 'Slash', 'Digit1', 'Equal'];
    const shifted = new Set([4]);
    const keys = codes.map((each, index) => ({
      ...plain,
      key: 'Process',
      code: each,
      shift: shifted.has(index),
      alt: true,
      timeMs: 10 * index,
    }));
    const result = play(createScanDecoder(), [...keys, { ...plain, key: 'Enter', timeMs: 10 * codes.length }]);
    expect(result.scans).toEqual(['http://x/1=']);
    expect(characterOfCode('Digit2', true)).toBe('@');
  });

  it('lives through Shift keys, group separators and a function-key prefix', () => {
    const keys: ScanKey[] = [];
    let timeMs = 0;
    const add = (key: string, more: Partial<ScanKey> = {}) => {
      timeMs += 12;
      keys.push({ ...plain, key, timeMs, ...more });
    };
    add('F8');
    for (const letter of 'YATAI') {
      add('Shift');
      add(letter, { shift: true });
    }
    add(']', { control: true });
    for (const digit of '0018') {
      add(digit);
    }
    add('Enter');
    expect(play(createScanDecoder(), keys)).toEqual({
      scans: ['YATAI\u001d0018'],
      typed: [],
      partial: [],
      passed: Array(5).fill('Shift'),
    });
  });

  it('is no scan where a key is held down', () => {
    const keys = Array.from({ length: 12 }, (_, index) => ({
      ...plain,
      key: '8',
      repeat: index > 0,
      timeMs: 30 * index,
    }));
    expect(play(createScanDecoder(), keys).scans).toEqual([]);
  });

  it('takes slow scanners where the setting says so, and only there', () => {
    const keys = keysOf('6210000018', () => 80, 0);
    expect(play(createScanDecoder(), keys).scans).toEqual([]);
    const slow = createScanDecoder({ ...defaultScanner, keyTime: 80 });
    expect(play(slow, keys).scans).toEqual(['6210000018']);
  });

  it('loses and merges nothing in ten thousand scans at 7 ms a key', () => {
    const decoder = createScanDecoder();
    const texts = Array.from({ length: 10_000 }, (_, index) => `62100000${String(index).padStart(6, '0')}`);
    let from = 0;
    const keys = texts.flatMap((text) => {
      const burst = keysOf(text, () => 7, from);
      from = (burst.at(-1)?.timeMs ?? 0) + 100;
      return burst;
    });
    const result = play(decoder, keys);
    expect(result.scans).toEqual(texts);
    expect([result.typed, result.partial, result.passed]).toEqual([[], [], []]);
  });
});

/** The key that a US keyboard has for a character, as a scanner presses it. */
function usKey(character: string): Partial<ScanKey> {
  if (character === '\u001d') {
    return { key: ']', code: 'BracketRight', control: true };
  }
  const plainCodes = ['Key', 'Digit'].flatMap((kind) =>
    [...(kind === 'Key' ? 'ABCDEFGHIJKLMNOPQRSTUVWXYZ' : '0123456789')].map((end) => kind + end),
  );
  const signs = ['Minus', 'Equal', 'BracketLeft', 'BracketRight', 'Backslash', 'Semicolon', 'Quote', 'Backquote'];
  const codes = [...plainCodes, ...signs, 'Comma', 'Period', 'Slash', 'Space'];
  const found = codes.flatMap((code) =>
    [false, true].filter((shift) => characterOfCode(code, shift) === character).map((shift) => ({ code, shift })),
  )[0];
  return { key: character, ...found };
}

function strokes(text: string, change: (key: ScanKey) => ScanKey = (key) => key, gap = 7): ScanKey[] {
  const keys = [...text].map((character, index) => ({ ...plain, ...usKey(character), timeMs: 1_000 + gap * index }));
  return [...keys.map(change), { ...plain, key: 'Enter', code: 'Enter', timeMs: 1_000 + gap * text.length }];
}

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
