// A till's install id as people read, type and scan it: thirteen letters and one that checks them, so that a file is never bound to a typing error.

/** Crockford's letters: no I, L, O or U, so that a code survives being read out over the telephone. */
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const idLetters = 13;
const idPattern = /^[0-9a-f]{16}$/;

/** The code of an install id (16 hex digits), in groups: `7KQ2-M9XF3-HT0VA`. Throws on anything else: a bug. */
export function installCodeOf(installId: string): string {
  if (!idPattern.test(installId)) {
    throw new Error('not an install id');
  }
  let rest = BigInt(`0x${installId}`);
  let text = '';
  for (let index = 0; index < idLetters; index += 1) {
    text = letters.charAt(Number(rest & 31n)) + text;
    rest >>= 5n;
  }
  const code = text + letters.charAt(checkOf(text));
  return `${code.slice(0, 4)}-${code.slice(4, 9)}-${code.slice(9)}`;
}

/** The install id that a typed or scanned code means; null where a letter is wrong, missing, too much, or changed places with its neighbour. */
export function readInstallCode(text: string): string | null {
  const code = text
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[\s\p{Dash}]/gu, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1');
  if (code.length !== idLetters + 1 || [...code].some((letter) => !letters.includes(letter)) || checkOf(code) !== 0) {
    return null;
  }
  let value = 0n;
  for (const letter of code.slice(0, idLetters)) {
    value = (value << 5n) | BigInt(letters.indexOf(letter));
  }
  return value < 1n << 64n ? value.toString(16).padStart(16, '0') : null;
}

/**
 * Damm's check over the field of 32 elements (x⁵ + x² + 1): every single wrong letter and every swap of neighbours shows. The
 * check of a text followed by its own check is 0.
 */
function checkOf(text: string): number {
  let check = 0;
  for (const letter of text) {
    check = (check ^ letters.indexOf(letter)) << 1;
    check = check > 31 ? check ^ 0b100101 : check;
  }
  return check;
}
