// A coupon's conditions as sentences, one each. Pure but for the language.
import type { TFunction } from 'i18next';
import type { CouponTerms } from '../../../shared/benefits.ts';

export type TermNames = {
  /** What the profile calls a payment method. */
  readonly payment: (id: string) => string;
};

/** In the order in which a guest asks: when, where, for what. Empty: no condition. */
export function termLines(terms: CouponTerms, t: TFunction, names: TermNames): readonly string[] {
  return [
    ...daysOf(terms, t),
    ...weekdaysOf(terms, t),
    ...hoursOf(terms, t),
    ...storesOf(terms, t),
    ...new Set(terms.rules.map((rule) => ruleText(rule, terms, t, names))),
    ...(terms.alone ? [t('benefits.terms.alone')] : []),
  ];
}

function daysOf({ startsOn, expiresOn }: CouponTerms, t: TFunction): readonly string[] {
  if (startsOn !== null && expiresOn !== null) {
    return [t('benefits.terms.between', { from: startsOn, to: expiresOn })];
  }
  if (startsOn !== null) {
    return [t('benefits.terms.from', { date: startsOn })];
  }
  return expiresOn === null ? [] : [t('benefits.terms.until', { date: expiresOn })];
}

function weekdaysOf({ weekdays }: CouponTerms, t: TFunction): readonly string[] {
  if (weekdays === null) {
    return [];
  }
  const { from, to } = weekdays;
  return from === to
    ? [t('benefits.terms.weekday', { day: dayText(from, t) })]
    : [t('benefits.terms.weekdays', { from: dayText(from, t), to: dayText(to, t) })];
}

const dayKeys = ['d1', 'd2', 'd3', 'd4', 'd5', 'd6', 'd7'] as const;

function dayText(weekday: number, t: TFunction): string {
  const key = dayKeys[weekday - 1];
  return key === undefined ? String(weekday) : t(`benefits.terms.days.${key}`);
}

function hoursOf({ hours }: CouponTerms, t: TFunction): readonly string[] {
  return hours === null ? [] : [t(hours.from > hours.to ? 'benefits.terms.hoursNight' : 'benefits.terms.hours', hours)];
}

function storesOf({ stores }: CouponTerms, t: TFunction): readonly string[] {
  if (stores === null) {
    return [];
  }
  if (stores === 'issuer') {
    return [t('benefits.terms.storesIssuer')];
  }
  return stores.length === 0
    ? [t('benefits.terms.storesSome')]
    : [t('benefits.terms.stores', { names: stores.join(t('benefits.terms.names')) })];
}

/** A rule that is not known is said to be there: nothing is promised that the platform may refuse. */
function ruleText(rule: CouponTerms['rules'][number], terms: CouponTerms, t: TFunction, names: TermNames): string {
  const { type, operator, values } = rule;
  const listed = values.split(',').map((value) => value.trim());
  const joined = (texts: readonly string[]) => ({ names: texts.join(t('benefits.terms.names')) });
  switch (`${type} ${operator}`) {
    case 'baseRuleAmount GT':
      return t('benefits.terms.amountAbove', { value: values });
    case 'baseRuleAmount GTE':
      return t('benefits.terms.amountFrom', { value: values });
    case 'couponExclusive IN':
      return t('benefits.terms.exclusive');
    case 'payWay IN':
      return t('benefits.terms.payWay', joined(listed.map(names.payment)));
    case 'payWay NOT_IN':
      return t('benefits.terms.payWayNot', joined(listed.map(names.payment)));
    case 'membershipLevel IN':
      return t('benefits.terms.level', joined(listed));
    case 'membershipLevel NOT_IN':
      return t('benefits.terms.levelNot', joined(listed));
    case 'cardtype IN':
    case 'cardtype NOT_IN':
      return t('benefits.terms.cardType');
    case 'goods IN':
      return t('benefits.terms.dishes', joined(terms.dishes.length === 0 ? listed : terms.dishes));
    case 'goods NOT_IN':
      return t('benefits.terms.dishesNot', joined(terms.dishes.length === 0 ? listed : terms.dishes));
    default:
      return t('benefits.terms.unknown');
  }
}
