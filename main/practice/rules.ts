// The practice platform's rules of points and bonuses as pure functions: what may points pay, what does a recharge earn. Coupons: coupon-rules.ts.
import { yuanDecimal } from './spelling.ts';
import type { PracticeBonusRule, PracticePointRules, PracticeWorld } from './world.ts';

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
