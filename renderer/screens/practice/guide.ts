// Reads the practice guide: labels are catalogue keys `practice.guide.<…>`, a pair reads `login / password`.
import type { TFunction } from 'i18next';
import { practice } from '../../../shared/messages/zh-CN/practice.ts';
import type { PracticeView } from '../../../shared/practice.ts';

type GuideKey = keyof typeof practice.guide;
type Guide = PracticeView['guide'];

function guideKey(label: string): GuideKey | null {
  const key = label.replace(/^practice\.guide\./, '');
  return Object.hasOwn(practice.guide, key) ? (key as GuideKey) : null;
}

/** A label that the catalogue does not know is shown as it is. */
export function guideLabel(label: string, t: TFunction): string {
  const key = guideKey(label);
  return key === null ? label : t(`practice.guide.${key}`);
}

/** The same where only the code is shown, without its password. */
export function codeLabel(label: string, t: TFunction): string {
  return guideLabel(label, t).split(' / ')[0] ?? label;
}

export type PracticeLogin = { readonly user: string; readonly password: string };

/** The logins to offer on the sign-in screen. */
export function practiceLogins(guide: Guide): readonly PracticeLogin[] {
  return guide.flatMap(({ label, value }) => {
    const [user, password] = value.split(' / ');
    return guideKey(label) === 'cashier' && user !== undefined && password !== undefined ? [{ user, password }] : [];
  });
}

/** These are people and not codes. */
const people: readonly (GuideKey | null)[] = ['cashier', 'supervisor', 'manager', 'technician'];

/** What can be scanned or typed on the counter: the code alone, without its password. */
export function practiceCodes(guide: Guide): Guide {
  return guide
    .filter(({ label }) => !people.includes(guideKey(label)))
    .map(({ label, value }) => ({ label, value: value.split(' / ')[0] ?? value }));
}
