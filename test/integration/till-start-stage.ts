// A till that opens on a folder as the application opens it, with the practice profile.
import { loadProfile } from '../../main/till/load-profile.ts';
import { type OpenTill, openTill } from '../../main/till/open-till.ts';
import type { OpenTillOptions } from '../../main/till/open-till-options.ts';
import { systemClock, systemRandom, systemTimers } from '../../main/till/system-ports.ts';

export async function optionsIn(folder: string): Promise<OpenTillOptions> {
  const profile = await loadProfile(null, async () => null);
  if (!profile.ok) {
    throw new Error('the practice profile is not valid');
  }
  return {
    dataFolder: folder,
    profile: profile.value,
    sqliteBinding: null,
    practice: null,
    version: '0.0.0',
    clock: systemClock,
    random: systemRandom,
    timers: systemTimers,
    emit: () => undefined,
    complain: () => undefined,
  };
}

export async function open(folder: string): Promise<OpenTill> {
  const opened = await openTill(await optionsIn(folder));
  if (!opened.ok) {
    throw new Error(opened.failure.code);
  }
  opened.value.start();
  return opened.value;
}
