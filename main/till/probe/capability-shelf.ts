// Where the newest capability record is kept, and what the queue may rely on because of it. Kept in memory too: the queue asks each time.
import {
  type CapabilityRecord,
  capabilityRecordSchema,
  contractOf,
  type PlatformContract,
} from '../../../shared/contract.ts';
import type { Profile } from '../../../shared/profile.ts';
import type { Journal } from '../../journal/types.ts';

/** The settings key of the newest record. */
export const capabilityKey = 'capabilityRecord';

export type CapabilityShelf = {
  /** Names the platform of this till. */
  readonly platform: string;
  record(): CapabilityRecord | null;
  /** Ends the probe's trail and keeps its record, in one transaction; the queue relies on it from now on. Throws `StoreFailure` where the disk refuses: then the old one stands. */
  put(record: CapabilityRecord, by: { readonly operator: string; readonly personId: string | null }): void;
  /** `now` is wall ms UTC. */
  contract(now: number): PlatformContract;
};

/** Address, brand and store. The practice platform's port is another one at each start and says nothing. */
export function platformName({ backend, baseUrl, brandId, merchantNo }: Profile): string {
  const address = backend === 'practice' ? 'practice' : (baseUrl ?? '').replace(/\/+$/, '');
  return [address, brandId ?? '', merchantNo ?? ''].join(' ');
}

/** Reads what is kept; a record that this version cannot read counts as missing. */
export function openCapabilityShelf(
  { audit, settings, store }: Pick<Journal, 'audit' | 'settings' | 'store'>,
  profile: Profile,
): CapabilityShelf {
  const platform = platformName(profile);
  const kept = capabilityRecordSchema.safeParse(settings.get(capabilityKey));
  let newest = kept.success ? kept.data : null;
  return {
    platform,
    record: () => newest,
    put(record, { operator, personId }) {
      store.transaction(() => {
        audit.append({ kind: 'probeEnded', operator, personId, serial: null, details: record });
        settings.put(capabilityKey, record);
      });
      newest = record;
    },
    contract: (now) => contractOf(newest, platform, now),
  };
}
