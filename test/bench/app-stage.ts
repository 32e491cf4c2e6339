// The real application beside an empty window of the same Electron, both with a driver's hand on them, and the platform in a process of its own:
// what is measured is the till's and nobody else's.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Counter, openCounter } from '../support/counter.ts';
import { launchApp, type RunningApp } from '../support/electron.ts';
import { cashier } from '../support/stage.ts';

const emptyWindow = fileURLToPath(new URL('empty-window', import.meta.url));

export interface AppStage {
  /** Signed in, on the counter. */
  readonly till: RunningApp & { readonly counter: Counter };
  readonly empty: RunningApp;
}

/** `cards`: how many cards more than its own cast the platform knows. Everything is closed and taken away afterwards. */
export async function withApps<Value>(cards: number, work: (stage: AppStage) => Promise<Value>): Promise<Value> {
  const folder = mkdtempSync(join(tmpdir(), 'yatai-apps-'));
  const platform = fork(join(import.meta.dirname, 'platform-child.ts'), ['0', String(cards)]);
  const running = new Set<RunningApp>();
  async function launch(name: string, more: { readonly appFolder?: string; readonly env?: Record<string, string> }) {
    const userDataDir = join(folder, name);
    mkdirSync(userDataDir);
    const app = await launchApp({ userDataDir, ...more, env: { TMPDIR: folder, ...more.env } });
    running.add(app);
    // One that ended by itself must not hide why.
    app.electron.once('close', () => running.delete(app));
    return app;
  }
  try {
    const [{ url, key }] = (await once(platform, 'message')) as [{ readonly url: string; readonly key: string }];
    const empty = await launch('empty', { appFolder: emptyWindow });
    // Looked at as the till is: what a driver leaves in a page (1 MB) is in both.
    await empty.window.getByTestId('empty').waitFor();
    const till = await launch('till', { env: { YATAI_PRACTICE_URL: url, YATAI_PRACTICE_KEY: key } });
    const counter = await openCounter(till.window);
    await counter.signIn(cashier.userName, cashier.password);
    await counter.whenSignedIn();
    return await work({ till: { ...till, counter }, empty });
  } finally {
    for (const app of running) await app.kill();
    platform.disconnect();
    await once(platform, 'exit');
    rmSync(folder, { recursive: true, force: true });
  }
}
