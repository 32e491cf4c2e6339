// One key press as the decoder sees it, and the character that it stands for, also where an input method hides it.

/** `timeMs` is the time of the event itself, not of its handling: a busy screen must not stretch a burst. */
export type ScanKey = {
  readonly key: string;
  readonly code: string;
  readonly shift: boolean;
  readonly control: boolean;
  readonly alt: boolean;
  readonly capsLock: boolean;
  readonly repeat: boolean;
  readonly timeMs: number;
};

const punctuation: Readonly<Record<string, readonly [plain: string, shifted: string]>> = {
  Minus: ['-', '_'],
  Equal: ['=', '+'],
  BracketLeft: ['[', '{'],
  BracketRight: [']', '}'],
  Backslash: ['\\', '|'],
  Semicolon: [';', ':'],
  Quote: ["'", '"'],
  Backquote: ['`', '~'],
  Comma: [',', '<'],
  Period: ['.', '>'],
  Slash: ['/', '?'],
  Space: [' ', ' '],
  NumpadDecimal: ['.', '.'],
  NumpadAdd: ['+', '+'],
  NumpadSubtract: ['-', '-'],
  NumpadMultiply: ['*', '*'],
  NumpadDivide: ['/', '/'],
};

const shiftedDigits = ')!@#$%^&*(';

/** The character of a key by its place on the keyboard: what an input method (keyCode 229) or Alt would hide. */
export function characterOfCode(code: string, shift: boolean): string | null {
  const letter = /^Key([A-Z])$/.exec(code)?.[1];
  if (letter !== undefined) {
    return shift ? letter : letter.toLowerCase();
  }
  const digit = /^Digit(\d)$/.exec(code)?.[1];
  if (digit !== undefined) {
    return shift ? (shiftedDigits[Number(digit)] ?? null) : digit;
  }
  const pad = /^Numpad(\d)$/.exec(code)?.[1];
  if (pad !== undefined) {
    return pad;
  }
  return punctuation[code]?.[shift ? 1 : 0] ?? null;
}

/** FNC1 inside a GS1 code: keyboard scanners send it as Control with a bracket. */
export const groupSeparator = '\u001d';

const controlCodes: Readonly<Record<string, string>> = {
  BracketLeft: '\u001b',
  Backslash: '\u001c',
  BracketRight: groupSeparator,
  Digit6: '\u001e',
  Minus: '\u001f',
};

/** The control character that a key with Control stands for, or null where it is none. Read by its place: its name may be any. */
export function controlCharacter(key: ScanKey): string | null {
  if (!key.control || key.alt) {
    return null;
  }
  const letter = /^Key([A-Z])$/.exec(key.code)?.[1] ?? (/^[a-z]$/i.test(key.key) ? key.key.toUpperCase() : null);
  if (letter !== null) {
    return String.fromCharCode(letter.charCodeAt(0) - 64);
  }
  return controlCodes[key.code] ?? (key.key === ']' ? groupSeparator : '\0');
}

/**
 * The character of a key, or null where it is none. `layout` `places`: the scanner speaks another keyboard's language than this
 * machine, so only a key's place counts. Modifiers are no reason to leave a key out: some scanners set Alt on each. A character
 * that the layout or input method made non-ASCII is read from its place instead; Caps Lock changes no letter.
 */
export function scanCharacter(key: ScanKey, layout: 'keys' | 'places' = 'keys'): string | null {
  const plain = key.key.length === 1 ? key.key.normalize('NFKC') : null;
  const placed = layout === 'places' ? characterOfCode(key.code, key.shift) : null;
  if (placed !== null) {
    return placed;
  }
  if (plain !== null && !key.alt && /^[\x20-\x7e]$/.test(plain)) {
    return key.capsLock && /^[a-z]$/i.test(plain) ? otherCase(plain) : plain;
  }
  if (plain !== null || key.key === 'Process' || key.key === 'Unidentified' || key.key === 'Dead') {
    return characterOfCode(key.code, key.shift) ?? plain;
  }
  return null;
}

function otherCase(letter: string): string {
  return letter === letter.toUpperCase() ? letter.toLowerCase() : letter.toUpperCase();
}
