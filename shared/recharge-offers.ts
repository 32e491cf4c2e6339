// What a recharge earns before cash is taken (4.3.3), and the link by which a guest recharges on the own phone (4.5). Fen; ms UTC.
import { z } from 'zod';
import type { Fen } from './money.ts';

/** The arguments of the channels. */
export const offerArguments = {
  getRechargeOffers: z.null(),
  getRechargeLink: z.strictObject({ cardId: z.string().min(1).max(64) }),
} as const;

export type OfferedCoupon = { readonly name: string; readonly amount: Fen | null; readonly quantity: number };

/** A step: a recharge from `from` up to, but not including, `below` (null: any more) brings this. */
export type RechargeOffer = {
  readonly from: Fen;
  readonly below: Fen | null;
  readonly store: Fen;
  readonly points: number;
  readonly coupons: readonly OfferedCoupon[];
};

/** `expiresAt` null: the platform does not say. */
export type RechargeLink = { readonly url: string; readonly expiresAt: number | null };

/** The answers of the channels. */
export type OfferResults = { getRechargeOffers: readonly RechargeOffer[]; getRechargeLink: RechargeLink };

/** The step that a recharge of `amount` reaches, or null. Where steps overlap, the highest counts. */
export function offerFor(offers: readonly RechargeOffer[], amount: Fen): RechargeOffer | null {
  return (
    offers
      .filter(({ from, below }) => amount >= from && (below === null || amount < below))
      .toSorted((left, right) => right.from - left.from)[0] ?? null
  );
}
