// The salted scrypt of what a person knows, a password or a PIN; the thing itself is never kept.
import { scrypt, timingSafeEqual } from 'node:crypto';

/** About a tenth of a second and 32 MiB on a till's machine. */
const cost = { N: 32_768, r: 8, p: 1, maxmem: 64 * 1024 * 1024 };

/** `salt` is hex, and so is what comes back (32 bytes). */
export function hashSecret(secret: string, salt: string): Promise<string> {
  return derive(secret, salt).then((key) => key.toString('hex'));
}

/** In constant time. */
export async function matchesHash(kept: { readonly salt: string; readonly hash: string }, secret: string) {
  const expected = Buffer.from(kept.hash, 'hex');
  const actual = await derive(secret, kept.salt);
  return expected.length === actual.length && timingSafeEqual(expected, actual);
}

function derive(secret: string, salt: string): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(secret.normalize('NFC'), Buffer.from(salt, 'hex'), 32, cost, (error, key) =>
      error === null ? resolve(key) : reject(error),
    );
  });
}
