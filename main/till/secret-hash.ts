// The salted scrypt of what a person knows, a password or a PIN; the thing itself is never kept.
import { scrypt, timingSafeEqual } from 'node:crypto';

/** 32 MiB, three times over: what OWASP asks of scrypt, about a third of a second on a till's machine. */
const rounds = 3;
/** Hashes of the first versions, which bear no mark, went through it once. */
const firstRounds = 1;
const mark = `${rounds}$`;

/** `salt` is hex; so is what comes back (32 bytes), behind the mark of its cost. */
export async function hashSecret(secret: string, salt: string): Promise<string> {
  return mark + (await derive(secret, salt, rounds)).toString('hex');
}

/** In constant time. */
export async function matchesHash(kept: { readonly salt: string; readonly hash: string }, secret: string) {
  const marked = kept.hash.startsWith(mark);
  const expected = Buffer.from(marked ? kept.hash.slice(mark.length) : kept.hash, 'hex');
  const actual = await derive(secret, kept.salt, marked ? rounds : firstRounds);
  return expected.length === actual.length && timingSafeEqual(expected, actual);
}

function derive(secret: string, salt: string, p: number): Promise<Buffer> {
  const cost = { N: 32_768, r: 8, p, maxmem: 64 * 1024 * 1024 };
  return new Promise((resolve, reject) => {
    scrypt(secret.normalize('NFC'), Buffer.from(salt, 'hex'), 32, cost, (error, key) =>
      error === null ? resolve(key) : reject(error),
    );
  });
}
