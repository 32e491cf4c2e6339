// The least that any program can pay for one durable write: a block written to a preallocated file, and fdatasync.
import { closeSync, fdatasyncSync, fsyncSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';

export type Floor = { readonly write: () => void; readonly close: () => void };

const block = Buffer.alloc(4096, 0x59);
/** Bytes that the file owns from the start: the room that the store's log owns too. */
const preallocated = 4 * 1024 * 1024;

/** A file of its own in this folder; each write goes to the next block. */
export function openFloor(folder: string): Floor {
  const descriptor = openSync(join(folder, 'floor'), 'w');
  writeSync(descriptor, Buffer.alloc(preallocated));
  fsyncSync(descriptor);
  let position = 0;
  return {
    write() {
      writeSync(descriptor, block, 0, block.length, position);
      fdatasyncSync(descriptor);
      position = (position + block.length) % preallocated;
    },
    close: () => closeSync(descriptor),
  };
}
