// The one listener of the keyboard: every key passes the scanner's decoder before a field, a button or a shortcut sees it.
import { flushSync } from 'react-dom';
import { watchCompositions } from '../scan/composed-burst.ts';
import type { ScanDecoder, ScanReading, Settled } from '../scan/decoder.ts';
import {
  type FieldSnapshot,
  focusedTextField,
  restoreSnapshot,
  type TextField,
  takeSnapshot,
  typeInto,
} from '../scan/field-snapshot.ts';
import type { ScanKey } from '../scan/scan-key.ts';
import type { KeyTaker } from '../scan/scan-tap.ts';
import type { KeyLayers } from './key-layers.ts';
import { appKeyOf, scanKeyOf } from './key-of-event.ts';

export type KeyboardOptions = {
  /** The decoder as the scanner is set up now. */
  readonly decoder: () => ScanDecoder;
  readonly layers: KeyLayers;
  readonly onScan: (reading: ScanReading) => void;
  readonly onPartialScan: () => void;
  /** An input method ate a scan: it was taken out of the field, and has to be scanned again. */
  readonly onSpoiltScan: () => void;
  /** Asked first, for every key: the calibration sheet takes them all. */
  readonly taken: KeyTaker;
  /** While true every key is dropped: money is in flight, and what was queued must not confirm anything. */
  readonly deaf: () => boolean;
  /** Resolves when the main process, through which every key comes, has done what it was at. Never rejects. */
  readonly caughtUp: () => Promise<unknown>;
};

/** How late (ms) the rest of a burst may be delivered on a busy machine; the keys' own times decide what belongs together. */
const lateScanPatience = 300;

/** An answer of the main process that takes no longer (ms) was not held up. */
const atOnce = 16;

/** How long (ms) the main process is waited for, which a slow disk holds up: by then a person wants to see what was typed. */
const longestHoldUp = 1_500;

/** Keys that the page uses itself when it owns them: a focused button takes Enter and Space. */
function belongsToFocused(event: KeyboardEvent): boolean {
  const active = document.activeElement;
  return (
    (event.key === 'Enter' || event.key === ' ') &&
    active instanceof HTMLElement &&
    active.matches('button, a[href], [role="button"], [role="tab"], [role="radio"], select') &&
    active.matches(':focus-visible')
  );
}

/** Listens until what comes back is called. */
export function listenToKeyboard(options: KeyboardOptions): () => void {
  const { layers, onScan, onPartialScan, onSpoiltScan, taken, deaf } = options;
  const compositions = watchCompositions();
  /** A field into which an input method composes the running burst: those keys cannot be kept from it. */
  let composed: FieldSnapshot | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** How late (ms) this busy machine handed us the keys of the running burst. */
  let lag = 0;
  /** When the last of them was handed to us. */
  let keptAt = 0;
  /** Keys of the running burst that were kept from the page: owed to a field, or to the layers (null). */
  let kept = new Map<ScanKey, TextField | null>();

  function endBurst(): void {
    composed = null;
    kept = new Map();
    lag = 0;
    forgetTimer();
  }

  function release({ typed, partial, scan }: Settled): void {
    const owed = typed.flatMap((key) => {
      const field = kept.get(key);
      return field === undefined || key.control || key.alt ? [] : [{ key, field }];
    });
    const lost = partial !== null && composed === null;
    endBurst();
    if (scan !== null) {
      onScan(scan);
    } else if (lost) {
      onPartialScan();
    }
    for (const { key, field } of owed) {
      if (field !== null) {
        typeInto(field, key.key);
      } else if (!deaf()) {
        dispatch(key);
      }
    }
  }

  /** Painted before the next key: two keys that are let go together must not both see the amount as it was before them. */
  function dispatch(key: ScanKey): boolean {
    return flushSync(() => layers.dispatch(appKeyOf(key)));
  }

  /** A key or two are somebody's typing and waited for; what is longer is a scan. Where keys come late, the next ones will too. */
  function patience(): number {
    const quick = kept.size > 0 && kept.size < 4;
    return quick ? options.decoder().patience() + 2 + Math.min(lateScanPatience, 2 * lag) : lateScanPatience;
  }

  /** Nothing is given out while the rest of a scan may still stand at the main process's door, or at the page's. */
  function expireLater(): void {
    clearTimeout(timer);
    const mine = setTimeout(async () => {
      const asked = performance.now();
      await Promise.race([options.caughtUp(), pause(longestHoldUp)]);
      if (timer !== mine) {
        return;
      }
      const now = performance.now();
      // What stood there behind a hold-up comes after its answer: the keys are waited for once more.
      const wasHeldUp = now - asked > atOnce && now - keptAt < longestHoldUp;
      if (wasHeldUp || keysWait()) {
        expireLater();
        return;
      }
      const expired = options.decoder().expire(now);
      if (options.decoder().holding()) {
        expireLater();
      } else {
        release(expired);
      }
    }, patience());
    timer = mine;
  }

  function forgetTimer(): void {
    clearTimeout(timer);
    timer = undefined;
  }

  function onKeyDown(event: KeyboardEvent): void {
    const key = scanKeyOf(event);
    if (taken(key)) {
      stop(event);
      return;
    }
    const result = options.decoder().press(key);
    if (result.verdict === 'pass' && (event.key === 'Enter' || event.key === 'Tab') && dropSpoilt(event)) {
      return;
    }
    if (result.typed.length > 0 || result.partial !== null || result.scan !== null) {
      release(result);
    }
    switch (result.verdict) {
      case 'hold':
        keep(event, key);
        return;
      case 'swallow':
        stop(event);
        return;
      case 'scan':
      case 'repeat': {
        stop(event);
        if (composed !== null) {
          restoreSnapshot(composed, true);
        }
        endBurst();
        if (result.verdict === 'scan' && result.reading !== null) {
          onScan(result.reading);
        }
        return;
      }
      case 'pass':
        pass(event, key);
    }
  }

  /** What an input method made of a scan goes, and the field is left: outside of fields no input method is at work. */
  function dropSpoilt(event: KeyboardEvent): boolean {
    const spoilt = compositions.spoilt(event.timeStamp, options.decoder().window);
    if (spoilt === null) {
      return false;
    }
    stop(event);
    endBurst();
    restoreSnapshot(spoilt, false);
    onSpoiltScan();
    return true;
  }

  function keep(event: KeyboardEvent, key: ScanKey): void {
    const field = /^F\d/.test(key.key) ? null : focusedTextField();
    if (field !== null && (event.isComposing || key.key.length > 1)) {
      composed ??= takeSnapshot(field);
    } else {
      stop(event);
      if (field !== null || !deaf()) {
        kept.set(key, field);
      }
    }
    keptAt = performance.now();
    lag = Math.max(lag, keptAt - key.timeMs);
    expireLater();
  }

  function pass(event: KeyboardEvent, key: ScanKey): void {
    if (deaf()) {
      stop(event);
      return;
    }
    const field = focusedTextField();
    if (event.isComposing || (field !== null && event.key !== 'Escape') || belongsToFocused(event)) {
      return;
    }
    const control = (event.ctrlKey || event.metaKey) && !event.altKey;
    const held = key.repeat && key.key !== 'Backspace';
    if (!control && !held && dispatch(key)) {
      stop(event);
    }
  }

  globalThis.addEventListener('keydown', onKeyDown, { capture: true });
  return () => {
    globalThis.removeEventListener('keydown', onKeyDown, { capture: true });
    compositions.stop();
    forgetTimer();
  };
}

function stop(event: KeyboardEvent): void {
  event.preventDefault();
  event.stopImmediatePropagation();
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** True while the browser has key events that we have not seen: a busy screen is no reason to cut a scan in two. */
function keysWait(): boolean {
  const { scheduling } = navigator as Navigator & { readonly scheduling?: { readonly isInputPending?: () => boolean } };
  return scheduling?.isInputPending?.() ?? false;
}
