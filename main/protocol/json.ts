// Reading JSON that money hangs on: exact bytes, one meaning. JSON.parse alone accepts duplicated keys (the last one wins) and
// decodes broken UTF-8 into question marks; here both are errors, so that a damaged answer can never look like a good one.
import { readJsonPlaces } from './json-places.ts';

export type JsonRead = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly reason: string };

/** Decodes UTF-8 strictly (a leading byte order mark is dropped) and parses one JSON value; refuses duplicated keys. */
export function readJsonBytes(bytes: Uint8Array): JsonRead {
  try {
    return readJsonText(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return { ok: false, reason: 'the body is not UTF-8' };
  }
}

/** Parses one JSON value; refuses duplicated keys. What is wrong is told with its place, and never with what stands there: it may be a guest's. */
export function readJsonText(text: string): JsonRead {
  const clean = text.startsWith('\uFEFF') ? text.slice(1) : text;
  let value: unknown;
  try {
    value = JSON.parse(clean);
  } catch {
    return { ok: false, reason: `the body is not JSON${placeOfFault(clean)}` };
  }
  const duplicate = duplicatedKey(text);
  return duplicate === undefined ? { ok: true, value } : { ok: false, reason: `the key "${duplicate}" appears twice` };
}

function placeOfFault(text: string): string {
  const places = readJsonPlaces(text);
  if (places.ok) return '';
  const { line, column, expected } = places.failure;
  return `: line ${line}, column ${column}: ${expected} expected`;
}

const quote = 34;
const backslash = 92;
const openBrace = 123;
const closeBrace = 125;
const openBracket = 91;
const closeBracket = 93;
const colon = 58;

/**
 * The first key that one object of this text bears twice. The text has been parsed already, so only quotes and brackets are looked at. Done by
 * hand and not by a pattern: a long answer stands between the guest and the screen, and this is half as long.
 */
function duplicatedKey(text: string): string | undefined {
  const open: (Set<string> | undefined)[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === quote) {
      const end = endOfText(text, at);
      const seen = open.at(-1);
      if (seen !== undefined && isColonNext(text, end + 1)) {
        const key = keyOf(text.slice(at, end + 1));
        if (seen.has(key)) return key;
        seen.add(key);
      }
      at = end;
    } else if (code === openBrace) {
      open.push(new Set());
    } else if (code === openBracket) {
      open.push(undefined);
    } else if (code === closeBrace || code === closeBracket) {
      open.pop();
    }
  }
  return undefined;
}

/** The place of the quote that ends the text that begins here. */
function endOfText(text: string, start: number): number {
  let end = text.indexOf('"', start + 1);
  while (end > 0 && isEscaped(text, end)) end = text.indexOf('"', end + 1);
  return end === -1 ? text.length : end;
}

/** A quote belongs to the text where an odd number of backslashes stands before it. */
function isEscaped(text: string, at: number): boolean {
  let slashes = 0;
  while (text.charCodeAt(at - 1 - slashes) === backslash) slashes += 1;
  return slashes % 2 === 1;
}

function isColonNext(text: string, start: number): boolean {
  let at = start;
  while (text.charCodeAt(at) <= 32) at += 1;
  return text.charCodeAt(at) === colon;
}

/** Hardly any key has an escape, and parsing each of a long answer's thousands takes longer than parsing the answer. */
function keyOf(quoted: string): string {
  return quoted.includes('\\') ? String(JSON.parse(quoted)) : quoted.slice(1, -1);
}
