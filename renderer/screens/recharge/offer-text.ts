// What a step of the offers brings, in one line. Pure but for the texts.
import type { TFunction } from 'i18next';
import { type Fen, subtractFen } from '../../../shared/money.ts';
import { offerFor, type RechargeOffer } from '../../../shared/recharge-offers.ts';
import { countText } from '../../components/count-text.ts';
import { moneyText } from '../../components/money-text.ts';

/** `¥80.00 + 50 积分 + 20 元券×1` */
export function whatItBrings({ store, points, coupons }: RechargeOffer, t: TFunction): string {
  return [
    ...(store > 0 ? [moneyText(store)] : []),
    ...(points > 0 ? [t('rechargeOffers.points', { count: countText(points) })] : []),
    ...coupons.map(({ name, quantity }) => t('rechargeOffers.coupon', { name, count: quantity })),
  ].join(' + ');
}

/** The next step above an amount, or null where it has reached the last. */
function nextOffer(offers: readonly RechargeOffer[], amount: Fen): RechargeOffer | null {
  return offers.find(({ from }) => from > amount) ?? null;
}

/** What this amount earns, and what a little more would. */
export function earnsText(offers: readonly RechargeOffer[], amount: Fen, t: TFunction): string {
  const reached = offerFor(offers, amount);
  const next = nextOffer(offers, amount);
  const shown = moneyText(amount);
  const earns =
    reached === null
      ? t('rechargeOffers.earnsNothing', { amount: shown })
      : t('rechargeOffers.earns', { amount: shown, what: whatItBrings(reached, t) });
  const more =
    next === null
      ? ''
      : t('rechargeOffers.earnsMore', {
          missing: moneyText(subtractFen(next.from, amount)),
          what: whatItBrings(next, t),
        });
  return earns + more;
}
