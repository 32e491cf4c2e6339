// The scanner's decoder with generated timings: a burst is a scan, a person's keys are a person's keys, never both.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createScanDecoder } from '../../renderer/scan/decoder.ts';
import { characterOfCode, type ScanKey } from '../../renderer/scan/scan-key.ts';
import { defaultScanner } from '../../shared/preferences/scanner.ts';
import { code, keysOf, plain, play } from '../support/scan-keys.ts';

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
