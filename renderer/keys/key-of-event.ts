// A key of the browser in the words of the decoder, and afterwards in those of the screens.
import { numericSign } from '../../shared/keys.ts';
import { characterOfCode, type ScanKey } from '../scan/scan-key.ts';
import type { AppKey } from './key-layers.ts';

export function scanKeyOf(event: KeyboardEvent): ScanKey {
  return {
    key: event.key,
    code: event.code,
    shift: event.shiftKey,
    control: event.ctrlKey || event.metaKey,
    alt: event.altKey,
    capsLock: event.getModifierState('CapsLock'),
    repeat: event.repeat,
    timeMs: event.timeStamp,
  };
}

/** The signs of the numeric block have a place of their own: they may be given to an action. */
export function appKeyOf(key: ScanKey): AppKey {
  const name = nameOf(key);
  return { name, pressed: numericSign(key.code) ?? name, timeMs: key.timeMs };
}

/** Names of keys are the same for the numeric block, the row of digits and an input method that hides them. */
function nameOf(key: ScanKey): string {
  if (key.key === 'Process' || key.key === 'Unidentified') {
    return characterOfCode(key.code, key.shift) ?? key.code.replace('Numpad', '');
  }
  const plain = key.key.normalize('NFKC');
  return plain === '。' || plain === ',' ? '.' : plain;
}
