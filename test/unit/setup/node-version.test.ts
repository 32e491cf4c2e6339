// Versions compare by number, not by text.
import { expect, test } from 'vitest';
import { atLeast } from '../../../build/setup/node-version.mjs';

test.each([
  ['20.19.0', true],
  ['20.20.2', true],
  ['24.9.0', true],
  ['100.0.0', true],
  ['20.9.9', false],
  ['18.20.8', false],
])('%s is new enough for set-up: %s', (version, expected) => {
  expect(atLeast(version, '20.19.0')).toBe(expected);
});
