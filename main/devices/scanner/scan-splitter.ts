// Bytes of a serial scanner become texts: a carriage return, line feed, tab, NUL or ETX ends one, and so does silence.
import type { Timers } from '../../queue/ports.ts';

/** A scanner without a suffix sends a whole text at once: after this time (ms) without a byte it is whole. */
const silence = 120;
/** Bytes. What is longer is no code that anybody prints; it is dropped up to its end. */
const longest = 4_096;

const ends = new Set([0x00, 0x03, 0x09, 0x0a, 0x0d]);
/** Of the control characters only GS1's separator belongs to a text. */
const groupSeparator = 0x1d;

export type ScanSplitter = {
  readonly take: (bytes: Uint8Array) => void;
  /** Forgets what was begun: the scanner was unplugged. */
  readonly forget: () => void;
};

/** Calls `onText` with each text that is not empty. */
export function createScanSplitter(timers: Timers, onText: (text: string) => void): ScanSplitter {
  let begun: number[] = [];
  let tooLong = false;
  let cancel: (() => void) | null = null;

  function forget(): void {
    cancel?.();
    cancel = null;
    begun = [];
    tooLong = false;
  }

  function end(): void {
    const text = tooLong ? '' : new TextDecoder().decode(Uint8Array.from(begun)).trim();
    forget();
    if (text !== '') {
      onText(text);
    }
  }

  function take(bytes: Uint8Array): void {
    cancel?.();
    for (const byte of bytes) {
      if (ends.has(byte)) {
        end();
      } else if (byte >= 0x20 || byte === groupSeparator) {
        tooLong ||= begun.length >= longest;
        if (!tooLong) {
          begun.push(byte);
        }
      }
    }
    cancel = begun.length > 0 || tooLong ? timers.schedule(silence, end) : null;
  }

  return { take, forget };
}
