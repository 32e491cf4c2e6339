// Serials: install id + terminal + counter. Never from the clock, so that a clock that jumps can never repeat one.

/** Crockford's letters: no I, L, O or U, so that a serial survives being read out over the telephone. */
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

const installLetters = 6;
const longestTerminal = 16;
const counterDigits = 8;

/** What all serials of this installation begin with: 6 letters of the install id (hex), the terminal number's digits and capitals (at most 16). */
export function serialPrefix(installId: string, terminalNo: string): string {
  const terminal = terminalNo.toUpperCase().replace(/[^0-9A-Z]/g, '');
  return installPart(installId) + terminal.slice(-longestTerminal);
}

/** The serial of the operation that drew `counter`: the prefix and 8 digits, so at most 30 characters. */
export function serialOf(prefix: string, counter: number): string {
  return prefix + String(counter).padStart(counterDigits, '0');
}

/** The first 30 bits of the install id as 6 letters. */
function installPart(installId: string): string {
  let bits = Number.parseInt(installId.slice(0, 8), 16) >>> 2;
  let text = '';
  for (let index = 0; index < installLetters; index += 1) {
    text = letters.charAt(bits & 31) + text;
    bits >>>= 5;
  }
  return text;
}

/** What finds an operation by its serial: the counter at its end is the number of its row. Binds `sequence = ? AND serial = ?`. */
export function serialKey(serial: string): [counter: number, serial: string] {
  return [Number(serial.slice(-counterDigits)) || 0, serial];
}
