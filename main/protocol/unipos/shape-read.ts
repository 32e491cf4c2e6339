// Reads an object of a shape: XML first becomes the same plain values that JSON has, then one reading serves both. Half an object is none.
import { type Field, namesOf, type Shape, type ValueOf } from './shape.ts';
import type { XmlElement } from './xml.ts';

export type ShapeRead<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly reason: string };

/** Why an object cannot be read, with the field's path; never with what stands there. */
class ShapeError extends Error {}

type Plain = Readonly<Record<string, unknown>>;

/** Reads a plain object (as JSON gives it, numbers already as their text). Never throws. */
export function readPlain<Of extends Shape>(shape: Of, plain: unknown): ShapeRead<ValueOf<Of>> {
  return attempt(() => objectOf(shape, plain, ''));
}

/** Reads an element. Unknown elements and attributes are passed over; text between elements, or one given twice, is an error. Never throws. */
export function readElement<Of extends Shape>(shape: Of, element: XmlElement): ShapeRead<ValueOf<Of>> {
  return attempt(() => objectOf(shape, plainOf(shape, element, ''), ''));
}

function attempt<Value>(read: () => Value): ShapeRead<Value> {
  try {
    return { ok: true, value: read() };
  } catch (error) {
    if (!(error instanceof ShapeError)) throw error;
    return { ok: false, reason: error.message };
  }
}

function pathOf(path: string, name: string): string {
  return path === '' ? name : `${path}/${name}`;
}

function isPlain(value: unknown): value is Plain {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Trimmed text, null where there is nothing. */
function cellText(raw: unknown, path: string): string | null {
  if (raw === undefined || raw === null) return null;
  if (typeof raw === 'boolean') return String(raw);
  if (typeof raw !== 'string') throw new ShapeError(`${path}: a plain value expected`);
  const trimmed = raw.trim();
  return trimmed === '' ? null : trimmed;
}

function objectOf<Of extends Shape>(shape: Of, plain: unknown, path: string): ValueOf<Of> {
  if (!isPlain(plain)) throw new ShapeError(`${path === '' ? '(whole)' : path}: an object expected`);
  const fields = Object.entries(shape).map(([key, field]) => [key, fieldValue(key, field, plain, path)]);
  // The mapped type says field by field what `fieldValue` gives; no narrower statement of it exists.
  return Object.fromEntries(fields) as ValueOf<Of>;
}

function fieldValue(key: string, field: Field, plain: Plain, path: string): unknown {
  const given = namesOf(key, field).filter((name) => Object.hasOwn(plain, name));
  const name = given[0] ?? key;
  const here = pathOf(path, name);
  const raw = given.length > 0 ? plain[name] : undefined;
  if (field.kind === 'list') return itemsOf(field.of, raw, here);
  if (field.kind === 'nested') {
    if (raw !== undefined && raw !== null) return objectOf(field.of, raw, here);
    if (field.required) throw new ShapeError(`${here} is missing`);
    return null;
  }
  const texts = new Map(given.map((spelling) => [spelling, cellText(plain[spelling], pathOf(path, spelling))]));
  const values = [...texts].flatMap(([spelling, text]) => {
    if (text === null) return [];
    const value = field.read(text);
    if (value === null) throw new ShapeError(`${pathOf(path, spelling)}: ${field.expected} expected`);
    return [value];
  });
  if (values.some((value) => value !== values[0]))
    throw new ShapeError(`${given.map((one) => pathOf(path, one)).join(' and ')} differ`);
  if (values.length === 0 && field.required) throw new ShapeError(`${here} is missing`);
  return values[0] ?? null;
}

function itemsOf(shape: Shape, raw: unknown, path: string): readonly unknown[] {
  if (raw === undefined || raw === null || raw === '') return [];
  if (!Array.isArray(raw)) throw new ShapeError(`${path}: a list expected`);
  return raw.map((item, index) => objectOf(shape, item, `${path}/${index + 1}`));
}

function onlyElements(element: XmlElement, path: string): void {
  if (element.text.trim() !== '') throw new ShapeError(`${path === '' ? '(whole)' : path}: text between elements`);
}

function plainOf(shape: Shape, element: XmlElement, path: string): Plain {
  onlyElements(element, path);
  const plain: Record<string, unknown> = {};
  for (const [key, field] of Object.entries(shape)) {
    if (field.kind === 'list' && field.name === null) {
      plain[key] = element.children
        .filter((child) => child.name === field.item)
        .map((child) => plainOf(field.of, child, pathOf(path, field.item)));
      continue;
    }
    for (const name of namesOf(key, field)) {
      const value = fieldOf(field, element, name, pathOf(path, name));
      if (value !== undefined) plain[name] = value;
    }
  }
  return plain;
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
  if (field.kind === 'nested') {
    const isEmpty =
      found.children.length === 0 && Object.keys(found.attributes).every(isOfXml) && found.text.trim() === '';
    return isEmpty ? null : plainOf(field.of, found, path);
  }
  onlyElements(found, path);
  return found.children.map((child, index) => {
    if (child.name !== field.item) throw new ShapeError(`${path}: only ${field.item} expected`);
    return plainOf(field.of, child, `${path}/${index + 1}`);
  });
}

/** `xsi:nil`, `xsi:type`, `xmlns`: they say nothing of the object. */
function isOfXml(name: string): boolean {
  return name.startsWith('xsi:') || name === 'xmlns' || name.startsWith('xmlns:');
}
