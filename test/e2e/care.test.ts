// Looking after the till at its own window: backups made, proven and gone back to with a manager's PIN; a diagnostics bundle without secrets; versions
// and licences.

import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { en } from '../../shared/messages/en.ts';
import { zhCN } from '../../shared/messages/zh-CN.ts';
import type { ApprovalInput } from '../../shared/people.ts';
import { signIn, tillForFile } from '../support/file-till.ts';
import { guests } from '../support/guests.ts';
import { manager, technician } from '../support/practice-approvals.ts';
import { closeOutcome, sell } from '../support/sale.ts';
import { screenFaults } from '../support/screen-faults.ts';
import { see } from '../support/see.ts';

const used = tillForFile();

async function approve({ personId, pin }: ApprovalInput): Promise<void> {
  const till = used.till();
  await see(till.see('approval-dialog')).toBeVisible();
  await till.press(`approver-${personId}`);
  await till.keys.numericBlock(pin);
  await till.keys.press('Enter');
  await see(till.see('approval-dialog')).toHaveCount(0);
}

async function open(panel: string): Promise<void> {
  const till = used.till();
  await till.keys.press('F9');
  await till.keys.press('F7');
  await till.press(`settings-tab-${panel}`);
  await see(till.see(`settings-panel-${panel}`)).toBeVisible();
}

async function sellTo(guest: { readonly cardNo: string; readonly name: string }, yuan: string): Promise<void> {
  const till = used.till();
  await till.keys.press('F9');
  await till.scanMember(guest.cardNo, guest.name);
  await sell(till, { yuan });
  await till.whenOutcome('applied');
  await closeOutcome(till);
}

/** Once the page stands: who signed in here before is offered above the fields, which move by that. */
async function signInAgain(): Promise<void> {
  await see(used.till().see('practice-login-1001')).toBeVisible();
  await signIn(used.till());
}

/** The next dialog of the system answers with this path. */
function answerDialogs(path: string): Promise<void> {
  return used.till().app.electron.evaluate(({ dialog }, chosen) => {
    Object.assign(dialog, {
      showOpenDialog: async () => ({ canceled: false, filePaths: [chosen] }),
      showSaveDialog: async () => ({ canceled: false, filePath: chosen }),
    });
  }, path);
}

test('a backup with one press, a second place with a technician’s PIN', async () => {
  const till = used.till();
  await sellTo(guests.zhang, '20');
  await open('backups');
  await see(till.see('backups-none').or(till.see('backups-list'))).toBeVisible();
  await till.press('backups-make');
  await see(till.see('backups-list')).toHaveAttribute('data-count', /[1-9]/);
  await see(till.see('backups-second')).toContainText(zhCN.backups.secondNone);
  const stick = join(used.stage().userDataDir, 'stick');
  mkdirSync(stick);
  await answerDialogs(stick);
  await till.press('backups-choose');
  await approve(technician);
  await see(till.page.locator('[data-place="second"]')).toHaveCount(1);
  await see(till.see('backups-second')).toContainText('stick');
  expect(await screenFaults(till.page)).toEqual([]);
  await till.press('language-switch');
  await see(till.see('backups-make')).toContainText(en.backups.make);
  expect(await screenFaults(till.page)).toEqual([]);
  await till.press('language-switch');
});

test('proven line by line, it says what would be lost; restored by a manager, the till starts on it and the former one is kept', async () => {
  const till = used.till();
  await sellTo(guests.huang, '88.50');
  await open('backups');
  await till.keys.press('ArrowDown');
  await see(till.see('backup-detail')).toBeVisible();
  await till.keys.press('Enter');
  await see(till.see('backup-whole')).toBeVisible();
  await see(till.see('backup-lost')).toHaveAttribute('data-count', '1');
  await see(till.see('backup-lost')).toHaveAttribute('data-fen', '8850');
  expect(await screenFaults(till.page)).toEqual([]);
  await till.press('backup-restore');
  await till.keys.press('Enter');
  await see(till.see('approval-dialog')).toHaveAttribute('data-right', 'restoreJournal');
  // Who drives the application starts it again; whether it would have done so itself is noted.
  await till.app.electron.evaluate(({ app }) => {
    Object.assign(app, { relaunch: () => process.stdout.write('starts again\n') });
  });
  const gone = new Promise<void>((resolve) => till.app.electron.once('close', () => resolve()));
  await till.press('approver-practice-manager');
  await till.keys.numericBlock(manager.pin);
  await till.keys.press('Enter');
  await gone;
  expect(till.app.lines.join('\n')).toContain('starts again');

  used.take(await used.stage().start());
  await signInAgain();
  await used.till().app.close();
  const { operations, problem } = used.stage().readJournal();
  expect(problem).toBeNull();
  expect(operations.map(({ amount }) => amount)).toEqual([2000]);
  expect(existsSync(join(used.stage().userDataDir, 'practice', 'restore-wish'))).toBe(false);
  used.take(await used.stage().start());
  await signInAgain();
});

test('the diagnostics bundle holds what helps and no secret', async () => {
  const till = used.till();
  await sellTo(guests.zhang, '10');
  await open('diagnostics');
  expect(await screenFaults(till.page)).toEqual([]);
  const file = join(used.stage().userDataDir, 'bundle.zip');
  await answerDialogs(file);
  await till.keys.press('Enter');
  await approve(technician);
  await see(till.see('diagnostics-saved')).toContainText('bundle.zip');
  const parts = Object.entries(unzipSync(readFileSync(file))).map(([name, bytes]) => [name, strFromU8(bytes)] as const);
  const all = parts.map(([, text]) => text).join('\n');
  expect(parts.map(([name]) => name)).toContain('queue.json');
  expect(all).toContain('practice-technician');
  for (const secret of [
    guests.zhang.cardNo,
    guests.zhang.mobile,
    guests.zhang.name,
    technician.pin,
    'yatai-practice-secret',
  ]) {
    expect(all, secret).not.toContain(secret);
  }
});

test('about: versions, and every licence with its text, found by typing', async () => {
  const till = used.till();
  await open('about');
  await see(till.see('about-version')).toHaveText(/^\d+\.\d+\.\d+$/);
  await see(till.see('about-electron')).toHaveText(/^\d+\./);
  await see(till.see('licences-found')).toHaveAttribute('data-count', /^\d{3}$/);
  expect(await screenFaults(till.page)).toEqual([]);
  await till.see('licences-search').fill('zod');
  await till.press('licence-zod');
  await see(till.see('licence-text')).toContainText('MIT License');
  expect(await screenFaults(till.page)).toEqual([]);
  await till.press('language-switch');
  expect(await screenFaults(till.page)).toEqual([]);
  await till.press('language-switch');
});

test('the limits of the practice store can be looked at', async () => {
  const till = used.till();
  await open('limits');
  await see(till.see('limits-perSale')).toHaveValue('200');
  await see(till.see('limits-save')).toHaveCount(0);
  expect(await screenFaults(till.page)).toEqual([]);
});
