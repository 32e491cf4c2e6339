// Elements as XML text: the marks by fast-xml-parser's builder, the characters by us.
import { XMLBuilder } from 'fast-xml-parser';
import type { XmlElement } from './xml.ts';
import { isXmlText } from './xml-text.ts';

const text = '#text';
const attributes = ':@';

/** What stands in a tree that keeps its order: a text, or an element by its name with its attributes beside it. */
type Node = { readonly [name: string]: string | readonly Node[] | Readonly<Record<string, string>> };

const builder = new XMLBuilder({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  processEntities: false,
  suppressEmptyNode: true,
  suppressBooleanAttributes: false,
  textNodeName: text,
});

/** One element as text, without a declaration, as the samples are. An element with children carries no text of its own. */
export function writeXml(element: XmlElement): string {
  return builder.build([nodeOf(element)]);
}

function nodeOf({ name, attributes: found, children, text: own }: XmlElement): Node {
  const escaped = Object.entries(found).map(([key, value]) => [key, escapeXml(value, true)] as const);
  const inner = children.length === 0 && own !== '' ? [{ [text]: escapeXml(own, false) }] : children.map(nodeOf);
  return { [name]: inner, [attributes]: Object.fromEntries(escaped) };
}

/** What XML cannot hold (control characters, half a surrogate pair) becomes U+FFFD, in either format, so that both carry the same. */
export function holdable(raw: string): string {
  return isXmlText(raw) ? raw : Array.from(raw, (sign) => (isXmlText(sign) ? sign : '\uFFFD')).join('');
}

/** The builder knows `<`, `>`, `&` and quotes; line ends and tabs, which a reader may change, it would leave as they are. */
function escapeXml(raw: string, inAttribute: boolean): string {
  const safe = holdable(raw)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('\r', '&#13;');
  return inAttribute ? safe.replaceAll('\t', '&#9;').replaceAll('\n', '&#10;') : safe;
}
