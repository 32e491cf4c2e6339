// What the operating system tells of the machine and of a file, for recognising a journal that was copied. Quick: files and tables in memory.
import { readFileSync, statfsSync, statSync } from 'node:fs';
import { networkInterfaces } from 'node:os';
import type { JournalPlace } from './types.ts';

/**
 * The parts are its network cards: a disk image takes every file along, even the id of the system, but not these. A card that
 * is down, as without a network, has no entry; addresses that were made up by software (the second lowest bit) do not count.
 */
export const systemPlace: JournalPlace = {
  hardware() {
    try {
      return [
        ...new Set(
          Object.values(networkInterfaces())
            .flatMap((addresses) => addresses ?? [])
            .filter(({ internal, mac }) => !internal && isBurnedIn(mac))
            .map(({ mac }) => mac),
        ),
      ];
    } catch {
      // A sandbox may forbid the question: then nothing is known of the machine, and the till starts all the same.
      return [];
    }
  },
  system() {
    try {
      // Elsewhere asking costs a process of its own, and the id goes along with an image anyway.
      return process.platform === 'linux' ? readFileSync('/etc/machine-id', 'utf8').trim() || null : null;
    } catch {
      return null;
    }
  },
  fileId(file) {
    const { ino } = statSync(file, { bigint: true });
    return ino === 0n || inventsNumbers(file) ? null : String(ino);
  },
};

function isBurnedIn(mac: string): boolean {
  const first = Number.parseInt(mac.slice(0, 2), 16);
  return mac !== '00:00:00:00:00:00' && (first & 2) === 0;
}

/** FAT, exFAT and FUSE number their files anew whenever they are mounted. */
const inventive: readonly number[] = [0x4d44, 0x2011bab0, 0x65735546];

function inventsNumbers(file: string): boolean {
  try {
    return process.platform === 'linux' && inventive.includes(statfsSync(file).type);
  } catch {
    return true;
  }
}
