// Whose open operations the journal holds: money that waits for one store must never be sent in the name of another, nor to another platform.
import type { Profile } from '../../shared/profile.ts';
import { type Failure, failure } from '../../shared/result.ts';
import type { Journal } from '../journal/types.ts';
import { openWork } from './hand-over/open-work.ts';

/** The settings keys under which the store and the platform of the last start are kept. */
const ownStoreKey = 'ownStore';
const ownPlatformKey = 'ownPlatform';

/** In whose name a journal's operations are sent. `store` is brand/merchant. */
export type StoreIdentity = { readonly platform: string; readonly store: string };

type Named = Pick<Profile, 'backend' | 'baseUrl' | 'brandId' | 'memberService' | 'merchantNo'>;

/** The identity that a profile gives. The practice platform's address changes with every start and says nothing. */
export function identityOf({ backend, baseUrl, brandId, memberService, merchantNo }: Named): StoreIdentity {
  const base = backend === 'unipos-member' ? memberService?.serviceUri : baseUrl;
  const address = backend === 'practice' || base === undefined ? '' : ` ${new URL(base).href.replace(/\/+$/, '')}`;
  return { platform: `${backend}${address}`, store: `${brandId ?? ''}/${merchantNo ?? ''}` };
}

/** The identity that the last start wrote down, for who reads the journal without a profile; null where there was none. */
export function knownIdentity({ settings }: Pick<Journal, 'settings'>): StoreIdentity | null {
  const store = settings.get(ownStoreKey);
  const platform = settings.get(ownPlatformKey);
  return typeof store === 'string' && typeof platform === 'string' ? { store, platform } : null;
}

/**
 * Null where this profile may work on the journal, which then is its store's; else `storeOfAnother` {known, count}. This is the
 * guard of a profile change (the design's queue, section 5): refused while anything is open, handed over or not.
 */
export function claimJournal(
  profile: Named,
  { settings, summary }: Pick<Journal, 'settings' | 'summary'>,
): Failure | null {
  const own = identityOf(profile);
  const store = settings.get(ownStoreKey);
  const platform = settings.get(ownPlatformKey);
  if (store === own.store && platform === own.platform) {
    return null;
  }
  const { count } = openWork({ summary });
  const isForeign =
    (typeof store === 'string' && store !== own.store) || (typeof platform === 'string' && platform !== own.platform);
  if (isForeign && count > 0) {
    const known = store === own.store ? String(platform) : String(store);
    return failure('storeOfAnother', { known, count }).failure;
  }
  settings.put(ownStoreKey, own.store);
  settings.put(ownPlatformKey, own.platform);
  return null;
}
