// One tree of what UniPOS answers, spelt as XML and as JSON the way the document prints them: what is null is left out in XML and `null` in
// JSON; an empty text is `<notes />` and `""`; a number keeps its decimals. Written by hand, not with the client's writer, so that both can be wrong
// independently.

export type Spelt =
  | null
  | boolean
  | { readonly kind: 'text'; readonly text: string }
  /** `text` is what XML writes. JSON has a point in all of them: `1` is `1.0`. */
  | { readonly kind: 'number'; readonly text: string }
  | { readonly kind: 'integer'; readonly value: number }
  | { readonly kind: 'list'; readonly element: string; readonly items: readonly Spelt[] }
  /** `type` is the `xsi:type` that XML alone writes. */
  | {
      readonly kind: 'object';
      readonly type?: string;
      readonly fields: readonly (readonly [name: string, value: Spelt])[];
    };

/** Text; null stays null. */
export function text(value: string | null): Spelt {
  return value === null ? null : { kind: 'text', text: value };
}

/** A number from its decimal text. */
export function number(value: string): Spelt {
  return { kind: 'number', text: value };
}

export function integer(value: number): Spelt {
  return { kind: 'integer', value };
}

/** The list as elements of this name in XML, as an array in JSON. */
export function list(element: string, items: readonly Spelt[]): Spelt {
  return { kind: 'list', element, items };
}

export function object(fields: readonly (readonly [name: string, value: Spelt])[], type?: string): Spelt {
  return type === undefined ? { kind: 'object', fields } : { kind: 'object', fields, type };
}

/** As JSON; every text escaped, every number with its decimals. */
export function toJson(value: Spelt): string {
  if (value === null || typeof value === 'boolean') return String(value);
  switch (value.kind) {
    case 'text':
      return JSON.stringify(value.text);
    case 'number':
      return value.text.includes('.') ? value.text : `${value.text}.0`;
    case 'integer':
      return String(value.value);
    case 'list':
      return `[${value.items.map(toJson).join(', ')}]`;
    case 'object':
      return `{${value.fields.map(([name, field]) => `${JSON.stringify(name)}: ${toJson(field)}`).join(', ')}}`;
  }
}

/** As an XML element of this name, indented; `attributes` go into its opening tag as they are. */
export function toXml(name: string, value: Spelt, attributes = '', indent = ''): string {
  if (value === null) return '';
  const open = `${indent}<${name}${attributes}`;
  if (typeof value === 'boolean') return `${open}>${value}</${name}>\n`;
  switch (value.kind) {
    case 'text':
      return value.text === '' ? `${open} />\n` : `${open}>${escapeXml(value.text)}</${name}>\n`;
    case 'number':
      return `${open}>${value.text}</${name}>\n`;
    case 'integer':
      return `${open}>${value.value}</${name}>\n`;
    case 'list':
    case 'object': {
      const children = value.kind === 'list' ? value.items.map((item) => [value.element, item] as const) : value.fields;
      const type = value.kind === 'object' && value.type !== undefined ? ` xsi:type="${value.type}"` : '';
      const inner = children.map(([child, item]) => toXml(child, item, '', `${indent}  `)).join('');
      return inner === '' ? `${open}${type} />\n` : `${open}${type}>\n${inner}${indent}</${name}>\n`;
    }
  }
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** Text for an element or an attribute. Line ends and tabs are written as numbers: a reader would change them. */
export function escapeXml(raw: string): string {
  return raw.replace(/[&<>"'\r\n\t]/g, (found) => entities[found] ?? `&#${found.charCodeAt(0)};`);
}

/** Whether XML cannot hold this text: control characters, half a pair of UTF-16. */
export function isUnfitForXml(raw: string): boolean {
  return /[^\P{Cc}\t\n\r]|\p{Cs}|[\uFFFE\uFFFF]/u.test(raw);
}
