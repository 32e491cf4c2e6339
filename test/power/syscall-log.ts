// Reads what the shim wrote down: every call that changed a file below the watched folder, in order, and the marks between them.
import { readFileSync } from 'node:fs';

export type Call =
  | {
      readonly kind: 'open';
      readonly descriptor: number;
      readonly path: string;
      readonly creates: boolean;
      readonly empties: boolean;
    }
  | { readonly kind: 'close'; readonly descriptor: number }
  | { readonly kind: 'write'; readonly descriptor: number; readonly offset: number; readonly data: Buffer }
  | { readonly kind: 'truncate'; readonly descriptor: number; readonly size: number }
  | { readonly kind: 'sync'; readonly descriptor: number }
  /** Shared memory that may be written: from here on nobody knows what the file holds. */
  | { readonly kind: 'map'; readonly descriptor: number }
  | { readonly kind: 'rename'; readonly path: string; readonly to: string }
  | { readonly kind: 'unlink' | 'mkdir' | 'rmdir'; readonly path: string }
  | { readonly kind: 'mark'; readonly text: string };

const headerLength = 32;
const flags = { create: 0o100, truncate: 0o1000 };

/** All calls of a log. Throws where one was made that the images cannot know. */
export function readLog(file: string): readonly Call[] {
  const bytes = readFileSync(file);
  const calls: Call[] = [];
  for (let at = 0; at < bytes.length; ) {
    const pathLength = bytes.readUInt32LE(at + 24);
    const dataLength = bytes.readUInt32LE(at + 28);
    const pathAt = at + headerLength;
    const dataAt = pathAt + pathLength;
    const end = dataAt + dataLength;
    if (end > bytes.length) throw new Error('the log of calls ends in the middle of one');
    calls.push(readCall(bytes, at, bytes.toString('utf8', pathAt, dataAt), bytes.subarray(dataAt, end)));
    at = end;
  }
  return calls;
}

function readCall(bytes: Buffer, at: number, path: string, data: Buffer): Call {
  const descriptor = bytes.readInt32LE(at + 4);
  const offset = Number(bytes.readBigInt64LE(at + 8));
  const openFlags = bytes.readUInt32LE(at + 16);
  const existed = bytes.readUInt32LE(at + 20) === 1;
  switch (bytes.readUInt32LE(at)) {
    case 1:
      return {
        kind: 'open',
        descriptor,
        path,
        creates: !existed && (openFlags & flags.create) !== 0,
        empties: existed && (openFlags & flags.truncate) !== 0,
      };
    case 2:
      return { kind: 'close', descriptor };
    case 3:
      return { kind: 'write', descriptor, offset, data };
    case 4:
      return { kind: 'truncate', descriptor, size: offset };
    case 5:
      return { kind: 'sync', descriptor };
    case 6:
      return { kind: 'rename', path, to: data.toString('utf8') };
    case 7:
      return { kind: 'unlink', path };
    case 8:
      return { kind: 'mkdir', path };
    case 9:
      return { kind: 'rmdir', path };
    case 10:
      return { kind: 'map', descriptor };
    case 11:
      return { kind: 'mark', text: data.toString('utf8') };
    default:
      throw new Error(`a file of the store was changed by ${path || 'an unknown call'}, which the images do not know`);
  }
}
