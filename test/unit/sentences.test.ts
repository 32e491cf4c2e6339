// Sentences one after the other, in both languages.
import { expect, test } from 'vitest';
import { sentences } from '../../shared/sentences.ts';

test('Chinese sentences follow each other without a space, English ones with one', () => {
  expect(sentences(['缺少这一项。', '写平台的地址。'])).toBe('缺少这一项。写平台的地址。');
  expect(sentences(['Missing.', 'Write the address.'])).toBe('Missing. Write the address.');
  expect(sentences(['', 'Missing.', ''])).toBe('Missing.');
});
