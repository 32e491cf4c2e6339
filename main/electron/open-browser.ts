// The one door to the person's own browser: this till's own authorise page (2.2.1), and nothing else, ever.
import { shell } from 'electron';
import type { Profile } from '../../shared/profile.ts';
import { mayOpen } from '../till/link/may-open.ts';

/** False where it is another address than the profile's authorise page, or no browser could be had. */
export async function openAuthorise(address: string, profile: Profile): Promise<boolean> {
  if (!mayOpen(address, profile)) {
    return false;
  }
  return shell.openExternal(address).then(
    () => true,
    () => false,
  );
}
