// The screens at 1024 × 768 in both languages: nothing to scroll on the main path, targets a thumb can hit, text a person
// can read, and a change of language that loses nothing.

import { expect, test } from 'vitest';
import { tillForFile } from '../support/file-till.ts';
import { guests } from '../support/guests.ts';
import { closeOutcome, enterBill, sell } from '../support/sale.ts';
import { screenFaults } from '../support/screen-faults.ts';
import { see } from '../support/see.ts';
import type { Till } from '../support/stage.ts';

const used = tillForFile();
test.each(['zh-CN', 'en'] as const)('every main screen in %s', async (language) => {
  const till = used.till();
  if ((await till.language()) !== language) await till.press('language-switch');
  await see.poll(() => till.language()).toBe(language);
  const problems: string[] = [];
  const look = async (screen: string) => {
    for (const problem of await screenFaults(till.page)) problems.push(`${screen}: ${problem}`);
  };
  await till.scanMember(guests.yang.cardNo, guests.yang.name);
  await till.scanMember('13800000005', '陈晨');
  await look('counter, three cards');
  await till.scanMember(guests.ouyang.cardNo, guests.ouyang.name);
  await look('counter, a long name');
  await till.scanMember(guests.yang.cardNo, guests.yang.name);
  await till.keys.press('F2');
  await see(till.see('amount-display')).toBeVisible();
  await look('amount');
  await till.keys.press('Escape');
  await enterBill(till, { yuan: '128.00' });
  await look('checkout');
  await till.press('pay-store');
  await look('checkout with the pad');
  await home(till);
  await sell(till, { yuan: '5.00' });
  await till.whenOutcome('applied');
  await look('outcome');
  await closeOutcome(till);
  await till.keys.press('F3');
  await till.press('recharge-preset-500');
  await till.press('pay-method-1');
  await till.press('recharge-check-rules');
  await see(till.see('recharge-check')).toBeVisible();
  await look('recharge');
  await home(till);
  await till.press('action-sms');
  await see(till.see('sms-send')).toBeVisible();
  await look('sms');
  await home(till);
  await till.keys.press('F8');
  await till.page.locator('[data-testid^="revoke-row-"]').first().click();
  await see(till.see('revoke-confirm')).toBeVisible();
  await look('revoke');
  await home(till);
  await till.keys.press('F10');
  await till.press('queue-filter-all');
  await till.page.locator('[data-testid^="queue-row-"]').first().click();
  await see(till.see('queue-event').first()).toBeVisible();
  await look('queue');
  await home(till);
  await till.keys.press('F7');
  await see(till.see('settings-tab-people')).toBeVisible();
  await look('settings');
  await till.press('settings-tab-people');
  await see(till.see('person-practice-supervisor')).toBeVisible();
  await look('people');
  await till.press('person-practice-supervisor');
  await look('a person');
  await till.press('person-pin');
  await see(till.see('pin-new')).toBeVisible();
  await look('a new PIN');
  await till.keys.press('Escape');
  await till.press('person-close');
  await see(till.see('approver-practice-manager')).toBeVisible();
  await look('approval');
  await till.keys.numericBlock('1111');
  await till.keys.press('Enter');
  await see(till.see('approval-problem')).toBeVisible();
  await look('a wrong PIN');
  await till.keys.press('Escape');
  await till.press('screen-back');
  await till.press('settings-tab-probe');
  await see(till.see('probe-standing')).toBeVisible();
  await look('contract check');
  await till.press('screen-back');
  await till.press('settings-tab-handOver');
  await see(till.see('install-code')).toBeVisible();
  await look('hand-over');
  await home(till);
  expect(problems).toEqual([]);
});

test('of a long name less is shown, and no press beside it gives way', async () => {
  const till = used.till();
  const member = used.stage().server.world.members.find(({ name }) => name === guests.huang.name);
  expect(member).toBeDefined();
  if (member !== undefined) member.name = guests.ouyang.name.repeat(4);
  await till.scanMember(guests.huang.cardNo, guests.ouyang.name);
  await till.keys.press('F2');
  await see(till.see('amount-display')).toBeVisible();
  for (const press of ['screen-back', 'sale-hold']) {
    expect((await till.see(press).boundingBox())?.height, press).toBe(48);
  }
  await home(till);
});

test('a change of language keeps what was typed and chosen', async () => {
  const till = used.till();
  await till.scanMember(guests.sun.cardNo, guests.sun.name);
  await till.keys.press('F2');
  await till.keys.numericBlock('45.6');
  await see(till.see('amount-display')).toContainText('45.6');
  const before = await till.language();
  await till.press('language-switch');
  await see.poll(() => till.language()).not.toBe(before);
  await see(till.see('amount-display')).toContainText('45.6');
  await till.keys.press('Enter');
  await see(till.see('confirm-pay')).toBeEnabled();
  await till.press('language-switch');
  await see.poll(() => till.language()).toBe(before);
  await see(till.see('confirm-pay')).toBeEnabled();
  await see(till.see('confirm-pay')).toContainText('45.60');
  await home(till);
});

async function home(till: Till): Promise<void> {
  for (let step = 0; step < 4 && (await till.see('action-queue').count()) === 0; step += 1) {
    await till.keys.press('Escape');
  }
  await see(till.see('action-queue')).toBeVisible();
}
