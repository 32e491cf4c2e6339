// Whose open operations the journal holds: money that waits for one store must never be sent in the name of another.
import type { Profile } from '../../shared/profile.ts';
import { type Failure, failure } from '../../shared/result.ts';
import type { Journal } from '../journal/types.ts';

/** The settings key under which the store of the last start is kept. */
const ownStoreKey = 'ownStore';

/** Null where this profile may work on the journal, which then is its store's; else `storeOfAnother` {known, count}. */
export function claimJournal(
  { brandId, merchantNo }: Pick<Profile, 'brandId' | 'merchantNo'>,
  { settings, summary }: Pick<Journal, 'settings' | 'summary'>,
): Failure | null {
  const own = `${brandId ?? ''}/${merchantNo ?? ''}`;
  const known = settings.get(ownStoreKey);
  if (known === own) {
    return null;
  }
  const { waiting, unknown, manual } = summary();
  const count = waiting + unknown + manual;
  if (typeof known === 'string' && count > 0) {
    return failure('storeOfAnother', { known, count }).failure;
  }
  settings.put(ownStoreKey, own);
  return null;
}
