// What the bundle says of itself: read when somebody asks, for it is long and nobody else needs it.
import { readFileSync } from 'node:fs';
import { z } from 'zod';

const productSchema = z.object({
  commit: z.string().nullable(),
  licences: z.array(
    z.object({ name: z.string(), version: z.string(), licence: z.string(), text: z.string().nullable() }),
  ),
});
export type Product = z.infer<typeof productSchema>;

/** Nothing where there is no bundle, or where its file cannot be read. */
export function readProduct(file: string | null): Product {
  try {
    return productSchema.parse(JSON.parse(file === null ? '' : readFileSync(file, 'utf8')));
  } catch {
    return { commit: null, licences: [] };
  }
}
