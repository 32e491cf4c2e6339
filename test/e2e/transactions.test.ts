// Transactions in the real window, by keys: both sides, one bill with its dishes, a search, a payment that is put right with a supervisor's
// PIN, and the way to the revocation. Every state fits the smallest screen; one look in English.

import { expect, test } from 'vitest';
import { tillForFile } from '../support/file-till.ts';
import { guests } from '../support/guests.ts';
import { supervisor } from '../support/practice-approvals.ts';
import { closeOutcome, enterBill, sell } from '../support/sale.ts';
import { screenFaults } from '../support/screen-faults.ts';
import { see } from '../support/see.ts';

const used = tillForFile();

async function openTransactions(): Promise<void> {
  const till = used.till();
  await till.keys.press('F6');
  await till.press('more-transactions');
  await see(till.see('transactions-rows')).toBeVisible();
}

const faults = () => screenFaults(used.till().page);

/** The platform's newest row of so much (fen). */
function voucherOf(amount: number): string {
  const row = used.stage().server.world.transactions.findLast(({ amountFen }) => amountFen === amount);
  if (row === undefined) throw new Error(`no row of ${amount}`);
  return String(row.voucher);
}

test('what both sides have, what only the platform has, and a bill with its dishes and what paid it', async () => {
  const till = used.till();
  const { server } = used.stage();
  server.spendElsewhere(guests.huang.cardNo, 3_300);
  await till.scanMember(guests.huang.cardNo, guests.huang.name);
  await sell(till, { yuan: '88.00' });
  await closeOutcome(till);
  const dish = { dishNo: 'C001', dishType: 1, dishName: '宫保鸡丁', memberShipPrice: null, isSendIntegral: true };
  const row = server.world.transactions.find(({ amountFen }) => amountFen === 8_800);
  Object.assign(row ?? {}, { bill: { dishes: [{ ...dish, dishPrice: 8_800, dishCount: 1 }] } });

  await openTransactions();
  const sale = till.see(`transaction-${voucherOf(8_800)}`);
  await see(sale).toHaveAttribute('data-place', 'both');
  await see(till.see(`transaction-${voucherOf(3_300)}`)).toHaveAttribute('data-place', 'there');
  expect(await faults()).toEqual([]);
  await till.page.keyboard.press('ArrowDown');
  await see(till.see('transaction-detail')).toHaveAttribute('data-voucher', voucherOf(8_800));
  await see(till.see('transaction-dishes')).toHaveAttribute('data-count', '1');
  await see(till.see('transaction-dishes')).toContainText('宫保鸡丁');
  expect(await faults()).toEqual([]);
  await till.press('language-switch');
  await see(till.see('transaction-detail')).toContainText('On both sides');
  expect(await faults()).toEqual([]);
  await till.press('language-switch');
  await see(till.see('transaction-detail')).toContainText('两边都有');
});

test('a voucher that is typed is found, another is not, and Esc goes back one step at a time', async () => {
  const till = used.till();
  await till.keys.press('Escape');
  await see(till.see('transaction-detail')).toHaveCount(0);
  await till.keys.type(voucherOf(3_300));
  await till.keys.press('Enter');
  await see(till.see('transactions-searched')).toHaveAttribute('data-searched', 'voucher');
  await till.keys.type('77777');
  await till.keys.press('Enter');
  await see(till.see('transactions-none')).toBeVisible();
  expect(await faults()).toEqual([]);
  await till.keys.press('Escape');
  await see(till.see('transactions-searched')).toHaveCount(0);
  await till.keys.press('Escape');
  await see(till.see('more-transactions')).toBeVisible();
});

test('a payment is put right: before and after, the sum stays, a supervisor’s PIN, and the detail tells both', async () => {
  const till = used.till();
  await till.scanMember(guests.huang.cardNo, guests.huang.name);
  await enterBill(till, { yuan: '60.00' });
  await till.press('points-none');
  await till.press('store-none');
  await till.press('pay-method-3');
  await see(till.see('pay-remaining')).toHaveAttribute('data-fen', '0');
  await till.keys.press('Enter');
  await till.whenOutcome('applied');
  await closeOutcome(till);
  await openTransactions();
  await till.press(`transaction-${voucherOf(6_000)}`);
  await till.press('transaction-change');
  await see(till.see('change-before').locator('[data-method="3"]')).toHaveAttribute('data-fen', '6000');
  await see(till.see('change-confirm')).toBeDisabled();
  await till.keys.press('3');
  await see(till.see('change-hint')).not.toBeEmpty();
  await see(till.see('change-confirm')).toBeDisabled();
  await till.keys.press('3');
  await till.keys.press('1');
  await see(till.see('change-after').locator('[data-method="1"]')).toHaveAttribute('data-fen', '6000');
  await till.keys.press('2');
  await till.keys.type('20');
  await see(till.see('change-after').locator('[data-method="1"]')).toHaveAttribute('data-fen', '4000');
  await see(till.see('change-after').locator('[data-method="2"]')).toHaveAttribute('data-fen', '2000');
  expect(await faults()).toEqual([]);
  await see(till.see('change-confirm')).toBeEnabled();
  await till.press('change-confirm');
  await see(till.see('approval-dialog')).toBeVisible();
  await till.keys.numericBlock(supervisor.pin);
  await till.keys.press('Enter');
  await till.whenOutcome('applied');
  expect(await faults()).toEqual([]);
  await closeOutcome(till);
  const others = till.see('transaction-others');
  await see(others.locator('[data-method="2"]')).toHaveAttribute('data-fen', '2000');
  await see(till.see('transaction-others-before').locator('[data-method="3"]')).toHaveAttribute('data-fen', '6000');
  expect(await faults()).toEqual([]);
});

test('“revoke” leads to the revocation with this sale chosen', async () => {
  const till = used.till();
  await till.press(`transaction-${voucherOf(8_800)}`);
  await till.press('transaction-revoke');
  await see(till.see('revoke-plan')).toBeVisible();
  await see(till.see('revoke-voucher')).toHaveValue(voucherOf(8_800));
  await till.press('revoke-reason-1');
  await till.press('revoke-confirm');
  await till.whenOutcome('applied');
  await closeOutcome(till);
  await openTransactions();
  await till.press(`transaction-${voucherOf(3_300)}`);
  await see(till.see('transaction-fixed')).toHaveAttribute('data-fixed', 'notHere');
  expect(await faults()).toEqual([]);
});

test('the sync desk shows that every detail has been sent; a refused one stands there with its words', async () => {
  const till = used.till();
  const store = used.stage().server.world.stores[0];
  await till.keys.press('Escape');
  await till.keys.press('Escape');
  await till.keys.press('Escape');
  await till.press('status-queue');
  await till.press('queue-filter-health');
  await see(till.see('bill-details')).toHaveAttribute('data-waiting', '0');
  await see(till.see('bill-details')).toHaveAttribute('data-refused', '0');
  expect(await faults()).toEqual([]);
  const number = store?.thirdpartyMerchantNo;
  Object.assign(store ?? {}, { thirdpartyMerchantNo: 'MD-MOVED' });
  await till.keys.press('Escape');
  await till.scanMember(guests.huang.cardNo, guests.huang.name);
  await sell(till, { yuan: '12.00' });
  await closeOutcome(till);
  await till.press('status-queue');
  await till.press('queue-filter-health');
  await see(till.see('bill-details')).toHaveAttribute('data-refused', '1');
  await see(till.see('bill-details-refused')).toBeVisible();
  await see(till.page.locator('[data-testid^="bill-detail-"]').first()).toBeVisible();
  expect(await faults()).toEqual([]);
  Object.assign(store ?? {}, { thirdpartyMerchantNo: number });
  await till.page.locator('[data-testid^="bill-detail-again-"]').first().click();
  await see(till.see('bill-details')).toHaveAttribute('data-refused', '0');
});
