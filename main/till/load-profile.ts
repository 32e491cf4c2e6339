// The profile that the till starts with: the practice profile, or a file that passed its check, with the application's secret from elsewhere.
import { X509Certificate } from 'node:crypto';
import { dirname, resolve } from 'node:path';
import { type Profile, type ProfileFinding, secretNames } from '../../shared/profile.ts';
import { type Failure, failure } from '../../shared/result.ts';
import { practiceAppSecret, practiceProfile, practiceSecrets } from './practice-profile.ts';
import { checkProfile } from './profile-check.ts';
import { readSmallFile } from './small-file.ts';

/** `secrets`: by the names of `secretNames`. */
export type LoadedProfile = {
  readonly profile: Profile;
  readonly appSecret: string;
  readonly secrets?: Readonly<Record<string, string>>;
};

export type ProfileLoading =
  | { readonly ok: true; readonly value: LoadedProfile }
  | { readonly ok: false; readonly failure: Failure; readonly findings: readonly ProfileFinding[] };

/** Finds a secret that may be told to the service at `address` (null: it is told to nobody), or null. */
type FindSecret = (name: string, address: string | null) => Promise<string | null>;

/** Null as `file` means training. `secretOf` finds Yazuo's secret by the AppID, and every other by its name (`secretNames`). */
export async function loadProfile(file: string | null, secretOf: FindSecret): Promise<ProfileLoading> {
  if (file === null) {
    return { ok: true, value: { profile: practiceProfile(), appSecret: practiceAppSecret, secrets: practiceSecrets } };
  }
  let text: string;
  try {
    text = readSmallFile(file);
  } catch {
    return invalid(file, [{ path: '', line: null, problem: 'unreadable', expected: null, detail: null }]);
  }
  const check = checkProfile(text);
  if (!check.ok) {
    return invalid(file, check.findings);
  }
  if (check.profile.backend === 'practice') {
    const { gateway, limits, language, name, paymentMethods, updates } = check.profile;
    const profile = {
      ...practiceProfile(),
      limits,
      language,
      name,
      paymentMethods,
      ...(gateway === undefined ? {} : { gateway }),
      ...(updates === undefined ? {} : { updates }),
    };
    const { missing, secrets } = await findSecrets(
      profile,
      async (name, address) => practiceSecrets[name] ?? (await secretOf(name, address)),
    );
    return missing.length > 0
      ? withoutSecrets(file, missing)
      : { ok: true, value: { profile, appSecret: practiceAppSecret, secrets } };
  }
  const profile = withAuthority(check.profile, file);
  if (profile === null) {
    return invalid(file, [
      { path: 'certificateAuthority', line: null, problem: 'unreadable', expected: null, detail: null },
    ]);
  }
  const appSecret = profile.backend === 'yazuo' ? await secretOf(profile.appId ?? '', profile.baseUrl ?? null) : '';
  const { missing, secrets } = await findSecrets(profile, secretOf);
  if (appSecret === null || missing.length > 0) {
    return withoutSecrets(file, [...(appSecret === null ? ['appId'] : []), ...missing]);
  }
  return { ok: true, value: { profile, appSecret, secrets } };
}

/** `missing`: where in the profile the ones belong that nobody gave. */
async function findSecrets(profile: Profile, secretOf: FindSecret) {
  const named = secretNames(profile);
  const found = await Promise.all(named.map(({ name, address }) => secretOf(name, address)));
  return {
    missing: named.filter((_, index) => found[index] === null).map(({ path }) => path),
    secrets: Object.fromEntries(named.map(({ name }, index) => [name, found[index] ?? ''])),
  };
}

function withoutSecrets(file: string, missing: readonly string[]): ProfileLoading {
  return invalid(
    file,
    missing.map((path) => ({ path, line: null, problem: 'secretMissing', expected: null, detail: null })),
  );
}

/** The profile with the absolute path of its certificate authority, which lies beside it; null where that cannot be read. */
export function withAuthority(profile: Profile, file: string): Profile | null {
  if (profile.certificateAuthority === undefined) {
    return profile;
  }
  const certificateAuthority = resolve(dirname(file), profile.certificateAuthority);
  try {
    return holdsCertificates(readSmallFile(certificateAuthority)) ? { ...profile, certificateAuthority } : null;
  } catch {
    return null;
  }
}

/** Of a file without a certificate TLS says nothing: it would find later that nobody vouches for the platform. Throws where one is broken. */
function holdsCertificates(text: string): boolean {
  const blocks = text.match(/-----BEGIN CERTIFICATE-----[\s\S]*?-----END CERTIFICATE-----/g) ?? [];
  return blocks.map((block) => new X509Certificate(block)).length > 0;
}

function invalid(file: string, findings: readonly ProfileFinding[]): ProfileLoading {
  const name = file.split(/[\\/]/).at(-1) ?? file;
  return { ...failure('profileInvalid', { file: name }), findings };
}
