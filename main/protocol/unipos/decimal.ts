// A decimal number as text: exact in both formats, because no float ever holds it.

const pattern = /^([+-]?)(\d{0,40})(?:\.(\d{0,40}))?(?:[eE]([+-]?\d{1,2}))?$/;

/** The one spelling of a number: `1.0` → `1`, `+01.50` → `1.5`, `-0` → `0`, `1.5e1` → `15`. Null for what is no number. */
export function decimalText(text: string): string | null {
  const match = pattern.exec(text);
  if (match === null) return null;
  const [, sign, whole = '', decimals = '', exponent = '0'] = match;
  if (whole === '' && decimals === '') return null;
  const point = whole.length + Number(exponent);
  const digits = `${'0'.repeat(Math.max(0, -point))}${whole}${decimals}`.padEnd(point, '0');
  const before = digits.slice(0, Math.max(0, point)).replace(/^0+/, '');
  const after = digits.slice(Math.max(0, point)).replace(/0+$/, '');
  const absolute = `${before === '' ? '0' : before}${after === '' ? '' : `.${after}`}`;
  return sign === '-' && absolute !== '0' ? `-${absolute}` : absolute;
}
