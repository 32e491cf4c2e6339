// Where the newest capability record is kept, and what the queue may rely on because of it. Kept in memory too: the queue asks each time.
import { z } from 'zod';
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
/** What the findings said beside it: missing fields, the platform's words. */
const detailsKey = 'capabilityDetails';

/** By question; where there was nothing to add, nothing. */
export type ProbeDetails = Readonly<Record<string, string>>;

const detailsSchema = z.record(z.string(), z.string());

export type CapabilityShelf = {
  /** Names the platform of this till. */
  readonly platform: string;
  record(): CapabilityRecord | null;
  details(): ProbeDetails;
  /** Ends the probe's trail and keeps its record, in one transaction; the queue relies on it from now on. Throws `StoreFailure` where the disk refuses: then the old one stands. */
  put(
    record: CapabilityRecord,
    by: { readonly operator: string; readonly personId: string | null },
    details?: ProbeDetails,
  ): void;
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
  let newestDetails = detailsSchema.catch({}).parse(settings.get(detailsKey));
  return {
    platform,
    record: () => newest,
    details: () => newestDetails,
    put(record, { operator, personId }, details = {}) {
      store.transaction(() => {
        audit.append({ kind: 'probeEnded', operator, personId, serial: null, details: { ...record, details } });
        settings.put(capabilityKey, record);
        settings.put(detailsKey, details);
      });
      newest = record;
      newestDetails = details;
    },
    contract: (now) => contractOf(newest, platform, now),
  };
}
