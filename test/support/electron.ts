// Launches the real application in the real Electron: for end-to-end tests, the demo and the benches. Every launch has
// a user-data folder of its caller's, so that a killed application can be started again on the same data.
import { mkdirSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { _electron, type ElectronApplication, type Page } from '@playwright/test';
import { ensureBundle } from '../../build/bundle.ts';
import { quietly } from '../../build/setup/child.mjs';
import { findElectron } from '../../build/setup/electron.mjs';
import { whyNoSandbox } from '../../build/setup/sandbox.mjs';

const projectRoot = fileURLToPath(new URL('../..', import.meta.url));
const LAUNCH_TIMEOUT_MS = 30_000;
const COMPLAINT_TIMEOUT_MS = 6_000;
const CLOSE_TIMEOUT_MS = 10_000;
const SMALL_SHARED_MEMORY = 512 * 1024 * 1024;

export interface LaunchOptions {
  /** Where the application keeps its data: a temporary folder of the caller's, who removes it. */
  readonly userDataDir: string;
  /** The screen's first language; the application may know better from its settings. */
  readonly language?: 'zh-CN' | 'en';
  /** More command-line arguments for the application. */
  readonly args?: readonly string[];
  /** More environment; a value of undefined removes the variable. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Another application's folder than the project's own (which is bundled first when that is needed). */
  readonly appFolder?: string;
  /** The executable of a package that takes its place: it knows where its application and its addon lie. */
  readonly packaged?: string;
  /** Called with every line of the application's stdout and stderr and of the pages' consoles. */
  readonly onLine?: (line: string) => void;
}

export interface RunningApp {
  readonly electron: ElectronApplication;
  /** The first window; further ones come from `electron.windows()`. */
  readonly window: Page;
  /** Everything printed so far, by the main process and by the pages. */
  readonly lines: readonly string[];
  /** Closes in good order; kills when that does not end within 10 s, and then throws. */
  readonly close: () => Promise<void>;
  /** SIGKILL, as a power cut would: resolves when the process is gone. */
  readonly kill: () => Promise<void>;
}

/** Starts the application and waits for its first window's document. */
export async function launchApp(options: LaunchOptions): Promise<RunningApp> {
  if (options.appFolder === undefined && options.packaged === undefined) await ensureBundle();
  const found = options.packaged === undefined ? findElectron() : { executable: options.packaged, nativeBinding: null };
  const folder = options.appFolder ?? projectRoot;
  const application = options.packaged === undefined ? [folder] : [];
  const args = [...application, ...chromiumFlags(options), ...(options.args ?? [])];
  const env = environment(options, found.nativeBinding);
  const electron = await _electron.launch({
    executablePath: found.executable,
    args,
    env,
    cwd: folder,
    timeout: LAUNCH_TIMEOUT_MS,
    chromiumSandbox: whyNoSandbox() === null,
  });
  const lines: string[] = [];
  const hear = (line: string) => {
    lines.push(line);
    options.onLine?.(line);
  };
  listen(electron, hear);
  const ended = new Promise<void>((resolve) => electron.process().once('close', () => resolve()));
  const kill = async () => {
    electron.process().kill('SIGKILL');
    await ended;
  };
  try {
    const window = await electron.firstWindow({ timeout: LAUNCH_TIMEOUT_MS });
    await window.waitForLoadState('domcontentloaded');
    return { electron, window, lines, kill, close: () => closeOrKill(electron, ended, kill) };
  } catch (error) {
    await kill();
    // Playwright keeps what is printed before it hands the process over, and that is where a failed start complains:
    // start it once more, without Playwright, to hear it.
    const { output } = await quietly(found.executable, args, { cwd: folder, env, timeoutMs: COMPLAINT_TIMEOUT_MS });
    const printed = [...lines, 'started once more:', output].join('\n');
    throw new Error(`the application showed no window. It printed:\n${printed}`, { cause: error });
  }
}

/**
 * Launches, works, closes. When the work fails, a picture of every window and the log go to `out/test/artefacts/<name>`
 * and the failure says so. The work may kill the application itself.
 */
export async function withApp<T>(
  name: string,
  options: LaunchOptions,
  work: (app: RunningApp) => Promise<T>,
): Promise<T> {
  const app = await launchApp(options);
  let result: T;
  try {
    result = await work(app);
  } catch (error) {
    const folder = await saveArtefacts(app, name);
    await app.kill();
    if (error instanceof Error) error.message += `\n(pictures and log: ${folder})`;
    throw error;
  }
  await app.close();
  return result;
}

/** Saves a picture of every window and the log; answers the folder. Never throws: it runs while a failure is on its way. */
export async function saveArtefacts(app: RunningApp, name: string): Promise<string> {
  const folder = join(projectRoot, 'out', 'test', 'artefacts', name.replaceAll(/[^\p{L}\p{N}-]+/gu, '-'));
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'console.log'), `${app.lines.join('\n')}\n`);
  for (const [index, page] of app.electron.windows().entries()) {
    try {
      await page.screenshot({ path: join(folder, `window-${index}.png`), timeout: 5_000 });
    } catch (error) {
      writeFileSync(join(folder, `window-${index}.txt`), `no picture: ${String(error)}\n`);
    }
  }
  return folder;
}

/** What Chromium must be told on this machine. */
export function chromiumFlags(options: LaunchOptions): string[] {
  const flags = [`--user-data-dir=${options.userDataDir}`, `--lang=${options.language ?? 'zh-CN'}`];
  if (whyNoSandbox() !== null) flags.push('--no-sandbox');
  // Containers often have 64 MB of shared memory, and Chromium dies in it.
  if (process.platform === 'linux' && sharedMemory() < SMALL_SHARED_MEMORY) flags.push('--disable-dev-shm-usage');
  return flags;
}

function sharedMemory(): number {
  try {
    const { blocks, bsize } = statfsSync('/dev/shm');
    return blocks * bsize;
  } catch {
    return 0;
  }
}

/** Our own environment, less what would change how Electron starts, plus what the caller says. */
export function environment(options: LaunchOptions, nativeBinding: string | null): Record<string, string> {
  const dropped = /^(NODE_OPTIONS|NODE_ENV|ELECTRON_|VITEST|TEST$|npm_)/;
  const inherited = Object.entries(process.env).filter(([name]) => !dropped.test(name));
  const all = {
    ...Object.fromEntries(inherited),
    LANG: options.language === 'en' ? 'en_US.UTF-8' : 'zh_CN.UTF-8',
    ...(nativeBinding === null ? {} : { YATAI_SQLITE_BINDING: nativeBinding }),
    ...options.env,
  };
  return Object.fromEntries(Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== undefined));
}

function listen(electron: ElectronApplication, hear: (line: string) => void): void {
  const child = electron.process();
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      for (const line of text.split('\n')) if (line !== '') hear(`main: ${line}`);
    });
  }
  const watch = (page: Page) => {
    page.on('console', (message) => hear(`page ${message.type()}: ${message.text()}`));
    page.on('pageerror', (error) => hear(`page threw: ${error.stack ?? error.message}`));
    page.on('crash', () => hear('page crashed'));
  };
  for (const page of electron.windows()) watch(page);
  electron.on('window', watch);
}

async function closeOrKill(
  electron: ElectronApplication,
  ended: Promise<void>,
  kill: () => Promise<void>,
): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<'late'>((resolve) => {
    timer = setTimeout(() => resolve('late'), CLOSE_TIMEOUT_MS);
  });
  const outcome = await Promise.race([Promise.all([electron.close(), ended]), late]);
  clearTimeout(timer);
  if (outcome !== 'late') return;
  await kill();
  throw new Error(`the application did not close within ${CLOSE_TIMEOUT_MS} ms and was killed`);
}
