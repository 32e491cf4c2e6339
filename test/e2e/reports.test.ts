// The reports in the real window: the members' figures with their shares in numbers, the recharges of a day with their sum, and a cut line in words.
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

test('without the line the report says so, and comes back when it is asked again', async () => {
  const till = used.till();
  await used.stage().server.refuseConnections();
  await till.page.keyboard.press('ArrowLeft');
  await see(till.see('failure-text')).toBeVisible();
  expect(await faultsInBoth()).toEqual([]);
  await used.stage().server.acceptConnections();
  await till.keys.press('Enter');
  await see(till.see('report-members')).toBeVisible();
  await till.keys.press('Escape');
  await see(till.see('more-reports')).toBeVisible();
});
