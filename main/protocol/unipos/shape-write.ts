// Writes an object of a shape as JSON or as an XML element, in the order and the spelling of the samples.
import { type Cell, type Field, namesOf, type Shape, type ValueOf } from './shape.ts';
import type { XmlElement } from './xml.ts';
import { holdable } from './xml-write.ts';

/** As JSON text: numbers with the decimals that their cell writes. */
export function writeJsonObject<Of extends Shape>(shape: Of, value: ValueOf<Of>): string {
  return jsonOf(shape, value);
}

/** As an element of this name. */
export function writeElement<Of extends Shape>(name: string, shape: Of, value: ValueOf<Of>): XmlElement {
  return elementOf(name, shape, value);
}

type Values = Readonly<Record<string, unknown>>;

function objectOf(value: unknown): Values {
  return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {};
}

function itemsOf(value: unknown): readonly Values[] {
  return Array.isArray(value) ? value.map(objectOf) : [];
}

function jsonOf(shape: Shape, value: Values): string {
  const members = Object.entries(shape).flatMap(([key, field]) => {
    const json = jsonField(field, value[key]);
    return json === undefined ? [] : [`${JSON.stringify(namesOf(key, field)[0])}:${json}`];
  });
  return `{${members.join(',')}}`;
}

function jsonField(field: Field, value: unknown): string | undefined {
  if (field.kind === 'list')
    return `[${itemsOf(value)
      .map((item) => jsonOf(field.of, item))
      .join(',')}]`;
  if (field.kind === 'nested') return value === null ? 'null' : jsonOf(field.of, objectOf(value));
  const text = textOf(field, value);
  if (text !== null) return field.bare ? text : JSON.stringify(holdable(text));
  if (field.empty === 'absent') return undefined;
  return field.empty === 'blank' ? '""' : 'null';
}

function textOf(cell: Cell<unknown, boolean>, value: unknown): string | null {
  return value === null || value === undefined ? null : cell.write(value);
}

function elementOf(name: string, shape: Shape, value: Values): XmlElement {
  const attributes: Record<string, string> = {};
  const children: XmlElement[] = [];
  for (const [key, field] of Object.entries(shape)) {
    const spelling = namesOf(key, field)[0] ?? key;
    if (field.kind === 'cell' && field.place === 'attribute') attributes[spelling] = textOf(field, value[key]) ?? '';
    else children.push(...childrenOf(spelling, field, value[key]));
  }
  return { name, attributes, children, text: '' };
}

function childrenOf(name: string, field: Field, value: unknown): readonly XmlElement[] {
  if (field.kind === 'list') {
    const children = itemsOf(value).map((item) => elementOf(field.item, field.of, item));
    return field.name === null ? children : [{ name, attributes: {}, children, text: '' }];
  }
  if (field.kind === 'nested') {
    if (value === null) return field.blank ? [{ name, attributes: {}, children: [], text: '' }] : [];
    const element = elementOf(name, field.of, objectOf(value));
    return [
      field.type === undefined
        ? element
        : { ...element, attributes: { 'xsi:type': field.type, ...element.attributes } },
    ];
  }
  const text = textOf(field, value);
  return text === null && field.empty !== 'blank' ? [] : [{ name, attributes: {}, children: [], text: text ?? '' }];
}
