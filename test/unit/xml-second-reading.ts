// A second reading of XML by fast-xml-parser, which shares nothing with the walk of main/protocol/unipos/xml.ts. It takes much that is not XML, so
// it says what a document means, and which ones are refused at the least.
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import type { XmlElement } from '../../main/protocol/unipos/xml.ts';

const text = '#text';
const cdata = '#cdata';
const attributes = ':@';

type Node = Readonly<Record<string, unknown>>;

/** The first element that it finds, or null where it finds none or something is wrong even to it. */
export function secondReading(document: string): XmlElement | null {
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
    if (XMLValidator.validate(document) !== true) return null;
    return elementsOf(parser.parse(document))[0] ?? null;
  } catch {
    return null;
  }
}

function elementsOf(nodes: readonly Node[]): readonly XmlElement[] {
  return nodes.flatMap((node) => {
    const name = Object.keys(node).find((key) => key !== attributes && key !== text && key !== cdata);
    if (name === undefined) return [];
    const inner = node[name] as readonly Node[];
    const found = Object.entries((node[attributes] ?? {}) as Node).map(
      ([key, value]) => [key, decode(String(value).replace(/[\t\n]/g, ' '))] as const,
    );
    return [{ name, attributes: Object.fromEntries(found), children: elementsOf(inner), text: textOf(inner) }];
  });
}

function textOf(nodes: readonly Node[]): string {
  return nodes
    .map((node) => {
      if (text in node) return decode(String(node[text]));
      return cdata in node ? String((node[cdata] as readonly Node[])[0]?.[text] ?? '') : '';
    })
    .join('');
}

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

function decode(raw: string): string {
  return raw.replace(/&(?:#x([0-9A-Fa-f]+)|#(\d+)|(\w+));/g, (_whole, hex, decimal, name) => {
    if (hex !== undefined) return String.fromCodePoint(Number.parseInt(hex, 16));
    return decimal === undefined ? (entities[name] ?? '') : String.fromCodePoint(Number(decimal));
  });
}
