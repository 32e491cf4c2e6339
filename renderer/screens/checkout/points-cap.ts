// How many points this bill may take, and which caps say so. Pure: the words are the screen's.
import { type Fen, fen } from '../../../shared/money.ts';
import { mostPoints, pointsValue, type Terms, type Totals } from './combination.ts';

/** One cap, with what its sentence names. Amounts in fen. */
export type Cap =
  | { readonly kind: 'percent'; readonly percent: number; readonly pays: Fen }
  | { readonly kind: 'upper'; readonly points: number; readonly pays: Fen }
  | { readonly kind: 'card'; readonly points: number; readonly pays: Fen }
  | { readonly kind: 'rest'; readonly pays: Fen }
  | { readonly kind: 'platform'; readonly pays: Fen };

/** `caps`: the tightest, and what the card has. `whole`: it was rounded down to whole yuan. `bar`: why none may be used at all. */
export type PointsCap =
  | {
      readonly kind: 'upTo';
      readonly points: number;
      readonly pays: Fen;
      readonly caps: readonly Cap[];
      readonly whole: boolean;
    }
  | { readonly kind: 'none'; readonly bar: PointsBar };

export type PointsBar =
  | { readonly kind: 'offline' | 'notHere' | 'coupons' | 'empty' | 'nothingLeft' }
  | { readonly kind: 'few'; readonly points: number }
  | { readonly kind: 'percent'; readonly percent: number }
  | { readonly kind: 'platform' };

/** For the coupons that are chosen now: points pay what those leave open. */
export function pointsCap(
  { couponLines, couponPay }: Pick<Totals, 'couponLines' | 'couponPay'>,
  bill: Fen,
  terms: Terms,
): PointsCap {
  const { consult, card } = terms;
  if (!consult.online) {
    return none({ kind: 'offline' });
  }
  const { asCash, percent, points: upper } = consult.pointsCaps;
  if (!asCash || consult.pointsPerYuan <= 0) {
    return none({ kind: 'notHere' });
  }
  if (card.points <= 0) {
    return none({ kind: 'empty' });
  }
  if (couponLines.length > 0 && !consult.pointsWithCoupons) {
    return none({ kind: 'coupons' });
  }
  const open = fen(bill - couponPay);
  if (open <= 0) {
    return none({ kind: 'nothingLeft' });
  }
  const most = mostPoints(open, terms);
  const caps = capsOf();
  if (most > 0) {
    const pays = pointsValue(most, consult);
    const [tightest] = caps;
    const whole = !consult.pointsDivisible && tightest !== undefined && tightest.pays > pays;
    return {
      kind: 'upTo',
      points: most,
      pays,
      caps: caps.filter((cap) => cap === tightest || cap.kind === 'card'),
      whole,
    };
  }
  if (pointsValue(card.points, consult) <= 0) {
    return none({ kind: 'few', points: card.points });
  }
  return none(percent === null ? { kind: 'platform' } : { kind: 'percent', percent });

  function capsOf(): readonly Cap[] {
    const worth = (points: number) => pointsValue(points, consult);
    const all: Cap[] = [{ kind: 'card', points: card.points, pays: worth(card.points) }];
    if (percent !== null && percent < 100) {
      all.push({ kind: 'percent', percent, pays: fen(Math.floor((bill * percent) / 100)) });
    }
    if (upper !== null) {
      all.push({ kind: 'upper', points: upper, pays: worth(upper) });
    }
    if (open < bill) {
      all.push({ kind: 'rest', pays: open });
    }
    // Only where the platform is tighter than its own rules explain.
    if (all.every((cap) => cap.pays > consult.pointsPayLimit + 99)) {
      all.push({ kind: 'platform', pays: consult.pointsPayLimit });
    }
    return all.toSorted((left, right) => left.pays - right.pays);
  }
}

function none(bar: PointsBar): PointsCap {
  return { kind: 'none', bar };
}
