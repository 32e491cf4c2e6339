// A scan whose keys a busy machine tore apart: nothing of it is read, and what is left of it is told instead of typed.
import { expect, it } from 'vitest';
import { createScanDecoder } from '../../renderer/scan/decoder.ts';
import { keysOf, play } from '../support/scan-keys.ts';

/** A scan at 20 ms a key that pauses behind its first `head` keys. */
function torn(text: string, head: number, pause: number) {
  return keysOf(text, () => 20, 0).map((key, index) => (index < head ? key : { ...key, timeMs: key.timeMs + pause }));
}

it('is not read from its second key on, though what is left looks whole', () => {
  expect(play(createScanDecoder(), torn('62700013', 2, 67))).toEqual({
    scans: [],
    typed: ['6', '2'],
    partial: ['700013'],
    passed: [],
  });
});

it('confirms nothing by its Enter where too little is left to be a scan', () => {
  const decoder = createScanDecoder();
  expect(play(decoder, torn('62700015', 3, 76))).toEqual({
    scans: [],
    typed: ['6', '2', '7'],
    partial: ['00015'],
    passed: [],
  });
  expect(
    play(
      decoder,
      torn('62700023', 8, 0).map((key) => ({ ...key, timeMs: key.timeMs + 1_000 })),
    ).scans,
  ).toEqual(['62700023']);
});

it('is a person’s amount where the last three keys roll from under the fingers and Enter follows at a hand’s pace', () => {
  const times = [0, 90, 180, 195, 210, 295];
  const keys = keysOf('88.50', () => 0, 0).map((key, index) => ({ ...key, timeMs: times[index] ?? 0 }));
  expect(play(createScanDecoder(), keys)).toEqual({ scans: [], typed: [...'88.50'], partial: [], passed: ['Enter'] });
});
