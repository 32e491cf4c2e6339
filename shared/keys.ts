// Every key that does something wherever one is, in one table: what the buttons and the sheet show comes from here, and a till may have
// other keys of its own (preferences/keys.ts).

/** What a key does, with the key that does it unless this till is set otherwise. */
export const keyActions = {
  sheet: 'F1',
  consume: 'F2',
  recharge: 'F3',
  coupons: 'F4',
  again: 'F5',
  more: 'F6',
  settings: 'F7',
  revoke: 'F8',
  search: 'F9',
  queue: 'F10',
  bills: 'F11',
  lock: 'F12',
  hold: 'Num-',
  security: 'Num*',
  smsProof: 'Num/',
  confirm: 'Enter',
  back: 'Escape',
} as const;

export type KeyAction = keyof typeof keyActions;
export const keyActionNames = Object.keys(keyActions) as readonly KeyAction[];

/** Keys that may be given to an action: no digit, no letter, nothing that types, moves or scans. The numeric block's signs among them. */
export const freeKeys = [
  ...(['F1', 'F2', 'F3', 'F4', 'F5', 'F6', 'F7', 'F8', 'F9', 'F10', 'F11', 'F12'] as const),
  ...(['Num+', 'Num-', 'Num*', 'Num/', 'Insert', 'Home', 'End', 'Pause', 'ScrollLock'] as const),
] as const;

export type FreeKey = (typeof freeKeys)[number];

/** The keys of this till, where they are others than the table's. */
export type OwnKeys = { readonly [Action in KeyAction]?: FreeKey | undefined };

/** Enter and Esc always work; what they are set to works too. */
const always: ReadonlySet<KeyAction> = new Set(['confirm', 'back']);

export function mayBeFreed(action: KeyAction): boolean {
  return !always.has(action);
}

const numericSigns: Readonly<Record<string, FreeKey>> = {
  NumpadAdd: 'Num+',
  NumpadSubtract: 'Num-',
  NumpadMultiply: 'Num*',
  NumpadDivide: 'Num/',
};

/** The key by its place on the keyboard where that is what counts (`code` of the event), or null: then its name does. */
export function numericSign(code: string): FreeKey | null {
  return numericSigns[code] ?? null;
}

/** The key that does this at a till with these keys. */
export function keyOf(action: KeyAction, own: OwnKeys): string {
  return own[action] ?? keyActions[action];
}

/** The action that a pressed key stands for, or null where it is no action's. */
export function actionOf(pressed: string, own: OwnKeys): KeyAction | null {
  return (
    keyActionNames.find((action) => keyOf(action, own) === pressed) ??
    keyActionNames.find((action) => always.has(action) && keyActions[action] === pressed) ??
    null
  );
}

/** A name that no handler asks for: a key whose action was given to another. */
const nobody = 'Unassigned';

/**
 * What a pressed key means, in the names of the table: handlers ask for `F2` and get whatever this till has for it. A key of the table
 * whose action was moved away means nothing.
 */
export function meaningOf(pressed: string, own: OwnKeys): string {
  const action = actionOf(pressed, own);
  if (action !== null) {
    return keyActions[action];
  }
  return (Object.values(keyActions) as readonly string[]).includes(pressed) ? nobody : pressed;
}

/** How a key is written on a button and on the sheet. */
export function keyLabel(key: string): string {
  return key === 'Escape' ? 'Esc' : key;
}

/** Signs that a button shows for a key of the numeric block: at another till's keyboard the same sign does the same. */
const signs: Readonly<Record<string, KeyAction>> = { '−': 'hold', '*': 'security', '/': 'smsProof' };

/** What a button shows that names a key of the table: the key that does it here. */
export function shownKey(shortcut: string, own: OwnKeys): string {
  const action = signs[shortcut] ?? keyActionNames.find((one) => keyLabel(keyActions[one]) === shortcut);
  return action === undefined || own[action] === undefined ? shortcut : keyLabel(keyOf(action, own));
}

/** Two actions never share a key. */
export function haveOwnKeyEach(own: OwnKeys): boolean {
  return new Set(keyActionNames.map((action) => keyOf(action, own))).size === keyActionNames.length;
}

/** The action that would lose this key to another, or null. */
export function holderOf(key: FreeKey, action: KeyAction, own: OwnKeys): KeyAction | null {
  const holder = actionOf(key, own);
  return holder === action ? null : holder;
}

/** Whether an action that has this key could take the one of `action` instead: Enter and Esc are not given away. */
export function maySwap(action: KeyAction, own: OwnKeys): boolean {
  return isFreeKey(keyOf(action, own));
}

export function isFreeKey(key: string): key is FreeKey {
  return (freeKeys as readonly string[]).includes(key);
}

/**
 * These keys with this one for this action; where another action has it, the two change places. Where they cannot, nothing changes. Only
 * what differs from the table is kept.
 */
export function withKey(own: OwnKeys, action: KeyAction, key: FreeKey): OwnKeys {
  const holder = holderOf(key, action, own);
  if (holder !== null && !maySwap(action, own)) {
    return own;
  }
  const before = keyOf(action, own);
  const keys = keyActionNames.map((one) => {
    const is = one === action ? key : one === holder ? before : keyOf(one, own);
    return [one, is] as const;
  });
  return Object.fromEntries(keys.filter(([one, is]) => is !== keyActions[one]));
}
