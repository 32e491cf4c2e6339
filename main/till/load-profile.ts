// The profile that the till starts with: the practice profile, or a file that passed its check, with the application's secret from elsewhere.
import { readFileSync } from 'node:fs';
import type { Profile, ProfileFinding } from '../../shared/profile.ts';
import { type Failure, failure } from '../../shared/result.ts';
import { practiceAppSecret, practiceProfile } from './practice-profile.ts';
import { checkProfile } from './profile-check.ts';

export type LoadedProfile = { readonly profile: Profile; readonly appSecret: string };

export type ProfileLoading =
  | { readonly ok: true; readonly value: LoadedProfile }
  | { readonly ok: false; readonly failure: Failure; readonly findings: readonly ProfileFinding[] };

/** Null as `file` means training. `secretOf` finds the secret of an application by its AppID. */
export async function loadProfile(
  file: string | null,
  secretOf: (appId: string) => Promise<string | null>,
): Promise<ProfileLoading> {
  if (file === null) {
    return { ok: true, value: { profile: practiceProfile(), appSecret: practiceAppSecret } };
  }
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return invalid(file, [{ path: '', line: null, problem: 'unreadable', expected: null, detail: null }]);
  }
  const check = checkProfile(text);
  if (!check.ok) {
    return invalid(file, check.findings);
  }
  if (check.profile.backend === 'practice') {
    const { limits, language, name, paymentMethods } = check.profile;
    const profile = { ...practiceProfile(), limits, language, name, paymentMethods };
    return { ok: true, value: { profile, appSecret: practiceAppSecret } };
  }
  const appSecret = await secretOf(check.profile.appId ?? '');
  if (appSecret === null) {
    return invalid(file, [{ path: 'appId', line: null, problem: 'secretMissing', expected: null, detail: null }]);
  }
  return { ok: true, value: { profile: check.profile, appSecret } };
}

function invalid(file: string, findings: readonly ProfileFinding[]): ProfileLoading {
  const name = file.split(/[\\/]/).at(-1) ?? file;
  return { ...failure('profileInvalid', { file: name }), findings };
}
