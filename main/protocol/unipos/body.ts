// A body of the service in either format: opened once, read by shape; written by shape.
import type { UniposFormat } from './catalogue.ts';
import { readExactJson } from './exact-json.ts';
import type { Shape, ValueOf } from './shape.ts';
import { readElement, readPlain, type ShapeRead } from './shape-read.ts';
import { writeElement, writeJsonObject } from './shape-write.ts';
import { readXmlBytes } from './xml.ts';
import { writeXml } from './xml-write.ts';

export type Body =
  | { readonly ok: true; read<Of extends Shape>(shape: Of): ShapeRead<ValueOf<Of>> }
  | { readonly ok: false; readonly reason: string };

/** `root` is the name of XML's root element, which JSON does not have; `limit` in bytes. Never throws. */
export function openBody(
  format: UniposFormat,
  root: string,
  bytes: Uint8Array,
  contentType: string | null,
  limit: number,
): Body {
  if (format === 'json') {
    const json = readExactJson(bytes, contentType, limit);
    return json.ok ? { ok: true, read: (shape) => readPlain(shape, json.value) } : json;
  }
  const xml = readXmlBytes(bytes, contentType, limit);
  if (!xml.ok) return xml;
  if (xml.value.name !== root) return { ok: false, reason: `the root element is not ${root}` };
  return { ok: true, read: (shape) => readElement(shape, xml.value) };
}

/** `attributes` stand on XML's root element. */
export function writeBody<Of extends Shape>(
  format: UniposFormat,
  root: string,
  shape: Of,
  value: ValueOf<Of>,
  attributes: Readonly<Record<string, string>> = {},
): string {
  if (format === 'json') return writeJsonObject(shape, value);
  return writeXml({ ...writeElement(root, shape, value), attributes });
}
