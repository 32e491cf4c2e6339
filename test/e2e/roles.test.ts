// Who stands at the till, in the real window: the lock and who goes on, the sale in hand, wrong tries, the table of rights, and a till that locks itself.
import { expect, test } from 'vitest';
import { practicePeople } from '../../main/till/people/practice-people.ts';
import { tillForFile } from '../support/file-till.ts';
import { guests } from '../support/guests.ts';
import { screenFaults } from '../support/screen-faults.ts';
import { see } from '../support/see.ts';

const used = tillForFile();
const manager = practicePeople[1];

test('another cashier goes on at the locked till, and the guest and the amount are still there', async () => {
  const till = used.till();
  await till.keys.press('F12');
  await see(till.see('lock-screen')).toBeVisible();
  // Nobody else was here yet: by name and password.
  await till.press('lock-other');
  await till.see('signin-user').fill('1002');
  await till.see('signin-password').fill('yatai-1002');
  await till.press('signin-submit');
  await see(till.see('lock-screen')).toHaveCount(0);
  await till.scanMember(guests.huang.cardNo, guests.huang.name);
  await till.keys.press('F2');
  await see(till.see('amount-display')).toBeVisible();
  await till.keys.numericBlock('50');
  await see(till.see('amount-display')).toContainText('50');
  await till.keys.press('F12');
  await see(till.see('lock-screen')).toBeVisible();
  expect(await screenFaults(till.page)).toEqual([]);
  await see(till.see('lock-user-1002')).toHaveAttribute('aria-checked', 'true');
  await till.page.keyboard.press('ArrowDown');
  await see(till.see('lock-user-1001')).toHaveAttribute('aria-checked', 'true');
  await till.see('lock-password').fill('wrong');
  await till.see('lock-password').press('Enter');
  await see(till.see('failure-text')).toBeVisible();
  expect(await screenFaults(till.page)).toEqual([]);
  await till.see('lock-password').fill('yatai-1001');
  await till.see('lock-password').press('Enter');
  await see(till.see('lock-screen')).toHaveCount(0);
  await see(till.see('amount-display')).toContainText('50');
  await till.press('checkout-next');
  await see(till.see('confirm-pay')).toBeEnabled();
  await till.press('confirm-pay');
  await till.whenOutcome('applied');
  await till.keys.press('Enter');
  const [sale] = used.stage().server.ledger.transactions().slice(-1);
  expect(sale).toMatchObject({ amountFen: 5_000 });
});

test('after five wrong tries the time that is left is told, and another may go on', async () => {
  const till = used.till();
  await till.keys.press('F12');
  for (let tries = 0; tries < 5; tries += 1) {
    await see(till.see('lock-submit')).toBeEnabled();
    await till.see('lock-password').fill(`wrong-${tries}`);
    await till.see('lock-password').press('Enter');
    await see(till.see('failure-text').or(till.see('lock-left'))).toBeVisible();
    await see(till.see('lock-password')).toHaveValue('');
  }
  await see(till.see('lock-left')).toContainText('5');
  expect(await screenFaults(till.page)).toEqual([]);
  await till.page.keyboard.press('ArrowDown');
  await see(till.see('lock-left')).toHaveCount(0);
  await till.see('lock-password').fill('yatai-1002');
  await till.see('lock-password').press('Enter');
  await see(till.see('lock-screen')).toHaveCount(0);
});

test('the rights are one table, and who may not change how the till locks itself is told', async () => {
  const till = used.till();
  await till.keys.press('F7');
  await till.press('settings-tab-rights');
  await see(till.see('right-approveLimit').locator('[data-role=cashier]')).toHaveAttribute('data-may', 'false');
  await see(till.see('right-approveLimit').locator('[data-role=supervisor]')).toHaveAttribute('data-may', 'true');
  for (const language of ['en', 'zh-CN']) {
    await till.press('language-switch');
    await see.poll(() => till.language()).toBe(language);
    expect(await screenFaults(till.page)).toEqual([]);
  }
  await till.press('idle-lock-2');
  await till.press(`approver-${manager?.id}`);
  await till.keys.numericBlock(manager?.pin ?? '');
  await till.keys.press('Enter');
  await see(till.see('idle-lock-saved')).toBeVisible();
  await see(till.see('idle-lock-2')).toHaveAttribute('aria-checked', 'true');
  // From now on the page's time can be pushed on: what counts the quiet minutes begins anew with each unlocking. No key is typed any more.
  await till.press('status-lock');
  await see(till.see('lock-screen')).toBeVisible();
  await till.page.clock.install();
  await till.see('lock-password').fill('yatai-1002');
  await till.press('lock-submit');
  await see(till.see('lock-screen')).toHaveCount(0);
  await till.page.clock.runFor(60_000);
  await see(till.see('lock-screen')).toHaveCount(0);
  await till.page.clock.runFor(120_000);
  await see(till.see('lock-screen')).toBeVisible();
});
