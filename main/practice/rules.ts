// The practice platform's rules as pure functions: may this coupon be used, what may points pay, what does a recharge earn.
import { dayOfMoment } from '../protocol/yazuo/tolerant.ts';
import { yuanDecimal } from './spelling.ts';
import type {
  PracticeBonusRule,
  PracticeCoupon,
  PracticeCouponTemplate,
  PracticePointRules,
  PracticeWorld,
} from './world.ts';

/** A coupon that somebody wants to use, with its template. */
export interface WantedCoupon {
  readonly coupon: PracticeCoupon;
  readonly template: PracticeCouponTemplate;
  readonly quantity: number;
}

/** Why this coupon cannot be used on this bill (with these other coupons), in words for the cashier; undefined where it can. */
export function couponProblem(
  wanted: WantedCoupon,
  others: readonly WantedCoupon[],
  billFen: number,
  now: number,
  rules: PracticePointRules,
): string | undefined {
  const { coupon, template, quantity } = wanted;
  const today = dayOfMoment(now);
  if (coupon.availableQuantity < quantity) return '券已使用';
  if (coupon.startDate > today) return '券未到使用时间';
  if (coupon.expiredDate < today) return '券已过期';
  const weekday = ((new Date(`${today}T00:00:00Z`).getUTCDay() + 6) % 7) + 1;
  if (weekday < template.startWeek || weekday > template.endWeek) return '今天不可使用该券';
  if (template.channel !== 999 && template.channel !== 1000) return '该券不可堂食使用';
  for (const rule of template.usageRules) {
    if (rule.ruleType === 'baseRuleAmount' && billFen <= Number(rule.values) * 100)
      return `账单金额需大于${rule.values}元`;
    if (rule.ruleType !== 'couponExclusive') continue;
    const excluded = rule.values.split(',');
    if (others.some((other) => excluded.includes(String(other.template.batchNo)))) return '券不可与所选其他券同时使用';
  }
  if (rules.aloneUseCoupon && template.isAloneUse && (others.length > 0 || quantity > 1)) return '该券只能单独使用';
  return undefined;
}

/** The first problem of a set of coupons on one bill. */
export function couponsProblem(
  wanted: readonly WantedCoupon[],
  billFen: number,
  now: number,
  rules: PracticePointRules,
) {
  const quantity = wanted.reduce((sum, one) => sum + one.quantity, 0);
  if (rules.couponMaxUse !== null && quantity > rules.couponMaxUse) return `最多使用${rules.couponMaxUse}张券`;
  for (const one of wanted) {
    const others = wanted.filter((other) => other !== one);
    const problem = couponProblem(one, others, billFen, now, rules);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

/** 4.3.4: the most that points may pay of this bill, in fen, for a card with so many points. */
export function pointsPayLimit(rules: PracticePointRules, billFen: number, points: number): number {
  if (!rules.asCash || points <= 0) return 0;
  const byPercent = Math.floor((billFen * rules.percentLimit) / 100);
  const byPoints = Math.floor((points * 100) / rules.pointsPerYuan);
  const limit = Math.min(byPercent, byPoints, rules.upperLimitFen);
  const step = rules.divisible ? Math.max(1, Math.ceil(100 / rules.pointsPerYuan)) : 100;
  return limit - (limit % step);
}

/** The points that pay this amount, or why they cannot. */
export function pointsFor(rules: PracticePointRules, payFen: number): number | string {
  if (payFen === 0) return 0;
  if (!rules.asCash) return '本店不支持积分抵现';
  if (!rules.divisible && payFen % 100 !== 0) return '积分抵现只能为整数元';
  const hundredths = payFen * rules.pointsPerYuan;
  return hundredths % 100 === 0 ? hundredths / 100 : `积分不足以精确抵扣${yuanDecimal(payFen)}元`;
}

/** The bonus of a recharge: the rule with the highest threshold that the principal reaches. */
export function bonusFor(world: PracticeWorld, principalFen: number): PracticeBonusRule | undefined {
  return world.bonusRules
    .filter((rule) => rule.fromFen <= principalFen)
    .reduce<PracticeBonusRule | undefined>(
      (best, rule) => (best === undefined || rule.fromFen > best.fromFen ? rule : best),
      undefined,
    );
}

/** One point for every whole yuan paid with money or stored value. */
export function pointsEarned(paidFen: number): number {
  return Math.floor(paidFen / 100);
}
