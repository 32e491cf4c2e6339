// One key press as the decoder sees it, and the character that it stands for, also where an input method hides it.

/** `timeMs` is the time of the event itself, not of its handling: a busy screen must not stretch a burst. */
export type ScanKey = {
  readonly key: string;
  readonly code: string;
  readonly shift: boolean;
  readonly control: boolean;
  readonly alt: boolean;
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

/**
 * The character of a key, or null where it is none. Modifiers are no reason to leave a key out: some scanners set Alt on
 * each. A character that the layout or input method made non-ASCII is read from its place instead.
 */
export function scanCharacter(key: ScanKey): string | null {
  const plain = key.key.length === 1 ? key.key.normalize('NFKC') : null;
  if (plain !== null && !key.alt && /^[\x20-\x7e]$/.test(plain)) {
    return plain;
  }
  if (plain !== null || key.key === 'Process' || key.key === 'Unidentified' || key.key === 'Dead') {
    return characterOfCode(key.code, key.shift) ?? plain;
  }
  return null;
}
