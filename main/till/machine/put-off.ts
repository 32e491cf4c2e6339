// What is no sale is put off while the disk is nearly full: the room that is left belongs to the journal.
import { failure } from '../../../shared/result.ts';
import type { TillHandlers } from '../dependencies.ts';
import type { DiskWatch } from './disk-watch.ts';

/** Channels that write much and can wait. A hand-over and a diagnostics bundle cannot: they are what helps then. */
const canWait = [
  'makeBackup',
  'chooseBackupFolder',
  'exportDay',
  'exportShift',
  'exportReport',
  'exportMatch',
  'chooseDisplayPictures',
] as const satisfies readonly (keyof TillHandlers)[];

/** `diskShort` {free} where the room is that short now; it is looked at anew, for a person may just have made some. */
export function withRoomFirst(handlers: TillHandlers, disk: Pick<DiskWatch, 'look'>): TillHandlers {
  const wrapped = canWait.map((name) => [
    name,
    async (argument: never) => {
      const now = await disk.look();
      if (now?.level === 'short') {
        return failure('diskShort', { free: megabytes(now.free) });
      }
      return (handlers[name] as (argument: never) => Promise<unknown>)(argument);
    },
  ]);
  return { ...handlers, ...(Object.fromEntries(wrapped) as Pick<TillHandlers, (typeof canWait)[number]>) };
}

function megabytes(bytes: number): string {
  return `${Math.floor(bytes / 1_000_000)} MB`;
}
