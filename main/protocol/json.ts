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

/** Hardly any key has an escape, and parsing each of a long answer's thousands takes longer than parsing the answer. */
function keyOf(quoted: string): string {
  return quoted.includes('\\') ? String(JSON.parse(quoted)) : quoted.slice(1, -1);
}

/** The first key that one object of this text bears twice. The text has been parsed already, so only its tokens are walked. */
function duplicatedKey(text: string): string | undefined {
  const open: (Set<string> | undefined)[] = [];
  const tokens = /"(?:[^"\\]|\\.)*"(\s*:)?|[{}[\]]/g;
  for (let match = tokens.exec(text); match !== null; match = tokens.exec(text)) {
    const token = match[0];
    if (token === '{') open.push(new Set());
    else if (token === '[') open.push(undefined);
    else if (token === '}' || token === ']') open.pop();
    else if (match[1] !== undefined) {
      const seen = open.at(-1);
      if (seen === undefined) continue;
      const key = keyOf(token.slice(0, token.length - match[1].length));
      if (seen.has(key)) return key;
      seen.add(key);
    }
  }
  return undefined;
}
