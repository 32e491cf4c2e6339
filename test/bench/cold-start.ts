// From the start of the process to the first usable screen, against an empty window of the same Electron, by turns.
// Without Playwright's own launcher: it would hold both back by the same time and so flatter the ratio.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';
import { ensureBundle } from '../../build/bundle.ts';
import { findElectron } from '../../build/setup/electron.mjs';
import { whyNoSandbox } from '../../build/setup/sandbox.mjs';
import { startPracticeServer } from '../../main/practice/practice-server.ts';
import { type Measurement, median, rounded } from './statistics.ts';

const projectRoot = fileURLToPath(new URL('../..', import.meta.url));
const emptyWindow = fileURLToPath(new URL('empty-window', import.meta.url));
const allowedRatio = 1.3;

interface Subject {
  readonly appFolder: string;
  readonly userDataDir: string;
  /** What must be on screen for it to count as started. */
  readonly testId: string;
  readonly environment: Readonly<Record<string, string>>;
}

/** `runs` of each, by turns, after one of each that is not counted. */
export async function benchColdStart(runs: number): Promise<readonly Measurement[]> {
  await ensureBundle();
  const server = await startPracticeServer();
  const folder = mkdtempSync(join(tmpdir(), 'yatai-cold-'));
  const till: Subject = {
    appFolder: projectRoot,
    userDataDir: join(folder, 'till'),
    testId: 'signin-user',
    environment: { YATAI_PRACTICE_URL: server.url, YATAI_PRACTICE_KEY: server.controlKey },
  };
  const empty: Subject = {
    appFolder: emptyWindow,
    userDataDir: join(folder, 'empty'),
    testId: 'empty',
    environment: {},
  };
  try {
    await timeStart(till);
    await timeStart(empty);
    const tills: Start[] = [];
    const floors: Start[] = [];
    for (let run = 0; run < runs; run += 1) {
      floors.push(await timeStart(empty));
      tills.push(await timeStart(till));
    }
    return [
      compare('cold start to the sign-in, painted and taking keys', 'first', tills, floors),
      compare('cold start to all that the screen shows', 'last', tills, floors),
    ];
  } finally {
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * Ms from the spawn to two frames. `first`: the page's first content, which is the sign-in itself (asserted: its largest
 * element stands in that very frame). `last`: the last element that came, in training the watermark.
 */
interface Start {
  readonly first: number;
  readonly last: number;
}

function compare(name: string, frame: keyof Start, tills: readonly Start[], floors: readonly Start[]): Measurement {
  const measured = rounded(median(tills.map((start) => start[frame])));
  const floor = rounded(median(floors.map((start) => start[frame])));
  const limit = rounded(floor * allowedRatio);
  return {
    name,
    goal: `≤ ${allowedRatio} × an empty window`,
    unit: 'ms',
    measured,
    floor,
    ratio: rounded(measured / floor),
    limit,
    met: measured <= limit,
    samples: tills.length,
  };
}

async function timeStart(subject: Subject): Promise<Start> {
  const found = findElectron();
  const sandbox = whyNoSandbox() === null ? [] : ['--no-sandbox'];
  const { ELECTRON_RUN_AS_NODE: _, NODE_OPTIONS: __, ...inherited } = process.env;
  const binding = found.nativeBinding === null ? {} : { YATAI_SQLITE_BINDING: found.nativeBinding };
  const started = performance.timeOrigin + performance.now();
  const child = spawn(
    found.executable,
    [subject.appFolder, ...sandbox, '--remote-debugging-port=0', `--user-data-dir=${subject.userDataDir}`],
    { env: { ...inherited, ...binding, ...subject.environment }, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const ended = once(child, 'close');
  try {
    const browser = await chromium.connectOverCDP(await debuggingAddress(child));
    const page = browser.contexts()[0]?.pages()[0] ?? (await browser.contexts()[0]?.waitForEvent('page'));
    if (page === undefined) throw new Error('the application has no page');
    await page.getByTestId(subject.testId).waitFor();
    const { first, firstLargest, last } = await page.evaluate(paints);
    await browser.close();
    if (firstLargest - first > 1) throw new Error('the first frame was not the screen itself');
    return { first: first - started, last: last - started };
  } finally {
    child.kill('SIGKILL');
    await ended;
  }
}

function debuggingAddress(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let printed = '';
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      printed += text;
      const address = /DevTools listening on (ws:\S+)/.exec(printed)?.[1];
      if (address !== undefined) resolve(address);
    });
    child.once('close', () => reject(new Error(`the application ended without a window. It printed:\n${printed}`)));
  });
}

/** Runs in the page: wall ms of its first content, of the first and of the last frame in which its largest element came. */
function paints(): Promise<{ first: number; firstLargest: number; last: number }> {
  return new Promise((resolve) => {
    new PerformanceObserver((list, observer) => {
      const largest = list.getEntries();
      const content = performance.getEntriesByName('first-contentful-paint')[0];
      const [earliest] = largest;
      const latest = largest.at(-1);
      if (content !== undefined && earliest !== undefined && latest !== undefined) {
        observer.disconnect();
        const at = (entry: PerformanceEntry) => performance.timeOrigin + entry.startTime;
        resolve({ first: at(content), firstLargest: at(earliest), last: at(latest) });
      }
    }).observe({ type: 'largest-contentful-paint', buffered: true });
  });
}
