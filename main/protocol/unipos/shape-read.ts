// Reads an object of a shape out of plain values, which JSON has and XML is turned into. Half an object is none.
import { assertNever } from '../../../shared/result.ts';
import { type Cell, type Field, namesOf, type Shape, type ValueOf } from './shape.ts';
import { type Plain, pathOf, plainOf, ShapeError } from './shape-element.ts';
import type { XmlElement } from './xml.ts';

export type ShapeRead<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly reason: string };

/** Reads a plain object, as JSON gives it (its numbers already as text). Never throws. */
export function readPlain<Of extends Shape>(shape: Of, plain: unknown): ShapeRead<ValueOf<Of>> {
  return attempt(() => objectOf(shape, plain, ''));
}

/** Reads an element. Never throws. */
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

function isPlain(value: unknown): value is Plain {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function objectOf<Of extends Shape>(shape: Of, plain: unknown, path: string): ValueOf<Of> {
  if (!isPlain(plain)) throw new ShapeError(`${path === '' ? '(whole)' : path}: an object expected`);
  const value: Record<string, unknown> = {};
  for (const key in shape) value[key] = fieldValue(key, shape[key] as Field, plain, path);
  // The mapped type says field by field what `fieldValue` gives; no narrower statement of it exists.
  return value as ValueOf<Of>;
}

function fieldValue(key: string, field: Field, plain: Plain, path: string): unknown {
  const names = namesOf(key, field);
  const first = names.find((name) => Object.hasOwn(plain, name)) ?? names[0] ?? key;
  const raw = Object.hasOwn(plain, first) ? plain[first] : undefined;
  switch (field.kind) {
    case 'list':
      return itemsOf(field.of, raw, pathOf(path, field.name === null ? field.item : first));
    case 'nested':
      if (raw !== undefined && raw !== null) return objectOf(field.of, raw, pathOf(path, first));
      break;
    case 'cell': {
      let value = cellValue(field, raw, path, first);
      for (const other of names) {
        if (other !== first && Object.hasOwn(plain, other)) {
          const again = cellValue(field, plain[other], path, other);
          value ??= again;
          if (again !== null && again !== value) {
            throw new ShapeError(`${pathOf(path, first)} and ${pathOf(path, other)} differ`);
          }
        }
      }
      if (value !== null) return value;
      break;
    }
    default:
      return assertNever(field);
  }
  if (field.required) throw new ShapeError(`${pathOf(path, first)} is missing`);
  return null;
}

/** The field is put into words only where it is wrong: a page of bills has ten thousand. */
function cellValue(cell: Cell<unknown, boolean>, raw: unknown, parent: string, name: string): unknown {
  if (raw === undefined || raw === null) return null;
  if (typeof raw !== 'string' && typeof raw !== 'boolean') {
    throw new ShapeError(`${pathOf(parent, name)}: a plain value expected`);
  }
  const text = String(raw).trim();
  if (text === '') return null;
  const value = cell.read(text);
  if (value === null) throw new ShapeError(`${pathOf(parent, name)}: ${cell.expected} expected`);
  return value;
}

function itemsOf(shape: Shape, raw: unknown, path: string): readonly unknown[] {
  if (raw === undefined || raw === null || raw === '') return [];
  if (!Array.isArray(raw)) throw new ShapeError(`${path}: a list expected`);
  return raw.map((item, index) => objectOf(shape, item, `${path}/${index + 1}`));
}
