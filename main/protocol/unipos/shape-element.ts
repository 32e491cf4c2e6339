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
  for (const [key, field] of Object.entries(shape)) {
    if (field.kind === 'list' && field.name === null) {
      const items = element.children.filter((child) => child.name === field.item);
      plain[key] = items.map((item, index) => plainOf(field.of, item, pathOf(path, `${field.item}/${index + 1}`)));
      continue;
    }
    for (const name of namesOf(key, field)) {
      const value = fieldOf(field, element, name, pathOf(path, name));
      if (value !== undefined) plain[name] = value;
    }
  }
  return plain;
}

function onlyElements(element: XmlElement, path: string): void {
  if (element.text.trim() !== '') throw new ShapeError(`${path === '' ? '(whole)' : path}: text between elements`);
}

function fieldOf(field: Field, element: XmlElement, name: string, path: string): unknown {
  if (field.kind === 'cell' && field.place === 'attribute') {
    return Object.hasOwn(element.attributes, name) ? element.attributes[name] : undefined;
  }
  const [found, second] = element.children.filter((child) => child.name === name);
  if (second !== undefined) throw new ShapeError(`${path} is given twice`);
  if (found === undefined) return undefined;
  if (field.kind === 'cell') {
    if (found.children.length > 0) throw new ShapeError(`${path}: a plain value expected`);
    return found.text;
  }
  if (field.kind === 'nested') return isEmpty(found) ? null : plainOf(field.of, found, path);
  onlyElements(found, path);
  return found.children.map((child, index) => {
    if (child.name !== field.item) throw new ShapeError(`${path}: only ${field.item} expected`);
    return plainOf(field.of, child, `${path}/${index + 1}`);
  });
}

/** `xsi:nil`, `xsi:type` and `xmlns` say nothing of the object. */
function isEmpty(element: XmlElement): boolean {
  const ofXml = Object.keys(element.attributes).every((name) => /^(?:xsi:|xmlns(?::|$))/.test(name));
  return ofXml && element.children.length === 0 && element.text.trim() === '';
}
