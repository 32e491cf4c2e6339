// The table of keys: whatever is changed, each action has one key, each key one action, and Enter and Esc never fail a cashier.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createKeyLayers, keyLevel } from '../../renderer/keys/key-layers.ts';
import {
  actionOf,
  freeKeys,
  haveOwnKeyEach,
  keyActionNames,
  keyActions,
  keyOf,
  meaningOf,
  numericSign,
  type OwnKeys,
  shownKey,
  withKey,
} from '../../shared/keys.ts';
import { keysSchema } from '../../shared/preferences/keys-schema.ts';

const change = fc.record({ action: fc.constantFrom(...keyActionNames), key: fc.constantFrom(...freeKeys) });
const anyKeys = fc
  .array(change, { maxLength: 30 })
  .map((changes) => changes.reduce<OwnKeys>((own, { action, key }) => withKey(own, action, key), {}));

test('after any changes every action has a key of its own, and the store takes them', () => {
  fc.assert(
    fc.property(anyKeys, (own) => {
      expect(haveOwnKeyEach(own)).toBe(true);
      expect(keysSchema.safeParse(own).success).toBe(true);
      for (const action of keyActionNames) {
        expect(actionOf(keyOf(action, own), own)).toBe(action);
        expect(meaningOf(keyOf(action, own), own)).toBe(keyActions[action]);
      }
      expect(meaningOf('Enter', own)).toBe('Enter');
      expect(meaningOf('Escape', own)).toBe('Escape');
    }),
  );
});

test('Enter is not given away: what has a key keeps it, a key that is free is taken beside Enter', () => {
  expect(withKey({}, 'confirm', 'F1')).toEqual({});
  const own = withKey({}, 'confirm', 'Num+');
  expect([actionOf('Enter', own), actionOf('Num+', own)]).toEqual(['confirm', 'confirm']);
  expect(withKey(own, 'confirm', 'F1')).toEqual({ confirm: 'F1', sheet: 'Num+' });
});

test('digits, letters and arrows mean themselves, whatever is set', () => {
  fc.assert(
    fc.property(anyKeys, fc.constantFrom('0', '9', '.', 'a', 'N', 'ArrowUp', 'Backspace', 'PageDown'), (own, key) => {
      expect(meaningOf(key, own)).toBe(key);
    }),
  );
});

test('a key whose action was moved away means nothing, and the button shows the new one', () => {
  const own = withKey({}, 'consume', 'Num+');
  expect(meaningOf('F2', own)).toBe('Unassigned');
  expect(meaningOf('Num+', own)).toBe('F2');
  expect(shownKey('F2', own)).toBe('Num+');
  expect(shownKey('F3', own)).toBe('F3');
  expect(shownKey('Esc', withKey({}, 'back', 'End'))).toBe('End');
  expect(shownKey('7', own)).toBe('7');
  expect(shownKey('−', own)).toBe('−');
  expect(shownKey('−', withKey({}, 'hold', 'Insert'))).toBe('Insert');
});

test('the store refuses two actions on one key, a key that types, and an action that there is not', () => {
  for (const wrong of [
    { consume: 'F3' },
    { consume: 'a' },
    { consume: '1' },
    { consume: 'Enter' },
    { nothing: 'F2' },
  ]) {
    expect(keysSchema.safeParse(wrong).success).toBe(false);
  }
  expect(keysSchema.safeParse({ consume: 'F3', recharge: 'F2' }).success).toBe(true);
});

test('the plus of the numeric block is not the plus of the keyboard', () => {
  expect(numericSign('NumpadAdd')).toBe('Num+');
  expect(numericSign('Equal')).toBeNull();
  const own = withKey({}, 'consume', 'Num+');
  const layers = createKeyLayers((pressed) => meaningOf(pressed, own));
  const seen: string[] = [];
  layers.add(keyLevel.screen, ({ name }) => seen.push(name) > 0);
  layers.dispatch({ name: '+', pressed: 'Num+', timeMs: 0 });
  layers.dispatch({ name: '+', timeMs: 0 });
  layers.dispatch({ name: 'F2', timeMs: 0 });
  expect(seen).toEqual(['F2', '+', 'Unassigned']);
});
