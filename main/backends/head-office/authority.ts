// The PEM file of head office's own certificate authority, whose path a technician typed: a plain file of a sensible size, or none.
import { readFileSync, statSync } from 'node:fs';

const largest = 1_048_576;

/** Its text; throws where it is no plain file, larger than 1 MiB, or cannot be read. */
export function readAuthority(path: string): string {
  const found = statSync(path);
  if (!found.isFile() || found.size > largest) {
    throw new Error('not a certificate');
  }
  return readFileSync(path, 'utf8');
}
