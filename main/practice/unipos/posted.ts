// An order or a reservation as it was posted, in either format, as the same bare fields.
import { readJsonBytes } from '../../protocol/json.ts';
import type { UniposFormat } from '../../protocol/unipos/catalogue.ts';
import { readXmlBytes, type XmlElement } from '../../protocol/unipos/xml.ts';

/** `field`: text and numbers as their text, null for what is missing, null or empty, undefined for what is neither. */
export interface Posted {
  readonly field: (name: string) => string | null | undefined;
  /** The elements of `items`; none where there are none. */
  readonly items: readonly Posted[];
}

export type PostedRead =
  | { readonly ok: true; readonly posted: Posted }
  | { readonly ok: false; readonly reason: string };

/** Reads the body; `root` is the name that XML's outermost element must have. A refusal is 0003's reason. */
export function readPosted(root: string, format: UniposFormat, body: Uint8Array, contentType: string): PostedRead {
  if (format === 'json') {
    const read = readJsonBytes(body);
    if (!read.ok) return { ok: false, reason: `内容不是有效的JSON: ${read.reason}` };
    return isObject(read.value) ? { ok: true, posted: ofJson(read.value) } : { ok: false, reason: '内容应为一个对象' };
  }
  const read = readXmlBytes(body, contentType);
  if (!read.ok) return { ok: false, reason: `内容不是有效的XML: ${read.reason}` };
  return read.value.name === root
    ? { ok: true, posted: ofXml(read.value) }
    : { ok: false, reason: `根元素应为${root}` };
}

function ofXml(element: XmlElement): Posted {
  const child = (name: string) => element.children.find((one) => one.name === name);
  return { field: (name) => textOf(child(name)?.text), items: child('items')?.children.map(ofXml) ?? [] };
}

function ofJson(value: object): Posted {
  const items: unknown = Reflect.get(value, 'items');
  return {
    field: (name) => textOf(Reflect.get(value, name)),
    items: Array.isArray(items) ? items.map((item) => ofJson(isObject(item) ? item : {})) : [],
  };
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function textOf(raw: unknown): string | null | undefined {
  if (raw === undefined || raw === null) return null;
  if (typeof raw === 'number') return String(raw);
  if (typeof raw !== 'string') return undefined;
  return raw.trim() === '' ? null : raw;
}
