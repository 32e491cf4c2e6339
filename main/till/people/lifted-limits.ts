// The offline limits when a supervisor has approved: the house's own are gone. What stays is not in this record: never above
// the last balance, never beside an unresolved operation of the card, never what may not wait.
import type { Limits } from '../../../shared/limits.ts';
import type { Fen } from '../../../shared/money.ts';

const without = Number.MAX_SAFE_INTEGER;

/** Limits that only the card itself can reach. */
export function liftedLimits(limits: Limits): Limits {
  return {
    ...limits,
    balanceAge: Number.POSITIVE_INFINITY,
    perSale: without as Fen,
    perCard: without as Fen,
    openPerCard: without,
    perTill: without as Fen,
    openPerTill: without,
    offlineTime: Number.POSITIVE_INFINITY,
  };
}
