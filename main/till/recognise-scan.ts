// What a scanned or typed text is taken for, before anyone is asked. A guess that names things and decides what works
// offline; which member it means, the platform decides.
import type { ScanKind } from '../../shared/member.ts';

/** `text` is what to ask for: trimmed, half-width, without the blanks and dashes that people put into numbers. */
export type Recognised = { readonly kind: Exclude<ScanKind, 'voucher'>; readonly text: string };

const fullWidth = /[\uff01-\uff5e]/g;
const mobile = /^1[3-9]\d{9}$/;
/** Codes that change every minute: 18 digits that begin with 28 as payment codes do, or anything longer than a card number. */
const dynamicCode = /^(?:28\d{16}|\d{20,64})$/;
const couponNumber = /^\d{12}$/;
const cardNumber = /^\d{5,19}$/;
const letterCode = /^(?=.*[A-Za-z])[0-9A-Za-z][0-9A-Za-z_.:/?=&%+-]{3,511}$/;

/** Full-width characters of an input method become half-width; blanks around and inside, and dashes between digits, go. */
export function tidyScan(text: string): string {
  const narrow = text
    .replace(fullWidth, (character) => String.fromCharCode(character.charCodeAt(0) - 0xfee0))
    .replace(/\s+/g, '');
  return /^[\d-]+$/.test(narrow) ? narrow.replaceAll('-', '') : narrow;
}

/** Null: nothing that a platform could know (control characters, Chinese text, two or three characters). */
export function recogniseScan(text: string): Recognised | null {
  const tidy = tidyScan(text);
  if (mobile.test(tidy)) {
    return { kind: 'mobile', text: tidy };
  }
  if (dynamicCode.test(tidy)) {
    return { kind: 'dynamicCode', text: tidy };
  }
  if (couponNumber.test(tidy)) {
    return { kind: 'couponCode', text: tidy };
  }
  if (cardNumber.test(tidy)) {
    return { kind: 'card', text: tidy };
  }
  return letterCode.test(tidy) ? { kind: 'couponCode', text: tidy } : null;
}
