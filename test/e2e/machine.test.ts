// The computer under the till in the real window: a disk that is nearly full, a clock that is wrong, a page that dies. Sales go on.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { zhCN } from '../../shared/messages/zh-CN.ts';
import { signIn } from '../support/file-till.ts';
import { guests } from '../support/guests.ts';
import { closeOutcome, sell } from '../support/sale.ts';
import { screenFaults } from '../support/screen-faults.ts';
import { see } from '../support/see.ts';
import { inTemporaryFolder, openSmallDisk } from '../support/small-disk.ts';
import { openStage, type Stage, type Till } from '../support/stage.ts';

/** MiB: room for the application's own files, and less than a till wants. */
const disk = openSmallDisk(240);
const nineMinutes = 9 * 60_000;
/** Pictures for those who made the screen: a folder, or nothing. */
const pictures = process.env['YATAI_TEST_PICTURES'];
let stage: Stage;
let slow: { readonly server: Server; readonly url: string };
let till: Till;

/** The platform behind a wire on which its clock is nine minutes ahead. */
async function openAhead(target: string): Promise<typeof slow> {
  const { port } = new URL(target);
  const server = createServer((asked, answer) => {
    const passed = request(
      {
        port,
        host: '127.0.0.1',
        method: asked.method,
        path: asked.url,
        headers: { ...asked.headers, host: `127.0.0.1:${port}` },
      },
      (told) => {
        const date = new Date(Date.now() + nineMinutes).toUTCString();
        answer.writeHead(told.statusCode ?? 502, { ...told.headers, date });
        told.pipe(answer);
      },
    );
    passed.on('error', () => answer.destroy());
    asked.pipe(passed);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

beforeAll(async () => {
  stage = await inTemporaryFolder(disk.folder, openStage);
  slow = await openAhead(stage.server.url);
  till = await stage.start({ env: { YATAI_PRACTICE_URL: slow.url } });
  await signIn(till);
});

afterAll(async () => {
  await stage.close();
  slow.server.closeAllConnections();
  await new Promise<void>((resolve) => slow.server.close(() => resolve()));
  disk.close();
});

/** What is wrong with the screen as it stands, in both languages. */
async function look(name: string): Promise<void> {
  for (const language of ['zh-CN', 'en']) {
    await see.poll(() => till.language()).toBe(language);
    if (pictures !== undefined) {
      await till.page.screenshot({ path: join(pictures, `machine-${name}-${language}.png`) });
    }
    expect(await screenFaults(till.page), `${name}, ${language}`).toEqual([]);
    await till.press('language-switch');
  }
  await see.poll(() => till.language()).toBe('zh-CN');
}

test('the status bar and the health desk say what is wrong and what to do, and a sale goes through', async () => {
  await till.scanMember(guests.zhang.cardNo, guests.zhang.name);
  await sell(till, { yuan: '12' });
  await till.whenOutcome('applied');
  await closeOutcome(till);
  await see(till.see('status-machine')).toBeVisible();
  await look('counter');
  await till.press('status-machine');
  await till.press('queue-filter-health');
  await see(till.see('health-clock')).toHaveAttribute('data-wrong', 'true');
  await see(till.see('health-clock-note')).toContainText(/9 分钟/);
  await see(till.see('health-crashes')).toHaveAttribute('data-count', '0');
  if (disk.folder !== null) {
    await see(till.see('health-disk')).toHaveAttribute('data-level', 'short');
    await see(till.see('health-disk-note')).toBeVisible();
  }
  await look('health');
});

test('what can wait is put off while the disk is nearly full', async ({ skip }) => {
  if (disk.folder === null) return skip('this system lends no file system to a test');
  await till.keys.press('F7');
  await till.press('settings-tab-backups');
  await till.press('backups-make');
  await see(till.see('failure-text')).toContainText(zhCN.failure.diskShort.slice(0, 5));
  await look('put-off');
});

test('a page that dies comes back, its report is kept on this computer for nobody else’s eyes, and the desk counts it', async () => {
  const crashes = join(stage.userDataDir, 'crashes');
  const reports = () =>
    readdirSync(crashes, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.dmp'));
  await till.app.electron.evaluate(
    ({ BrowserWindow }) =>
      new Promise<void>((resolve) => {
        const contents = BrowserWindow.getAllWindows()[0]?.webContents;
        contents?.once('did-finish-load', () => resolve());
        contents?.forcefullyCrashRenderer();
      }),
  );
  await see.poll(() => reports().length).toBe(1);
  expect(statSync(crashes).mode & 0o777).toBe(0o700);
  // The driver cannot follow a crashed page: the next start tidies the reports, says so in the log, and counts.
  await till.app.close();
  till = await stage.start({ env: { YATAI_PRACTICE_URL: slow.url } });
  await signIn(till);
  await till.keys.press('F10');
  await till.press('queue-filter-health');
  await see(till.see('health-crashes')).toHaveAttribute('data-count', '1');
  const [report = ''] = reports();
  expect(statSync(join(crashes, report)).mode & 0o777).toBe(0o600);
  expect(readFileSync(join(stage.userDataDir, 'logs', 'till.log'), 'utf8')).toContain('a process died before');
  await till.app.close();
});
