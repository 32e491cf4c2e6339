// The witness: the last event's number and hash, written beside the database after each commit, without a sync. Nothing waits for it.
import { closeSync, constants, openSync, readFileSync, writeSync } from 'node:fs';
import { sha256 } from './event-hash.ts';

/** `hash`: the first 16 hexadecimal digits of the event's. */
export type Sighting = { readonly event: number; readonly hash: string };

export type Witness = {
  /** Something was committed; `last` is asked for soon after, once for all that happens until then. */
  committed(last: () => { readonly sequence: number; readonly hash: Buffer } | null): void;
  close(): void;
};

/** Where it lies. */
export function witnessPath(file: string): string {
  return `${file}.witness`;
}

const length = 64;
const hashDigits = 16;

/**
 * The witness of one open journal. It is never ahead of the database, for a commit is on the disk before it is written; after
 * the end of a process it is exact, after a power cut it may be some seconds old, or torn: then it says nothing.
 */
export function createWitness(file: string): Witness {
  let descriptor: number | null = null;
  let scheduled = false;
  let closed = false;
  function write(last: { readonly sequence: number; readonly hash: Buffer } | null): void {
    if (last === null) {
      return;
    }
    try {
      descriptor ??= openSync(witnessPath(file), constants.O_RDWR | constants.O_CREAT, 0o600);
      writeSync(descriptor, textOf({ event: last.sequence, hash: digits(last.hash) }), 0, 'latin1');
    } catch {
      // A full disk, or one that refuses: the next commit says so to who waits for it.
    }
  }
  return {
    committed(last) {
      if (scheduled || closed) {
        return;
      }
      scheduled = true;
      queueMicrotask(() => {
        scheduled = false;
        if (!closed) {
          write(last());
        }
      });
    },
    close() {
      closed = true;
      if (descriptor !== null) {
        closeSync(descriptor);
        descriptor = null;
      }
    },
  };
}

/** What was seen last, or null where it is missing or torn. */
export function readWitness(file: string): Sighting | null {
  try {
    const text = readFileSync(witnessPath(file), 'latin1');
    const [event = '', hash = ''] = text.split(' ');
    return text === textOf({ event: Number(event), hash }) ? { event: Number(event), hash } : null;
  } catch {
    return null;
  }
}

/** How a witness names an event's hash. */
export function digits(hash: Buffer): string {
  return hash.toString('hex', 0, hashDigits / 2);
}

function textOf({ event, hash }: Sighting): string {
  const said = `${event} ${hash}`;
  return `${said} ${sha256(said).toString('hex', 0, 8)}`.padEnd(length - 1).concat('\n');
}
