// 4.3.3 and 4.5: what a recharge brings, and the link by which a guest does one on the own phone.
import type { RechargeOffer } from '../../../../shared/recharge-offers.ts';
import { success } from '../../../../shared/result.ts';
import type { Clock } from '../../../queue/ports.ts';
import type { Read } from '../../backend-failure.ts';
import type { RechargeOffersPort } from '../../ports/recharge-offers.ts';
import { readOffers } from '../map-reports.ts';
import type { ReadCall } from '../read.ts';
import type { StoreIdentity, StoreKnowledge } from '../store-identity.ts';
import type { AtStore } from './at-store.ts';

export type RechargeOffersParts = {
  readonly read: ReadCall;
  readonly store: Pick<StoreKnowledge, 'merchantId'>;
  readonly here: AtStore;
  readonly clock: Clock;
};

/** Ms. */
const offersLive = 300_000;
/** More rules than any store has; one page then holds them all. */
const pageSize = 100;

export function createRechargeOffersService({ read, store, here, clock }: RechargeOffersParts): RechargeOffersPort {
  let kept: { readonly offers: readonly RechargeOffer[]; readonly merchantNo: string; readonly until: number } | null =
    null;

  async function offers({ brandId, merchantNo }: StoreIdentity): Read<readonly RechargeOffer[]> {
    if (kept !== null && kept.merchantNo === merchantNo && clock.monotonic() < kept.until) return success(kept.offers);
    const merchantId = await store.merchantId(read);
    if (!merchantId.ok) return merchantId;
    const request = { brandId, merchantId: merchantId.value, pageNum: 1, pageSize };
    const answer = await read('getRechargeAwardRules', request);
    if (!answer.ok) return answer;
    kept = { offers: readOffers(answer.value), merchantNo, until: clock.monotonic() + offersLive };
    return success(kept.offers);
  }

  return {
    offers: () => here(offers),
    link: (cardNo) =>
      here(async ({ brandId, merchantNo }) => {
        const answer = await read('getRechargeLink', { brandId, merchantNo, cardNo });
        if (!answer.ok) return answer;
        const { url, expireTime } = answer.value;
        return isWebAddress(url)
          ? success({ url, expiresAt: expireTime })
          : { ok: false, failure: { code: 'badAnswer', reachable: true } };
      }),
  };
}

/** A guest's phone opens it: nothing but a web address of a length that a code can hold. */
function isWebAddress(text: string): boolean {
  return text.length <= 1_000 && /^https?:\/\/[^\s/]+/.test(text) && URL.canParse(text);
}
