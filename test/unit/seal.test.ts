// The seal itself: opens with its own key, in its own row, as it was made, and nothing else does.
import { expect, it } from 'vitest';
import { createSeal } from '../../main/journal/seal.ts';

const name = '金丝雀·阿依古丽';
const mobile = '13957204618';
const [first, other] = [createSeal(Buffer.alloc(32, 1)), createSeal(Buffer.alloc(32, 2))];
const [row, otherRow] = [Buffer.from('row'), Buffer.from('other row')];

it('opens with its own key, in its own row, as it was made; and no two are alike', () => {
  const sealed = first.close(name, row);
  expect(first.open(sealed, row)).toBe(name);
  expect(first.close(name, row).equals(sealed)).toBe(false);
  expect(other.open(sealed, row)).toBeNull();
  expect(first.open(sealed, otherRow)).toBeNull();
  for (let at = 0; at < sealed.length; at += 1) {
    const changed = Buffer.from(sealed);
    changed[at] = (changed[at] ?? 0) ^ 1;
    expect(first.open(changed, row), `byte ${at}`).toBeNull();
    expect(first.open(sealed.subarray(0, at), row), `cut at ${at}`).toBeNull();
  }
});

it('gives the same tag for the same text under one key, and another under another', () => {
  expect(first.tag(mobile).equals(first.tag(mobile))).toBe(true);
  expect(first.tag(mobile).equals(other.tag(mobile))).toBe(false);
  expect(first.keyName).not.toBe(other.keyName);
});

it('wants a key of 32 bytes', () => {
  expect(() => createSeal(Buffer.alloc(31))).toThrow(/32 bytes/);
});
