// May this coupon be used on this bill: the one pure answer, for the pre-consult and for the checkout, in a sentence that a cashier can read out.
import { dayOfMoment } from '../protocol/yazuo/tolerant.ts';
import { isWithinHours, isWithinWeekdays, weekdaysInWords } from './coupon-times.ts';
import { usageRuleProblem } from './coupon-usage-rules.ts';
import type { CouponBill, WantedCoupon } from './coupon-use.ts';
import type { PracticeCouponTemplate, PracticePointRules } from './world.ts';

type StoreRules = Pick<PracticePointRules, 'aloneUseCoupon' | 'couponMaxUse'>;

const allChannels = 999;
const channelNames: Readonly<Record<number, string>> = { 1000: '堂食', 1031: '外卖', 1066: '有赞商城' };

/** Why this coupon cannot be used on this bill (with these other coupons), in words for the cashier; undefined where it can. */
export function couponProblem(
  wanted: WantedCoupon,
  others: readonly WantedCoupon[],
  bill: CouponBill,
  rules: StoreRules,
): string | undefined {
  const { template, quantity } = wanted;
  const problem =
    quantityProblem(wanted) ??
    timeProblem(wanted, bill.at) ??
    channelProblem(template, bill.channel) ??
    placeProblem(wanted, bill);
  if (problem !== undefined) return problem;
  for (const rule of template.usageRules) {
    const broken = usageRuleProblem(rule, wanted, others, bill);
    if (broken !== undefined) return broken;
  }
  return rules.aloneUseCoupon && template.isAloneUse && (others.length > 0 || quantity > 1)
    ? '该券只能单独使用'
    : undefined;
}

/** The first problem of a set of coupons on one bill. */
export function couponsProblem(
  wanted: readonly WantedCoupon[],
  bill: CouponBill,
  rules: StoreRules,
): string | undefined {
  const quantity = wanted.reduce((sum, one) => sum + one.quantity, 0);
  if (rules.couponMaxUse !== null && quantity > rules.couponMaxUse) return `最多使用${rules.couponMaxUse}张券`;
  for (const one of wanted) {
    const others = wanted.filter((other) => other !== one);
    const problem = couponProblem(one, others, bill, rules);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

function quantityProblem({ coupon, quantity }: WantedCoupon): string | undefined {
  if (coupon.availableQuantity <= 0) return '券已使用';
  return coupon.availableQuantity < quantity ? `该券只剩${coupon.availableQuantity}张` : undefined;
}

function timeProblem({ coupon, template }: WantedCoupon, now: number): string | undefined {
  const today = dayOfMoment(now);
  if (coupon.startDate > today) return `券未到使用时间,${coupon.startDate}起可用`;
  if (coupon.expiredDate < today) return '券已过期';
  if (!isWithinWeekdays(template, template, now)) return `今天不可使用该券,${weekdaysInWords(template)}可用`;
  return isWithinHours(template, now) ? undefined : `现在不可使用该券,${template.beginTime}至${template.endTime}可用`;
}

function channelProblem({ channel }: PracticeCouponTemplate, wanted: number): string | undefined {
  if (channel === allChannels || channel === wanted) return undefined;
  const name = channelNames[channel];
  return name === undefined ? `券的使用渠道无法识别(${channel}),不可使用` : `该券仅限${name}使用`;
}

/** Whether the coupon may be used at this store at all. */
export function isOpenHere({ template, issuingMerchantId }: WantedCoupon, merchantId: number | undefined): boolean {
  const { scope = 2, applyMerchants = [] } = template;
  const allowed = scope === 3 ? applyMerchants : scope === 4 ? [issuingMerchantId] : [];
  return scope === 2 || (merchantId !== undefined && allowed.includes(merchantId));
}

function placeProblem(wanted: WantedCoupon, bill: CouponBill): string | undefined {
  const { template, issuingMerchantId } = wanted;
  if (isOpenHere(wanted, bill.store?.merchantId)) return undefined;
  const named = (ids: readonly number[]) =>
    bill.stores
      .filter((store) => ids.includes(store.merchantId))
      .map((store) => store.merchantName)
      .join('、') || '其他门店';
  switch (template.scope) {
    case 3:
      return `该券不可在本店使用,适用门店:${named(template.applyMerchants ?? [])}`;
    case 4:
      return `该券仅限发卡门店使用:${named(issuingMerchantId === null ? [] : [issuingMerchantId])}`;
    default:
      return `券的适用范围无法识别(${template.scope}),不可使用`;
  }
}
