// The member platform that the profile names, with what only some platforms have: a log to be probed, a console, a link. Chosen here and nowhere else.
import type { PlatformContract } from '../../shared/contract.ts';
import type { Profile } from '../../shared/profile.ts';
import type { ConsoleDoor } from '../backends/console-door.ts';
import type { LinkDoor } from '../backends/link-door.ts';
import type { MemberBackend } from '../backends/member-backend.ts';
import {
  createUniposMemberBackend,
  memberServiceTraits,
} from '../backends/unipos/member/create-unipos-member-backend.ts';
import { createYazuoBackend, type YazuoBackendOptions } from '../backends/yazuo/create-yazuo-backend.ts';
import type { Journal } from '../journal/types.ts';
import { type PlatformTraits, usualPlatform } from '../queue/api.ts';
import type { Clock, Random, Timers } from '../queue/ports.ts';
import type { LoadedProfile } from './load-profile.ts';
import { createCashierCheck } from './people/cashier-check.ts';
import { type CapabilityShelf, openCapabilityShelf } from './probe/capability-shelf.ts';
import type { ProbePlatform } from './probe/probe-parts.ts';

export type OpenPlatform = {
  readonly backend: MemberBackend;
  /** What kind of platform the queue works on, and what it may rely on there. */
  readonly traits: PlatformTraits;
  readonly contract: () => PlatformContract;
  /** Null where there is no such thing: its desk says `notOffered`. */
  readonly console: ConsoleDoor | null;
  readonly link: LinkDoor | null;
  readonly probe: { readonly platform: ProbePlatform; readonly capabilities: CapabilityShelf } | null;
};

export type PlatformParts = {
  readonly loaded: LoadedProfile;
  /** The practice platform's address is known only when it runs. */
  readonly baseUrl: string | undefined;
  readonly journal: Pick<Journal, 'audit' | 'people' | 'settings' | 'store'>;
  readonly clock: Clock;
  readonly random: Random;
  readonly timers: Timers;
  readonly deadlines: YazuoBackendOptions['deadlines'];
  /** Hears the platform's `Date`. */
  readonly heardDate: (date: string) => void;
};

/** Opens no connection yet. Throws where a profile lacks what its check has made sure of. */
export function openPlatform(parts: PlatformParts): OpenPlatform {
  return parts.loaded.profile.backend === 'unipos-member' ? openMemberService(parts) : openYazuo(parts);
}

function openYazuo({
  loaded,
  baseUrl,
  journal,
  clock,
  random,
  timers,
  deadlines,
  heardDate,
}: PlatformParts): OpenPlatform {
  const { profile, appSecret } = loaded;
  const backend = createYazuoBackend({
    profile,
    appSecret,
    clock,
    random,
    timers,
    ownStoreOnly: true,
    heardDate,
    ...(baseUrl === undefined ? {} : { baseUrl }),
    ...authorityOf(profile),
    ...(deadlines === undefined ? {} : { deadlines }),
  });
  const capabilities = openCapabilityShelf(journal, profile);
  return {
    backend,
    traits: usualPlatform,
    contract: () => capabilities.contract(clock.wall()),
    console: backend.console,
    link: backend.link,
    probe: { platform: backend, capabilities },
  };
}

/** Nothing is probed there: whether a payment may be sent again is its vendor's word, which stands in the profile. */
function openMemberService({ loaded, journal, clock, deadlines, heardDate }: PlatformParts): OpenPlatform {
  const { profile, secrets = {} } = loaded;
  const settings = profile.memberService;
  if (settings === undefined) {
    throw new Error('no member service in the profile');
  }
  const named = settings.credentials.map(({ name }) => [name, secrets[`memberService:${name}`] ?? '']);
  const backend = createUniposMemberBackend({
    settings,
    secrets: Object.fromEntries(named),
    clock,
    heardDate,
    checkCashier: createCashierCheck(journal, clock),
    ...authorityOf(profile),
    ...(deadlines === undefined ? {} : { deadlines }),
  });
  const repeatProven = settings.sameFromNo === 'samePayment';
  return {
    backend,
    traits: memberServiceTraits,
    contract: () => ({ repeatProven, logLag: 0 }),
    console: null,
    link: null,
    probe: null,
  };
}

function authorityOf({ certificateAuthority }: Profile) {
  return certificateAuthority === undefined ? {} : { certificateAuthority };
}
