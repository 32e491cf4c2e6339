// Who this till is to the platform: brand, store, terminal. The sign-in tells, the profile supplies what it leaves out, and 4.1 the
// rest (the store's internal id is on no profile that a shop owner could fill in).
import type { Profile } from '../../../shared/profile.ts';
import { type Result, success } from '../../../shared/result.ts';
import type { WireTokenGrant } from '../../protocol/yazuo/oauth.ts';
import type { BackendFailure } from '../backend-failure.ts';
import type { SignedIn } from '../member-backend.ts';
import type { ReadCall } from './read.ts';

export type StoreIdentity = {
  readonly brandId: string;
  readonly merchantNo: string;
  readonly terminalNo: string;
};

export type StoreKnowledge = {
  /** Takes what a sign-in told; what it left out stays the profile's. */
  learn(user: string, grant: WireTokenGrant): SignedIn;
  /** Null before the first sign-in where the profile does not tell all of it. */
  identity(): StoreIdentity | null;
  /** The same id where it is known already; never asks. */
  knownMerchantId(): string | null;
  /** The platform's internal id of the store (`merchantId`), asked of 4.1 once where nobody told it. */
  merchantId(read: ReadCall): Promise<Result<string, BackendFailure>>;
};

/** The brand or merchant number that the platform told and that is not this till's; null where both agree. */
export function otherNumber({ brandId, merchantNo }: WireTokenGrant, profile: Profile): string | null {
  if (brandId !== null && profile.brandId !== undefined && brandId !== profile.brandId) return brandId;
  return merchantNo !== null && profile.merchantNo !== undefined && merchantNo !== profile.merchantNo
    ? merchantNo
    : null;
}

/** What the cashier is told where `otherNumber` is not null. */
export function otherStoreFailure(told: string, { brandId, merchantNo }: Profile): BackendFailure {
  return { code: 'otherStoreUser', parameters: { told, ours: merchantNo ?? brandId ?? '' }, reachable: true };
}

/** Knows what the profile tells, and learns the rest from the sign-in’s answer. */
export function createStoreKnowledge(profile: Profile): StoreKnowledge {
  let brandId = profile.brandId ?? null;
  let merchantNo = profile.merchantNo ?? null;
  let terminalNo = profile.terminalNo ?? null;
  let internalId = profile.merchantId ?? null;

  function learn(user: string, grant: WireTokenGrant): SignedIn {
    brandId = grant.brandId ?? profile.brandId ?? null;
    merchantNo = grant.merchantNo ?? profile.merchantNo ?? null;
    terminalNo = grant.terminalNo ?? profile.terminalNo ?? null;
    internalId = grant.merchantId ?? profile.merchantId ?? null;
    return {
      user,
      displayName: grant.userName,
      brandId: grant.brandId,
      merchantId: grant.merchantId,
      merchantNo: grant.merchantNo,
      merchantName: grant.merchantName,
      terminalNo: grant.terminalNo,
    };
  }

  function identity(): StoreIdentity | null {
    return brandId === null || merchantNo === null || terminalNo === null ? null : { brandId, merchantNo, terminalNo };
  }

  async function merchantId(read: ReadCall): Promise<Result<string, BackendFailure>> {
    if (internalId !== null) return success(internalId);
    const listed = await read('listMerchants', { brandId });
    if (!listed.ok) return listed;
    const store = listed.value.list.find((candidate) => candidate.merchantNo === merchantNo);
    if (store === undefined) return { ok: false, failure: { code: 'badAnswer', reachable: true } };
    internalId = store.merchantId;
    return success(internalId);
  }

  return { learn, identity, knownMerchantId: () => internalId, merchantId };
}
