// Orders in the real window, by scanner and keys: authorised once, looked up, recorded as paid elsewhere (also offline), and the code on a
// card's back. Every state fits the smallest screen; one look in English.
import { expect, test } from 'vitest';
import { tillForFile } from '../support/file-till.ts';
import { guests } from '../support/guests.ts';
import { closeOutcome, enterBill } from '../support/sale.ts';
import { screenFaults } from '../support/screen-faults.ts';
import { see } from '../support/see.ts';

const used = tillForFile();
const order = '2026000000000101';

const faults = () => screenFaults(used.till().page);

async function openOrders(): Promise<void> {
  const till = used.till();
  await till.keys.press('F6');
  await till.press('more-orders');
  await see(till.see('orders-tab-authorise')).toBeVisible();
}

test('a scanned order is authorised, then it was verified before, and a typed one that nobody knows fails', async () => {
  const till = used.till();
  await openOrders();
  expect(await faults()).toEqual([]);
  await till.scan(order);
  await see(till.see('order-answer')).toHaveAttribute('data-state', 'authorised');
  await see(till.see('order-code')).toHaveText(/^[0-9A-F]{16}$/);
  expect(await faults()).toEqual([]);
  await till.keys.press('Enter');
  await see(till.see('order-answer')).toHaveAttribute('data-state', 'alreadyVerified');
  await till.keys.type('4711');
  await see(till.see('order-number')).toHaveValue('4711');
  await till.keys.press('Enter');
  await see(till.see('order-answer')).toHaveAttribute('data-state', 'failed');
  expect(await faults()).toEqual([]);
  await till.press('language-switch');
  await see(till.see('order-answer')).toContainText('Not authorised');
  expect(await faults()).toEqual([]);
  await till.press('language-switch');
});

test('the next tab looks an order up', async () => {
  const till = used.till();
  await till.page.keyboard.press('ArrowRight');
  await see(till.see('orders-tab-look')).toHaveAttribute('aria-selected', 'true');
  // Typed: the same code within two seconds of its scan is the same scan.
  const field = till.see('order-number');
  await field.click();
  await field.selectText();
  await till.keys.type(order);
  await till.keys.press('Enter');
  await see(till.see('order-found')).toHaveAttribute('data-state', 'settled');
  await see(till.see('order-dish')).toHaveCount(2);
  expect(await faults()).toEqual([]);
});

test('what was paid elsewhere needs a guest, then the order, the amount and the method', async () => {
  const till = used.till();
  await till.page.keyboard.press('ArrowRight');
  await see(till.see('elsewhere-no-member')).toBeVisible();
  expect(await faults()).toEqual([]);
  await till.scan(guests.huang.cardNo);
  await see(till.see('order-number')).toBeVisible();
  await till.scan('MT-20261127-0001');
  await see(till.see('order-number')).toHaveValue('MT-20261127-0001');
  await till.keys.type('45.50');
  await see(till.see('amount-display')).toContainText('45.50');
  await till.keys.press('Enter');
  await till.keys.press('3');
  await see(till.see('elsewhere-method-3')).toHaveAttribute('aria-checked', 'true');
  expect(await faults()).toEqual([]);
  await see(till.see('elsewhere-confirm')).toBeEnabled();
  await till.keys.press('Enter');
  await till.whenOutcome('applied');
  expect(await faults()).toEqual([]);
  await closeOutcome(till);
});

test('without the platform it is recorded, and sent when the line is back', async () => {
  const till = used.till();
  await till.scanMember(guests.huang.cardNo, guests.huang.name);
  await used.stage().server.refuseConnections();
  await till.scanMember(guests.huang.mobile, guests.huang.name);
  await till.whenConnection('offline');
  await openOrders();
  await till.press('orders-tab-elsewhere');
  await till.scan('MT-20261127-0002');
  await till.keys.type('12');
  await till.keys.press('Enter');
  await till.keys.press('1');
  expect(await faults()).toEqual([]);
  await see(till.see('elsewhere-confirm')).toBeEnabled();
  await till.keys.press('Enter');
  await till.whenOutcome('pending');
  await closeOutcome(till);
  await used.stage().server.acceptConnections();
  await till.press('status-queue');
  await till.sendNow();
  await till.whenWaiting(0, 60_000);
  await till.whenConnection('online', 60_000);
  const booked = used.stage().server.world.transactions.filter(({ kind }) => kind === 'syncThirdPartyPayment');
  expect(booked.map(({ amountFen }) => amountFen)).toEqual([4_550, 1_200]);
});

test('the checkout checks the code on the card’s back, and tells what the sale earns', async () => {
  const till = used.till();
  used.stage().server.world.securityCodes.push({ cardNo: guests.zhang.cardNo, code: '314159', wrong: 0 });
  await till.keys.press('Escape');
  await till.scanMember(guests.zhang.cardNo, guests.zhang.name);
  await till.keys.press('F2');
  await till.press('security-code');
  await till.keys.type('111111');
  await till.keys.press('Enter');
  await see(till.see('security-code-wrong')).toBeVisible();
  expect(await faults()).toEqual([]);
  await till.keys.type('314159');
  await see(till.see('security-code-typed')).toHaveText('314159');
  await till.keys.press('Enter');
  await see(till.see('security-code-right')).toBeVisible();
  expect(await faults()).toEqual([]);
  await till.keys.press('Escape');
  await enterBill(till, { yuan: '41.00' });
  await see(till.see('pay-earns')).toBeVisible();
  expect(await faults()).toEqual([]);
});
