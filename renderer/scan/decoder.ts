// Tells a scanner's burst from a person's typing, key by key: a pure state machine fed with keys and their times.
import { defaultScanner, type ScannerSettings } from '../../shared/preferences/scanner.ts';
import { createRepeatGuard } from './repeat-guard.ts';
import { controlCharacter, groupSeparator, type ScanKey, scanCharacter } from './scan-key.ts';

export type ScanSettings = Pick<ScannerSettings, 'keyTime' | 'prefix' | 'suffix' | 'end' | 'layout'>;

/** The fewest characters of a scan. */
const shortest = 6;
/** What a scanner that was never calibrated needs at most, ms a key; a burst without the calibrated prefix may not be slower. */
const plainKeyTime = defaultScanner.keyTime;

/** A scan as it came in. `keys`: how many, with what the scanner sends around the text; `keyTime`: their average time, ms. */
export type ScanReading = { readonly text: string; readonly keys: number; readonly keyTime: number };

/** What has ended: `typed` are held keys of a person, to be given out in order; a `partial` is a burst cut short, to be dropped. */
export type Settled = {
  readonly typed: readonly ScanKey[];
  readonly partial: string | null;
  /** A scan that ended by silence (`end: 'none'`); null where it is the one of just now. */
  readonly scan: ScanReading | null;
};

/**
 * What is to be done with the key that was pressed:
 * `pass` – not the decoder's business; `hold` – may belong to a scan, keep it until told; `swallow` – part of a scan, drop it;
 * `scan` – the burst has ended and is `reading`; `repeat` – the same scan again, drop it. What `settled` before comes first.
 */
export type ScanVerdict = Settled & {
  readonly verdict: 'pass' | 'hold' | 'swallow' | 'scan' | 'repeat';
  readonly reading: ScanReading | null;
};

export type ScanDecoder = {
  press(key: ScanKey): ScanVerdict;
  /** Time has passed without a key: releases what is held once it can no longer become a scan. */
  expire(timeMs: number): Settled;
  /** The longest time between two keys of one scan, ms. */
  readonly window: number;
  /** How long what is held now is waited for, ms: the window, but for an F-key alone. */
  readonly patience: () => number;
  readonly holding: () => boolean;
};

/** How late the rest of a burst may be delivered by a machine that is busy, ms. */
const latePatience = 1_500;

/** What follows a burst without an end within this time (ms) is its rest, not another scan: nobody aims again so soon. */
const cutPatience = 800;

/** Nobody aims a scanner so soon (ms) after a key: what comes is the rest of a scan whose first keys were taken for typing. */
const handToScanner = 110;
/** The fewest keys that end so quickly by Enter that they are such a rest, and nobody's typing. */
const shortestRest = 3;

const modifierKeys = new Set(['Shift', 'Alt', 'AltGraph', 'Control', 'Meta', 'CapsLock', 'NumLock', 'Fn', 'OS']);
const terminatorKeys = new Set(['Enter', 'Tab']);
const terminatorCodes = new Set(['Enter', 'NumpadEnter', 'Tab']);
const nothing: Settled = { typed: [], partial: null, scan: null };

function isTerminator(key: ScanKey): boolean {
  return terminatorKeys.has(key.key) || terminatorCodes.has(key.code);
}

export function createScanDecoder(settings: ScanSettings = defaultScanner): ScanDecoder {
  const window = Math.round(settings.keyTime * 1.4);
  const plainWindow = Math.min(window, Math.round(plainKeyTime * 1.4));
  const isRepeat = createRepeatGuard();
  let held: ScanKey[] = [];
  let text = '';
  let events = 0;
  let firstTime = 0;
  let lastTime = Number.NEGATIVE_INFINITY;
  let quietUntil = Number.NEGATIVE_INFINITY;
  /** Whether keys that belong before this burst were given out or dropped already: the rest of a scan is no scan. */
  let headless = false;
  let givenOut = Number.NEGATIVE_INFINITY;
  /** How many characters were given out in a row right before this burst. */
  let given = 0;
  let cutAt = Number.NEGATIVE_INFINITY;

  function forget(): void {
    held = [];
    text = '';
    events = 0;
  }

  /** An F-key opens a screen, and the digit behind it is meant for that screen: a slow scanner's calibration does not keep it waiting. */
  function patience(): number {
    return held.length > 0 && text === '' ? plainWindow : window;
  }

  function average(): number {
    return events > 1 ? (lastTime - firstTime) / (events - 1) : 0;
  }

  /** Whether what is held begins right behind a burst that was cut: then it is that scan's, however short, and nobody's typing. */
  function isTail(): boolean {
    return held.length > 0 && firstTime - cutAt <= cutPatience;
  }

  function isBurst(): boolean {
    const marked = settings.prefix === '' || text.startsWith(settings.prefix);
    const slowest = marked ? settings.keyTime : Math.min(settings.keyTime, plainKeyTime);
    return bare().length >= shortest && average() <= slowest * 1.1;
  }

  /** Whether what is held, ended now, is too short for a scan only because the keys before it were taken for typing. */
  function isRest(endTime: number): boolean {
    const pace = (endTime - firstTime) / events;
    return headless && events >= shortestRest && given + text.length >= shortest && pace <= plainKeyTime;
  }

  /** The text without what the scanner was set up to send around it. */
  function bare(): string {
    const { prefix, suffix } = settings;
    const from = prefix !== '' && text.startsWith(prefix) ? text.slice(prefix.length) : text;
    const to = suffix !== '' && from.endsWith(suffix) ? from.slice(0, -suffix.length) : from;
    return to.normalize('NFKC').trim();
  }

  function read(): ScanReading {
    const reading = { text: bare(), keys: held.length, keyTime: Math.round(average() * 10) / 10 };
    quietUntil = lastTime + window;
    forget();
    return reading;
  }

  /** Ends the burst without a terminator: a short one was typed by a person, a long one is a scan cut short, or a whole one. */
  function settle(): Settled {
    if (!isBurst()) {
      const typed = isTail() ? [] : held;
      // An F-key is no part of a number: what follows it is whole.
      givenOut = text === '' ? givenOut : lastTime;
      given += text.length;
      forget();
      return { ...nothing, typed };
    }
    if (settings.end === 'none' && !headless) {
      const time = lastTime;
      const reading = read();
      return { ...nothing, scan: isRepeat(reading.text, time) ? null : reading };
    }
    const partial = text;
    cutAt = lastTime;
    forget();
    return { ...nothing, partial };
  }

  function answer(verdict: ScanVerdict['verdict'], settled: Settled = nothing): ScanVerdict {
    return { ...settled, verdict, reading: null };
  }

  function hold(key: ScanKey, character: string): void {
    if (events === 0) {
      firstTime = key.timeMs;
      const follows = key.timeMs - givenOut <= Math.max(window, handToScanner);
      given = follows ? given : 0;
      headless = follows || key.timeMs - cutAt <= cutPatience;
    }
    held.push(key);
    text += character;
    events += 1;
    lastTime = key.timeMs;
  }

  function press(key: ScanKey): ScanVerdict {
    const late = held.length > 0 && key.timeMs - lastTime > patience() ? settle() : undefined;
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
    const control = controlCharacter(key);
    if (isTerminator(key) || (held.length > 0 && (control === '\r' || control === '\n'))) {
      return terminate(key, late);
    }
    if (control !== null) {
      return pressControl(key, control, late);
    }
    const character = scanCharacter(key, settings.layout);
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

  /** Control characters come as Control with a letter or bracket: GS1's separator is part of the text, the others are dropped. */
  function pressControl(key: ScanKey, control: string, late: Settled | undefined): ScanVerdict {
    const opens = held.length === 0 && settings.prefix.startsWith(control);
    if (opens || (held.length > 0 && control === groupSeparator)) {
      hold(key, control);
      return answer('hold', late);
    }
    return answer(held.length > 0 || key.timeMs <= quietUntil ? 'swallow' : 'pass', late);
  }

  function terminate(key: ScanKey, late: Settled | undefined): ScanVerdict {
    if (late === undefined && (isBurst() || isRest(key.timeMs))) {
      if (headless) {
        const partial = text;
        // Its Enter has come: what follows is a scan of its own.
        cutAt = Number.NEGATIVE_INFINITY;
        quietUntil = key.timeMs + window;
        forget();
        return answer('swallow', { ...nothing, partial });
      }
      const reading = read();
      quietUntil = key.timeMs + window;
      return { ...nothing, verdict: isRepeat(reading.text, key.timeMs) ? 'repeat' : 'scan', reading };
    }
    const settled = late ?? settle();
    if (key.timeMs <= quietUntil || key.timeMs - cutAt <= cutPatience) {
      cutAt = Number.NEGATIVE_INFINITY;
      return answer('swallow', settled);
    }
    return answer('pass', settled);
  }

  return {
    press,
    expire(timeMs) {
      // A burst is owed to nobody: its rest may be delivered late, and its keys' own times will tell.
      const longest = settings.end === 'key' && isBurst() ? latePatience : patience();
      return held.length > 0 && timeMs - lastTime > longest ? settle() : nothing;
    },
    window,
    patience,
    holding: () => held.length > 0,
  };
}
