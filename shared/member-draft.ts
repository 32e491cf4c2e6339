// What a person tells of a member, and what may be wrong with it: the same rules for the form and for the till behind it. Pure.
import { z } from 'zod';

export const genders = ['woman', 'man'] as const;
export type Gender = (typeof genders)[number];
export const calendars = ['solar', 'lunar'] as const;
export type Calendar = (typeof calendars)[number];

const told = (longest: number) => z.string().max(longest).nullable();

/** Null: not told, so it stays as it is (5.3). An empty text empties the field. `birthday` is `YYYY-MM-DD` of its calendar. */
export const memberDraftSchema = z.strictObject({
  name: told(100),
  mobile: told(20),
  gender: z.enum(genders).nullable(),
  calendar: z.enum(calendars).nullable(),
  birthday: told(20),
  email: told(200),
  address: told(400),
  remark: told(400),
});
export type MemberDraft = z.infer<typeof memberDraftSchema>;
export type MemberField = keyof MemberDraft;

export const memberProblems = [
  'nameMissing',
  'nameLong',
  'mobileMissing',
  'mobileWrong',
  'birthdayForm',
  'birthdayNone',
  'birthdayAhead',
  'birthdayOld',
  'birthdayLunar',
  'emailWrong',
  'addressLong',
  'remarkLong',
] as const;
export type MemberProblem = (typeof memberProblems)[number];
export type MemberProblems = { readonly [Field in MemberField]?: MemberProblem };

const longestName = 30;
const longestText = 100;
const oldestYear = 1900;
const mobilePattern = /^1[3-9]\d{9}$/;
const emailPattern = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

/** What is wrong, by field; empty where nothing is. `today` is `YYYY-MM-DD` in the store. */
export function problemsOfDraft(
  draft: MemberDraft,
  { isNew, today }: { readonly isNew: boolean; readonly today: string },
): MemberProblems {
  const problems: { [Field in MemberField]?: MemberProblem } = {};
  const name = draft.name?.trim() ?? null;
  if (name === '' || (isNew && name === null)) {
    problems.name = 'nameMissing';
  } else if (name !== null && name.length > longestName) {
    problems.name = 'nameLong';
  }
  if (draft.mobile === '' || (isNew && draft.mobile === null)) {
    problems.mobile = 'mobileMissing';
  } else if (draft.mobile !== null && !mobilePattern.test(draft.mobile)) {
    problems.mobile = 'mobileWrong';
  }
  const birthday = draft.birthday === null || draft.birthday === '' ? null : birthdayProblem(draft, today);
  if (birthday !== null) {
    problems.birthday = birthday;
  }
  if (draft.email !== null && draft.email !== '' && !emailPattern.test(draft.email)) {
    problems.email = 'emailWrong';
  }
  if ((draft.address ?? '').length > longestText) {
    problems.address = 'addressLong';
  }
  if ((draft.remark ?? '').length > longestText) {
    problems.remark = 'remarkLong';
  }
  return problems;
}

/** A lunar month has 30 days at most; the platform keeps both calendars as a date, so a lunar day that no date has cannot be kept. */
function birthdayProblem(
  { birthday, calendar }: Pick<MemberDraft, 'birthday' | 'calendar'>,
  today: string,
): MemberProblem | null {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(birthday ?? '');
  if (birthday === null || parts === null) {
    return 'birthdayForm';
  }
  const [year = 0, month = 0, day = 0] = parts.slice(1).map(Number);
  const isLunar = calendar === 'lunar';
  if (month < 1 || month > 12 || day < 1 || day > (isLunar ? 30 : 31)) {
    return 'birthdayNone';
  }
  if (!isDate(year, month, day)) {
    return isLunar ? 'birthdayLunar' : 'birthdayNone';
  }
  return birthday > today ? 'birthdayAhead' : year < oldestYear ? 'birthdayOld' : null;
}

/** Whether the Gregorian calendar has this day. */
function isDate(year: number, month: number, day: number): boolean {
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const long = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;
  return day <= long;
}

/** As a birthday is typed: `19871107`, `1987/11/7`, `1987.11.07` and `1987-11-07` are the same day. What is none comes back as it was. */
export function tidyBirthday(text: string): string {
  const tidy = text.trim().normalize('NFKC');
  const parts = /^(\d{4})(\d{2})(\d{2})$/.exec(tidy) ?? /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(tidy);
  return parts === null ? tidy : `${parts[1]}-${parts[2]?.padStart(2, '0')}-${parts[3]?.padStart(2, '0')}`;
}

/** A trade password as the platform takes one. */
export const tradePasswordSchema = z.string().regex(/^\d{6}$/);
