// Tells a scanner's burst from a person's typing, key by key: a pure state machine fed with keys and their times.
import { type ScanKey, scanCharacter } from './scan-key.ts';

export type ScanSettings = {
  /** The slowest average time between two keys of a scan, ms. Most scanners need 5–50, some 80. */
  readonly averageKeyTime: number;
  /** The fewest characters of a scan. */
  readonly shortest: number;
  /** The same code again within this time (ms) is the same scan. */
  readonly repeatTime: number;
};

const defaultScanSettings: ScanSettings = { averageKeyTime: 50, shortest: 6, repeatTime: 2_000 };

/**
 * What is to be done with the key that was pressed:
 * `pass` – not the decoder's business; `hold` – may belong to a scan, keep it until told; `swallow` – part of a scan, drop it;
 * `scan` – the burst has ended and is a scan of `text`; `repeat` – the same scan again, drop it.
 * `typed` are keys held before that turned out to be a person's: dispatch them first, in order.
 */
export type ScanVerdict = {
  readonly typed: readonly ScanKey[];
  readonly verdict: 'pass' | 'hold' | 'swallow' | 'scan' | 'repeat';
  readonly text: string | null;
  /** A burst that stopped without its terminator: its characters are dropped, never dispatched. */
  readonly partial: string | null;
};

export type ScanDecoder = {
  press(key: ScanKey): ScanVerdict;
  /** Time has passed without a key: releases what is held once it can no longer become a scan. */
  expire(timeMs: number): Pick<ScanVerdict, 'typed' | 'partial'>;
  /** The longest time between two keys of one scan, ms: how long a key is held. */
  readonly window: number;
  readonly holding: () => boolean;
};

const modifierKeys = new Set(['Shift', 'Alt', 'AltGraph', 'Control', 'Meta', 'CapsLock', 'NumLock', 'Fn', 'OS']);
const terminatorKeys = new Set(['Enter', 'Tab']);
const terminatorCodes = new Set(['Enter', 'NumpadEnter', 'Tab']);

function isTerminator(key: ScanKey): boolean {
  return terminatorKeys.has(key.key) || terminatorCodes.has(key.code);
}

/** Control characters of GS1 codes and line feeds come as Control with a letter or bracket. */
function isControlCharacter(key: ScanKey): boolean {
  return key.control && !key.alt;
}

export function createScanDecoder(settings: ScanSettings = defaultScanSettings): ScanDecoder {
  const window = Math.round(settings.averageKeyTime * 1.4);
  let held: ScanKey[] = [];
  let text = '';
  let events = 0;
  let firstTime = 0;
  let lastTime = Number.NEGATIVE_INFINITY;
  let quietUntil = Number.NEGATIVE_INFINITY;
  let last: { readonly text: string; readonly time: number } | null = null;

  /** Ends the burst without a scan: a short one was typed by a person, a long one is a scan cut short. */
  function settle(): Pick<ScanVerdict, 'typed' | 'partial'> {
    const partial = isBurst() ? text : null;
    const typed = partial === null ? held : [];
    held = [];
    text = '';
    events = 0;
    return { typed, partial };
  }

  function isBurst(): boolean {
    const average = events > 1 ? (lastTime - firstTime) / (events - 1) : 0;
    return text.length >= settings.shortest && average <= settings.averageKeyTime * 1.1;
  }

  function answer(verdict: ScanVerdict['verdict'], settled?: Pick<ScanVerdict, 'typed' | 'partial'>): ScanVerdict {
    return { typed: settled?.typed ?? [], partial: settled?.partial ?? null, verdict, text: null };
  }

  function hold(key: ScanKey, character: string): void {
    if (events === 0) {
      firstTime = key.timeMs;
    }
    held.push(key);
    text += character;
    events += 1;
    lastTime = key.timeMs;
  }

  function press(key: ScanKey): ScanVerdict {
    const late = held.length > 0 && key.timeMs - lastTime > window ? settle() : undefined;
    if (modifierKeys.has(key.key)) {
      if (held.length > 0) {
        events += 1;
        lastTime = key.timeMs;
      }
      return answer('pass', late);
    }
    if (key.repeat) {
      return answer('pass', late ?? settle());
    }
    if (isTerminator(key)) {
      return terminate(key, late);
    }
    if (isControlCharacter(key)) {
      const inScan = held.length > 0 || key.timeMs <= quietUntil;
      return answer(inScan ? 'swallow' : 'pass', late);
    }
    const character = scanCharacter(key);
    if (character !== null) {
      hold(key, character);
      return answer('hold', late);
    }
    if (/^F\d{1,2}$/.test(key.key)) {
      hold(key, '');
      return answer('hold', late);
    }
    return answer('pass', late ?? settle());
  }

  function terminate(key: ScanKey, late: Pick<ScanVerdict, 'typed' | 'partial'> | undefined): ScanVerdict {
    if (late === undefined && isBurst()) {
      const scanned = text.normalize('NFKC').trim();
      held = [];
      text = '';
      events = 0;
      quietUntil = key.timeMs + window;
      const again = last !== null && last.text === scanned && key.timeMs - last.time < settings.repeatTime;
      last = { text: scanned, time: key.timeMs };
      return { typed: [], partial: null, verdict: again ? 'repeat' : 'scan', text: scanned };
    }
    if (key.timeMs <= quietUntil) {
      return answer('swallow', late);
    }
    return answer('pass', late ?? settle());
  }

  return {
    press,
    expire: (timeMs) => (held.length > 0 && timeMs - lastTime > window ? settle() : { typed: [], partial: null }),
    window,
    holding: () => held.length > 0,
  };
}
