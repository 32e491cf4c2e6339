// The ways in which a call fails, and the parts of a till's work in which each call fails once.
import type { Order } from './shim.ts';

const [EINTR, EIO, ENOSPC] = [4, 5, 28];

/** `interrupted` and `short` are no refusals: SQLite and Node go on by themselves, and nobody may notice. */
export const faultKinds = {
  EIO: { error: EIO, stays: false, short: false },
  EIOstays: { error: EIO, stays: true, short: false },
  ENOSPC: { error: ENOSPC, stays: false, short: false },
  ENOSPCstays: { error: ENOSPC, stays: true, short: false },
  EINTR: { error: EINTR, stays: false, short: false },
  shortWrite: { error: 0, stays: false, short: true },
  shortThenENOSPC: { error: ENOSPC, stays: true, short: true },
} as const satisfies Record<string, Omit<Order, 'at'>>;
export type FaultKind = keyof typeof faultKinds;

/** The control: a disk that says it wrote and did not. What it does must be noticed. */
export const swallowed: Omit<Order, 'at'> = { error: -2, stays: false, short: false };

/**
 * What a till may answer when a call fails so: the failure's codes. Empty: nothing but success. Never `storeDamaged`: who reads that
 * puts an old backup over a good store. `hidden`: a log is looked at through its
 * index, and SQLite keeps to itself why that could not grow.
 */
export function refusalsOf(kind: FaultKind, call: string, hidden: boolean): readonly string[] {
  switch (kind) {
    case 'EIO':
    case 'EIOstays':
      return ['diskRefused'];
    case 'ENOSPC':
    case 'ENOSPCstays':
    case 'shortThenENOSPC':
      return call === 'write' && !hidden ? ['diskFull'] : ['diskFull', 'diskRefused'];
    case 'EINTR':
      // No file system of Linux interrupts these for a signal, and SQLite does not ask again: then it refuses, in clear words.
      return call === 'sync' || call === 'unlink' ? ['diskRefused'] : [];
    case 'shortWrite':
      return [];
  }
}
