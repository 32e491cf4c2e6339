// The parts of XML, each read strictly where it begins: tags with their attributes, comments, CDATA, references. What is wrong is thrown with its place.
import { longestText, mostAttributes } from './limits.ts';

export class XmlSyntaxError extends Error {
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
/** The same with every surrogate: found much faster, and hardly ever there. */
const suspect = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD]/;

/** True where XML 1.0 can hold every character of it. */
export function isXmlText(text: string): boolean {
  return !suspect.test(text) || !forbidden.test(text);
}

export function checkCharacters(text: string): void {
  const found = suspect.test(text) ? forbidden.exec(text) : null;
  if (found !== null) throw new XmlSyntaxError(found.index, 'a character that XML cannot hold');
}

/** Where the XML declaration ends; 0 where there is none. */
export function endOfDeclaration(text: string): number {
  return /^<\?xml\s/.test(text) ? endOf(declaration, text, 0, 'not a right XML declaration') : 0;
}

export type OpeningTag = { readonly name: string; readonly empty: boolean; readonly end: number };

export function readOpening(text: string, at: number): OpeningTag {
  opening.lastIndex = at;
  const tag = opening.exec(text);
  if (tag === null) throw new XmlSyntaxError(at, 'not a tag');
  const position = endOfAttributes(text, opening.lastIndex);
  openingEnd.lastIndex = position;
  const end = openingEnd.exec(text);
  if (end === null) throw new XmlSyntaxError(position, 'a tag that is not closed, or a wrong attribute');
  return { name: tag[1] ?? '', empty: end[1] === '/', end: openingEnd.lastIndex };
}

function endOfAttributes(text: string, from: number): number {
  const seen = new Set<string>();
  let position = from;
  for (;;) {
    attribute.lastIndex = position;
    const found = attribute.exec(text);
    if (found === null) return position;
    const [whole, key = '', double, single] = found;
    if (seen.has(key)) throw new XmlSyntaxError(position, 'an attribute given twice');
    seen.add(key);
    if (seen.size > mostAttributes) throw new XmlSyntaxError(position, `more than ${mostAttributes} attributes`);
    const value = double ?? single ?? '';
    position += whole.length;
    checkValue(value, position - 1 - value.length);
  }
}

/** `expected` is the element that is open, undefined where none is. */
export function endOfClosing(text: string, at: number, expected: string | undefined): number {
  closing.lastIndex = at;
  const tag = closing.exec(text);
  if (tag === null) throw new XmlSyntaxError(at, 'not a closing tag');
  if (expected === undefined) throw new XmlSyntaxError(at, 'a closing tag of nothing');
  if (tag[1] !== expected) throw new XmlSyntaxError(at, 'a closing tag of another element');
  return closing.lastIndex;
}

/** The end of a comment or, inside the root element, of a CDATA section. */
export function endOfSpecial(text: string, at: number, inside: boolean): number {
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

/** Not too long, and only the five entities of XML and numbers of characters; `offset` is where this part begins in the whole. */
export function checkValue(part: string, offset: number): void {
  if (part.length > longestText) throw new XmlSyntaxError(offset, `a text of more than ${longestText} signs`);
  for (let at = part.indexOf('&'); at !== -1; at = part.indexOf('&', at + 1)) {
    reference.lastIndex = at;
    const found = reference.exec(part);
    if (found === null) throw new XmlSyntaxError(offset + at, 'an entity other than the five of XML');
    const [, decimal, hex] = found;
    const code = decimal === undefined ? Number.parseInt(hex ?? '20', 16) : Number(decimal);
    if (code > 0x10ffff || !isXmlText(String.fromCodePoint(code))) {
      throw new XmlSyntaxError(offset + at, 'a reference to a character that XML cannot hold');
    }
  }
}
