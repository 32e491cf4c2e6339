// XML bytes into elements, in the same walk that proves them: well-formed, no DTD, no entities of its own, within limits. Nothing damaged, too long or
// clever becomes an element. Why no library does it: docs/decisions/0023-xml-walk.md.
import { decodeBody } from './charset.ts';
import { deepest, mostElements } from './limits.ts';
import { endOfClosing, endOfDeclaration, readOpening, readSpecial } from './xml-syntax.ts';
import { checkBlank, checkCharacters, oneLineEnd, readText, XmlSyntaxError } from './xml-text.ts';

/** `text` is what stands between the tags, entities read, children left out. A name keeps its prefix: `xsi:type`. */
export type XmlElement = {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  readonly text: string;
};

export type XmlRead =
  | { readonly ok: true; readonly value: XmlElement }
  | { readonly ok: false; readonly reason: string };

/** Bytes: what a terminal or a client posts, and what a member service answers. */
export const postedLimit = 1 << 20;
/** Bytes: a page of bills. */
export const answerLimit = 16 << 20;

/**
 * Reads one XML document; `contentType` is the header's value or null, `limit` in bytes. A refusal says the line and the column, and never what stands
 * there, which may be a guest's. Never throws.
 */
export function readXmlBytes(bytes: Uint8Array, contentType: string | null, limit = postedLimit): XmlRead {
  if (bytes.byteLength > limit) return { ok: false, reason: `the body is longer than ${limit} bytes` };
  const decoded = decodeBody(bytes, contentType, true);
  if (!decoded.ok) return decoded;
  try {
    return { ok: true, value: walk(decoded.text) };
  } catch (error) {
    if (!(error instanceof XmlSyntaxError)) throw error;
    const place = placeOf(decoded.text, error.at);
    return { ok: false, reason: `the body is not XML that is accepted: ${place}: ${error.message}` };
  }
}

function placeOf(text: string, at: number): string {
  const before = text.slice(0, at);
  return `line ${before.split('\n').length}, column ${at - before.lastIndexOf('\n')}`;
}

/** An element that is not closed yet. */
type OpenElement = XmlElement & { readonly children: XmlElement[]; text: string };

function walk(text: string): XmlElement {
  checkCharacters(text);
  const open: OpenElement[] = [];
  const places: number[] = [];
  let root: XmlElement | undefined;
  let parts = 0;
  let position = endOfDeclaration(text);
  for (let next = text.indexOf('<', position); next !== -1; next = text.indexOf('<', position)) {
    const parent = open.at(-1);
    const between = text.slice(position, next);
    if (parent === undefined) checkBlank(between, position);
    else if (between !== '') parent.text += readText(between, position);
    if (parts > mostElements) throw new XmlSyntaxError(next, `more than ${mostElements} elements`);
    const sign = text[next + 1];
    if (sign === '/') {
      position = endOfClosing(text, next, parent?.name);
      open.pop();
      places.pop();
    } else if (sign === '!') {
      const { said, end } = readSpecial(text, next, parent !== undefined);
      if (parent !== undefined) parent.text += oneLineEnd(said);
      position = end;
      parts += 1;
    } else if (sign === '?') throw new XmlSyntaxError(next, 'a processing instruction, which is not accepted');
    else {
      if (parent === undefined && root !== undefined) throw new XmlSyntaxError(next, 'a second root element');
      if (open.length >= deepest) throw new XmlSyntaxError(next, `more than ${deepest} levels`);
      const { name, attributes, empty, end } = readOpening(text, next);
      const element: OpenElement = { name, attributes, children: [], text: '' };
      root ??= element;
      parent?.children.push(element);
      if (!empty) {
        open.push(element);
        places.push(next);
      }
      position = end;
      parts += 1;
    }
  }
  const unclosed = places.at(-1);
  if (unclosed !== undefined) throw new XmlSyntaxError(unclosed, 'an element that is not closed');
  checkBlank(text.slice(position), position);
  if (root === undefined) throw new XmlSyntaxError(text.length, 'an element expected');
  return root;
}
