// Keys as the hardware sends them: a scanner's bursts, a numeric block, a person's typing, a held key. They enter through
// Chromium's own input pipeline (DevTools protocol), so that the page cannot tell them from real ones.
import { setTimeout as pause } from 'node:timers/promises';
import type { CDPSession, Page } from '@playwright/test';

/** The pace of a quick cashier, ms a key. It must stay slower than any scanner. */
const PERSON_KEY_MS = 85;
/** Nobody scans sooner after a key than this, ms; a scan that does is taken for typing, and rightly so. */
const HAND_TO_SCANNER_MS = 120;

export interface ScanOptions {
  /** From one key to the next, ms: a fixed time, or one out of 5–50 for each key. Default 12. */
  readonly keyTime?: number | 'varied';
  readonly end?: 'Enter' | 'Tab';
  /** Ms without a key before it. Default: as long as a hand needs from the keys to the scanner. */
  readonly pause?: number;
}

export interface Keys {
  /** A keyboard-wedge scanner's burst, at its own pace. */
  readonly scan: (text: string, options?: ScanOptions) => Promise<void>;
  /** Digits, dot and Enter (`\n`) on the numeric block, at a person's pace. */
  readonly numericBlock: (text: string) => Promise<void>;
  /** A person typing letters and digits. */
  readonly type: (text: string) => Promise<void>;
  /** Keys that roll from under quick fingers, 15 ms apart: too few for a scan. */
  readonly roll: (text: string) => Promise<void>;
  /** One key by its name: `Enter`, `Escape`, `F2`, `a`. */
  readonly press: (name: string) => Promise<void>;
  /** A key that is held down: one press and `repeats` automatic ones, then the release. */
  readonly hold: (name: string, repeats: number) => Promise<void>;
}

interface KeyCode {
  readonly key: string;
  readonly code: string;
  readonly windowsVirtualKeyCode: number;
  readonly text?: string;
  readonly location?: number;
  readonly isKeypad?: boolean;
  readonly modifiers?: number;
}

const SHIFT = 8;
const KEYPAD = { location: 3, isKeypad: true };
const named: Readonly<Record<string, KeyCode>> = {
  Enter: { key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 13, text: '\r' },
  Tab: { key: 'Tab', code: 'Tab', windowsVirtualKeyCode: 9 },
  Escape: { key: 'Escape', code: 'Escape', windowsVirtualKeyCode: 27 },
  Backspace: { key: 'Backspace', code: 'Backspace', windowsVirtualKeyCode: 8 },
  ArrowLeft: { key: 'ArrowLeft', code: 'ArrowLeft', windowsVirtualKeyCode: 37 },
  ArrowUp: { key: 'ArrowUp', code: 'ArrowUp', windowsVirtualKeyCode: 38 },
  ArrowRight: { key: 'ArrowRight', code: 'ArrowRight', windowsVirtualKeyCode: 39 },
  ArrowDown: { key: 'ArrowDown', code: 'ArrowDown', windowsVirtualKeyCode: 40 },
  Delete: { key: 'Delete', code: 'Delete', windowsVirtualKeyCode: 46 },
  'Num+': { key: '+', code: 'NumpadAdd', windowsVirtualKeyCode: 107, text: '+', ...KEYPAD },
};

/** The signs of a US keyboard: code, virtual key, without and with Shift. */
const signs = [
  ['Minus', 189, '-', '_'],
  ['Equal', 187, '=', '+'],
  ['BracketLeft', 219, '[', '{'],
  ['BracketRight', 221, ']', '}'],
  ['Backslash', 220, '\\', '|'],
  ['Semicolon', 186, ';', ':'],
  ['Quote', 222, "'", '"'],
  ['Backquote', 192, '`', '~'],
  ['Comma', 188, ',', '<'],
  ['Period', 190, '.', '>'],
  ['Slash', 191, '/', '?'],
  ['Space', 32, ' ', ' '],
  ...[...')!@#$%^&*('].map((shifted, digit) => [`Digit${digit}`, 48 + digit, String(digit), shifted] as const),
] as const;

/** The key of a character or a name, as a US keyboard sends it. Throws on one that is not on it: extend the table. */
function keyOf(name: string): KeyCode {
  const known = named[name];
  if (known !== undefined) return known;
  if (/^F\d{1,2}$/.test(name)) {
    return { key: name, code: name, windowsVirtualKeyCode: 111 + Number(name.slice(1)) };
  }
  if (/^\d$/.test(name)) {
    return { key: name, code: `Digit${name}`, windowsVirtualKeyCode: name.charCodeAt(0), text: name };
  }
  if (/^[a-zA-Z]$/.test(name)) {
    const upper = name.toUpperCase();
    const shifted = upper === name ? { modifiers: SHIFT } : {};
    return { key: name, code: `Key${upper}`, windowsVirtualKeyCode: upper.charCodeAt(0), text: name, ...shifted };
  }
  const sign = signs.find(([, , plain, shifted]) => plain === name || shifted === name);
  if (sign !== undefined) {
    const [code, windowsVirtualKeyCode, plain] = sign;
    return { key: name, code, windowsVirtualKeyCode, text: name, ...(plain === name ? {} : { modifiers: SHIFT }) };
  }
  throw new Error(`keys: no key for ${JSON.stringify(name)}`);
}

function numericKeyOf(character: string): KeyCode {
  if (character === '\n') {
    return { key: 'Enter', code: 'NumpadEnter', windowsVirtualKeyCode: 13, text: '\r', ...KEYPAD };
  }
  if (character === '.') {
    return { key: '.', code: 'NumpadDecimal', windowsVirtualKeyCode: 110, text: '.', ...KEYPAD };
  }
  if (!/^\d$/.test(character)) throw new Error(`keys: the numeric block has no ${JSON.stringify(character)}`);
  const digit = Number(character);
  return { key: character, code: `Numpad${digit}`, windowsVirtualKeyCode: 96 + digit, text: character, ...KEYPAD };
}

/** Opens the keyboard of one window. It closes with the page. */
export async function openKeys(page: Page): Promise<Keys> {
  const session = await page.context().newCDPSession(page);
  const stroke = async (key: KeyCode, at?: number) => {
    const down = send(session, key, 'keyDown', at);
    const up = send(session, key, 'keyUp', at === undefined ? undefined : at + 1);
    await Promise.all([down, up]);
  };
  const atPersonsPace = async (keys: readonly KeyCode[]) => {
    for (const key of keys) {
      // Pacing of input, not waiting for an outcome: faster keys would be a scan.
      await pause(PERSON_KEY_MS);
      await stroke(key);
    }
  };
  return {
    scan: (text, options = {}) =>
      burst(
        stroke,
        [...[...text].map(keyOf), keyOf(options.end ?? 'Enter')],
        options.keyTime ?? 12,
        options.pause ?? HAND_TO_SCANNER_MS,
      ),
    roll: (text) => burst(stroke, [...text].map(numericKeyOf), 15, HAND_TO_SCANNER_MS),
    numericBlock: (text) => atPersonsPace([...text].map(numericKeyOf)),
    type: (text) => atPersonsPace([...text].map(keyOf)),
    press: (name) => atPersonsPace([keyOf(name)]),
    hold: async (name, repeats) => {
      const key = keyOf(name);
      await send(session, key, 'keyDown');
      for (let count = 0; count < repeats; count += 1) {
        await send(session, { ...key, autoRepeat: true } as KeyCode, 'keyDown');
      }
      await send(session, key, 'keyUp');
    },
  };
}

/**
 * The keys carry the scanner's own times, so that this machine's load does not change the pace that the page sees. As a
 * scanner does, it does not wait until a key has been handled before it sends the next. The first four leave together
 * when the fourth is due: so few keys the till must take for typing where the rest is late, and on a busy machine it is.
 */
async function burst(
  stroke: (key: KeyCode, at: number) => Promise<void>,
  keys: readonly KeyCode[],
  keyTime: number | 'varied',
  rest: number,
): Promise<void> {
  await pause(rest);
  const start = Date.now();
  const due = keys.map((_, index) => start + timeOfKey(index, keyTime));
  const together = due[Math.min(3, due.length - 1)] ?? start;
  const handled: Promise<void>[] = [];
  for (const [index, key] of keys.entries()) {
    const at = due[index] ?? start;
    await pause(Math.max(0, Math.max(at, together) - Date.now()));
    handled.push(stroke(key, at));
  }
  await Promise.all(handled);
}

/** Ms from the first key to this one. */
function timeOfKey(index: number, keyTime: number | 'varied'): number {
  if (keyTime !== 'varied') return index * keyTime;
  return Array.from({ length: index }, (_, earlier) => 5 + ((earlier * 17) % 46)).reduce((sum, gap) => sum + gap, 0);
}

async function send(session: CDPSession, key: KeyCode, type: 'keyDown' | 'keyUp', at?: number): Promise<void> {
  const { text, ...rest } = key;
  const down = type === 'keyDown' && text !== undefined ? { text } : {};
  const timestamp = at === undefined ? {} : { timestamp: at / 1000 };
  await session.send('Input.dispatchKeyEvent', {
    type: type === 'keyDown' && text === undefined ? 'rawKeyDown' : type,
    ...rest,
    ...down,
    ...timestamp,
  });
}
