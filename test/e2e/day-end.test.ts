// The day-end in the real window: what is open stops it by name, a manager's PIN settles it, differences are told with the next step,
// and the settled day can be read again. Every state fits the smallest screen in both languages.

import { expect, test } from 'vitest';
import { faultsInBoth } from '../support/faults-in-both.ts';
import { tillForFile } from '../support/file-till.ts';
import { guests } from '../support/guests.ts';
import { manager } from '../support/practice-approvals.ts';
import { closeOutcome, sell, serialOnScreen } from '../support/sale.ts';
import { see } from '../support/see.ts';

const used = tillForFile();

async function openDayEnd(): Promise<void> {
  const till = used.till();
  await till.keys.press('F6');
  await till.press('more-dayEnd');
  await see(till.see('day-table')).toBeVisible();
}

async function approve(pin: string): Promise<void> {
  const till = used.till();
  await see(till.see('approval-dialog')).toBeVisible();
  await till.keys.numericBlock(pin);
  await till.keys.press('Enter');
}

/** The practice UniPOS has bills that nobody charged: the till asks before it settles, and goes on where it is told to. */
async function settleAnyway(by: 'Enter' | 'press'): Promise<void> {
  const till = used.till();
  await see(till.see('day-match')).toHaveAttribute('data-differences', /^[1-9]/);
  await (by === 'Enter' ? till.keys.press('Enter') : till.press('day-settle'));
  await see(till.see('day-differences')).toBeVisible();
  await till.keys.press('s');
}

test('a sale that waits stops the day-end by name, and Enter leads to the queue', async () => {
  const till = used.till();
  await till.scanMember(guests.huang.cardNo, guests.huang.name);
  await used.stage().server.refuseConnections();
  await till.scanMember(guests.huang.mobile, guests.huang.name);
  await till.whenConnection('offline');
  await sell(till, { yuan: '40.00' });
  const serial = await serialOnScreen(till);
  await closeOutcome(till);
  await openDayEnd();
  await see(till.see(`day-open-${serial}`)).toContainText(guests.huang.name);
  await see(till.see('day-open')).toContainText('40.00');
  await see(till.see('day-consumption')).toHaveAttribute('data-count', '0');
  await see(till.see('day-settle')).toHaveCount(0);
  expect(await faultsInBoth(till)).toEqual([]);
  await till.keys.press('Enter');
  await see(till.see('queue-filter-open')).toBeVisible();
  await used.stage().server.acceptConnections();
  await till.sendNow();
  await till.whenWaiting(0, 60_000);
  await till.whenConnection('online', 60_000);
});

test('with nothing open a manager settles the day, and the platform agrees', async () => {
  const till = used.till();
  await openDayEnd();
  await see(till.see('day-consumption')).toHaveAttribute('data-fen', '4000');
  await see(till.see('day-open-none')).toBeVisible();
  expect(await faultsInBoth(till)).toEqual([]);
  await settleAnyway('Enter');
  await approve('1111');
  await see(till.see('approval-problem')).toBeVisible();
  await till.keys.press('Escape');
  await see(till.see('approval-dialog')).toHaveCount(0);
  await see(till.see('day-verdict')).toHaveCount(0);
  await settleAnyway('Enter');
  await approve(manager.pin);
  await see(till.see('day-verdict')).toHaveAttribute('data-agreed', 'true');
  await see(till.see('day-verdict')).toContainText('林经理');
  expect(await faultsInBoth(till)).toEqual([]);
});

test('what the platform counts otherwise is told item by item, with the next step', async () => {
  const till = used.till();
  const row = used.stage().server.world.transactions.at(-1);
  expect(row).toBeDefined();
  if (row !== undefined) Object.assign(row, { amountFen: row.amountFen + 123_456_700 });
  await settleAnyway('press');
  await approve(manager.pin);
  await see(till.see('day-verdict')).toHaveAttribute('data-agreed', 'false');
  await see(till.see('day-consumption')).toHaveAttribute('data-differs', 'true');
  await see(till.see('day-consumption')).toContainText('+¥1,234,567.00');
  expect(await faultsInBoth(till)).toEqual([]);
});

test('the day before is empty, a day to come cannot be chosen, and settled days are listed', async () => {
  const till = used.till();
  const shown = till.see('day-shown');
  const today = await shown.getAttribute('data-day');
  await see(till.see('day-later')).toBeDisabled();
  await till.page.keyboard.press('ArrowUp');
  await see(shown).not.toHaveAttribute('data-day', today ?? '');
  await see(till.see('day-total')).toHaveAttribute('data-count', '0');
  await till.page.keyboard.press('ArrowDown');
  await see(shown).toHaveAttribute('data-day', today ?? '');
  await till.page.keyboard.press('ArrowRight');
  await see(till.page.locator('[data-testid^="day-record-"]')).toHaveCount(2);
  await till.page.keyboard.press('ArrowDown');
  await see(till.see('day-past')).toHaveAttribute('data-day', today ?? '');
  expect(await faultsInBoth(till)).toEqual([]);
  await till.keys.press('Escape');
  await see(till.see('day-past')).toHaveCount(0);
  await till.keys.press('Escape');
  await see(till.see('more-dayEnd')).toBeVisible();
});
