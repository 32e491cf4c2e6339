// The serials of the probe: their own series, so that none can ever be a sale's. A sale's ends in digits; here a P stands before the last letters.
import { serialOf, serialPrefix } from '../../journal/serial.ts';
import type { Random } from '../../queue/ports.ts';

const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const drawnLetters = 7;
/** No till's own serial is longer (journal/serial.ts). */
const longestOwn = 30;
/** So many letters after the P are no accident. */
const tellingLetters = 4;

export type ProbeSerials = {
  /** As long as this till's own serials, so that what is found of one holds for the other. */
  next(): string;
  /** Of exactly this length, different from its first letters on: a platform that cuts serials must not make two of them one. */
  ofLength(length: number): string;
  /** How long this till's own serials are. */
  readonly ownLength: number;
};

/** Draws from `random` only, never from the clock. */
export function createProbeSerials(installId: string, terminalNo: string, random: Random): ProbeSerials {
  const prefix = serialPrefix(installId, terminalNo);
  const draw = (count: number): string =>
    [...random.hex(2 * count).matchAll(/..../g)]
      .slice(0, count)
      .map(([hex]) => letters.charAt(Number.parseInt(hex, 16) & 31))
      .join('');
  return {
    next: () => `${prefix}P${draw(drawnLetters)}`,
    ofLength: (length) => `P${draw(length - 1)}`,
    ownLength: serialOf(prefix, 0).length,
  };
}

/** Whether `shown` is what a platform kept of this serial of the probe: its beginning, with the P and enough of what was drawn. */
export function isCutOf(shown: string, serial: string): boolean {
  const mark = serial.length > longestOwn ? 0 : serial.length - 1 - drawnLetters;
  return shown.length < serial.length && shown.length > mark + tellingLetters && serial.startsWith(shown);
}
