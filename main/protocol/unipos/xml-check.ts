// Is this text XML that we accept? Asked before any tree is built: well-formed, no DTD, no entities of its own, within limits; else where it stops being so.
// The parser behind it accepts much that is not XML (unmatched tags, text after the end, attributes given twice), so nothing is left to it.

export const xmlLimits = { depth: 32, elements: 200_000, attributes: 100 };

export type XmlCheck =
  | { readonly ok: true; readonly elements: number }
  | { readonly ok: false; readonly reason: string };

class XmlSyntaxError extends Error {
  readonly at: number;
  constructor(at: number, message: string) {
    super(message);
    this.at = at;
  }
}

const name = '[\\p{L}_:][\\p{L}\\p{M}\\p{N}._:-]*';
const declaration =
  /<\?xml\s+version\s*=\s*(["'])1\.\d\1(?:\s+encoding\s*=\s*(["'])[A-Za-z][\w.-]*\2)?(?:\s+standalone\s*=\s*(["'])(?:yes|no)\3)?\s*\?>/y;
const opening = new RegExp(`<(${name})`, 'uy');
const attribute = new RegExp(`\\s+(${name})\\s*=\\s*(?:"([^"<]*)"|'([^'<]*)')`, 'uy');
const openingEnd = /\s*(\/?)>/y;
const closing = new RegExp(`</(${name})\\s*>`, 'uy');
const reference = /&(?:lt|gt|amp|quot|apos|#(\d{1,7})|#x([0-9A-Fa-f]{1,6}));/y;
/** Whatever XML 1.0 cannot hold at all, half a surrogate pair included. */
const forbidden = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u;

/** Says how many elements there are, or what is wrong with its line and column; never what stands there, which may be a guest's. Never throws. */
export function checkXml(text: string): XmlCheck {
  try {
    return { ok: true, elements: walk(text) };
  } catch (error) {
    if (!(error instanceof XmlSyntaxError)) throw error;
    const before = text.slice(0, error.at);
    const line = before.split('\n').length;
    return { ok: false, reason: `line ${line}, column ${error.at - before.lastIndexOf('\n')}: ${error.message}` };
  }
}

/** True where XML 1.0 can hold every character of it. */
export function isXmlText(character: string): boolean {
  return !forbidden.test(character);
}

function walk(text: string): number {
  const bad = forbidden.exec(text);
  if (bad !== null) throw new XmlSyntaxError(bad.index, 'a character that XML cannot hold');
  const open: { readonly name: string; readonly at: number }[] = [];
  let elements = 0;
  let position = /^<\?xml\s/.test(text) ? endOf(declaration, text, 0, 'not a right XML declaration') : 0;
  for (;;) {
    const next = text.indexOf('<', position);
    checkText(text, position, next === -1 ? text.length : next, open.length > 0);
    if (next === -1) break;
    if (text[next + 1] === '!') position = endOfSpecial(text, next, open.length > 0);
    else if (text[next + 1] === '?') throw new XmlSyntaxError(next, 'a processing instruction, which is not accepted');
    else if (text[next + 1] === '/') position = endOfClosing(text, next, open.pop()?.name);
    else {
      if (open.length === 0 && elements > 0) throw new XmlSyntaxError(next, 'a second root element');
      elements += 1;
      if (elements > xmlLimits.elements) throw new XmlSyntaxError(next, `more than ${xmlLimits.elements} elements`);
      if (open.length >= xmlLimits.depth) throw new XmlSyntaxError(next, `more than ${xmlLimits.depth} levels`);
      const tag = readOpening(text, next);
      position = tag.end;
      if (!tag.empty) open.push({ name: tag.name, at: next });
    }
  }
  const left = open.at(-1);
  if (left !== undefined) throw new XmlSyntaxError(left.at, 'an element that is not closed');
  if (elements === 0) throw new XmlSyntaxError(text.length, 'no element');
  return elements;
}

function readOpening(
  text: string,
  at: number,
): { readonly name: string; readonly empty: boolean; readonly end: number } {
  opening.lastIndex = at;
  const tag = opening.exec(text);
  if (tag === null) throw new XmlSyntaxError(at, 'not a tag');
  const seen = new Set<string>();
  let position = opening.lastIndex;
  for (;;) {
    attribute.lastIndex = position;
    const found = attribute.exec(text);
    if (found === null) break;
    const [whole, key = '', double, single] = found;
    if (seen.has(key)) throw new XmlSyntaxError(position, 'an attribute given twice');
    seen.add(key);
    if (seen.size > xmlLimits.attributes)
      throw new XmlSyntaxError(position, `more than ${xmlLimits.attributes} attributes`);
    const end = position + whole.length;
    checkReferences(text, end - 1 - (double ?? single ?? '').length, end);
    position = end;
  }
  openingEnd.lastIndex = position;
  const end = openingEnd.exec(text);
  if (end === null) throw new XmlSyntaxError(position, 'a tag that is not closed, or a wrong attribute');
  return { name: tag[1] ?? '', empty: end[1] === '/', end: openingEnd.lastIndex };
}

function endOfClosing(text: string, at: number, expected: string | undefined): number {
  const end = endOf(closing, text, at, 'not a closing tag');
  if (expected === undefined) throw new XmlSyntaxError(at, 'a closing tag of nothing');
  if (!text.startsWith(expected, at + 2) || text.slice(at + 2 + expected.length, end - 1).trim() !== '') {
    throw new XmlSyntaxError(at, 'a closing tag of another element');
  }
  return end;
}

function endOfSpecial(text: string, at: number, inside: boolean): number {
  if (text.startsWith('<!--', at)) {
    const dashes = text.indexOf('--', at + 4);
    if (dashes === -1 || text[dashes + 2] !== '>') throw new XmlSyntaxError(at, 'a comment that is not rightly closed');
    return dashes + 3;
  }
  if (!inside || !text.startsWith('<![CDATA[', at)) {
    throw new XmlSyntaxError(at, 'a document type or an entity declaration, which is not accepted');
  }
  const end = text.indexOf(']]>', at);
  if (end === -1) throw new XmlSyntaxError(at, 'a CDATA section that is not closed');
  return end + 3;
}

function endOf(pattern: RegExp, text: string, at: number, otherwise: string): number {
  pattern.lastIndex = at;
  if (!pattern.test(text)) throw new XmlSyntaxError(at, otherwise);
  return pattern.lastIndex;
}

function checkText(text: string, from: number, to: number, inside: boolean): void {
  const part = text.slice(from, to);
  if (!inside) {
    const stray = /[^ \t\r\n]/.exec(part);
    if (stray !== null) throw new XmlSyntaxError(from + stray.index, 'text outside the root element');
    return;
  }
  const end = part.indexOf(']]>');
  if (end !== -1) throw new XmlSyntaxError(from + end, 'the end of a CDATA section that was never opened');
  checkReferences(text, from, to);
}

function checkReferences(text: string, from: number, to: number): void {
  for (let at = text.indexOf('&', from); at !== -1 && at < to; at = text.indexOf('&', at + 1)) {
    reference.lastIndex = at;
    const found = reference.exec(text);
    if (found === null) throw new XmlSyntaxError(at, 'an entity other than the five of XML');
    const code = found[1] === undefined ? Number.parseInt(found[2] ?? '20', 16) : Number(found[1]);
    if (code > 0x10ffff || !isXmlText(String.fromCodePoint(code))) {
      throw new XmlSyntaxError(at, 'a reference to a character that XML cannot hold');
    }
  }
}
