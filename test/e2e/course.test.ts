// The training course walked whole in the real window, by keys as a trainee has them: every task ticks itself by what really happened, the
// menu fits in both languages, and at the end there is a certificate.

import { expect, test } from 'vitest';
import type { TrainingTask } from '../../shared/training-tasks.ts';
import { faultsUnderDialog } from '../support/faults-in-both.ts';
import { tillForFile } from '../support/file-till.ts';
import { guests } from '../support/guests.ts';
import { manager } from '../support/practice-approvals.ts';
import { closeOutcome, enterBill, sell, serialOnScreen } from '../support/sale.ts';
import { see } from '../support/see.ts';

const used = tillForFile();

async function openCourse(): Promise<void> {
  await used.till().press('practice-menu');
  await see(used.till().see('course')).toBeVisible();
}

/** Begins the task that the course proposes, and goes to do it. */
async function begin(task: TrainingTask): Promise<void> {
  const till = used.till();
  await openCourse();
  await see(till.see(`course-task-${task}`)).toHaveAttribute('aria-pressed', 'true');
  await till.keys.press('Enter');
  await see(till.see('course')).toHaveAttribute('data-active', task);
  await till.keys.press('Enter');
  await see(till.see('course')).toHaveCount(0);
}

/** Reads a member; once more where the till says that the scan was torn, as it is on a machine that stalls. */
async function serve(text: string, name: string): Promise<void> {
  const till = used.till();
  await see(async () => {
    await till.keys.scan(text);
    await see(till.see('member-name')).toContainText(name, { timeout: 5_000 });
  }).toPass({ timeout: 60_000 });
}

const whenLabel = (text: string | RegExp) => see(used.till().see('practice-menu')).toContainText(text);
const whenDone = () => whenLabel('完成：');

async function fault(name: string): Promise<void> {
  const till = used.till();
  await openCourse();
  await till.keys.press('ArrowRight');
  await till.press(`practice-fault-${name}`);
  await see(till.see(`practice-fault-${name}`)).toHaveAttribute('aria-checked', 'true');
  await till.keys.press('Escape');
}

test('the first sale: each step is told in the bar and ticked when it has happened, not when it was pressed', async () => {
  const till = used.till();
  await begin('firstSale');
  await whenLabel('1/3 读出会员');
  // Whoever does something else ticks nothing.
  await till.keys.press('F10');
  await see(till.see('queue-filter-open')).toBeVisible();
  await till.keys.press('Escape');
  await whenLabel('1/3');
  await serve(guests.zhang.cardNo, guests.zhang.name);
  await whenLabel('2/3 输入金额');
  await enterBill(till, { yuan: '88' });
  await whenLabel('3/3 确认收款');
  expect(await faultsUnderDialog(till)).toEqual([]);
  await till.keys.press('Enter');
  await till.whenOutcome('applied');
  await whenDone();
  await closeOutcome(till);
});

test('a mixed payment with a coupon', async () => {
  const till = used.till();
  await begin('mixedPayment');
  await serve(guests.zhang.mobile, guests.zhang.name);
  await enterBill(till, { yuan: '128' });
  await whenLabel('3/3');
  await till.page.locator('[data-testid^="pay-coupon-"]').filter({ hasText: '20元代金券' }).click();
  await see(till.see('confirm-pay')).toBeEnabled();
  await till.keys.press('Enter');
  await till.whenOutcome('applied');
  await whenDone();
  await closeOutcome(till);
});

test('a recharge, checked before the cash is taken', async () => {
  const till = used.till();
  await begin('recharge');
  await serve(guests.huang.cardNo, guests.huang.name);
  await till.keys.press('F3');
  await till.press('recharge-preset-200');
  await till.press('pay-method-1');
  await till.press('recharge-check-rules');
  await whenLabel('3/3');
  await see(till.see('recharge-confirm')).toBeEnabled();
  await till.press('recharge-confirm');
  await till.whenOutcome('applied');
  await whenDone();
  await closeOutcome(till);
});

test('a sale without the network: recorded, and done only when that very sale has arrived', async () => {
  const till = used.till();
  await begin('offlineSale');
  await serve(guests.huang.mobile, guests.huang.name);
  await fault('networkCut');
  await whenLabel('2/4');
  await till.keys.press('F5');
  await till.whenConnection('offline', 60_000);
  await sell(till, { yuan: '20' });
  await till.whenOutcome('pending');
  await whenLabel('3/4');
  expect(await faultsUnderDialog(till)).toEqual([]);
  await closeOutcome(till);
  await fault('none');
  await till.keys.press('F10');
  await till.sendNow();
  await till.whenWaiting(0, 60_000);
  await whenDone();
  await till.whenConnection('online', 60_000);
  await till.keys.press('Escape');
});

test('a revocation', async () => {
  const till = used.till();
  await begin('revoke');
  await serve(guests.sun.cardNo, guests.sun.name);
  await sell(till, { yuan: '10' });
  await till.whenOutcome('applied');
  const serial = await serialOnScreen(till);
  await closeOutcome(till);
  await whenLabel('2/2');
  await till.keys.press('F8');
  await till.press(`revoke-row-${serial}`);
  await till.keys.press('1');
  await see(till.see('revoke-confirm')).toBeEnabled();
  await till.keys.press('Enter');
  await till.whenOutcome('applied');
  await whenDone();
  await closeOutcome(till);
});

test('a code by SMS, read on the practice phone', async () => {
  const till = used.till();
  await till.keys.press('F9');
  await begin('sms');
  await serve(guests.sun.cardNo, guests.sun.name);
  await till.press('action-sms');
  await see(till.see('sms-send')).toBeEnabled();
  await till.keys.press('Enter');
  await whenLabel('2/2');
  await openCourse();
  await till.press('practice-tab-codes');
  expect(await faultsUnderDialog(till)).toEqual([]);
  const code = ((await till.see('practice-code').first().textContent()) ?? '').trim();
  await till.keys.press('Escape');
  await till.keys.numericBlock(`${code}\n`);
  await see(till.see('sms-verified')).toBeVisible();
  await whenDone();
  await till.keys.press('Escape');
});

test('the day-end, and with it the certificate; a course can be started over, and every task has a hint', async () => {
  const till = used.till();
  await begin('dayEnd');
  await till.keys.press('F6');
  await till.press('more-dayEnd');
  await see(till.see('day-table')).toBeVisible();
  await whenLabel('2/2');
  await see(till.see('day-match')).toHaveAttribute('data-differences', /^[1-9]/);
  await till.press('day-settle');
  await see(till.see('day-differences')).toBeVisible();
  await till.keys.press('s');
  await see(till.see('approval-dialog')).toBeVisible();
  await till.keys.numericBlock(manager.pin);
  await till.keys.press('Enter');
  await see(till.see('day-verdict')).toBeVisible();
  await whenDone();
  await openCourse();
  await see(till.see('course')).toHaveAttribute('data-done', '7');
  await see(till.see('course-certificate')).toContainText(/1001.*年.*月.*日/);
  expect(await faultsUnderDialog(till)).toEqual([]);
  await till.keys.press('ArrowRight');
  expect(await faultsUnderDialog(till)).toEqual([]);
  await till.keys.press('ArrowLeft');
  await till.press('course-restart');
  await see(till.see('course')).toHaveAttribute('data-done', '7');
  await till.press('course-restart');
  await see(till.see('course')).toHaveAttribute('data-done', '0');
  await see(till.see('course-certificate')).toHaveCount(0);
  await till.press('course-hint');
  await see(till.see('course-hint-text')).toBeVisible();
  expect(await faultsUnderDialog(till)).toEqual([]);
  await till.keys.press('Escape');
});
