// Which address may leave for the person's browser: the authorise address of this till's own profile, and no other.
import type { Profile } from '../../../shared/profile.ts';
import { assumedYazuo } from '../../protocol/yazuo/assumed.ts';

/** Whether `address` is the profile's authorise address, whatever its query. The practice platform has any port of this machine. */
export function mayOpen(address: string, profile: Pick<Profile, 'backend' | 'baseUrl' | 'paths'>): boolean {
  if (!URL.canParse(address)) {
    return false;
  }
  const { origin, pathname, protocol, hostname, username, password } = new URL(address);
  if (username !== '' || password !== '') {
    return false;
  }
  const path = profile.paths['authorizationCode'] ?? assumedYazuo.paths.authorizationCode;
  if (profile.backend === 'practice') {
    return protocol === 'http:' && hostname === '127.0.0.1' && pathname === path;
  }
  if (profile.baseUrl === undefined) {
    return false;
  }
  const own = new URL(profile.baseUrl.replace(/\/+$/, '') + path);
  return origin === own.origin && pathname === own.pathname;
}
