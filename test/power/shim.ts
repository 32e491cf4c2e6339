// Builds the shim (shim.c) and gives orders to it. Why LD_PRELOAD and not strace: ptrace is forbidden in many containers, costs two
// stops a call, and can only fail the n-th call of a whole process; the shim is armed and disarmed from inside, thousands of times in one
// process. That it sees everything is not believed but proven: better-sqlite3's addon and Node take libc's calls by name from outside
// (SQLite's own table of calls holds what the linker found, which is the shim), and each recording is replayed and compared with the
// files on the disk, byte for byte (recording.ts). A statically linked Node or addon would fail that comparison, not slip through.
import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findProgram, quietly } from '../../build/setup/child.mjs';
import { ensureCompiler } from '../../build/setup/system.mjs';

const source = fileURLToPath(new URL('./shim.c', import.meta.url));

export type Shim = { readonly library: string; remove(): void };

/** Compiles the shim into a folder of its own; a sentence where this machine cannot have it. Throws where it does not compile. */
export async function buildShim(): Promise<Shim | string> {
  if (process.platform !== 'linux' || !['x64', 'arm64'].includes(process.arch)) {
    return `the shim is made for 64-bit Linux, this is ${process.platform} ${process.arch}`;
  }
  const missing = await ensureCompiler();
  if (missing !== null) return missing;
  const compiler = findProgram('cc') ?? findProgram('gcc') ?? 'cc';
  const folder = mkdtempSync(join(tmpdir(), 'yatai-shim-'));
  const library = join(folder, 'shim.so');
  const { code, output } = await quietly(compiler, ['-shared', '-fPIC', '-O2', '-o', library, source, '-lpthread']);
  const remove = () => rmSync(folder, { recursive: true, force: true });
  if (code !== 0) {
    remove();
    throw new Error(`the shim does not compile:\n${output}`);
  }
  return { library, remove };
}

/** The environment of a child that is watched. `log` null: calls are not written down. */
export function shimEnvironment(
  shim: Shim,
  watched: { readonly root: string; readonly control: string; readonly log: string | null },
): NodeJS.ProcessEnv {
  const { YATAI_SHIM_LOG: _, ...inherited } = process.env;
  return {
    ...inherited,
    LD_PRELOAD: shim.library,
    YATAI_SHIM_ROOT: watched.root,
    YATAI_SHIM_CONTROL: watched.control,
    ...(watched.log === null ? {} : { YATAI_SHIM_LOG: watched.log }),
  };
}

/** Which write-side call fails, counted from the order on, and how. `error` is an errno; 0 with `short`: half a write, no error; -2: a write is said to be done and is not (a control). */
export type Order = {
  readonly at: number;
  readonly error: number;
  /** All later calls fail too, until `disarm`. */
  readonly stays: boolean;
  /** The n-th call, if it is a write, writes half; later ones fail where `stays`. */
  readonly short: boolean;
};

/** What happened since the order: write-side calls made, calls that were met, and which call the first of them was. */
export type Met = { readonly calls: number; readonly hits: number; readonly call: string };

const callNames = ['none', 'open', 'close', 'write', 'truncate', 'sync', 'rename', 'unlink', 'mkdir', 'rmdir'];

export type Control = {
  /** Writes a line into the log, between the calls. */
  mark(text: string): void;
  arm(order: Order): void;
  disarm(): Met;
  close(): void;
};

/** Opens the control file inside a watched process. */
export function openControl(file: string): Control {
  writeFileSync(file, '', { flag: 'a' });
  const descriptor = openSync(file, 'r+');
  return {
    mark: (text) => void writeSync(descriptor, `mark ${text}`),
    arm: ({ at, error, stays, short }) =>
      void writeSync(descriptor, `arm ${at} ${error} ${stays ? 1 : 0} ${short ? 1 : 0}`),
    disarm() {
      writeSync(descriptor, 'disarm');
      const bytes = Buffer.alloc(64);
      readSync(descriptor, bytes, 0, bytes.length, 0);
      const [calls = 0, hits = 0, call = 0] = bytes.toString('latin1').split(/[ \n]/, 3).map(Number);
      return { calls, hits, call: callNames[call] ?? String(call) };
    },
    close: () => closeSync(descriptor),
  };
}
