// The combination of coupons and points that leaves the guest least to pay, by the rules that the till knows: searched exactly while that is
// quick, and never worse than what the platform recommends. Pure.
import { type Fen, fen } from '../../../shared/money.ts';
import { type Combination, mostPoints, pointsValue, proposed, type Terms, totalsOf } from './combination.ts';

/** `saves`: what coupons and points pay together, fen. `beyond`: how much more than the platform's own recommendation. */
export type Best = {
  readonly coupons: Combination['coupons'];
  readonly points: number;
  readonly saves: Fen;
  readonly beyond: Fen;
};

type Candidate = { readonly id: string; readonly amount: number; readonly most: number };
type Chosen = Combination['coupons'];

/** Steps of the search. Two dozen coupons with rules between them take some thousands; a card with hundreds ends here, with the best so far. */
const patience = 20_000;
/** The channel takes no more different coupons in one sale. */
const mostLines = 20;

/** Null offline: nobody knows what may be used. Of two that save as much the platform's own stays: it is known to be taken. */
export function bestFor(bill: Fen, terms: Terms): Best | null {
  if (!terms.consult.online) {
    return null;
  }
  const platform = proposed(bill, terms.consult);
  const told = savedBy(platform, terms);
  const found = search(bill, terms);
  const points = pointsBeside(found, bill, terms);
  const saves = savedBy({ ...platform, coupons: found, points }, terms);
  return saves > told
    ? { coupons: found, points, saves, beyond: fen(saves - told) }
    : { coupons: platform.coupons, points: platform.points, saves: told, beyond: fen(0) };
}

/** What coupons and points pay of the bill. */
export function savedBy(combination: Combination, terms: Terms): Fen {
  const { couponPay, pointsPay } = totalsOf(combination, terms);
  return fen(couponPay + pointsPay);
}

/** As many points as these coupons leave room for. */
function pointsBeside(coupons: Chosen, bill: Fen, terms: Terms): number {
  const face = coupons.reduce((sum, { id, quantity }) => {
    const coupon = terms.coupons.find((candidate) => candidate.id === id);
    return sum + (coupon?.amount ?? 0) * quantity;
  }, 0);
  const barred = coupons.length > 0 && !terms.consult.pointsWithCoupons;
  return barred ? 0 : mostPoints(fen(Math.max(0, bill - face)), terms);
}

/** Which coupons may be given at all, dearest first, and how many of each. */
function candidatesOf({ consult, coupons }: Terms): readonly Candidate[] {
  const usable = new Set(consult.couponStates.filter((state) => state.usable).map((state) => state.id));
  const once = new Set(consult.limits.pairs.filter(([first, second]) => first === second).map(([first]) => first));
  return coupons
    .filter(({ id, amount, unusableReason }) => usable.has(id) && unusableReason === null && amount > 0)
    .map(({ id, amount, quantity }) => ({ id, amount, most: once.has(id) ? Math.min(1, quantity) : quantity }))
    .filter(({ most }) => most > 0)
    .toSorted((left, right) => right.amount - left.amount);
}

/** Whether a set keeps the store's limits (4.3.2): pairs, alone, most a bill. What breaks one breaks it with more coupons too. */
export function keepsLimits(chosen: Chosen, { consult: { limits } }: Terms): boolean {
  const { alone, most, pairs } = limits;
  const ids = new Set(chosen.map(({ id }) => id));
  if (most !== null && chosen.reduce((sum, { quantity }) => sum + quantity, 0) > most) {
    return false;
  }
  if (chosen.some(({ id, quantity }) => alone.includes(id) && (chosen.length > 1 || quantity > 1))) {
    return false;
  }
  return !pairs.some(([first, second]) =>
    first === second
      ? chosen.some(({ id, quantity }) => id === first && quantity > 1)
      : ids.has(first) && ids.has(second),
  );
}

/** Every allowed set once, branch by branch. A branch that cannot beat the best so far, even with all that is left and all points, is cut. */
function search(bill: Fen, terms: Terms): Chosen {
  const candidates = candidatesOf(terms);
  const { pointsWithCoupons } = terms.consult;
  const beside = (open: number): number => pointsValue(mostPoints(fen(Math.max(0, open)), terms), terms.consult);
  const points = beside(bill);
  const left = candidates.map(() => 0);
  candidates.reduceRight((sum, { amount, most }, index) => {
    left[index] = sum + amount * most;
    return left[index];
  }, 0);
  let best: Chosen = [];
  let saves = points;
  let steps = 0;

  function step(index: number, chosen: Chosen, face: number): void {
    const candidate = candidates[index];
    const reach = Math.min(bill, Math.min(bill, face + (left[index] ?? 0)) + (pointsWithCoupons ? points : 0));
    steps += 1;
    if (candidate === undefined || reach <= saves || steps > patience || chosen.length === mostLines) {
      return;
    }
    // No more than the bill needs: what lies above it pays nothing.
    const needed = Math.min(candidate.most, Math.ceil(Math.max(0, bill - face) / candidate.amount));
    for (let quantity = needed; quantity > 0; quantity -= 1) {
      const next = [...chosen, { id: candidate.id, quantity }];
      const nextFace = face + candidate.amount * quantity;
      if (keepsLimits(next, terms)) {
        const saved = Math.min(bill, nextFace) + (pointsWithCoupons ? beside(bill - nextFace) : 0);
        if (saved > saves) {
          best = next;
          saves = saved;
        }
        step(index + 1, next, nextFace);
      }
    }
    step(index + 1, chosen, face);
  }

  step(0, [], 0);
  return best;
}
