// The text of an amount as it is typed, key by key: pure, and the same for the pad, the numeric block and the keyboard.

export type PadKind = 'amount' | 'count' | 'password';

const longest = { amount: 9, count: 9, password: 32 } as const;

/** True for the keys that the pad takes; anything else is for someone else. */
export function isPadKey(name: string, kind: PadKind): boolean {
  return /^[0-9]$/.test(name) || name === 'Backspace' || name === 'Delete' || (name === '.' && kind === 'amount');
}

/** True for what begins an amount: it takes the place of one that was typed before. Erasing goes on with that one. */
export function startsAnew(name: string): boolean {
  return /^[0-9.]$/.test(name);
}

/** The text after one key. A third decimal, a second point and a tenth digit are not taken: nothing wrong can be typed. */
export function pressPad(text: string, name: string, kind: PadKind): string {
  if (name === 'Delete') {
    return '';
  }
  if (name === 'Backspace') {
    return text.slice(0, -1);
  }
  if (name === '.') {
    return kind !== 'amount' || text.includes('.') ? text : `${text === '' ? '0' : text}.`;
  }
  if (text.length >= longest[kind]) {
    return text;
  }
  if (kind === 'amount') {
    const [whole = '', decimals] = text.split('.');
    if (decimals === undefined ? whole.length >= 6 : decimals.length >= 2) {
      return text;
    }
    return text === '0' ? name : text + name;
  }
  return kind === 'count' && text === '0' ? name : text + name;
}
