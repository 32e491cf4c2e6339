// What is assumed of the lost tables is written down truly: each name stands in the schema of its interface.
import { expect, test } from 'vitest';
import type { z } from 'zod';
import { assumedFields } from '../../main/protocol/yazuo/assumed-fields.ts';
import { yazuoCatalogue, yazuoInterfaceIds } from '../../main/protocol/yazuo/catalogue.ts';

/** Every name of a field, at any depth. What a schema wraps lies in its definition, under names that differ by its kind. */
function fieldNames(schema: z.core.$ZodType, seen = new Set<unknown>()): string[] {
  if (seen.has(schema)) return [];
  seen.add(schema);
  const parts = Object.entries(schema._zod.def as unknown as Record<string, unknown>).flatMap(([name, part]) => {
    if (name === 'shape') return Object.entries(part as Record<string, unknown>);
    return (Array.isArray(part) ? part : [part]).map((one): [string, unknown] => ['', one]);
  });
  return parts.flatMap(([name, part]) => [
    ...(name === '' ? [] : [name]),
    ...(isSchema(part) ? fieldNames(part, seen) : []),
  ]);
}

function isSchema(part: unknown): part is z.core.$ZodType {
  return typeof part === 'object' && part !== null && 'def' in part && '_zod' in part;
}

const assumed = yazuoInterfaceIds.flatMap((id) => (assumedFields[id] ?? []).map((name) => [id, name] as const));

test('the list is not empty', () => {
  expect(assumed.length).toBeGreaterThan(50);
});

test.each(assumed)('%s has the assumed field %s', (id, name) => {
  const { request, answer } = yazuoCatalogue[id];
  expect([...fieldNames(request), ...fieldNames(answer)]).toContain(name);
});
