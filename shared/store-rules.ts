// What a sale earns and what it may combine, as the checkout tells it (4.3.1, 4.3.2). Fen; `points` in hundredths, once or for each yuan.
import type { Fen } from './money.ts';

/** The platform tells rates and shares in hundredths; as a fraction 0.07 × 10,000 is more than 700, and what it proposes itself would be refused. */
export function hundredths(value: number): number {
  return Math.round(value * 100);
}

/** A rule that fits this guest today. `method`: only what is paid by it counts; null: all that is paid with money and stored value. */
export type EarnRule = {
  readonly from: Fen | null;
  readonly below: Fen | null;
  readonly points: number;
  readonly perYuan: boolean;
  readonly method: string | null;
};

/** Coupons by their ids; one that makes a pair with itself may be given once only. `alone`: with no other coupon; `most`: so many a bill, null: any number. */
export type CombineLimits = {
  readonly pairs: readonly (readonly [string, string])[];
  readonly alone: readonly string[];
  readonly most: number | null;
};

export const noLimits: CombineLimits = { pairs: [], alone: [], most: null };

/** What of a bill earns points: not what points and coupons pay. */
export type EarningPart = {
  readonly storePay: Fen;
  readonly otherPayments: readonly { readonly method: string; readonly amount: Fen }[];
};

/** The points that these rules give together: several may fit one bill, and each gives its own. */
export function pointsEarned({ storePay, otherPayments }: EarningPart, rules: readonly EarnRule[]): number {
  const paid = (method: string | null): number =>
    otherPayments
      .filter((payment) => method === null || payment.method === method)
      .reduce((sum, { amount }) => sum + amount, method === null ? Number(storePay) : 0);
  return rules.reduce((sum, rule) => {
    const counted = paid(rule.method);
    const fits = counted > 0 && counted >= (rule.from ?? 0) && (rule.below === null || counted < rule.below);
    const hundredths = rule.perYuan ? rule.points * Math.floor(counted / 100) : rule.points;
    return fits ? sum + Math.floor(hundredths / 100) : sum;
  }, 0);
}
