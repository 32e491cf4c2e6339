// Rules and reasons of coupons in plain words: catalogue keys and the platform's rule types are put into the language.
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { zhCN } from '../../shared/messages/zh-CN.ts';

export type CouponReasonKey = keyof typeof zhCN.coupon;

function isReasonKey(key: string): key is CouponReasonKey {
  return Object.hasOwn(zhCN.coupon, key);
}

/** A reason is a key `coupon.<…>` or the platform's own words, which are shown as they are. */
export function couponReasonText(reason: string, t: TFunction): string {
  const key = reason.startsWith('coupon.') ? reason.slice('coupon.'.length) : '';
  return isReasonKey(key) ? t(`coupon.${key}`) : reason;
}

/** `baseRuleAmount GT 100` in words; a rule that is not known is left out rather than shown as code. */
export function couponRuleText(rule: string, t: TFunction): string | null {
  const [type = '', , ...values] = rule.split(' ');
  const value = values.join(' ');
  switch (type) {
    case 'baseRuleAmount':
      return t('couponRule.amountAbove', { value });
    case 'couponExclusive':
      return t('couponRule.exclusive');
    default:
      return /[\u4e00-\u9fff]/.test(rule) ? rule : null;
  }
}

export function useCouponTexts() {
  const { t } = useTranslation();
  return {
    reason: (reason: string) => couponReasonText(reason, t),
    rules: (rules: readonly string[]) =>
      rules.map((rule) => couponRuleText(rule, t)).filter((text): text is string => text !== null),
  };
}
