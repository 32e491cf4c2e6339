// One recorded day: the files before it, every call and mark of it, and the proof that nothing slipped past the recorder.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { quietly, tail } from '../../build/setup/child.mjs';
import type { OperationState } from '../../shared/operation.ts';
import { diskOf, happen } from './disk-model.ts';
import { differenceTo, type Image, layImage, wholeImage } from './image.ts';
import { type Shim, shimEnvironment } from './shim.ts';
import { type Call, readLog } from './syscall-log.ts';

export type DayPlan = {
  readonly seed: number;
  readonly steps: number;
  /** `fresh`: nothing is there, not even the folder. `old`: a store of the first version is made, then migrated. */
  readonly begins: 'fresh' | 'old' | 'goesOn';
  /** `killed`: the log is left as it is, so that the next day begins with its recovery. */
  readonly ends: 'closed' | 'killed';
  /** The control: synchronous=NORMAL. */
  readonly weak: boolean;
  /** The log is emptied, and room made in it, when nobody waits. */
  readonly tidies: boolean;
  /** Pages in the log after which a commit empties it. */
  readonly checkpointEvery: number;
};

/** What the journal had promised when the mark was made. An event's hash vouches for everything before it. */
export type Acknowledgement =
  | { readonly serial: string; readonly state: OperationState; readonly sequence: number; readonly hash: string }
  | { readonly setting: number };

export type Recording = { readonly before: Image | null; readonly calls: readonly Call[]; readonly root: string };

const day = fileURLToPath(new URL('./recorded-day.ts', import.meta.url));

/** Lives one day in a child on the files of `before` (none: an empty disk). Throws where the calls do not explain the files. */
export async function record(shim: Shim, scratch: string, plan: DayPlan, before: Image | null): Promise<Recording> {
  const folder = mkdtempSync(join(scratch, 'day-'));
  const [root, control, log] = ['disk', 'control', 'calls'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  mkdirSync(root);
  if (before !== null) layImage(before, root);
  const disk = diskOf(root);
  try {
    const env = shimEnvironment(shim, { root, control, log });
    const { code, output } = await quietly(process.execPath, [day, root, control, JSON.stringify(plan)], { env });
    if (code !== 0) throw new Error(`the recorded day failed (${code}): ${tail(output)}`);
    const calls = readLog(log);
    for (const call of calls) happen(disk, call);
    const difference = differenceTo(wholeImage(disk), root);
    if (difference !== null) throw new Error(`the recorder missed a call: ${difference}`);
    return { before, calls, root };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
