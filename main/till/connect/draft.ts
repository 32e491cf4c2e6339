// From what was typed into the set-up assistant to the text of a profile file, and from a profile to what the assistant shows of it. Pure.
import { type ConnectionDraft, draftFields } from '../../../shared/connect.ts';
import type { Language, Profile, ProfileFinding } from '../../../shared/profile.ts';
import { checkProfile, type ProfileCheck } from '../profile-check.ts';

/** The running profile as the assistant shows it. A profile holds no secret. */
export function draftOf(profile: Profile, baseUrl: string | undefined): ConnectionDraft {
  const { name, appId, brandId, merchantId, merchantNo, merchantName, terminalNo } = profile;
  return {
    name,
    baseUrl: baseUrl ?? '',
    appId: appId ?? '',
    brandId: brandId ?? '',
    merchantId: merchantId ?? '',
    merchantNo: merchantNo ?? '',
    merchantName: merchantName ?? '',
    terminalNo: terminalNo ?? '',
  };
}

/**
 * The text of the profile file: what was typed, over what an older file of a real store says beside it (paths, codes, limits). What
 * was left empty is left out, so that the check misses it in its own words.
 */
export function profileText(draft: ConnectionDraft, older: string | null, language: Language): string {
  const typed = Object.fromEntries(
    draftFields.map((field) => [field, draft[field].trim()] as const).filter(([, value]) => value !== ''),
  );
  const rest = Object.entries(restOf(older)).filter(([key]) => !draftFields.some((field) => field === key));
  return `${JSON.stringify({ language, ...Object.fromEntries(rest), backend: 'yazuo', ...typed }, null, 2)}\n`;
}

/** An older file that is not good, or that is a practice till's, has nothing worth keeping. */
function restOf(older: string | null): object {
  if (older === null) {
    return {};
  }
  const check = checkProfile(older);
  const value: unknown = check.ok && check.profile.backend === 'yazuo' ? JSON.parse(older.replace(/^\uFEFF/, '')) : {};
  return typeof value === 'object' && value !== null ? value : {};
}

/** The check of a draft: its findings name the fields of the screen. No line is told, as nobody sees the file yet. */
export function checkDraft(text: string, hasSecret: boolean): ProfileCheck {
  const check = checkProfile(text);
  const secret: readonly ProfileFinding[] = hasSecret
    ? []
    : [{ path: 'appSecret', line: null, problem: 'missing', expected: null, detail: null }];
  const findings = [...(check.ok ? [] : check.findings.map((finding) => ({ ...finding, line: null }))), ...secret];
  return check.ok && findings.length === 0 ? check : { ok: false, findings };
}
