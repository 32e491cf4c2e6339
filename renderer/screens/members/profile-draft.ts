// What was typed of a member against what is known: the draft that is sent tells only what changed. Pure.
import type { MemberProfileView } from '../../../shared/member-admin.ts';
import { type MemberDraft, tidyBirthday } from '../../../shared/member-draft.ts';

export const profileFields = [
  'name',
  'mobile',
  'gender',
  'calendar',
  'birthday',
  'email',
  'address',
  'remark',
] as const;
export type ProfileField = (typeof profileFields)[number];
export type ProfileTexts = { readonly [Field in ProfileField]: string };

/** What stands in the fields before anybody typed. The mobile number is masked, so its field begins empty. */
export function textsOf(profile: MemberProfileView | null): ProfileTexts {
  return {
    name: profile?.name ?? '',
    mobile: '',
    gender: profile?.gender ?? '',
    calendar: profile?.calendar ?? 'solar',
    birthday: profile?.birthday ?? '',
    email: profile?.email ?? '',
    address: profile?.address ?? '',
    remark: profile?.remark ?? '',
  };
}

/** A new member tells what was filled in; a known one what is other than before, the birthday always with its calendar. */
export function draftOf(texts: ProfileTexts, profile: MemberProfileView | null): MemberDraft {
  const before = textsOf(profile);
  const changed = (field: ProfileField, text: string) => (text === before[field] ? null : text);
  const birthday = tidyBirthday(texts.birthday);
  const dated =
    changed('birthday', birthday) !== null || (birthday !== '' && changed('calendar', texts.calendar) !== null);
  return {
    name: changed('name', texts.name.trim()),
    mobile: changed('mobile', texts.mobile.replace(/[\s-]/g, '')),
    gender: changed('gender', texts.gender) === null ? null : texts.gender === 'man' ? 'man' : 'woman',
    calendar: dated ? (texts.calendar === 'lunar' ? 'lunar' : 'solar') : null,
    birthday: dated ? birthday : null,
    email: changed('email', texts.email.trim()),
    address: changed('address', texts.address.trim()),
    remark: changed('remark', texts.remark.trim()),
  };
}

/** Whether there is anything to send. */
export function isTold(draft: MemberDraft): boolean {
  return Object.values(draft).some((value) => value !== null);
}
