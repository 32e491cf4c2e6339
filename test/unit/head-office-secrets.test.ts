// Head office's password is one database's: what was typed or given for it is told to no other, whatever the settings shelf says later.
import { expect, test } from 'vitest';
import { createProfileKeeper } from '../../main/till/connect/profile-keeper.ts';
import { createHeadOfficeSecrets } from '../../main/till/head-office/head-office-secrets.ts';

const ours = { host: 'db.chain.example', port: 5_432 };
const others = [
  { ...ours, port: 5_433 },
  { ...ours, host: 'db.chain.example.evil' },
  { ...ours, host: '' },
];

/** A till on a store that outlives it; each call is a start. */
function starts(isBroken = false) {
  const kept = new Map<string, string>();
  const complaints: unknown[] = [];
  const store = {
    durable: true,
    get: async (name: string) => kept.get(name) ?? null,
    put: async (name: string, value: string) => {
      if (isBroken) throw new Error('no keyring');
      kept.set(name, value);
    },
  };
  const start = (address: typeof ours, given: Readonly<Record<string, string>> = {}) =>
    createHeadOfficeSecrets(
      createProfileKeeper('/nowhere/profile.json', async () => store, given),
      address,
      (_, error) => complaints.push(error),
    );
  return { start, complaints };
}

test('what was typed is found for its database and for no other; the key for cards goes nowhere and is found always', async () => {
  const { start } = starts();
  await start(ours).keep({ password: 'geheim', cardKey: 'chain' }, ours);
  await start(ours).keep({ password: '', cardKey: '' }, ours);
  expect(await start(ours).find('password', ours)).toBe('geheim');
  for (const other of others) {
    const secrets = start(other);
    expect([await secrets.find('password', other), await secrets.find('cardKey', other)]).toEqual([null, 'chain']);
  }
});

test('what a start was given is for the database that was set then, at once and at the next start', async () => {
  const { start } = starts();
  expect(await start(ours, { headOffice: 'geheim', 'headOffice:cards': 'chain' }).find('password', ours)).toBe(
    'geheim',
  );
  expect(await start(ours).find('password', ours)).toBe('geheim');
  for (const other of others) expect(await start(other).find('password', other)).toBeNull();
});

test('a store that refuses is complained of and stops no till', async () => {
  const { start, complaints } = starts(true);
  expect(await start(ours, { headOffice: 'geheim' }).find('password', ours)).toBeNull();
  expect(complaints).toHaveLength(1);
});
