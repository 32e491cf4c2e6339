// What leaves the till for somebody else's eyes: no secret, no card or mobile number in full, no guest's name. Pure; by name, by look, and by
// what is known to be secret here.
import { maskCard } from '../masks.ts';

/** Fields whose value nobody needs to see. */
const secretName =
  /pass|secret|token|\bpin\b|^pin|salt|^hash$|authori[sz]ation|credential|cookie|signature|identifycode/i;
/** Fields that name a guest. */
const guestName =
  /^(cardNo|newCardNo|card|cards|mobile|phone|memberName|memberMobile|idNumber|birthday|address|openId|code)$/i;
/** Where a person writes in words of their own, which may name a guest; what the till writes there is one word. */
const ownWords = /^(note|remark|reason)$/;
const oneWord = /^[\w.:-]+$/;
/** Numbers of the till itself: a long one is no card. */
const ownName = /^(serial|parent|target|intent|installId|boot|merchantNo|terminalNo|shopNo|brandId|appId|at|.*At)$/;
const longDigits = /\d{7,}/g;

export type Scrub = {
  value(value: unknown): unknown;
  text(text: string): string;
};

/** `secrets`: everything that is known to be secret at this till; the very short ones would only tear words apart. */
export function createScrub(secrets: readonly string[]): Scrub {
  const known = [...new Set(secrets)].filter((secret) => secret.length >= 4).sort((a, b) => b.length - a.length);

  function withoutKnown(text: string): string {
    return known.reduce((clean, secret) => clean.replaceAll(secret, '***'), text);
  }

  function text(line: string): string {
    return withoutKnown(line).replace(longDigits, (digits) => maskCard(digits));
  }

  function value(given: unknown, name = ''): unknown {
    if (typeof given === 'object' && given !== null) {
      return Array.isArray(given)
        ? given.map((one) => value(one, name))
        : Object.fromEntries(Object.entries(given).map(([key, one]) => [text(key), value(one, key)]));
    }
    if (given !== null && given !== undefined && given !== '' && secretName.test(name)) {
      return typeof given === 'boolean' ? given : '***';
    }
    if (typeof given === 'string') {
      if (guestName.test(name) || (ownWords.test(name) && given !== '' && !oneWord.test(given))) {
        return '***';
      }
      return ownName.test(name) ? withoutKnown(given) : text(given);
    }
    // A card number that was kept as a number; times and amounts are told by their names or are short.
    return typeof given === 'number' && !ownName.test(name) && Math.abs(given) >= 1e10 ? '***' : given;
  }

  return { value: (given) => value(given), text };
}
