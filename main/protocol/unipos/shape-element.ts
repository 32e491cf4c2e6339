// An XML element as the plain value that JSON has for the same object: the shape says what is an attribute, what a list, what a plain value.
import { type Field, namesOf, type Shape } from './shape.ts';
import type { XmlElement } from './xml.ts';

/** Why an object cannot be read, with the field's path; never with what stands there. */
export class ShapeError extends Error {}

export type Plain = Readonly<Record<string, unknown>>;

export function pathOf(path: string, name: string): string {
  return path === '' ? name : `${path}/${name}`;
}

/**
 * Unknown elements and attributes are passed over. Throws a ShapeError on text between elements, on an element given twice, on a stranger in a list:
 * each would be half an object.
 */
export function plainOf(shape: Shape, element: XmlElement, path: string): Plain {
  onlyElements(element, path);
  const plain: Record<string, unknown> = {};
  for (const key in shape) {
    const field = shape[key] as Field;
    if (field.kind === 'list' && field.name === null) {
      const items = element.children.filter((child) => child.name === field.item);
      plain[key] = items.map((item, index) => plainOf(field.of, item, pathOf(path, `${field.item}/${index + 1}`)));
      continue;
    }
    for (const name of namesOf(key, field)) {
      const value = fieldOf(field, element, name, path);
      if (value !== undefined) plain[name] = value;
    }
  }
  return plain;
}

function onlyElements(element: XmlElement, path: string): void {
  if (element.text.trim() !== '') throw new ShapeError(`${path === '' ? '(whole)' : path}: text between elements`);
}

/** A page of bills has ten thousand fields: where each stands is put into words only where something is wrong, or where others stand in it. */
function fieldOf(field: Field, element: XmlElement, name: string, parent: string): unknown {
  if (field.kind === 'cell' && field.place === 'attribute') {
    return Object.hasOwn(element.attributes, name) ? element.attributes[name] : undefined;
  }
  const found = onlyChild(element, name, parent);
  if (found === undefined) return undefined;
  if (field.kind === 'cell') {
    if (found.children.length > 0) throw new ShapeError(`${pathOf(parent, name)}: a plain value expected`);
    return found.text;
  }
  const path = pathOf(parent, name);
  if (field.kind === 'nested') return isEmpty(found) ? null : plainOf(field.of, found, path);
  onlyElements(found, path);
  return found.children.map((child, index) => {
    if (child.name !== field.item) throw new ShapeError(`${path}: only ${field.item} expected`);
    return plainOf(field.of, child, `${path}/${index + 1}`);
  });
}

function onlyChild(element: XmlElement, name: string, parent: string): XmlElement | undefined {
  let found: XmlElement | undefined;
  for (const child of element.children) {
    if (child.name === name) {
      if (found !== undefined) throw new ShapeError(`${pathOf(parent, name)} is given twice`);
      found = child;
    }
  }
  return found;
}

/** `xsi:nil`, `xsi:type` and `xmlns` say nothing of the object. */
function isEmpty(element: XmlElement): boolean {
  const ofXml = Object.keys(element.attributes).every((name) => /^(?:xsi:|xmlns(?::|$))/.test(name));
  return ofXml && element.children.length === 0 && element.text.trim() === '';
}
