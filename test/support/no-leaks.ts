// Runs around every test file: what the file opened must be closed when its last hook has run. A forgotten server,
// socket, timer, worker, child process or temporary file fails the file by name.
import { mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import type { Server, Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as later } from 'node:timers/promises';
import type { Worker } from 'node:worker_threads';
import { afterAll, beforeAll } from 'vitest';

/** Closing takes a few turns of the event loop; what is still there after this long was forgotten. */
const PATIENCE_MS = 2_000;
/** Where nothing but a timer is left: on a busy machine a short one of vitest's own was seen to outlive the other patience. */
const TIMER_PATIENCE_MS = 15_000;
/** What Chromium and Playwright put into the temporary folder and take away when their process has ended. */
const NOT_OURS = /^(\.?org\.chromium\.|playwright|\.X|\.com\.google)/;

type Census = ReadonlyMap<string, number>;

const runningWorkers = new Set<number>();

function noteWorker(worker: Worker): void {
  const id = worker.threadId;
  runningWorkers.add(id);
  worker.once('exit', () => runningWorkers.delete(id));
}

let before: Census = new Map();
let folder = '';
const outerFolder = process.env['TMPDIR'];

beforeAll(() => {
  process.on('worker', noteWorker);
  // A temporary folder of its own shows what this file forgets there, and no other file's.
  folder = mkdtempSync(join(realpathSync(tmpdir()), 'yatai-test-'));
  process.env['TMPDIR'] = folder;
  before = census();
});

afterAll(async () => {
  process.off('worker', noteWorker);
  const began = Date.now();
  let left = leftovers();
  while (left.length > 0 && Date.now() < began + (left.every(isTimer) ? TIMER_PATIENCE_MS : PATIENCE_MS)) {
    await later(20, undefined, { ref: false });
    left = leftovers();
  }
  if (outerFolder === undefined) delete process.env['TMPDIR'];
  else process.env['TMPDIR'] = outerFolder;
  rmSync(folder, { recursive: true, force: true });
  for (const { pid } of childProcesses()) process.kill(pid, 'SIGKILL');
  if (left.length > 0) throw new Error(`left behind by this test file:\n  ${left.join('\n  ')}`);
});

function leftovers(): string[] {
  const now = census();
  const lines: string[] = [];
  for (const [name, count] of now) {
    // Timers that ran when the file began were vitest's, and they are short: none is forgiven at the end.
    const extra = count - (name === TIMER ? 0 : (before.get(name) ?? 0));
    if (extra > 0) lines.push(extra === 1 ? name : `${name} (${extra})`);
  }
  const files = readdirSync(folder).filter((name) => !NOT_OURS.test(name));
  return [...lines, ...files.map((name) => `temporary file or folder ${name}`)];
}

/** Everything that keeps this process alive, by a name that tells a reader where to look. */
function census(): Census {
  const names = [...process.getActiveResourcesInfo().map(plainName), ...handles(), ...children(), ...workers()];
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}

const TIMER = 'a timer (setTimeout or setInterval)';
const isTimer = (line: string) => line.startsWith(TIMER);
const plainNames: Readonly<Record<string, string>> = {
  Timeout: TIMER,
  TCPSocketWrap: 'an open TCP socket',
  TCPServerWrap: 'a listening TCP server',
  PipeWrap: 'an open pipe',
  ProcessWrap: 'a running child process',
  MessagePort: 'a message port',
  FSEventWrap: 'a file watcher',
};

function plainName(resource: string): string {
  return plainNames[resource] ?? resource;
}

interface WithHandles {
  readonly _getActiveHandles?: () => readonly unknown[];
}

/** Ports of servers and peers of sockets: an undocumented list, used only to name things better. */
function handles(): string[] {
  const list = (process as unknown as WithHandles)._getActiveHandles?.() ?? [];
  return list.flatMap((handle) => {
    const socket = handle as Partial<Socket & Server>;
    if (socket.listening === true && socket.address !== undefined)
      return [`server at ${JSON.stringify(socket.address())}`];
    if (socket.remotePort !== undefined) return [`socket to ${socket.remoteAddress}:${socket.remotePort}`];
    return [];
  });
}

function children(): string[] {
  return childProcesses().map(({ pid, command }) => `child process ${pid}: ${command.slice(0, 120)}`);
}

function workers(): string[] {
  return [...runningWorkers].map((id) => `worker thread ${id}`);
}

/** Linux only: direct children that still run, with their command. */
function childProcesses(): { readonly pid: number; readonly command: string }[] {
  if (process.platform !== 'linux') return [];
  try {
    const pids = readdirSync('/proc/self/task').flatMap((task) =>
      readFileSync(`/proc/self/task/${task}/children`, 'utf8').split(' ').filter(Boolean),
    );
    return pids.flatMap((pid) => {
      // A process that has ended and was not yet waited for has no command line.
      const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
      return command === '' ? [] : [{ pid: Number(pid), command }];
    });
  } catch {
    // The kernel was built without that list, or a child ended while we read.
    return [];
  }
}
