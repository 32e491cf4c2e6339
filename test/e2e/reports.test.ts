// The reports in the real window: the till's own sums as picture and table, what was approved, the platform's figures, and a cut line in words.
import { expect, test } from 'vitest';
import { tillForFile } from '../support/file-till.ts';
import { guests } from '../support/guests.ts';
import { screenFaults } from '../support/screen-faults.ts';
import { see } from '../support/see.ts';

const used = tillForFile();

async function faultsInBoth(): Promise<string[]> {
  const till = used.till();
  const problems: string[] = [];
  for (const language of ['en', 'zh-CN']) {
    await till.press('language-switch');
    await see.poll(() => till.language()).toBe(language);
    for (const problem of await screenFaults(till.page)) problems.push(`${language}: ${problem}`);
  }
  return problems;
}

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
  expect(await faultsInBoth()).toEqual([]);
  await till.keys.press('2');
  await see(till.see('report-scope-brand')).toHaveAttribute('aria-checked', 'true');
  await see(till.see('report-members')).toBeVisible();
});

test('the commission of a day is added up, and the day before had none', async () => {
  const till = used.till();
  await till.page.keyboard.press('ArrowRight');
  await see(till.see('commission-sum')).toHaveAttribute('data-fen', '50000');
  await see(till.see('commission-employees')).toContainText('1001');
  expect(await faultsInBoth()).toEqual([]);
  await till.page.keyboard.press('ArrowUp');
  await see(till.see('commission-none')).toBeVisible();
  expect(await faultsInBoth()).toEqual([]);
  await till.page.keyboard.press('ArrowDown');
  await see(till.see('commission-sum')).toBeVisible();
  await see(till.see('day-later')).toBeDisabled();
});

test('the till’s own sums: by hour, day, cashier and payment with the same numbers beside each picture', async () => {
  const till = used.till();
  await till.press('report-tab-turnover');
  await see(till.see('report-turnover')).toHaveAttribute('data-value', '0');
  await see(till.see('report-table-total')).toBeVisible();
  expect(await faultsInBoth()).toEqual([]);
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
    expect(await faultsInBoth()).toEqual([]);
  }
});

test('other days, by keys and typed; what cannot be is said', async () => {
  const till = used.till();
  await till.page.keyboard.press('PageDown');
  await see(till.see('report-empty')).toBeVisible();
  expect(await faultsInBoth()).toEqual([]);
  await till.press('report-period-span');
  await till.see('report-from').fill('2026-13-01');
  await till.see('report-from').press('Enter');
  await see(till.see('report-span-wrong')).toBeVisible();
  expect(await faultsInBoth()).toEqual([]);
  await till.press('report-period-month');
  await see(till.see('report-turnover')).toHaveAttribute('data-value', '5000');
});

test('stored value, approvals and sync have their figures, and the files say where they went', async () => {
  const till = used.till();
  await till.press('report-tab-stored');
  await see(till.see('report-stored-in')).toHaveAttribute('data-value', '50000');
  await see(till.see('report-stored-out')).toHaveAttribute('data-value', /^[1-9]/);
  expect(await faultsInBoth()).toEqual([]);
  await till.press('report-tab-deeds');
  await see(till.see('deeds')).toBeVisible();
  await till.keys.press('3');
  await see(till.see('deeds-refusals')).toHaveAttribute('data-count', '0');
  await see(till.see('deeds-none')).toBeVisible();
  expect(await faultsInBoth()).toEqual([]);
  await till.press('report-tab-sync');
  await see(till.see('report-operations')).toHaveAttribute('data-value', '2');
  await see(till.see('report-chart')).toBeVisible();
  expect(await faultsInBoth()).toEqual([]);
  await till.press('report-tab-members');
  await see(till.see('report-members')).toBeVisible();
});

test('without the line the report says so, and comes back when it is asked again', async () => {
  const till = used.till();
  await used.stage().server.refuseConnections();
  await till.keys.press('Enter');
  await see(till.see('failure-text')).toBeVisible();
  expect(await faultsInBoth()).toEqual([]);
  await used.stage().server.acceptConnections();
  await till.keys.press('Enter');
  await see(till.see('report-members')).toBeVisible();
  await till.press('report-tab-turnover');
  await see(till.see('report-turnover')).toHaveAttribute('data-value', '5000');
  await till.keys.press('Escape');
  await see(till.see('more-reports')).toBeVisible();
});
