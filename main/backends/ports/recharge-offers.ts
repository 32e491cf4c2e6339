// What the platform promises for a recharge, and where a guest can do one (4.3.3, 4.5), in the till's words.
import type { RechargeLink, RechargeOffer } from '../../../shared/recharge-offers.ts';
import type { Read } from '../backend-failure.ts';

export type RechargeOffersPort = {
  /** 4.3.3, lowest step first. Kept for five minutes: head office changes it now and then. */
  offers(): Read<readonly RechargeOffer[]>;
  /** 4.5 for one card. Fails with `badAnswer` where what comes back is no web address. */
  link(cardNo: string): Read<RechargeLink>;
};
