// What a scanned or typed text is taken for, before anyone is asked. A guess that names things and decides what works
// offline; which member it means, the platform decides.
import type { ScanKind } from '../../shared/member.ts';
import type { ScanFormat } from '../../shared/profile.ts';

/** `text` is what to ask for: trimmed, half-width, without the blanks and dashes that people put into numbers. */
export type Recognised = { readonly kind: Exclude<ScanKind, 'voucher'>; readonly text: string };

const fullWidth = /[\uff01-\uff5e]/g;
const mobile = /^1[3-9]\d{9}$/;
const digits = /^\d+$/;
const cardNumber = /^\d{5,64}$/;
/** Letters and digits, and whatever else a web address or the value of a GS1 element may have. */
const letterCode = /^(?=.*[A-Za-z])[0-9A-Za-z][0-9A-Za-z\-._~:/?#[\]@!$&'()*+,;=%"<>]{3,511}$/;

/** Full-width characters of an input method become half-width; blanks around and inside, and dashes between digits, go. */
export function tidyScan(text: string): string {
  const narrow = text
    .replace(fullWidth, (character) => String.fromCharCode(character.charCodeAt(0) - 0xfee0))
    .replace(/\s+/g, '');
  return /^[\d-]+$/.test(narrow) ? narrow.replaceAll('-', '') : narrow;
}

/**
 * Null: nothing that a platform could know (control characters, Chinese text, two or three characters). `formats` are the
 * profile's `scanFormats`; the first that fits counts.
 */
export function recogniseScan(text: string, formats: readonly ScanFormat[]): Recognised | null {
  const tidy = tidyScan(text);
  if (mobile.test(tidy)) {
    return { kind: 'mobile', text: tidy };
  }
  const format = formats.find((one) => fits(tidy, one));
  if (format !== undefined) {
    return { kind: format.kind, text: tidy };
  }
  if (cardNumber.test(tidy)) {
    return { kind: 'card', text: tidy };
  }
  return letterCode.test(tidy) ? { kind: 'couponCode', text: tidy } : null;
}

function fits(text: string, { startsWith, shortest, longest }: ScanFormat): boolean {
  return digits.test(text) && text.startsWith(startsWith) && text.length >= shortest && text.length <= longest;
}
