// What the store awards for a sale (4.3.1) and what it lets stand on one bill together (4.3.2), in the till's words.
import type { Fen } from '../../../shared/money.ts';
import type { Read } from '../backend-failure.ts';

/**
 * A rule that gives points. A paid amount from `from` up to, but not including, `below` counts (fen; null: no bound). `points` in hundredths:
 * once, or for each yuan. `method`: only what was paid by it counts; `level`: only members of it. `weekdays` 1 Monday … 7 Sunday; empty:
 * every day. `narrowed`: it asks for something else that the till cannot know.
 */
export type PointsRule = {
  readonly from: Fen | null;
  readonly below: Fen | null;
  readonly points: number;
  readonly perYuan: boolean;
  readonly method: string | null;
  readonly level: string | null;
  readonly weekdays: readonly number[];
  readonly narrowed: boolean;
};

/** Coupons go by their batch. `with` null: with no other coupon. `most`: so many coupons a bill; null: any number. */
export type StoreLimits = {
  readonly pointsWithCoupons: boolean;
  readonly exclusions: readonly { readonly batchNo: string; readonly with: string | null }[];
  readonly most: number | null;
};

export type StoreRulesPort = {
  /** 4.3.1: the rules that give points; coupons and stored value are told when they are given. */
  points(): Read<readonly PointsRule[]>;
  /** 4.3.2 */
  limits(): Read<StoreLimits>;
};
