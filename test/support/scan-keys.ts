// The keys that a scanner or a person presses, with their times, and what the decoder makes of them.
import fc from 'fast-check';
import type { ScanDecoder, Settled } from '../../renderer/scan/decoder.ts';
import { characterOfCode, type ScanKey } from '../../renderer/scan/scan-key.ts';

export const plain: ScanKey = {
  key: '',
  code: '',
  shift: false,
  control: false,
  alt: false,
  capsLock: false,
  repeat: false,
  timeMs: 0,
};

export function keysOf(text: string, gap: () => number, from: number, end = 'Enter'): ScanKey[] {
  let timeMs = from;
  return [...text, end].map((key) => {
    timeMs += gap();
    return { ...plain, key, code: key === end ? end : '', timeMs };
  });
}

export function play(decoder: ScanDecoder, keys: readonly ScanKey[]) {
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

export const code = fc.stringMatching(/^[0-9A-Za-z:/?&=._%-]{6,64}$/);

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

export function strokes(text: string, change: (key: ScanKey) => ScanKey = (key) => key, gap = 7): ScanKey[] {
  const keys = [...text].map((character, index) => ({ ...plain, ...usKey(character), timeMs: 1_000 + gap * index }));
  return [...keys.map(change), { ...plain, key: 'Enter', code: 'Enter', timeMs: 1_000 + gap * text.length }];
}
