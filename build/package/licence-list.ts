// The licences under which something of others' may be shipped with the till, and what is not on the list.
import type { Licence } from '../product-facts.ts';

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
  // With its notice, and with nothing asked in return.
  'Python-2.0',
  'Unlicense',
  'Zlib',
];

/** Packages that name none, looked at by a person. */
const lookedAt: Readonly<Record<string, string>> = {
  // By the author of `binary` and `chainsaw`, which use it; later versions say MIT/X11.
  'buffers@0.1.1': 'MIT/X11',
};

/** `(MIT OR GPL-3.0-or-later)`: one of them is enough; with AND each must be on the list. */
export function isAllowed(licence: string): boolean {
  const plain = licence.replaceAll(/[()]/g, '');
  return plain.split(' OR ').some((one) => one.split(' AND ').every((part) => allowed.includes(part.trim())));
}

/** The packages that may not be shipped, with what they say of their licence. */
export function notAllowed(all: readonly Licence[]): readonly string[] {
  return all
    .map(({ name, version, licence }) => ({ name: `${name}@${version}`, licence }))
    .filter(({ name, licence }) => !isAllowed(licence === '' ? (lookedAt[name] ?? '') : licence))
    .map(({ name, licence }) => `${name}: ${licence === '' ? 'no licence' : licence}`);
}

/** The list for people: every package with its licence, then every text. */
export function licenceText(all: readonly Licence[]): string {
  const lines = all.map(
    ({ name, version, licence }) =>
      `${name} ${version}: ${licence === '' ? (lookedAt[`${name}@${version}`] ?? '') : licence}`,
  );
  const texts = all
    .filter(({ text }) => text !== null)
    .map(({ name, version, text }) => `\n${'='.repeat(72)}\n${name} ${version}\n\n${text}\n`);
  return `Yatai is shipped with these packages. Electron's own parts: LICENSES.chromium.html.\n\n${lines.join('\n')}\n${texts.join('')}`;
}
