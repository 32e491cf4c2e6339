// The store's rules for the checkout: asked for in the background and kept, so that no guest waits for them. What is not known is not told.
import { type CombineLimits, type EarnRule, noLimits } from '../../shared/store-rules.ts';
import type { BackendCoupon, BackendMember } from '../backends/member-backend.ts';
import type { PointsRule, StoreLimits } from '../backends/ports/store-rules.ts';
import { businessDay } from './business-day.ts';
import type { TillDependencies } from './dependencies.ts';
import { isOnItsOwn } from './offline.ts';

export type StoreRules = {
  /** Asks again where what is known is older than five minutes; never waited for. */
  refresh(): void;
  earnRules(member: Pick<BackendMember, 'level'>): readonly EarnRule[];
  limits(coupons: readonly BackendCoupon[]): CombineLimits;
};

/** Head office changes them now and then; the platform books by its own in any case. Ms. */
const live = 300_000;

/** Nothing is known yet. */
export function createStoreRules({
  backend,
  clock,
  complain,
  queue,
}: Pick<TillDependencies, 'backend' | 'clock' | 'complain' | 'queue'>): StoreRules {
  let points: readonly PointsRule[] = [];
  let limits: StoreLimits | null = null;
  let askAt = Number.NEGATIVE_INFINITY;

  async function ask(): Promise<void> {
    const [awarded, limited] = await Promise.all([backend.storeRules.points(), backend.storeRules.limits()]);
    points = awarded.ok ? awarded.value : points;
    limits = limited.ok ? limited.value : limits;
  }

  return {
    refresh() {
      if (clock.monotonic() < askAt || isOnItsOwn(queue.status().reach)) {
        return;
      }
      askAt = clock.monotonic() + live;
      ask().catch((error: unknown) => complain('the store’s rules could not be read', error));
    },
    earnRules: ({ level }) =>
      points.flatMap((rule) => (fitsToday(rule, level, clock.wall()) ? [toEarnRule(rule)] : [])),
    limits: (coupons) => (limits === null ? noLimits : limitsFor(coupons, limits)),
  };
}

/** A rule that asks for something that the till cannot know is left out: rather too few points are promised than too many. */
function fitsToday({ level, narrowed, weekdays }: PointsRule, memberLevel: string | null, now: number): boolean {
  const weekday = new Date(`${businessDay(now)}T00:00:00Z`).getUTCDay() || 7;
  return (
    !narrowed && (level === null || level === memberLevel) && (weekdays.length === 0 || weekdays.includes(weekday))
  );
}

function toEarnRule({ from, below, points, perYuan, method }: PointsRule): EarnRule {
  return { from, below, points, perYuan, method };
}

/** From batches to the coupons that this guest has. */
function limitsFor(coupons: readonly BackendCoupon[], { exclusions, most }: StoreLimits): CombineLimits {
  const ofBatch = (batchNo: string) => coupons.filter((coupon) => coupon.batchNo === batchNo).map(({ id }) => id);
  return {
    pairs: exclusions.flatMap((rule) => {
      const { with: other } = rule;
      return other === null
        ? []
        : ofBatch(rule.batchNo).flatMap((first) =>
            // A coupon that excludes its own batch: no more than one of it.
            ofBatch(other).map((second): [string, string] => [first, second]),
          );
    }),
    alone: exclusions.filter((rule) => rule.with === null).flatMap(({ batchNo }) => ofBatch(batchNo)),
    most,
  };
}
