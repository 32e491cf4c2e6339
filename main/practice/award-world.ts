// What the stores award for a consumption (4.3.1), as plain JSON. What the platform's own fields mean is assumed here.

type Double = 'birthday' | 'birthweek' | 'birthmonth' | 'first';

type PracticeAward =
  /** `points` once, or for each whole yuan. */
  | { readonly kind: 'points'; readonly points: number; readonly perYuan: boolean }
  | { readonly kind: 'coupon'; readonly batchNo: number; readonly quantity: number }
  /** Stored value: `fen` once, or (5 % = 500) a part of the amount, down to the fen. */
  | { readonly kind: 'storedValue'; readonly fen: number; readonly hundredthsOfPercent: number | null };

/** A null narrows nothing. */
export interface PracticeAwardRule {
  readonly id: number;
  readonly merchantId: number | null;
  /** From this amount on, in fen. */
  readonly lowerFen: number;
  /** Below this amount, in fen. */
  readonly upperFen: number | null;
  /** The only payment method whose amount counts. */
  readonly payWay: string | null;
  readonly cardTypeId: number | null;
  readonly level: string | null;
  /** 1 Monday … 7 Sunday; empty: every day. */
  readonly weekdays: readonly number[];
  readonly doubles: readonly Double[];
  readonly award: PracticeAward;
}

export interface AwardWorld {
  awardRules: PracticeAwardRule[];
}

/** One point for each whole yuan everywhere; in the last of the stores a coupon of 5 yuan from 1000 yuan on. */
export function seedAwards(stores: readonly { readonly merchantId: number }[]): AwardWorld {
  const everywhere: PracticeAwardRule = {
    id: 180_004_528,
    merchantId: null,
    lowerFen: 0,
    upperFen: null,
    payWay: null,
    cardTypeId: null,
    level: null,
    weekdays: [],
    doubles: [],
    award: { kind: 'points', points: 1, perYuan: true },
  };
  const last = stores.slice(-1).map(
    ({ merchantId }): PracticeAwardRule => ({
      ...everywhere,
      id: everywhere.id + 1,
      merchantId,
      lowerFen: 100_000,
      award: { kind: 'coupon', batchNo: 793_150, quantity: 1 },
    }),
  );
  return { awardRules: [everywhere, ...last] };
}
