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
    const tills: number[] = [];
    const floors: number[] = [];
    for (let run = 0; run < runs; run += 1) {
      floors.push(await timeStart(empty));
      tills.push(await timeStart(till));
    }
    const measured = rounded(median(tills));
    const floor = rounded(median(floors));
    const limit = rounded(floor * allowedRatio);
    return [
      {
        name: 'cold start to the sign-in screen',
        goal: `≤ ${allowedRatio} × an empty window`,
        unit: 'ms',
        measured,
        floor,
        ratio: rounded(measured / floor),
        limit,
        met: measured <= limit,
        samples: runs,
      },
    ];
  } finally {
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Ms from the spawn to the frame that shows the subject. */
async function timeStart(subject: Subject): Promise<number> {
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
    const painted = await page.evaluate(lastLargestPaint);
    await browser.close();
    return painted - started;
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

/** Runs in the page: wall ms of the frame in which its largest element appeared, which is its first full screen. */
function lastLargestPaint(): Promise<number> {
  return new Promise((resolve) => {
    new PerformanceObserver((list, observer) => {
      const last = list.getEntries().at(-1);
      if (last !== undefined) {
        observer.disconnect();
        resolve(performance.timeOrigin + last.startTime);
      }
    }).observe({ type: 'largest-contentful-paint', buffered: true });
  });
}
