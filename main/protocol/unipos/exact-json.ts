// JSON whose numbers keep their digits: each becomes its own text before it is parsed, so that money never passes through a float.
import { readJsonText } from '../json.ts';
import { decodeBody } from './charset.ts';
import { deepest, longestText, mostElements } from './limits.ts';

export type ExactJson =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly reason: string };

/** One JSON value with its numbers as text; `contentType` is the header's value or null, `limit` in bytes. Never throws. */
export function readExactJson(bytes: Uint8Array, contentType: string | null, limit: number): ExactJson {
  if (bytes.byteLength > limit) return { ok: false, reason: `the body is longer than ${limit} bytes` };
  const decoded = decodeBody(bytes, contentType, false);
  if (!decoded.ok) return decoded;
  const quoted = quoteNumbers(decoded.text);
  if (!quoted.ok) return quoted;
  const read = readJsonText(decoded.text);
  return read.ok ? { ok: true, value: JSON.parse(quoted.text) } : read;
}

type Quoted = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly reason: string };

/**
 * Walks the tokens once, before anything is built of them: what is too deep, has too many values or one that is too long (the pattern that looks for
 * the place of a fault would run out of stack) is refused; numbers are put between quotes.
 */
function quoteNumbers(text: string): Quoted {
  const parts: string[] = [];
  let copied = 0;
  let depth = 0;
  let values = 0;
  let numbers = 0;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charAt(at);
    const start = at;
    if (sign === '"') {
      at = endOfText(text, at);
    } else if (sign === '-' || isDigit(sign)) {
      const end = endOfNumber(text, at);
      parts.push(text.slice(copied, at), '"', text.slice(at, end), '"');
      copied = end;
      at = end - 1;
      numbers += 1;
    } else if (sign === '{' || sign === '[') {
      depth += 1;
      values += 1;
    } else if (sign === '}' || sign === ']') {
      depth -= 1;
    } else if (sign === ',') {
      values += 1;
    }
    if (at - start > longestText) return { ok: false, reason: `the body has a text of more than ${longestText} signs` };
    if (depth > deepest) return { ok: false, reason: `the body has more than ${deepest} levels` };
    if (values > mostElements || numbers > mostElements)
      return { ok: false, reason: `the body has more than ${mostElements} values` };
  }
  parts.push(text.slice(copied));
  return { ok: true, text: parts.join('') };
}

function isDigit(sign: string): boolean {
  return sign >= '0' && sign <= '9';
}

/** The closing quote of a text that opens at `from`; the end where there is none. */
function endOfText(text: string, from: number): number {
  for (let at = from + 1; at < text.length; at += 1) {
    const sign = text.charAt(at);
    if (sign === '"') return at;
    if (sign === '\\') at += 1;
  }
  return text.length;
}

function endOfNumber(text: string, from: number): number {
  let at = from + 1;
  while (at < text.length && (isDigit(text.charAt(at)) || '.eE+-'.includes(text.charAt(at)))) at += 1;
  return at;
}
