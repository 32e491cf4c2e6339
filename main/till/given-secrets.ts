// Secrets that come from outside with a start: which goes by what name, and how the environment gives them.
import { z } from 'zod';

/** `YATAI_SECRETS` is a JSON object of names and values. Throws where it is anything else: a secret that is not read is a till that does not open. */
export function readGivenSecrets(text: string | null): Readonly<Record<string, string>> {
  return text === null ? {} : z.record(z.string(), z.string().min(1)).parse(JSON.parse(text));
}

/** Every secret of a profile but Yazuo's has a name of its own (`secretNames`); that one goes by its AppID. */
export function isNamedSecret(name: string): boolean {
  return name === 'unipos' || /^(memberService|gateway):/.test(name);
}
