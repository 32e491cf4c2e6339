// The set-up assistant at the real till: what is missing is marked, a wrong secret says what to ask for, a good store is all green and saved
// for the next start; the till that runs meanwhile keeps its own session and store.

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { en } from '../../shared/messages/en.ts';
import { zhCN } from '../../shared/messages/zh-CN.ts';
import { signIn, tillForFile } from '../support/file-till.ts';
import { guests } from '../support/guests.ts';
import { technician } from '../support/practice-approvals.ts';
import { see } from '../support/see.ts';

const used = tillForFile();
const patience = 30_000;
const secret = 'yatai-practice-secret';
/** Pictures for those who made the screen: a folder, or nothing. */
const pictures = process.env['YATAI_TEST_PICTURES'];

async function picture(name: string): Promise<void> {
  if (pictures !== undefined) {
    await used.till().page.screenshot({ path: `${pictures}/connect-${name}.png` });
  }
}

async function openPanel(): Promise<void> {
  const till = used.till();
  await till.keys.press('F7');
  await till.press('settings-tab-connect');
  await see(till.see('connect-test')).toBeVisible();
}

async function fill(fields: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, text] of Object.entries(fields)) {
    await used.till().see(`connect-${name}`).fill(text);
  }
}

async function approve(): Promise<void> {
  const till = used.till();
  await see(till.see('approval-dialog')).toBeVisible();
  await till.press('approver-practice-technician');
  await till.keys.numericBlock(technician.pin);
  await till.keys.press('Enter');
  await see(till.see('approval-dialog')).toHaveCount(0, { timeout: patience });
}

function profileFile(): string {
  return join(used.stage().userDataDir, 'profile.json');
}

test('the running profile is shown without a secret, and is filled in from', async () => {
  await openPanel();
  const till = used.till();
  await see(till.see('connect-running')).toContainText('666660000277610');
  await see(till.see('connect-running')).not.toContainText(secret);
  await see(till.see('connect-test')).toBeDisabled();
  await picture('start');
  await till.press('connect-take');
  await see(till.see('connect-baseUrl')).toHaveValue(used.stage().server.url);
});

test('what is missing is marked before anything is reached for', async () => {
  const till = used.till();
  await fill({ brandId: '', appSecret: '', user: '1002', password: 'yatai-1002' });
  await till.press('connect-test');
  await approve();
  await see(till.see('connect-findings')).toBeVisible();
  await see(till.see('connect-brandId')).toHaveAttribute('aria-invalid', 'true');
  await see(till.see('connect-appSecret')).toHaveAttribute('aria-invalid', 'true');
  await picture('missing');
});

test('a wrong secret: the step, the reason, what to ask for, and nothing tried behind it', async () => {
  const till = used.till();
  await fill({ name: '上地店', brandId: '15', appSecret: 'wrong', card: guests.zhang.cardNo });
  await till.press('connect-test');
  await approve();
  await see(till.see('connect-step-token')).toHaveAttribute('data-finding', 'wrongSecret', { timeout: patience });
  await see(till.see('connect-step-token')).toContainText(zhCN.connect.asks.token.wrongSecret);
  await see(till.see('connect-step-log')).toHaveAttribute('data-finding', 'behind');
  await see(till.see('connect-save')).toBeDisabled();
  await picture('wrong-secret');
  await till.press('language-switch');
  await see(till.see('connect-step-token')).toContainText(en.connect.asks.token.wrongSecret);
  await picture('wrong-secret-en');
  await till.press('language-switch');
});

test('all is well: every step green, and the till that runs goes on with its own cashier', async () => {
  const till = used.till();
  await fill({ appSecret: secret });
  await till.press('connect-test');
  await approve();
  for (const id of ['reach', 'tls', 'token', 'merchant', 'cardTypes', 'lookup', 'log']) {
    await see(till.see(`connect-step-${id}`)).toHaveAttribute('data-state', 'ok', { timeout: patience });
  }
  await see(till.see('connect-verdict')).toContainText(zhCN.connect.allGood);
  await picture('green');
  await till.press('language-switch');
  await picture('green-en');
  await till.press('language-switch');
  expect(existsSync(profileFile())).toBe(false);
  await till.keys.press('Escape');
  await till.scanMember(guests.zhang.cardNo, guests.zhang.name);
});

test('saved for the next start: the file holds no secret, and what this machine cannot keep is said', async () => {
  const till = used.till();
  await openPanel();
  await see(till.see('connect-merchantNo')).toHaveValue('666660000277610');
  await see(till.see('connect-appSecret')).toHaveValue('');
  await fill({ appSecret: secret, user: '1002', password: 'yatai-1002' });
  await till.press('connect-test');
  await approve();
  await see(till.see('connect-verdict')).toBeVisible({ timeout: patience });
  await see(till.see('connect-step-lookup')).toHaveAttribute('data-finding', 'noCard');
  await till.press('connect-save');
  await approve();
  await see(till.see('connect-saved')).toBeVisible();
  await picture('saved');
  await till.press('language-switch');
  await picture('saved-en');
  const text = readFileSync(profileFile(), 'utf8');
  expect(JSON.parse(text)).toMatchObject({ backend: 'yazuo', name: '上地店', merchantNo: '666660000277610' });
  expect(text).not.toContain(secret);
  expect(till.app.lines.join('\n')).not.toContain(secret);
});

test('the next start works on the store that was saved', async () => {
  await used.till().app.close();
  used.take(await used.stage().start({ env: { YATAI_APP_SECRET: secret } }));
  const till = used.till();
  await till.signIn('1001', 'yatai-1001');
  await till.whenSignedIn();
  await till.scanMember(guests.zhang.cardNo, guests.zhang.name);
  await till.app.close();
  expect(existsSync(join(used.stage().userDataDir, 'journal.db'))).toBe(true);
  used.take(await used.stage().start({ env: { YATAI_PROFILE: 'practice' } }));
  await signIn(used.till());
  await see(used.till().see('practice-menu')).toBeVisible();
});
