// From what was typed of UniPOS to the profile file with its section, and from a profile's section to what the screen shows of it. Pure.
import type { Profile, ProfileFinding } from '../../../shared/profile.ts';
import type { UniposDraft } from '../../../shared/unipos-setup.ts';
import { checkProfile, type ProfileCheck } from '../profile-check.ts';

/** The running profile's section as the screen shows it; null where it has none. */
export function uniposDraftOf({ unipos }: Pick<Profile, 'unipos'>): UniposDraft | null {
  if (unipos === undefined) {
    return null;
  }
  const { serviceUri, appId, shopNo, format, cardPayModes } = unipos;
  return { serviceUri, appId, shopNo, format, cardPayModes: cardPayModes.join(', ') };
}

/** Whether a file's text is a good profile of a store, into which UniPOS can be written. */
export function isStoreProfile(text: string | null): text is string {
  if (text === null) {
    return false;
  }
  const check = checkProfile(text);
  return check.ok && check.profile.backend !== 'practice';
}

/**
 * The text of the profile file with UniPOS's section as it was typed; what the section says beside the form stays (`refreshSeconds`), and
 * so does the rest of the file. What was left empty is left out, so that the check misses it in its own words. `store`: a good profile's text.
 */
export function uniposProfileText(draft: UniposDraft, store: string): string {
  const profile: unknown = JSON.parse(store.replace(/^\uFEFF/, ''));
  const rest = Object(profile);
  const older: unknown = Reflect.get(rest, 'unipos');
  return `${JSON.stringify({ ...rest, unipos: { ...Object(older), ...sectionOf(draft) } }, null, 2)}\n`;
}

/** The check of a draft before there is a store's profile: only its section counts. No line is told, as nobody sees the file yet. */
export function checkUniposDraft(draft: UniposDraft, hasSecret: boolean): ProfileCheck {
  const check = checkProfile(JSON.stringify({ name: 'UniPOS', backend: 'practice', unipos: sectionOf(draft) }));
  const missing: readonly ProfileFinding[] = hasSecret
    ? []
    : [{ path: 'unipos.secret', line: null, problem: 'missing', expected: null, detail: null }];
  const findings = [...(check.ok ? [] : check.findings.map((finding) => ({ ...finding, line: null }))), ...missing];
  return check.ok && findings.length === 0 ? check : { ok: false, findings };
}

/** An empty field is `undefined`, which JSON leaves out. */
function sectionOf({ serviceUri, appId, shopNo, format, cardPayModes }: UniposDraft) {
  const modes = cardPayModes.split(/[\s,，、;；]+/).filter((mode) => mode !== '');
  return {
    serviceUri: filled(serviceUri)?.replace(/\/+$/, ''),
    appId: filled(appId),
    shopNo: filled(shopNo),
    format,
    cardPayModes: modes.length === 0 ? undefined : modes,
  };
}

function filled(text: string): string | undefined {
  const trimmed = text.trim();
  return trimmed === '' ? undefined : trimmed;
}
