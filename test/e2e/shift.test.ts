// The shift in the real window, by keys: counted open, cash in and out with a PIN, a sale that waits carried on by name, a count that Esc does not lose,
// a difference that a supervisor allows, handed over; the day sealed without the platform, then for good; a blind count; and the papers as files.
// Every state fits the smallest screen in both languages.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { zhCN } from '../../shared/messages/zh-CN.ts';
import { defaultCash } from '../../shared/preferences/cash.ts';
import { faultsInBoth } from '../support/faults-in-both.ts';
import { tillForFile } from '../support/file-till.ts';
import { guests } from '../support/guests.ts';
import { manager, supervisor } from '../support/practice-approvals.ts';
import { readWorkbook } from '../support/read-workbook.ts';
import { closeOutcome, sell, serialOnScreen } from '../support/sale.ts';
import { screenFaults } from '../support/screen-faults.ts';
import { see } from '../support/see.ts';

const used = tillForFile();

async function open(entry: 'shift' | 'dayEnd'): Promise<void> {
  await used.till().keys.press('F6');
  await used.till().press(`more-${entry}`);
}

/** Types the pieces, the largest first; Enter goes on to the next line. */
async function count(...pieces: readonly string[]): Promise<void> {
  const { keys, page } = used.till();
  for (const each of pieces) {
    await keys.numericBlock(each);
    await page.keyboard.press('ArrowDown');
  }
}

async function approve(pin: string): Promise<void> {
  const till = used.till();
  await see(till.see('approval-dialog')).toBeVisible();
  await till.keys.numericBlock(pin);
  await till.keys.press('Enter');
  await see(till.see('approval-dialog')).toHaveCount(0);
}

test('a shift is opened by a count, which Esc does not lose', async () => {
  const till = used.till();
  await open('shift');
  await see(till.see('shift-opening')).toContainText(zhCN.shift.openExplainFirst);
  expect(await faultsInBoth(till)).toEqual([]);
  await till.keys.press('Enter');
  await see(till.see('shift-count')).toBeVisible();
  await count('2', '0', '5');
  await till.keys.press('Escape');
  await see(till.see('shift-opening')).toBeVisible();
  await till.keys.press('Enter');
  await see(till.see('count-sum')).toHaveAttribute('data-fen', '30000');
  expect(await faultsInBoth(till)).toEqual([]);
  await till.press('coin-10');
  await till.keys.press('Enter');
  await see(till.see('shift-standing')).toHaveAttribute('data-shift', '1');
  await see(till.see('shift-cash')).toHaveAttribute('data-fen', '30000');
});

test('cash taken out is written once, above the limit with a supervisor’s PIN', async () => {
  const till = used.till();
  await till.keys.press('m');
  await see(till.see('move-dialog')).toHaveAttribute('data-direction', 'out');
  await till.keys.numericBlock('600');
  await till.page.keyboard.press('ArrowDown');
  expect(await screenFaults(till.page)).toEqual([]);
  await till.keys.press('Enter');
  await see(till.see('approval-dialog')).toBeVisible();
  await till.keys.press('Escape');
  await see(till.see('approval-dialog')).toHaveCount(0);
  await till.keys.press('Delete');
  await till.keys.numericBlock('50');
  await till.keys.press('Enter');
  await see(till.see('move-dialog')).toHaveCount(0);
  await see(till.see('cash-out')).toHaveAttribute('data-fen', '-5000');
});

test('what waits without the platform is shown, and carried over to the next shift by name', async () => {
  const till = used.till();
  await till.keys.press('Escape');
  await till.keys.press('Escape');
  await till.scanMember(guests.huang.cardNo, guests.huang.name);
  await used.stage().server.refuseConnections();
  await till.scanMember(guests.huang.mobile, guests.huang.name);
  await till.whenConnection('offline');
  await sell(till, { yuan: '40.00' });
  const serial = await serialOnScreen(till);
  await closeOutcome(till);
  await open('shift');
  await see(till.see(`shift-open-${serial}`)).toContainText(guests.huang.name);
  expect(await faultsInBoth(till)).toEqual([]);

  await till.keys.press('Enter');
  await see(till.see('shift-count')).toBeVisible();
  await count('1', '0', '5');
  await till.press('count-done');
  await see(till.see('close-difference')).toHaveAttribute('data-fen', '-5000');
  expect(await faultsInBoth(till)).toEqual([]);
  await see(till.see('close-confirm')).toBeDisabled();
  await till.see('close-note').fill('少收一张');
  await till.page.keyboard.press('Enter');
  // The field has let go: arrows choose who goes on.
  await till.page.keyboard.press('ArrowDown');
  await till.keys.press('Enter');
  // The supervisor stands first among those who may.
  await approve(supervisor.pin);
  await see(till.see('shift-closed')).toHaveAttribute('data-shift', '1');
  await see(till.see(`paper-open-${serial}`)).toBeVisible();
  expect(await faultsInBoth(till)).toEqual([]);
  await till.keys.press('Enter');
  await see(till.see('shift-standing')).toHaveAttribute('data-shift', '2');
  await see(till.see(`shift-earlier-${serial}`)).toBeVisible();
});

test('closed shifts are listed with their papers', async () => {
  const till = used.till();
  await till.page.keyboard.press('ArrowRight');
  await see(till.see('shift-row-1')).toBeVisible();
  await till.page.keyboard.press('ArrowDown');
  await see(till.see('shift-paper')).toHaveAttribute('data-shift', '1');
  expect(await faultsInBoth(till)).toEqual([]);
  await till.keys.press('Escape');
  await till.keys.press('Escape');
});

test('a day is sealed as it stands without the platform, and what is known later is told beside the seal', async () => {
  const till = used.till();
  await till.press('more-dayEnd');
  await see(till.see('day-table')).toBeVisible();
  await till.keys.press('s');
  await approve(manager.pin);
  await see(till.see('day-seal')).toHaveAttribute('data-kind', 'provisional');
  expect(await faultsInBoth(till)).toEqual([]);
  await used.stage().server.acceptConnections();
  await till.keys.press('Enter');
  await see(till.see('queue-filter-open')).toBeVisible();
  await till.sendNow();
  await till.whenWaiting(0, 60_000);
  await open('dayEnd');
  await see(till.see('day-late')).toHaveAttribute('data-count', '1');
  expect(await faultsInBoth(till)).toEqual([]);
});

/** Does what saves the paper in sight; the person says where. */
async function saved(name: string, save: () => Promise<unknown>): Promise<Buffer> {
  const till = used.till();
  const file = join(used.stage().userDataDir, name);
  await till.app.electron.evaluate(({ dialog }, filePath) => {
    Object.assign(dialog, { showSaveDialog: async () => ({ canceled: false, filePath }) });
  }, file);
  await save();
  await see(till.page.locator('body')).toContainText(name);
  return readFileSync(file);
}

test('a workbook has the day with what came late; settled with the platform the day is sealed for good', async () => {
  const till = used.till();
  const { dayEnd } = zhCN;
  const book = readWorkbook(await saved('day.xlsx', () => till.keys.press('x')));
  const [figures, , late] = book;
  expect(figures?.rows[0]).toContain(`${dayEnd.platform} ${dayEnd.amount}`);
  // The seal stays what it was: the sale stands among what came after it.
  const sold = figures?.rows.find(([item]) => item === dayEnd.items.consumption);
  expect(sold?.[2]).toEqual({ value: 0, format: '#,##0.00' });
  expect(late?.name).toBe(dayEnd.late);
  expect(late?.rows[1]).toContainEqual({ value: 40, format: '#,##0.00' });
  await till.press('day-settle');
  // The practice UniPOS has bills that nobody charged: settled all the same.
  await see(till.see('day-differences')).toBeVisible();
  await till.keys.press('s');
  await approve(manager.pin);
  await see(till.see('day-verdict')).toBeVisible();
  // It stands in this seal's figures: nobody adds it to them.
  await see(till.see('day-late-counted')).toHaveAttribute('data-count', '1');
  await see(till.see('day-late')).toHaveCount(0);
  await see(till.see('day-seal-final')).toBeVisible();
  await till.keys.press('s');
  await approve(manager.pin);
  await see(till.see('day-seal')).toHaveAttribute('data-kind', 'final');
  await see(till.see('day-seal-final')).toHaveCount(0);
  expect(await faultsInBoth(till)).toEqual([]);
  await till.keys.press('Escape');
  await see(till.see('more-shift')).toBeVisible();
});

test('a blind count tells what should be there only when it stands in the journal; the shift’s paper is saved', async () => {
  const till = used.till();
  await till.page.evaluate((change) => window.yatai?.changePreference(change), {
    section: 'cash',
    value: { ...defaultCash, blind: true },
    approval: manager,
  } as const);
  await till.press('more-shift');
  await see(till.see('shift-blind')).toBeVisible();
  await see(till.see('shift-cash')).toHaveCount(0);
  await till.keys.press('Enter');
  await see(till.see('shift-count')).toBeVisible();
  await count('1', '0', '5');
  await see(till.see('count-sum')).toHaveAttribute('data-fen', '20000');
  await see(till.see('count-differs')).toHaveCount(0);
  expect(await faultsInBoth(till)).toEqual([]);
  await till.press('count-done');
  await see(till.see('close-difference')).toHaveAttribute('data-fen', '0');
  await till.press('close-confirm');
  await see(till.see('shift-closed')).toHaveAttribute('data-shift', '2');
  const csv = (await saved('shift.csv', () => till.press('shift-export-csv'))).toString('utf8');
  expect(csv).toMatch(/^\ufeff.*\p{Script=Han}/u);
  // The coins that were counted, note by note.
  expect(csv).toMatch(/100.*,,1,100\.00\r\n.*20.*,,5,100\.00\r\n/u);
});
