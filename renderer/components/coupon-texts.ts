// Rules and reasons of coupons in plain words: catalogue keys and the platform's rule types are put into the language.
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { ReasonWords } from '../../shared/coupon-reasons.ts';
import { coupon } from '../../shared/messages/zh-CN/counter.ts';

export type CouponReasonKey = keyof typeof coupon;

function isReasonKey(key: string): key is CouponReasonKey {
  return Object.hasOwn(coupon, key);
}

/** A reason is a key `coupon.<…>` with what its sentence names, or the platform's own words, which are shown as they are. */
export function couponReasonText(reason: string, t: TFunction, words: ReasonWords = {}): string {
  const key = reason.startsWith('coupon.') ? reason.slice('coupon.'.length) : '';
  if (!isReasonKey(key)) {
    return t('coupon.platformSays', { text: reason });
  }
  if (key === 'weekdays') {
    return weekdaysText(words, t);
  }
  return t(`coupon.${key}`, { ...words });
}

const dayKeys = ['d1', 'd2', 'd3', 'd4', 'd5', 'd6', 'd7'] as const;

function weekdaysText({ from, to }: ReasonWords, t: TFunction): string {
  const [first, last] = [from, to].map((day) => dayKeys[Number(day) - 1]);
  if (first === undefined || last === undefined) {
    return t('coupon.otherDay');
  }
  return first === last
    ? t('coupon.weekday', { day: t(`benefits.terms.days.${first}`) })
    : t('coupon.weekdays', { from: t(`benefits.terms.days.${first}`), to: t(`benefits.terms.days.${last}`) });
}

/** `baseRuleAmount GT 100` in words: above is not from. A rule that is not known is left out rather than shown as code. */
export function couponRuleText(rule: string, t: TFunction): string | null {
  const [type = '', operator = '', ...values] = rule.split(' ');
  const value = values.join(' ');
  switch (`${type} ${operator}`) {
    case 'baseRuleAmount GT':
      return t('couponRule.amountAbove', { value });
    case 'baseRuleAmount GTE':
      return t('couponRule.amountFrom', { value });
    case 'couponExclusive IN':
      return t('couponRule.exclusive');
    default:
      return /[\u4e00-\u9fff]/.test(rule) ? rule : null;
  }
}

export function useCouponTexts() {
  const { t } = useTranslation();
  return {
    reason: (reason: string, words?: ReasonWords) => couponReasonText(reason, t, words),
    rules: (rules: readonly string[]) =>
      rules.map((rule) => couponRuleText(rule, t)).filter((text): text is string => text !== null),
  };
}
