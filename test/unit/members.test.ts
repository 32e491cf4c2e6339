// Members without a platform: what a form may say, what is sent of it, how wire answers read, and the batch's list.
import { describe, expect, test } from 'vitest';
import { readOrder, readProfile, readReviews, readWallets, toldOf } from '../../main/backends/yazuo/map-members.ts';
import { yazuoCatalogue } from '../../main/protocol/yazuo/catalogue.ts';
import { changeFailure } from '../../main/till/members/asking.ts';
import { activationFields, activationProblem } from '../../renderer/screens/members/activation-fields.ts';
import {
  countsOf,
  mayRetry,
  repeatedPlaces,
  withAnswer,
  withoutRepeated,
} from '../../renderer/screens/members/batch-list.ts';
import { mayBeCut, pressField, takesKey, tidyNumber } from '../../renderer/screens/members/pad-fields.ts';
import { passwordFields, passwordProblem } from '../../renderer/screens/members/password-way.ts';
import { draftOf, isTold, textsOf } from '../../renderer/screens/members/profile-draft.ts';
import type { MemberProfileView } from '../../shared/member-admin.ts';
import { type MemberDraft, problemsOfDraft, tidyBirthday } from '../../shared/member-draft.ts';
import { zeroFen } from '../../shared/money.ts';
import type { OperationState, OperationView } from '../../shared/operation.ts';

const today = '2026-11-18';
const nothing: MemberDraft = {
  name: null,
  mobile: null,
  gender: null,
  calendar: null,
  birthday: null,
  email: null,
  address: null,
  remark: null,
};
const good: MemberDraft = { ...nothing, name: '林小雅', mobile: '13911112222' };

describe('a draft', () => {
  test.each([
    [{ name: ' ' }, { name: 'nameMissing' }],
    [{ name: '长'.repeat(31) }, { name: 'nameLong' }],
    [{ mobile: null }, { mobile: 'mobileMissing' }],
    [{ mobile: '1391111222' }, { mobile: 'mobileWrong' }],
    [{ mobile: '23911112222' }, { mobile: 'mobileWrong' }],
    [{ birthday: '1987-2-3' }, { birthday: 'birthdayForm' }],
    [{ birthday: '1987-02-30', calendar: 'solar' }, { birthday: 'birthdayNone' }],
    [{ birthday: '1987-13-01', calendar: 'lunar' }, { birthday: 'birthdayNone' }],
    [{ birthday: '1987-01-31', calendar: 'lunar' }, { birthday: 'birthdayNone' }],
    [{ birthday: '1987-02-30', calendar: 'lunar' }, { birthday: 'birthdayLunar' }],
    [{ birthday: '2000-02-29', calendar: 'solar' }, {}],
    [{ birthday: '1900-02-29', calendar: 'solar' }, { birthday: 'birthdayNone' }],
    [{ birthday: '2026-11-19', calendar: 'solar' }, { birthday: 'birthdayAhead' }],
    [{ birthday: today, calendar: 'solar' }, {}],
    [{ birthday: '1899-12-31', calendar: 'solar' }, { birthday: 'birthdayOld' }],
    [{ email: 'name@' }, { email: 'emailWrong' }],
    [{ address: '街'.repeat(101) }, { address: 'addressLong' }],
    [{ remark: '字'.repeat(101), email: '' }, { remark: 'remarkLong' }],
  ] as const)('%o is told as %o', (told, problems) => {
    expect(problemsOfDraft({ ...good, ...told }, { isNew: true, today })).toEqual(problems);
  });

  test('of a known member may leave out everything, but not empty name or mobile', () => {
    expect(problemsOfDraft(nothing, { isNew: false, today })).toEqual({});
    expect(problemsOfDraft({ ...nothing, name: '', mobile: '' }, { isNew: false, today })).toEqual({
      name: 'nameMissing',
      mobile: 'mobileMissing',
    });
  });

  test.each([
    ['19871107', '1987-11-07'],
    ['1987/1/7', '1987-01-07'],
    ['1987年1月7日', '1987-01-07'],
    ['１９８７１１０７', '1987-11-07'],
    ['87-1-7', '87-1-7'],
  ])('reads a birthday %s as %s', (typed, day) => expect(tidyBirthday(typed)).toBe(day));

  test('tells only what is other than before, a birthday with its calendar', () => {
    const profile: MemberProfileView = {
      memberId: '1',
      name: '张雅',
      maskedMobile: '138****0001',
      gender: 'woman',
      calendar: 'solar',
      birthday: '1987-11-07',
      email: null,
      address: '一街',
      remark: null,
      joinedOn: null,
      level: null,
    };
    const texts = textsOf(profile);
    expect(isTold(draftOf(texts, profile))).toBe(false);
    expect(draftOf({ ...texts, birthday: '19871107' }, profile)).toEqual(nothing);
    expect(draftOf({ ...texts, calendar: 'lunar' }, profile)).toEqual({
      ...nothing,
      calendar: 'lunar',
      birthday: '1987-11-07',
    });
    expect(draftOf({ ...texts, address: '', gender: 'man' }, profile)).toEqual({
      ...nothing,
      address: '',
      gender: 'man',
    });
  });
});

describe('the wire', () => {
  test('what is not told stays out of the request, what is emptied stands in it', () => {
    expect(toldOf({ ...good, gender: 'woman', calendar: 'lunar', birthday: '1990-08-15', address: '' })).toEqual({
      name: '林小雅',
      mobile: '13911112222',
      gender: 0,
      birthType: 2,
      birthday: '1990-08-15',
      address: '',
    });
  });

  test('a profile, reviews, wallets and an order read as they mean', () => {
    const found = yazuoCatalogue.findMember.answer.parse({
      membership: { id: 7, name: '张三', gender: 1, birthType: 2, birthday: '1987-11-07', description: '靠窗' },
    });
    expect(readProfile(found)).toMatchObject({ memberId: '7', gender: 'man', calendar: 'lunar', remark: '靠窗' });
    const reviews = yazuoCatalogue.listReviews.answer.parse([
      { id: 1, evaluateDatetime: '2026-01-02', score: 0 },
      {
        id: 2,
        evaluateDatetime: '2026-01-03',
        score: 5,
        evaluateParameters: [{ tagName: '口味', tagChildText: '鲜' }],
      },
    ]);
    expect(readReviews(reviews)).toMatchObject([
      { id: '2', score: 5, impressions: ['口味 鲜'] },
      { id: '1', score: null, impressions: [] },
    ]);
    const wallets = yazuoCatalogue.checkWalletCards.answer.parse({ weixinMemberCard: { hasCard: 'true' } });
    expect(readWallets(wallets)).toEqual({ wechat: true, alipay: null });
    const order = yazuoCatalogue.getMemberOrder.answer.parse({ orderNo: 5, status: 3, amount: '12.30' });
    expect(readOrder(order)).toMatchObject({ orderNo: '5', state: null, amount: 1230, dishes: [] });
  });

  test('a change without an answer is not known; one that surely did not leave wants the network', () => {
    const unsent = { code: 'serverUnreachable', parameters: { cause: 'refused' }, reachable: false } as const;
    expect(changeFailure(unsent).code).toBe('onlineOnly');
    expect(changeFailure({ code: 'serverUnreachable', reachable: false }).code).toBe('changeUnconfirmed');
    expect(changeFailure({ code: 'badAnswer', reachable: true }).code).toBe('changeUnconfirmed');
    expect(changeFailure({ code: 'refusedByServer', platformMessage: '不行', reachable: true })).toEqual({
      code: 'refusedByServer',
      platformMessage: '不行',
    });
  });
});

describe('fields of the pad', () => {
  test('take what their kind takes', () => {
    expect(takesKey('digits', 'a')).toBe(false);
    expect(takesKey('code', 'a')).toBe(true);
    expect(takesKey('amount', '.')).toBe(true);
    expect(takesKey('secret', '.')).toBe(false);
    expect(pressField({ kind: 'secret', longest: 6 }, '123456', '7')).toBe('123456');
    expect(pressField({ kind: 'code', longest: 4 }, 'A12', 'b')).toBe('A12b');
    expect(pressField({ kind: 'digits', longest: 11 }, '', '0')).toBe('0');
    expect(pressField({ kind: 'choice', longest: 2 }, '1', '2')).toBe('2');
    expect(pressField({ kind: 'choice', longest: 2 }, '1', '3')).toBe('1');
    expect(['', '6', '620', '6201'].map(mayBeCut)).toEqual([false, true, true, false]);
    expect(tidyNumber(' 6201-4001 ００01 ', 32)).toBe('620140010001');
  });

  test('of an activation say what is wrong', () => {
    const text = (texts: Readonly<Record<string, string>>) => (name: string) => texts[name] ?? '';
    const knows = { knowsMember: true };
    expect(activationProblem('cardNo', text({ cardNo: '12' }), knows)).toBe('cardWrong');
    expect(activationProblem('mobile', text({}), knows)).toBeNull();
    expect(activationProblem('mobile', text({}), { knowsMember: false })).toBe('mobileWrong');
    expect(activationProblem('value', text({ value: '0' }), knows)).toBe('valueWrong');
    expect(activationProblem('password', text({ password: '12345' }), knows)).toBe('passwordForm');
    expect(activationFields('batch', { ...knows, typeCount: 3 }).map(({ name }) => name)).toEqual([
      'value',
      'password',
      'cardNo',
    ]);
  });

  test('of a password say what is wrong, and ask for the card only where there is a choice', () => {
    const texts: Record<string, string> = { old: '', code: '12', first: '12345', again: '1234' };
    const text = (name: string) => texts[name] ?? '';
    expect((['old', 'code', 'first', 'again'] as const).map((name) => passwordProblem(name, text))).toEqual([
      'oldMissing',
      'codeMissing',
      'form',
      'differs',
    ]);
    expect(passwordFields('old', 1).map(({ name }) => name)).toEqual(['old', 'first', 'again']);
    expect(passwordFields('sms', 2).map(({ name }) => name)).toEqual(['card', 'code', 'first', 'again']);
  });
});

describe('a batch', () => {
  test('names what was scanned twice and takes it out with one press', () => {
    expect(repeatedPlaces(['a', 'b', 'a', 'a'])).toEqual([2, 3]);
    expect(withoutRepeated(['a', 'b', 'a', 'a'])).toEqual(['a', 'b']);
  });

  test('tries only what surely failed again, and leaves the other results as they are', () => {
    const lines = withAnswer(
      ['a', 'b', 'c', 'd'].map((cardNo) => ({ cardNo, operation: null })),
      ['a', 'b', 'c', 'd'],
      [made('applied'), made('rejected'), made('unknown')],
    );
    expect(lines.filter(mayRetry).map(({ cardNo }) => cardNo)).toEqual(['b', 'd']);
    expect(countsOf(lines)).toEqual({ good: 1, bad: 2, open: 1 });
    const after = withAnswer(lines, ['b', 'd'], [made('applied'), made('rejected')]);
    expect(after.map(({ operation }) => operation?.state)).toEqual(['applied', 'applied', 'unknown', 'rejected']);
  });
});

function made(state: OperationState): OperationView {
  return {
    serial: `s-${state}`,
    kind: 'service',
    service: 'activateGiftCard',
    state,
    attempt: 1,
    maskedCard: '6201****0101',
    memberName: null,
    amount: zeroFen,
    storePay: zeroFen,
    operator: '1001',
    createdAt: 0,
    updatedAt: 0,
    nextTryAt: null,
    voucher: null,
    parent: null,
    revokedBy: null,
    billNo: null,
    acceptedOffline: false,
    revocationReason: null,
    reason: null,
    platformMessage: null,
    answer: null,
    serviceFacts: [],
  };
}
