// The reports in the real window: the till's own sums as picture and table, as files that a spreadsheet opens, what was approved, the platform's
// figures, and a cut line in words.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { zhCN } from '../../shared/messages/zh-CN.ts';
import { reportTables } from '../../shared/report-tables.ts';
import { faultsInBoth } from '../support/faults-in-both.ts';
import { tillForFile } from '../support/file-till.ts';
import { guests } from '../support/guests.ts';
import { readWorkbook } from '../support/read-workbook.ts';
import { see } from '../support/see.ts';

const used = tillForFile();

test('a recharge of today stands in the figures, for the store and for the brand', async () => {
  const till = used.till();
  await till.scanMember(guests.huang.cardNo, guests.huang.name);
  await till.keys.press('F3');
  await till.press('recharge-preset-500');
  await till.press('pay-method-1');
  await till.press('recharge-check-rules');
  await see(till.see('recharge-confirm')).toBeEnabled();
  await till.press('recharge-confirm');
  await till.whenOutcome('applied');
  await till.keys.press('Enter');
  await till.keys.press('F6');
  await till.press('more-reports');
  await till.press('report-tab-members');
  await see(till.see('report-recharged-today')).toHaveAttribute('data-fen', '50000');
  await see(till.see('report-genders')).toContainText('50.00%');
  await see(till.see('report-top-stores')).toContainText('¥500.00');
  expect(await faultsInBoth(till)).toEqual([]);
  await till.keys.press('2');
  await see(till.see('report-scope-brand')).toHaveAttribute('aria-checked', 'true');
  await see(till.see('report-members')).toBeVisible();
});

test('the commission of a day is added up, and the day before had none', async () => {
  const till = used.till();
  await till.page.keyboard.press('ArrowRight');
  await see(till.see('commission-sum')).toHaveAttribute('data-fen', '50000');
  await see(till.see('commission-employees')).toContainText('1001');
  expect(await faultsInBoth(till)).toEqual([]);
  await till.page.keyboard.press('ArrowUp');
  await see(till.see('commission-none')).toBeVisible();
  expect(await faultsInBoth(till)).toEqual([]);
  await till.page.keyboard.press('ArrowDown');
  await see(till.see('commission-sum')).toBeVisible();
  await see(till.see('day-later')).toBeDisabled();
});

test('the till’s own sums: by hour, day, cashier and payment with the same numbers beside each picture', async () => {
  const till = used.till();
  await till.press('report-tab-turnover');
  await see(till.see('report-turnover')).toHaveAttribute('data-value', '0');
  await see(till.see('report-table-total')).toBeVisible();
  expect(await faultsInBoth(till)).toEqual([]);
  await till.keys.press('Escape');
  await till.keys.press('Escape');
  await till.scanMember(guests.huang.cardNo, guests.huang.name);
  await till.keys.press('F2');
  await see(till.see('amount-display')).toBeVisible();
  await till.keys.numericBlock('50');
  await see(till.see('amount-display')).toContainText('50');
  await till.press('checkout-next');
  await see(till.see('confirm-pay')).toBeEnabled();
  await till.press('confirm-pay');
  await till.whenOutcome('applied');
  await till.keys.press('Enter');
  await till.keys.press('F6');
  await till.press('more-reports');
  await see(till.see('report-turnover')).toHaveAttribute('data-value', '5000');
  for (const [key, by] of [
    ['1', 'hours'],
    ['2', 'days'],
    ['3', 'cashiers'],
    ['4', 'methods'],
  ] as const) {
    await till.keys.press(key);
    await see(till.see(`report-by-${by}`)).toHaveAttribute('aria-checked', 'true');
    await see(till.see('report-chart')).toHaveAttribute('data-bars', by === 'methods' ? /[1-9]/ : '1');
    await see(till.see('report-chart').locator('.recharts-bar-rectangle').first()).toBeVisible();
    const column = by === 'methods' ? 'amount' : 'turnover';
    await see(till.see('report-table-total').locator(`[data-column=${column}]`)).toHaveAttribute('data-value', '5000');
    expect(await faultsInBoth(till)).toEqual([]);
  }
});

test('other days, by keys and typed; what cannot be is said', async () => {
  const till = used.till();
  await till.page.keyboard.press('PageDown');
  await see(till.see('report-empty')).toBeVisible();
  expect(await faultsInBoth(till)).toEqual([]);
  await till.press('report-period-span');
  await till.see('report-from').fill('2026-13-01');
  await till.see('report-from').press('Enter');
  await see(till.see('report-span-wrong')).toBeVisible();
  expect(await faultsInBoth(till)).toEqual([]);
  await till.press('report-period-month');
  await see(till.see('report-turnover')).toHaveAttribute('data-value', '5000');
});

/** Presses a button of the files; the person says where. */
async function saved(format: 'csv' | 'xlsx'): Promise<Buffer> {
  const till = used.till();
  const file = join(used.stage().userDataDir, `report.${format}`);
  await till.app.electron.evaluate(({ dialog }, filePath) => {
    Object.assign(dialog, { showSaveDialog: async () => ({ canceled: false, filePath }) });
  }, file);
  await till.press(`report-export-${format}`);
  await see(till.see('report-exported')).toContainText(`report.${format}`);
  expect(await faultsInBoth(till)).toEqual([]);
  return readFileSync(file);
}

test('what is on the screen goes into a file with its headings, and the screen says where it went', async () => {
  const { row, column, sum, dimensions } = zhCN.salesReport;
  const csv = (await saved('csv')).toString('utf8');
  expect(csv.startsWith(`\ufeff${row.methods},${column.count},${column.amount}\r\n`)).toBe(true);
  expect(csv).toContain(`${sum},,50.00\r\n`);
  const book = readWorkbook(await saved('xlsx'));
  expect(book).toHaveLength(reportTables.length);
  expect(book[0]?.name).toBe(dimensions.methods);
  expect(book[0]?.rows.at(-1)).toEqual([sum, null, { value: 50, format: '#,##0.00' }]);
});

test('stored value, approvals and sync have their figures', async () => {
  const till = used.till();
  await till.press('report-tab-stored');
  await see(till.see('report-stored-in')).toHaveAttribute('data-value', '50000');
  await see(till.see('report-stored-out')).toHaveAttribute('data-value', /^[1-9]/);
  expect(await faultsInBoth(till)).toEqual([]);
  await till.press('report-tab-deeds');
  await see(till.see('deeds')).toBeVisible();
  await till.keys.press('3');
  await see(till.see('deeds-refusals')).toHaveAttribute('data-count', '0');
  await see(till.see('deeds-none')).toBeVisible();
  expect(await faultsInBoth(till)).toEqual([]);
  await till.press('report-tab-sync');
  await see(till.see('report-operations')).toHaveAttribute('data-value', '2');
  const marks = till.see('report-chart').locator('.recharts-yAxis-tick-labels text');
  await see(marks.first()).toBeVisible();
  // Two operations: no mark stands between one and the next.
  const counts = await marks.allTextContents();
  expect(counts).toEqual([...new Set(counts)]);
  expect(await faultsInBoth(till)).toEqual([]);
  await till.press('report-tab-members');
  await see(till.see('report-members')).toBeVisible();
});

test('without the line the report says so, and comes back when it is asked again', async () => {
  const till = used.till();
  await used.stage().server.refuseConnections();
  await till.keys.press('Enter');
  await see(till.see('failure-text')).toBeVisible();
  expect(await faultsInBoth(till)).toEqual([]);
  await used.stage().server.acceptConnections();
  await till.keys.press('Enter');
  await see(till.see('report-members')).toBeVisible();
  await till.press('report-tab-turnover');
  await see(till.see('report-turnover')).toHaveAttribute('data-value', '5000');
  await till.keys.press('Escape');
  await see(till.see('more-reports')).toBeVisible();
});
