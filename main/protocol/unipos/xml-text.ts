// What stands between tags and in attributes: the characters that XML holds, its line ends, its references. What is wrong is thrown with its place.
import { longestText } from './limits.ts';

export class XmlSyntaxError extends Error {
  readonly at: number;
  constructor(at: number, message: string) {
    super(message);
    this.at = at;
  }
}

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

/** What stands between two tags outside the root element; `offset` is where it begins in the whole. */
export function checkBlank(part: string, offset: number): void {
  const stray = /[^ \t\r\n]/.exec(part);
  if (stray !== null) throw new XmlSyntaxError(offset + stray.index, 'text outside the root element');
}

/** What a part between two tags of an element says; `offset` is where it begins in the whole. */
export function readText(part: string, offset: number): string {
  checkLength(part, offset);
  if (!/[&\r\]]/.test(part)) return part;
  const end = part.indexOf(']]>');
  if (end !== -1) throw new XmlSyntaxError(offset + end, 'the end of a CDATA section that was never opened');
  return readReferences(part, offset, oneLineEnd);
}

/** What the value of an attribute says; `offset` is where it begins in the whole. */
export function readAttributeText(part: string, offset: number): string {
  checkLength(part, offset);
  return /[&\t\n\r]/.test(part) ? readReferences(part, offset, blankLineEnds) : part;
}

/** Every end of a line is one sign. */
export function oneLineEnd(part: string): string {
  return part.includes('\r') ? part.replace(/\r\n?/g, '\n') : part;
}

function blankLineEnds(part: string): string {
  return part.replace(/\r\n|[\t\n\r]/g, ' ');
}

function checkLength(part: string, offset: number): void {
  if (part.length > longestText) throw new XmlSyntaxError(offset, `a text of more than ${longestText} signs`);
}

const reference = /&(?:(lt|gt|amp|quot|apos)|#(\d{1,7})|#x([0-9A-Fa-f]{1,6}));/y;
const named: ReadonlyMap<string, string> = new Map([
  ['lt', '<'],
  ['gt', '>'],
  ['amp', '&'],
  ['quot', '"'],
  ['apos', "'"],
]);

/** Each reference once, and what it yields never again: `&amp;lt;` is `&lt;`. `plain` reads what stands between them. */
function readReferences(part: string, offset: number, plain: (between: string) => string): string {
  let text = '';
  let from = 0;
  for (let at = part.indexOf('&'); at !== -1; at = part.indexOf('&', from)) {
    text += plain(part.slice(from, at));
    reference.lastIndex = at;
    const found = reference.exec(part);
    if (found === null) throw new XmlSyntaxError(offset + at, 'an entity other than the five of XML');
    const [, name, decimal, hex] = found;
    text += named.get(name ?? '') ?? signOf(decimal === undefined ? `0x${hex}` : decimal, offset + at);
    from = reference.lastIndex;
  }
  return text + plain(part.slice(from));
}

function signOf(number: string, at: number): string {
  const code = Number(number);
  const sign = code > 0x10ffff ? '\0' : String.fromCodePoint(code);
  if (!isXmlText(sign)) throw new XmlSyntaxError(at, 'a reference to a character that XML cannot hold');
  return sign;
}
