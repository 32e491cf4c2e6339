// The one listener of the keyboard: every key passes the scanner's decoder before a field, a button or a shortcut sees it.
import { flushSync } from 'react-dom';
import type { ScanDecoder, ScanVerdict } from '../scan/decoder.ts';
import { type FieldSnapshot, focusedTextField, restoreSnapshot, takeSnapshot } from '../scan/field-snapshot.ts';
import { characterOfCode, type ScanKey } from '../scan/scan-key.ts';
import type { KeyLayers } from './key-layers.ts';

export type KeyboardOptions = {
  readonly decoder: ScanDecoder;
  readonly layers: KeyLayers;
  readonly onScan: (text: string) => void;
  readonly onPartialScan: () => void;
  /** While true every key is dropped: money is in flight, and what was queued must not confirm anything. */
  readonly deaf: () => boolean;
};

/** How late (ms) the rest of a burst may be delivered on a busy machine; the keys' own times decide what belongs together. */
const lateScanPatience = 300;

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
export function listenToKeyboard({ decoder, layers, onScan, onPartialScan, deaf }: KeyboardOptions): () => void {
  let snapshot: FieldSnapshot | null = null;
  let composed = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** Keys of the running burst that were kept from the page, so that they are owed to the layers. */
  let kept = new Set<ScanKey>();

  function endBurst(): void {
    snapshot = null;
    composed = false;
    kept = new Set();
    clearTimeout(timer);
  }

  function release({ typed, partial }: Pick<ScanVerdict, 'typed' | 'partial'>): void {
    const owed = typed.filter((key) => kept.has(key));
    const lost = partial !== null && snapshot === null;
    endBurst();
    if (lost) {
      onPartialScan();
    }
    for (const key of owed) {
      if (!deaf()) {
        dispatch(key);
      }
    }
  }

  /** Painted before the next key: two keys that are let go together must not both see the amount as it was before them. */
  function dispatch(key: ScanKey): boolean {
    return flushSync(() => layers.dispatch({ name: nameOf(key), timeMs: key.timeMs }));
  }

  /** A key or two on the pad are somebody's typing and waited for; in a field nothing is owed, and what is longer is a scan. */
  function patience(): number {
    return kept.size > 0 && kept.size < 4 ? decoder.window + 2 : lateScanPatience;
  }

  function expireLater(): void {
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (keysWait()) {
        expireLater();
        return;
      }
      const expired = decoder.expire(performance.now());
      if (decoder.holding()) {
        expireLater();
      } else {
        release(expired);
      }
    }, patience());
  }

  function onKeyDown(event: KeyboardEvent): void {
    const key = scanKeyOf(event);
    const result = decoder.press(key);
    if (result.typed.length > 0 || result.partial !== null) {
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
        if (snapshot !== null) {
          restoreSnapshot(snapshot, composed);
        }
        endBurst();
        if (result.verdict === 'scan' && result.text !== null) {
          onScan(result.text);
        }
        return;
      }
      case 'pass':
        pass(event, key);
    }
  }

  function keep(event: KeyboardEvent, key: ScanKey): void {
    const field = focusedTextField();
    if (field !== null && !/^F\d/.test(key.key)) {
      snapshot ??= takeSnapshot(field);
      composed ||= event.isComposing || event.key === 'Process';
    } else {
      stop(event);
      if (!deaf()) {
        kept.add(key);
      }
    }
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
    clearTimeout(timer);
  };
}

function stop(event: KeyboardEvent): void {
  event.preventDefault();
  event.stopImmediatePropagation();
}

/** True while the browser has key events that we have not seen: a busy screen is no reason to cut a scan in two. */
function keysWait(): boolean {
  const { scheduling } = navigator as Navigator & { readonly scheduling?: { readonly isInputPending?: () => boolean } };
  return scheduling?.isInputPending?.() ?? false;
}

function scanKeyOf(event: KeyboardEvent): ScanKey {
  return {
    key: event.key,
    code: event.code,
    shift: event.shiftKey,
    control: event.ctrlKey || event.metaKey,
    alt: event.altKey,
    repeat: event.repeat,
    timeMs: event.timeStamp,
  };
}

/** Names of keys are the same for the numeric block, the row of digits and an input method that hides them. */
function nameOf(key: ScanKey): string {
  if (key.key === 'Process' || key.key === 'Unidentified') {
    return characterOfCode(key.code, key.shift) ?? key.code.replace('Numpad', '');
  }
  const plain = key.key.normalize('NFKC');
  return plain === '。' || plain === ',' ? '.' : plain;
}
