// A power cut between any two steps of writing and taking a hand-over file.
import type { HandOverParts } from '../../main/till/hand-over/parts.ts';

/** The power went here. */
class PowerCut extends Error {}

/**
 * The same parts, but the power goes at the `at`-th moment: before and after every call of the disk, the store and the queue. From
 * then on every call fails, as nothing runs any more. `steps` tells how many moments there were.
 */
export function cuttingPower(parts: HandOverParts, at: number): HandOverParts & { readonly steps: () => number } {
  let count = 0;
  let gone = false;
  function moment(): void {
    count += 1;
    if (gone || count === at) {
      gone = true;
      throw new PowerCut();
    }
  }
  function wrapped<Calls extends object>(calls: Calls, names: readonly (keyof Calls)[]): Calls {
    const result = { ...calls };
    for (const call of names) {
      const work = calls[call] as (...values: unknown[]) => unknown;
      result[call] = ((...values: unknown[]) => {
        moment();
        const value = work(...values);
        moment();
        return value;
      }) as Calls[typeof call];
    }
    return result;
  }
  const { journal, queue, files } = parts;
  return {
    ...parts,
    journal: {
      installId: journal.installId,
      handOver: wrapped(journal.handOver, ['adopt', 'collect', 'markWritten', 'mark', 'takeBack']),
      members: wrapped(journal.members, ['find', 'put']),
      settings: wrapped(journal.settings, ['get', 'put']),
      store: wrapped(journal.store, ['transaction', 'byIntent']),
    },
    queue: queue === null ? null : wrapped(queue, ['start', 'stop', 'reload']),
    files: wrapped(files, ['writePart', 'read', 'rename', 'syncFolder', 'remove']),
    steps: () => count,
  };
}

/** Runs it until the power goes; null then. */
export async function untilPowerCut<Value>(work: () => Promise<Value>): Promise<Value | null> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof PowerCut) {
      return null;
    }
    throw error;
  }
}
