// The key of what is sealed in the journal, as far as the operating system's secret store keeps it.
import { randomBytes } from 'node:crypto';
import { sealKeyLength } from '../journal/seal.ts';
import type { Secrets } from './secrets.ts';

const name = 'guests';

/** Null where there is no store worth the name, or it refuses: then the till keeps a key of its own beside the journal. */
export async function sealKeyOf(secrets: Secrets): Promise<Buffer | null> {
  if (!secrets.durable) {
    return null;
  }
  try {
    const kept = Buffer.from((await secrets.get(name)) ?? '', 'base64');
    if (kept.length === sealKeyLength) {
      return kept;
    }
    const fresh = randomBytes(sealKeyLength);
    await secrets.put(name, fresh.toString('base64'));
    return fresh;
  } catch {
    return null;
  }
}
