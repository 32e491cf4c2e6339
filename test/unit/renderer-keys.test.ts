// Keys after the decoder: layers in order, and the text of an amount key by key.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isPadKey, pressPad } from '../../renderer/components/pad-text.ts';
import { createKeyLayers, keyLevel } from '../../renderer/keys/key-layers.ts';
import { parseTypedAmount } from '../../shared/money.ts';

function type(text: string, kind: 'amount' | 'count' | 'password' = 'amount'): string {
  return [...text].reduce((now, key) => pressPad(now, key, kind), '');
}

describe('key layers', () => {
  it('ask the topmost first, whatever the order of mounting, and stop at the first that takes the key', () => {
    const layers = createKeyLayers();
    const asked: string[] = [];
    const ask = (name: string, takes: boolean) => () => {
      asked.push(name);
      return takes;
    };
    layers.add(keyLevel.dialog, ask('dialog', false));
    layers.add(keyLevel.application, ask('application', true));
    const leave = layers.add(keyLevel.screen, ask('screen', true));
    expect(layers.dispatch({ name: 'Enter', timeMs: 0 })).toBe(true);
    expect(asked).toEqual(['dialog', 'screen']);
    leave();
    layers.dispatch({ name: 'F1', timeMs: 0 });
    expect(asked).toEqual(['dialog', 'screen', 'dialog', 'application']);
  });
});

describe('pad text', () => {
  it('takes what is an amount and refuses what would not be one', () => {
    expect(type('188.505')).toBe('188.50');
    expect(type('1.2.3')).toBe('1.23');
    expect(type('.5')).toBe('0.5');
    expect(type('007')).toBe('7');
    expect(type('12345678')).toBe('123456');
    expect(type('1.5', 'count')).toBe('15');
    expect(type('0042', 'password')).toBe('0042');
    expect(pressPad('88', 'Backspace', 'amount')).toBe('8');
    expect(pressPad('88', 'Delete', 'amount')).toBe('');
    expect(isPadKey('.', 'count')).toBe(false);
    expect(isPadKey('F2', 'amount')).toBe(false);
  });

  it('never makes a text that is no amount, whatever is pressed', () => {
    const key = fc.constantFrom(...'0123456789', '.', 'Backspace', 'Delete');
    fc.assert(
      fc.property(fc.array(key, { maxLength: 30 }), (keys) => {
        const text = keys.reduce((now, name) => pressPad(now, name, 'amount'), '');
        const read = parseTypedAmount(text);
        expect(read.ok || ['amountEmpty', 'amountZero'].includes(read.failure.code)).toBe(true);
      }),
    );
  });
});
