// The facts of the store that this till's application was linked to, as the settings keep them.
import { z } from 'zod';
import type { LinkedStore } from '../../../shared/connect.ts';

/** The settings key. */
export const linkedStoreKey = 'linkedStore';

const text = z.string().nullable();
const linkedStore = z.object({ brandId: text, merchantNo: text, merchantName: text, at: z.number() });

/** Null where this till was never linked, or the settings hold something else. */
export function readLinkedStore(kept: unknown): LinkedStore | null {
  const read = linkedStore.safeParse(kept);
  return read.success ? read.data : null;
}
