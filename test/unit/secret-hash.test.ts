// The scrypt of PINs and passwords: at its full cost, and hashes of the first versions still open.
import { expect, test } from 'vitest';
import { practicePeople } from '../../main/till/people/practice-people.ts';
import { hashSecret, matchesHash } from '../../main/till/secret-hash.ts';

const salt = '00112233445566778899aabbccddeeff';
/** By Python's hashlib.scrypt with n=32768, r=8, p=3, dklen=32. */
const elsewhere = 'bfdd3dde62cd1f59e53f48ff0ae9761c48974abfe9a7d244f38ef444b50cfe4e';

test('a hash tells its cost, and fits its own secret and salt only', async () => {
  const hash = await hashSecret('83920174', salt);
  expect(hash).toMatch(/^3\$[0-9a-f]{64}$/);
  expect(await matchesHash({ salt, hash }, '83920174')).toBe(true);
  expect(await matchesHash({ salt, hash }, '83920175')).toBe(false);
  expect(await matchesHash({ salt: salt.replace('0', '1'), hash }, '83920174')).toBe(false);
  expect(await matchesHash({ salt, hash: hash.slice(2) }, '83920174')).toBe(false);
  expect(await matchesHash({ salt, hash: '3$' }, '83920174')).toBe(false);
});

test('it is scrypt with 32 MiB, three times over, as whoever checks it by other means finds', async () => {
  expect(await hashSecret('4711', salt)).toBe(`3$${elsewhere}`);
});

test('a hash that the first versions wrote, without a mark, still opens', async () => {
  const [person] = practicePeople;
  expect(person?.hash).toMatch(/^[0-9a-f]{64}$/);
  expect(await matchesHash(person ?? { salt, hash: '' }, person?.pin ?? '')).toBe(true);
});
