// A profile that a technician chose: checked whole, and made into what the form shows. What the form does not show stays in the text.
import { basename, dirname, resolve } from 'node:path';
import type { ProfileImport } from '../../../shared/assistant.ts';
import type { ProfileFinding } from '../../../shared/profile.ts';
import { checkProfile } from '../profile-check.ts';
import { readSmallFile } from '../small-file.ts';
import { draftOf } from './draft.ts';

/** `text` is null where it cannot be taken over. The path of a certificate authority beside the file is made absolute: the file goes elsewhere. */
export function readProfileFile(file: string): { readonly text: string | null; readonly view: ProfileImport } {
  const fileName = basename(file);
  const text = readQuietly(file);
  if (text === null) {
    const finding: ProfileFinding = { path: '', line: null, problem: 'unreadable', expected: null, detail: null };
    return { text: null, view: { fileName, draft: null, findings: [finding] } };
  }
  const check = checkProfile(text);
  if (!check.ok || check.profile.backend !== 'yazuo') {
    return { text: null, view: { fileName, draft: null, findings: check.ok ? [] : check.findings } };
  }
  const { certificateAuthority } = check.profile;
  const whole: unknown = JSON.parse(text.replace(/^\uFEFF/, ''));
  const authority =
    certificateAuthority === undefined ? {} : { certificateAuthority: resolve(dirname(file), certificateAuthority) };
  return {
    text: JSON.stringify({ ...Object(whole), ...authority }),
    view: { fileName, draft: draftOf(check.profile, check.profile.baseUrl), findings: [] },
  };
}

function readQuietly(file: string): string | null {
  try {
    return readSmallFile(file);
  } catch {
    return null;
  }
}
