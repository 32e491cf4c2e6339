// What the hand-over's use cases stand on, in one record: the till has all of it, the technician's command has no queue.
import type { Journal } from '../../journal/types.ts';
import type { Queue } from '../../queue/api.ts';
import type { Clock, Random } from '../../queue/ports.ts';
import type { StoreIdentity } from '../own-store.ts';
import type { FileCalls } from './sealed-store.ts';

export type HandOverParts = {
  readonly journal: Pick<Journal, 'handOver' | 'installId' | 'members' | 'settings' | 'store'>;
  /** Null in the command: nothing runs there. */
  readonly queue: Pick<Queue, 'start' | 'stop' | 'reload'> | null;
  readonly identity: StoreIdentity;
  readonly terminalNo: string;
  readonly clock: Clock;
  readonly random: Random;
  readonly files: FileCalls;
  /** log2 of scrypt's cost; lower in tests only. */
  readonly cost?: number;
};

/** Who stands there: the operator at the till, and the person whose PIN allowed it. `name` goes into the file. */
export type Doer = { readonly operator: string; readonly personId: string; readonly name: string };
