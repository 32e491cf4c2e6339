// The real application in the real Electron as a process group that can be killed at any moment, from the first on.
import { type ChildProcess, spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { findElectron } from '../../build/setup/electron.mjs';
import { root } from '../runner/part.ts';
import { chromiumFlags, environment, type LaunchOptions } from '../support/electron.ts';
import { findPage, linkTo, type PageLink } from './page.ts';

export type Application = {
  readonly pid: number;
  /** Waits until the page stands and the till answers. Rejects where the application ends before, or after `patience` ms. */
  page(patience: number, hear: (text: string) => void): Promise<PageLink>;
  /** SIGKILL to all of its processes at once; resolves when the main process is gone. */
  kill(): Promise<void>;
  /** SIGTERM: the orderly end. False where it had to be killed after `patience` ms. */
  end(patience: number): Promise<boolean>;
  /** The last lines that it printed. */
  printed(): string;
};

/** Starts it; the bundle must be there. */
export function startApplication(options: LaunchOptions): Application {
  const { executable, nativeBinding } = findElectron();
  const args = [
    root,
    ...chromiumFlags(options),
    '--remote-debugging-port=0',
    '--remote-allow-origins=*',
    '--disable-gpu-shader-disk-cache',
  ];
  const child = spawn(executable, args, {
    cwd: root,
    env: environment(options, nativeBinding),
    stdio: ['ignore', 'pipe', 'pipe'],
    // A group of its own, so that all of it can be killed at once.
    detached: true,
  });
  const lines: string[] = [];
  const gone = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const port = debuggingPort(child, lines);
  const { pid } = child;
  if (pid === undefined) throw new Error(`${executable} could not be started`);
  const kill = async () => {
    killGroup(pid);
    await gone;
  };
  return {
    pid,
    page: (patience, hear) =>
      openPage(port, patience, hear, () => child.exitCode !== null || child.signalCode !== null),
    kill,
    async end(patience) {
      child.kill('SIGTERM');
      const late = new AbortController();
      const inTime = await Promise.race([
        gone.then(() => true),
        pause(patience, false, { signal: late.signal }).catch(() => false),
      ]);
      late.abort();
      await kill();
      return inTime;
    },
    printed: () => lines.slice(-15).join('\n'),
  };
}

function killGroup(pid: number): void {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch (error) {
    // Nobody is left of it.
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}

/** Chromium says on stderr where its debugging server listens; null where it ends before that. */
function debuggingPort(child: ChildProcess, lines: string[]): Promise<number | null> {
  return new Promise((resolve) => {
    child.once('close', () => resolve(null));
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => {
        lines.push(...text.split('\n').filter((line) => line !== ''));
        const found = /DevTools listening on ws:\/\/[^:]+:(\d+)\//.exec(lines.slice(-20).join('\n'));
        if (found !== null) resolve(Number(found[1]));
      });
    }
  });
}

async function openPage(
  port: Promise<number | null>,
  patience: number,
  hear: (text: string) => void,
  ended: () => boolean,
): Promise<PageLink> {
  const deadline = performance.now() + patience;
  const number = await port;
  while (number !== null && !ended() && performance.now() < deadline) {
    const link = await answeringPage(number, hear);
    if (link !== null) return link;
    await pause(30);
  }
  throw new Error(ended() || number === null ? 'the application ended' : `no page answered within ${patience} ms`);
}

/** A page whose till is ready: the bridge is there and the store is open. */
async function answeringPage(port: number, hear: (text: string) => void): Promise<PageLink | null> {
  const address = await findPage(port);
  if (address === null) return null;
  const link = await linkTo(address, hear).catch(() => null);
  if (link === null) return null;
  const startup = await link
    .evaluate("typeof yatai === 'undefined' ? null : yatai.getStartup(null)")
    .catch((error: unknown) => ({ value: { state: String(error) } }));
  const state = (startup as { readonly value?: { readonly state?: string } } | null)?.value?.state;
  if (state === 'ready') return link;
  link.close();
  if (state === 'failed') throw new Error(`the till does not start: ${JSON.stringify(startup)}`);
  return null;
}

/** Processes whose command line names this text (the data folder): the application's own, wherever they stand. */
export function processesNaming(text: string): readonly { readonly pid: number; readonly line: string }[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .map((name) => ({ pid: Number(name), line: commandLine(name) }))
    .filter(({ line }) => line.includes(text));
}

function commandLine(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    return '';
  }
}
