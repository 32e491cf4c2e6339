// Where TLS may be left out: apart from the session, so that the screen's side can ask without loading the driver.
import type { HeadOfficeSettings } from './head-office-door.ts';

/** To this machine without TLS, unless an authority is named; to any other never without. */
export function usesTls({ host, authority }: Pick<HeadOfficeSettings, 'host' | 'authority'>): boolean {
  return authority !== null || !/^(127(\.\d+){3}|localhost|::1)$/.test(host);
}
