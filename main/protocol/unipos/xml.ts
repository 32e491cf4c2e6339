// XML bytes into a plain tree and back. Nothing damaged, too long or clever becomes a tree: charset.ts and xml-check.ts look first.
import { XMLParser } from 'fast-xml-parser';
import { decodeBody } from './charset.ts';
import { checkXml } from './xml-check.ts';
import { isXmlText } from './xml-syntax.ts';

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

const text = '#text';
const cdata = '#cdata';
const attributes = ':@';

/** Reads one XML document; `contentType` is the header's value or null, `limit` in bytes. A refusal says where. Never throws. */
export function readXmlBytes(bytes: Uint8Array, contentType: string | null, limit = postedLimit): XmlRead {
  if (bytes.byteLength > limit) return { ok: false, reason: `the body is longer than ${limit} bytes` };
  const decoded = decodeBody(bytes, contentType, true);
  if (!decoded.ok) return decoded;
  const check = checkXml(decoded.text);
  if (!check.ok) return { ok: false, reason: `the body is not XML that is accepted: ${check.reason}` };
  const value = parse(decoded.text);
  // The parser refuses names that JavaScript keeps for itself. A tree with other elements than were counted is not what was sent.
  return value !== null && count(value) === check.elements
    ? { ok: true, value }
    : { ok: false, reason: 'the body has an element or an attribute with a name that is not accepted' };
}

function parse(document: string): XmlElement | null {
  const parser = new XMLParser({
    preserveOrder: true,
    ignoreAttributes: false,
    attributeNamePrefix: '',
    ignoreDeclaration: true,
    parseTagValue: false,
    parseAttributeValue: false,
    processEntities: false,
    trimValues: false,
    textNodeName: text,
    cdataPropName: cdata,
    onDangerousProperty: (name) => name,
  });
  try {
    return elementsOf(parser.parse(document))[0] ?? null;
  } catch {
    return null;
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function recordsOf(nodes: unknown): readonly Readonly<Record<string, unknown>>[] {
  return Array.isArray(nodes) ? nodes.filter(isRecord) : [];
}

/** Without an array for each step: a page of bills has ten thousand elements. */
function elementsOf(nodes: unknown): XmlElement[] {
  const elements: XmlElement[] = [];
  for (const node of recordsOf(nodes)) {
    for (const name in node) {
      if (name !== attributes && name !== text && name !== cdata) {
        const inner = node[name];
        elements.push({
          name,
          attributes: attributesOf(node[attributes]),
          children: elementsOf(inner),
          text: textOf(inner),
        });
        break;
      }
    }
  }
  return elements;
}

const noAttributes: Readonly<Record<string, string>> = {};

function attributesOf(found: unknown): Readonly<Record<string, string>> {
  if (!isRecord(found)) return noAttributes;
  return Object.fromEntries(
    Object.entries(found).map(([key, value]) => [key, decode(String(value).replace(/[\t\n\r]/g, ' '))]),
  );
}

function textOf(nodes: unknown): string {
  return recordsOf(nodes)
    .map((node) => {
      if (text in node) return decode(String(node[text]));
      return cdata in node
        ? recordsOf(node[cdata])
            .map((part) => String(part[text] ?? ''))
            .join('')
        : '';
    })
    .join('');
}

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/** Each reference once, and what it yields never again: `&amp;lt;` is `&lt;`. */
function decode(raw: string): string {
  if (!raw.includes('&')) return raw;
  return raw.replace(/&(?:#x([0-9A-Fa-f]+)|#(\d+)|(\w+));/g, (_whole, hex, decimal, name) => {
    if (hex !== undefined) return String.fromCodePoint(Number.parseInt(hex, 16));
    return decimal === undefined ? (entities[name] ?? '') : String.fromCodePoint(Number(decimal));
  });
}

function count(element: XmlElement): number {
  return element.children.reduce((sum, child) => sum + count(child), 1);
}

/** One element as text, without a declaration, as the samples are. An element with children carries no text of its own. */
export function writeXml(element: XmlElement): string {
  const head = Object.entries(element.attributes).map(([key, value]) => ` ${key}="${escapeXml(value, true)}"`);
  const inner = element.children.length > 0 ? element.children.map(writeXml).join('') : escapeXml(element.text, false);
  const start = `<${element.name}${head.join('')}`;
  return inner === '' ? `${start} />` : `${start}>${inner}</${element.name}>`;
}

/** What XML cannot hold (control characters, half a surrogate pair) becomes U+FFFD, in either format, so that both carry the same. */
export function holdable(raw: string): string {
  return isXmlText(raw) ? raw : Array.from(raw, (sign) => (isXmlText(sign) ? sign : '\uFFFD')).join('');
}

function escapeXml(raw: string, inAttribute: boolean): string {
  const safe = holdable(raw)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('\r', '&#13;');
  return inAttribute ? safe.replaceAll('"', '&quot;').replaceAll('\t', '&#9;').replaceAll('\n', '&#10;') : safe;
}
