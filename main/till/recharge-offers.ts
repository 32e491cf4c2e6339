// What a recharge earns before cash is taken, and the guest's own link to one.
import type { TillDependencies, TillHandlers, WithCard, WithCashier } from './dependencies.ts';
import { heard } from './reach.ts';

type OfferDependencies = Pick<TillDependencies, 'backend' | 'queue'> & {
  readonly withCashier: WithCashier;
  readonly withCard: WithCard;
};

/** 4.3.3 and 4.5. */
export function createRechargeOffers({
  backend,
  queue,
  withCashier,
  withCard,
}: OfferDependencies): Pick<TillHandlers, 'getRechargeOffers' | 'getRechargeLink'> {
  return {
    getRechargeOffers: () => withCashier(async () => heard(queue, await backend.rechargeOffers.offers())),
    getRechargeLink: ({ cardId }) =>
      withCard(cardId, async (cardNo) => heard(queue, await backend.rechargeOffers.link(cardNo))),
  };
}
