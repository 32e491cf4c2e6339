// Head office's password and the chain's key for cards, in the secret store. The password is for one database alone: a settings shelf that names
// another finds none, and it must be typed anew.
import type { HeadOfficeDraft } from '../../../shared/head-office.ts';
import type { ProfileKeeper } from '../connect/profile-keeper.ts';

const names = { password: 'headOffice', cardKey: 'headOffice:cards' } as const;
const keys = ['password', 'cardKey'] as const satisfies readonly (keyof typeof names)[];

type Address = Pick<HeadOfficeDraft, 'host' | 'port'>;

export type HeadOfficeSecrets = {
  /** One that may be told to the database of `address`, or null. */
  find(key: keyof typeof names, address: Address): Promise<string | null>;
  /** Keeps what was typed; an empty text leaves the one that is kept. */
  keep(typed: Readonly<Record<keyof typeof names, string>>, address: Address): Promise<void>;
};

/**
 * What this start was given is for the database that is set now (`address`), as a profile's secrets are for the profile's services. `keeper` null:
 * nothing is kept on this till.
 */
export function createHeadOfficeSecrets(
  keeper: Pick<ProfileKeeper, 'givenSecret' | 'keepSecret' | 'secretOf'> | null,
  address: Address,
  complain: (message: string, error: unknown) => void,
): HeadOfficeSecrets {
  async function keep(typed: Readonly<Record<keyof typeof names, string>>, at: Address): Promise<void> {
    for (const key of keys) {
      if (typed[key] !== '') {
        await keeper?.keepSecret(names[key], toldTo(key, at), typed[key]);
      }
    }
  }

  const given = keep(
    { password: keeper?.givenSecret(names.password) ?? '', cardKey: keeper?.givenSecret(names.cardKey) ?? '' },
    address,
  ).catch((error: unknown) => complain('a secret of head office could not be kept', error));

  return {
    keep,
    async find(key, at) {
      await given;
      return (await keeper?.secretOf(names[key], toldTo(key, at))) ?? null;
    },
  };
}

/** As `secretPlace` takes it. The key for cards never leaves the till. */
function toldTo(key: keyof typeof names, { host, port }: Address): string | null {
  return key === 'password' ? `${host}:${port}` : null;
}
