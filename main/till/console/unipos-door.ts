// UniPOS's part of the interface console, as this till is connected: its own service, and the member service that it works with.
import type { Credential } from '../../../shared/profile-parts.ts';
import type { ConsoleDoor } from '../../backends/console-door.ts';
import {
  createUniposDoor,
  type MemberAccess,
  type ServiceAccess,
} from '../../backends/unipos/console/create-unipos-door.ts';
import { practiceWorldGuide } from '../../practice/guide.ts';
import type { Clock, Random } from '../../queue/ports.ts';
import { businessDay } from '../business-day.ts';
import type { LoadedProfile } from '../load-profile.ts';

export type UniposDoorOptions = {
  /** With the address that the till works with, the practice platform's too. */
  readonly profile: LoadedProfile['profile'];
  readonly secrets: LoadedProfile['secrets'];
  /** Null where the till works on a real platform. */
  readonly practiceUrl: string | null;
  readonly clock: Clock;
  readonly random: Random;
};

/** Whatever is not connected can be looked at and not be sent. */
export function openUniposDoor({
  profile,
  secrets,
  practiceUrl,
  clock,
  random,
}: UniposDoorOptions): Required<ConsoleDoor> {
  return createUniposDoor({
    service: serviceOf(profile, secrets),
    member: practiceUrl === null ? memberOf(profile, secrets) : practiceMember(practiceUrl),
    clock,
    random,
    dayOf: businessDay,
    ...(profile.certificateAuthority === undefined ? {} : { certificateAuthority: profile.certificateAuthority }),
  });
}

function serviceOf(
  { unipos }: UniposDoorOptions['profile'],
  secrets: UniposDoorOptions['secrets'],
): ServiceAccess | null {
  if (unipos === undefined) {
    return null;
  }
  const { serviceUri, appId, shopNo } = unipos;
  return { serviceUri: withoutSlash(serviceUri), appId, shopNo, secret: secrets?.['unipos'] ?? '' };
}

function memberOf(
  { memberService }: UniposDoorOptions['profile'],
  secrets: UniposDoorOptions['secrets'],
): MemberAccess | null {
  if (memberService === undefined) {
    return null;
  }
  const secretOf = ({ name }: Credential) => secrets?.[`memberService:${name}`] ?? '';
  return {
    serviceUri: withoutSlash(memberService.serviceUri),
    credentials: memberService.credentials.map((one) => ({ ...one, value: secretOf(one) })),
  };
}

/** Training has a member service to try, whichever backend the till has. */
function practiceMember(url: string): MemberAccess {
  const { memberCredentials, memberPath } = practiceWorldGuide.unipos;
  return { serviceUri: `${url}${memberPath}`, credentials: memberCredentials };
}

function withoutSlash(address: string): string {
  return address.replace(/\/+$/, '');
}
