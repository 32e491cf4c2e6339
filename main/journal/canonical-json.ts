// One spelling for every JSON value: keys sorted, no white space, nothing that JSON cannot hold. What is hashed is written this way.

/**
 * The canonical JSON text of a plain value. Object keys are sorted by code unit and `undefined` members are left out, so
 * equal values always give equal bytes. Throws on functions, symbols, bigints and numbers that are not finite: a bug.
 */
export function canonicalJson(value: unknown): string {
  if (value === null) {
    return 'null';
  }
  switch (typeof value) {
    case 'string':
      return JSON.stringify(value);
    case 'boolean':
      return value ? 'true' : 'false';
    case 'number':
      return canonicalNumber(value);
    case 'object':
      return Array.isArray(value) ? canonicalArray(value) : canonicalObject(value);
    default:
      throw new TypeError(`cannot be written as JSON: ${typeof value}`);
  }
}

function canonicalNumber(value: number): string {
  if (!Number.isFinite(value)) {
    throw new TypeError(`cannot be written as JSON: ${value}`);
  }
  return JSON.stringify(value);
}

function canonicalArray(values: readonly unknown[]): string {
  return `[${values.map((entry) => canonicalJson(entry === undefined ? null : entry)).join(',')}]`;
}

function canonicalObject(value: object): string {
  const fields = value as Readonly<Record<string, unknown>>;
  let text = '';
  for (const key of Object.keys(fields).sort()) {
    const field = fields[key];
    if (field !== undefined) {
      text += `${text === '' ? '' : ','}${JSON.stringify(key)}:${canonicalJson(field)}`;
    }
  }
  return `{${text}}`;
}
