// JSON whose numbers keep their digits: each becomes its own text before it is parsed, so that money never passes through a float.
import { readJsonText } from '../json.ts';
import { decodeBody } from './charset.ts';

export type ExactJson =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly reason: string };

/** A text (left alone) or, outside of texts, a number: in JSON nothing else begins so. */
const textOrNumber = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\d[\d.eE+-]*/g;

/** One JSON value with its numbers as text; `contentType` is the header's value or null, `limit` in bytes. Never throws. */
export function readExactJson(bytes: Uint8Array, contentType: string | null, limit: number): ExactJson {
  if (bytes.byteLength > limit) return { ok: false, reason: `the body is longer than ${limit} bytes` };
  const decoded = decodeBody(bytes, contentType, false);
  if (!decoded.ok) return decoded;
  try {
    const read = readJsonText(decoded.text);
    if (!read.ok) return read;
    const quoted = decoded.text.replace(textOrNumber, (found) => (found.startsWith('"') ? found : `"${found}"`));
    return { ok: true, value: JSON.parse(quoted) };
  } catch (error) {
    // A text of millions of signs can exhaust the stack of a regular expression; whatever is no RangeError is a bug.
    if (!(error instanceof RangeError)) throw error;
    return { ok: false, reason: 'the body has a text that is too long to be read' };
  }
}
