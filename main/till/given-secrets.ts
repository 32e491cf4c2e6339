// Secrets that come from outside with a start: which goes by what name, how the environment gives them, and that they are kept for the next one.
import { z } from 'zod';
import type { KeptSecrets } from './connect/profile-keeper.ts';

/** `YATAI_SECRETS` is a JSON object of names and values. Throws where it is anything else: a secret that is not read is a till that does not open. */
export function readGivenSecrets(text: string | null): Readonly<Record<string, string>> {
  return text === null ? {} : z.record(z.string(), z.string().min(1)).parse(JSON.parse(text));
}

/** Every secret of a profile but Yazuo's has a name of its own (`secretNames`); that one goes by its AppID. */
export function isNamedSecret(name: string): boolean {
  return name === 'unipos' || /^(memberService|gateway):/.test(name);
}

/**
 * A secret at its place (`secretPlace`): given with this start, or kept from before. What cannot be kept, because the disk or the keyring refuses,
 * is complained of and good for this start all the same.
 */
export async function givenOrKept(
  place: string,
  given: string | null,
  openSecrets: () => Promise<KeptSecrets>,
  complain: (message: string, error: unknown) => void,
): Promise<string | null> {
  const secrets = await openSecrets();
  if (given === null) {
    return secrets.get(place);
  }
  try {
    await secrets.put(place, given);
  } catch (error) {
    complain('a secret of this start could not be kept', error);
  }
  return given;
}
