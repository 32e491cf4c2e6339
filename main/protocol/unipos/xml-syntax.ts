// The markup of XML, each part read strictly where it begins: tags with their attributes, comments, CDATA. What is wrong is thrown with its place.
// Sign by sign, for a page of bills has ten thousand elements, and a pattern takes longer for each than the element itself.
import { mostAttributes } from './limits.ts';
import { readAttributeText, XmlSyntaxError } from './xml-text.ts';

const equalsSign = 0x3d;
const greater = 0x3e;
const slash = 0x2f;

const declaration =
  /<\?xml\s+version\s*=\s*(["'])1\.\d\1(?:\s+encoding\s*=\s*(["'])[A-Za-z][\w.-]*\2)?(?:\s+standalone\s*=\s*(["'])(?:yes|no)\3)?\s*\?>/y;

/** Where the XML declaration ends; 0 where there is none. */
export function endOfDeclaration(text: string): number {
  if (!/^<\?xml\s/.test(text)) return 0;
  declaration.lastIndex = 0;
  if (!declaration.test(text)) throw new XmlSyntaxError(0, 'not a right XML declaration');
  return declaration.lastIndex;
}

type Attributes = Readonly<Record<string, string>>;
const noAttributes: Attributes = {};

/** `empty`: it closes itself. `end` is behind it. */
export type OpeningTag = {
  readonly name: string;
  readonly attributes: Attributes;
  readonly empty: boolean;
  readonly end: number;
};

export function readOpening(text: string, at: number): OpeningTag {
  const afterName = endOfName(text, at + 1);
  if (afterName === at + 1) throw new XmlSyntaxError(at, 'not a tag');
  const name = nameOf(text, at + 1, afterName);
  let attributes: Record<string, string> | undefined;
  let position = afterName;
  for (let count = 0; ; count += 1) {
    const next = endOfBlanks(text, position);
    const code = text.charCodeAt(next);
    const empty = code === slash && text.charCodeAt(next + 1) === greater;
    if (empty || code === greater) {
      return { name, attributes: attributes ?? noAttributes, empty, end: empty ? next + 2 : next + 1 };
    }
    const attribute = readAttribute(text, position, next);
    attributes ??= {};
    if (Object.hasOwn(attributes, attribute.name)) throw new XmlSyntaxError(position, 'an attribute given twice');
    if (count >= mostAttributes) throw new XmlSyntaxError(position, `more than ${mostAttributes} attributes`);
    attributes[attribute.name] = attribute.value;
    position = attribute.end;
  }
}

type Attribute = { readonly name: string; readonly value: string; readonly end: number };

/** The attribute at `at`, behind the blanks that begin at `from`: there must be some. */
function readAttribute(text: string, from: number, at: number): Attribute {
  const afterName = at === from ? at : endOfName(text, at);
  const equals = endOfBlanks(text, afterName);
  const opens = endOfBlanks(text, equals + 1);
  const quote = text.charAt(opens);
  const closes = quote === '"' || quote === "'" ? text.indexOf(quote, opens + 1) : -1;
  const raw = text.slice(opens + 1, closes);
  if (afterName === at || text.charCodeAt(equals) !== equalsSign || closes === -1 || raw.includes('<')) {
    throw new XmlSyntaxError(from, 'a tag that is not closed, or a wrong attribute');
  }
  return { name: nameOf(text, at, afterName), value: readAttributeText(raw, opens + 1), end: closes + 1 };
}

/** `expected` is the element that is open, undefined where none is. */
export function endOfClosing(text: string, at: number, expected: string | undefined): number {
  const from = at + 2;
  if (expected !== undefined && text.startsWith(expected, from)) {
    const behind = from + expected.length;
    if (text.charCodeAt(behind) === greater) return behind + 1;
  }
  const afterName = endOfName(text, from);
  const end = endOfBlanks(text, afterName);
  if (afterName === from || text.charCodeAt(end) !== greater) throw new XmlSyntaxError(at, 'not a closing tag');
  if (expected === undefined) throw new XmlSyntaxError(at, 'a closing tag of nothing');
  if (text.slice(from, afterName) !== expected) throw new XmlSyntaxError(at, 'a closing tag of another element');
  return end + 1;
}

/** A comment or, inside the root element, a CDATA section; what the latter says, a comment nothing. `end` is behind it. */
export function readSpecial(
  text: string,
  at: number,
  inside: boolean,
): { readonly said: string; readonly end: number } {
  if (text.startsWith('<!--', at)) {
    const dashes = text.indexOf('--', at + 4);
    if (dashes === -1 || text[dashes + 2] !== '>') throw new XmlSyntaxError(at, 'a comment that is not rightly closed');
    return { said: '', end: dashes + 3 };
  }
  if (!inside || !text.startsWith('<![CDATA[', at)) {
    throw new XmlSyntaxError(at, 'a document type or an entity declaration, which is not accepted');
  }
  const end = text.indexOf(']]>', at);
  if (end === -1) throw new XmlSyntaxError(at, 'a CDATA section that is not closed');
  return { said: text.slice(at + 9, end), end: end + 3 };
}

const name = /[\p{L}_:][\p{L}\p{M}\p{N}._:-]*/uy;
/** What an ASCII sign may do in a name: 2 begin it too, 1 stand in it. */
const inName = Uint8Array.from({ length: 128 }, (_, code) => {
  const sign = String.fromCharCode(code);
  return /[A-Za-z_:]/.test(sign) ? 2 : /[\d.-]/.test(sign) ? 1 : 0;
});

/** Where the name that begins here ends; `at` where none does. Names are ASCII as a rule: any other goes by the pattern. */
function endOfName(text: string, at: number): number {
  let end = at;
  let code = text.charCodeAt(end);
  if (code < 128 && inName[code] !== 2) return at;
  while (code < 128 && inName[code] !== 0) code = text.charCodeAt(++end);
  if (!(code >= 128)) return end;
  name.lastIndex = at;
  return name.test(text) ? name.lastIndex : at;
}

function endOfBlanks(text: string, at: number): number {
  let end = at;
  for (let code = text.charCodeAt(end); code === 0x20 || (code >= 0x09 && code <= 0x0d); )
    code = text.charCodeAt(++end);
  return end;
}

/** Names that JavaScript keeps for itself stand in no bill: whoever sends one means harm. */
function nameOf(text: string, from: number, to: number): string {
  const found = text.slice(from, to);
  if (found === '__proto__' || found === 'constructor' || found === 'prototype') {
    throw new XmlSyntaxError(from, 'a name that is not accepted');
  }
  return found;
}
