// An update in the real window: a bad one refused in words, a good one downloaded, told by a quiet mark, held back while a sale is open, installed
// on a technician's word, and the new version started; and with it, or without, the journal is whole.

import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { zhCN } from '../../shared/messages/zh-CN.ts';
import { signIn, tillForFile } from '../support/file-till.ts';
import { guests } from '../support/guests.ts';
import { technician } from '../support/practice-approvals.ts';
import { closeOutcome, sell } from '../support/sale.ts';
import { screenFaults } from '../support/screen-faults.ts';
import { see } from '../support/see.ts';
import { openUpdateServer, releaseFile } from '../support/update-server.ts';

const folder = mkdtempSync(join(tmpdir(), 'yatai-update-'));
const server = await openUpdateServer(join(folder, 'server'));
const appImage = join(folder, 'installed', 'Yatai.AppImage');
const started = join(folder, 'new-version-started');
const profile = join(folder, 'profile.json');
mkdirSync(join(folder, 'installed'));
writeFileSync(appImage, '#!/bin/sh\nexit 1\n', { mode: 0o755 });
writeFileSync(
  profile,
  JSON.stringify({ name: '练习', backend: 'practice', updates: { url: server.url, publicKey: server.publicKey } }),
);
/** The new version: it says what it was started with, as a till would begin. */
const newVersion = `#!/bin/sh\necho "$0 $*" > '${started}.part' && mv '${started}.part' '${started}'\n`;
const notes = '· 扫码更快\n· 离线时余额说明更清楚\n<script>not a page</script>';

const launch = { env: { YATAI_PROFILE: profile, APPIMAGE: appImage } };
const used = tillForFile({ launch: () => launch });
/** Pictures for those who made the screen: a folder, or nothing. */
const pictures = process.env['YATAI_TEST_PICTURES'];

afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

/** What is wrong with the screen as it stands, in both languages. */
async function look(name: string): Promise<void> {
  const till = used.till();
  for (const language of ['zh-CN', 'en']) {
    await see.poll(() => till.language()).toBe(language);
    if (pictures !== undefined) {
      await till.page.screenshot({ path: join(pictures, `updates-${name}-${language}.png`) });
    }
    expect(await screenFaults(till.page), `${name}, ${language}`).toEqual([]);
    await till.press('language-switch');
  }
  await see.poll(() => till.language()).toBe('zh-CN');
}

async function openUpdates(): Promise<void> {
  const till = used.till();
  await till.keys.press('F7');
  await till.press('settings-tab-updates');
  await see(till.see('updates')).toBeVisible();
}

async function check(): Promise<void> {
  await used.till().press('updates-check');
}

async function approve(): Promise<void> {
  const till = used.till();
  await see(till.see('approval-dialog')).toBeVisible();
  await till.press('approver-practice-technician');
  await till.keys.numericBlock(technician.pin);
  await till.keys.press('Enter');
}

test('what the server offers is refused in words where it is not the house’s, or older', async () => {
  const till = used.till();
  await openUpdates();
  await see(till.see('updates')).toHaveAttribute('data-state', 'none');
  await look('none');
  server.offer({ version: '0.0.9', content: newVersion });
  await check();
  await see(till.see('updates-problem')).toContainText(zhCN.updates.problem.older);
  server.offer({ version: '9.0.0', content: newVersion, stranger: true });
  await check();
  await see(till.see('updates-problem')).toContainText(zhCN.updates.problem.unsigned);
  await look('unsigned');
  await see(till.see('updates-install')).toHaveCount(0);
  expect(server.asked).not.toContain(`/yatai/${releaseFile}`);
});

test('a download that is not what was signed comes to nothing, and the till sells on', async () => {
  const till = used.till();
  server.offer({ version: '9.0.0', content: newVersion, notes });
  server.misbehave((request, response, honest) =>
    request.url?.includes(releaseFile) ? response.end(newVersion.replace('echo', 'oops')) : honest(),
  );
  await check();
  await see(till.see('updates-problem')).toContainText(zhCN.updates.problem.damaged);
  await look('damaged');
  server.misbehave(null);
  await till.keys.press('Escape');
  await till.keys.press('Escape');
  await till.scanMember(guests.zhang.cardNo, guests.zhang.name);
  await sell(till, { yuan: '12' });
  await till.whenOutcome('applied');
  await closeOutcome(till);
});

test('a good one is downloaded in the background, and a quiet mark tells', async () => {
  const till = used.till();
  await openUpdates();
  await check();
  await see(till.see('updates')).toHaveAttribute('data-state', 'ready');
  await see(till.see('updates-notes')).toHaveText(notes);
  await see(till.see('status-update')).toHaveAttribute('data-version', '9.0.0');
  expect(readFileSync(appImage, 'utf8')).toContain('exit 1');
  await look('ready');
});

test('while a sale is open nothing is installed; when it is settled the press wakes', async () => {
  const till = used.till();
  const { server: platform } = used.stage();
  await platform.refuseConnections();
  await till.keys.press('Escape');
  await till.keys.press('Escape');
  await till.scanMember(guests.zhang.cardNo, guests.zhang.name);
  await sell(till, { yuan: '8' });
  await closeOutcome(till);
  await openUpdates();
  await see(till.see('updates-open')).toBeVisible();
  await see(till.see('updates-install')).toBeDisabled();
  await look('open');
  await platform.acceptConnections();
  await see(till.see('updates-install')).toBeEnabled({ timeout: 40_000 });
});

test('a place that refuses the new version leaves the old one running, and it says so', async () => {
  const till = used.till();
  mkdirSync(`${appImage}.new`);
  await till.press('updates-install');
  await approve();
  await see(till.see('approval-dialog')).toHaveCount(0);
  await see(till.see('failure-text')).toContainText(zhCN.failure.updateNotInstalled);
  await look('not-placed');
  rmSync(`${appImage}.new`, { recursive: true });
  expect(readFileSync(appImage, 'utf8')).toContain('exit 1');
  await till.keys.press('Escape');
  await till.keys.press('Escape');
  await till.scanMember(guests.zhang.cardNo, guests.zhang.name);
  await sell(till, { yuan: '5' });
  await till.whenOutcome('applied');
  await closeOutcome(till);
});

test('on a technician’s word it is installed behind a proven backup, and the new version starts', async () => {
  const till = used.till();
  const backups = join(used.stage().userDataDir, 'practice', 'backups');
  const before = existsSync(backups) ? readdirSync(backups).length : 0;
  await openUpdates();
  const ended = new Promise<void>((resolve) => till.app.electron.process().once('close', () => resolve()));
  await till.press('updates-install');
  await approve();
  await ended;
  await see.poll(() => existsSync(started)).toBe(true);
  expect(readFileSync(started, 'utf8')).toContain(appImage);
  expect(readFileSync(appImage, 'utf8')).toBe(newVersion);
  expect(readdirSync(backups).length).toBeGreaterThan(before);
  const { operations, problem } = used.stage().readJournal();
  expect(problem).toBeNull();
  expect(operations.map(({ state }) => state)).toEqual(['applied', 'applied', 'applied']);
  expect(used.stage().compare()).toMatchObject({ equal: true, journalProblem: null });
});

test('a start that finds the former version after all says that nothing was changed', async () => {
  chmodSync(appImage, 0o755);
  used.take(await used.stage().start(launch));
  await signIn(used.till());
  await openUpdates();
  await see(used.till().see('updates-last')).toContainText('9.0.0');
  await look('not-installed');
  await used.till().app.close();
});
