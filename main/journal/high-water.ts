// The high-water mark: a small file beside the database that says how far the journal had come, so that an older copy put in its place is
// found, and numbers that a lost tail may have used are never drawn again.
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { canonicalJson } from './canonical-json.ts';
import { sha256 } from './event-hash.ts';
import { syncFile, syncFolderOf } from './sync-file.ts';

/**
 * `ceiling`: numbers up to it may have been drawn. `event`, `hash`: the last event when it was written (0, null: none).
 * `clean`: written while closing, so `ceiling` is exact. `handOver`: the standing mark of the hand-over, if there is one.
 */
const highWaterSchema = z.strictObject({
  installId: z.string(),
  boot: z.string(),
  ceiling: z.int().min(0),
  event: z.int().min(0),
  hash: z.string().nullable(),
  clean: z.boolean(),
  handOver: z
    .strictObject({ id: z.string(), target: z.string(), at: z.number(), count: z.int(), amount: z.int() })
    .nullable(),
});
export type HighWater = z.infer<typeof highWaterSchema>;

/** The mark and the version before it; and one that is being written. */
function markPaths(file: string): { readonly mark: string; readonly before: string; readonly next: string } {
  return { mark: `${file}.mark`, before: `${file}.mark-before`, next: `${file}.mark-next` };
}

/** The newest whole mark, or null. A mark that was cut off while it was written is passed over: its numbers were not used yet. */
export function readHighWater(file: string): HighWater | null {
  const { mark, before } = markPaths(file);
  return readMark(mark) ?? readMark(before);
}

/**
 * Replaces the mark; it is on the disk when this returns, and the one before it is kept. Cut off anywhere, a whole mark remains
 * that was valid until now. Throws as the file system does.
 */
export function writeHighWater(file: string, highWater: HighWater): void {
  const { mark, before, next } = markPaths(file);
  const text = canonicalJson(highWater);
  writeFileSync(next, `${text}\n${sha256(text).toString('hex')}\n`, { mode: 0o600 });
  syncFile(next);
  if (readMark(mark) !== null) {
    renameSync(mark, before);
  }
  renameSync(next, mark);
  syncFolderOf(file);
}

function readMark(path: string): HighWater | null {
  try {
    const [text = '', hash] = readFileSync(path, 'utf8').split('\n');
    if (sha256(text).toString('hex') !== hash) {
      return null;
    }
    return highWaterSchema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    // Not there, or not readable: there is no mark then.
    return null;
  }
}
