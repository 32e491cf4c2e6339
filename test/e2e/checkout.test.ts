// Paying: Enter → Enter, and everything that a nervous hand or a bad line can do to one payment: it stays one operation.

import { expect, test } from 'vitest';
import { zhCN } from '../../shared/messages/zh-CN.ts';
import { signIn, tillForFile } from '../support/file-till.ts';
import { guests } from '../support/guests.ts';
import { closeOutcome, enterBill, sell, serialOnScreen } from '../support/sale.ts';
import { see } from '../support/see.ts';

const used = tillForFile();
let lostSerial = '';
const charges = () => used.stage().server.ledger.transactions().length;

test('the first sale: every digit typed on the counter arrives', async () => {
  const till = used.till();
  await till.scanMember(guests.huang.cardNo, guests.huang.name);
  await till.keys.numericBlock('228.50');
  await see(till.see('amount-display')).toContainText('228.50');
  await till.keys.press('Escape');
  await see(till.see('action-consume')).toBeVisible();
});

test('scan, amount, Enter, Enter: paid once', async () => {
  const till = used.till();
  const before = charges();
  await till.scanMember(guests.huang.cardNo, guests.huang.name);
  await sell(till, { yuan: '12.30' });
  await till.whenOutcome('applied');
  await see(till.see('outcome-voucher')).toHaveText(/\d+/);
  await closeOutcome(till);
  expect(charges()).toBe(before + 1);
});

test('a double click on the confirmation is one operation', async () => {
  const till = used.till();
  const before = charges();
  await till.scanMember(guests.huang.cardNo, guests.huang.name);
  await enterBill(till, { yuan: '3.00', how: 'pad' });
  await till.see('confirm-pay').dblclick();
  await till.whenOutcome('applied');
  expect(charges()).toBe(before + 1);
  await closeOutcome(till);
});

test('a held Enter is one operation, and does not close its outcome', async () => {
  const till = used.till();
  const before = charges();
  await till.scanMember(guests.huang.cardNo, guests.huang.name);
  await enterBill(till, { yuan: '4.00' });
  await till.keys.hold('Enter', 40);
  await till.whenOutcome('applied');
  expect(charges()).toBe(before + 1);
  await closeOutcome(till);
});

test('a page reloaded in the middle of a payment keeps one operation', async () => {
  const till = used.till();
  const { server } = used.stage();
  const before = charges();
  const sent = server.received('checkout').length;
  server.faults.set({ kind: 'latency', interfaceId: 'checkout', times: 1, ms: 1_500 });
  await till.scanMember(guests.huang.cardNo, guests.huang.name);
  await enterBill(till, { yuan: '5.00' });
  await till.keys.press('Enter');
  await server.whenReceived('checkout', sent + 1);
  await till.page.reload();
  await till.whenWaiting(0, 20_000);
  expect(charges()).toBe(before + 1);
  expect(server.received('checkout').length).toBe(sent + 1);
});

test('a lost response is told as being checked, never as failed, settled by asking, and charged once', async () => {
  const till = used.till();
  const { server } = used.stage();
  const before = charges();
  server.faults.set({ kind: 'lostResponse', interfaceId: 'checkout', times: 1 });
  server.faults.set({ kind: 'logLag', ms: 2_500 });
  await till.scanMember(guests.sun.cardNo, guests.sun.name);
  await sell(till, { yuan: '7.00' });
  await till.whenOutcome('unknown');
  await see(till.see('outcome-state')).toContainText(zhCN.outcome.unknown);
  await till.whenOutcome('applied', 60_000);
  server.faults.clear();
  const serial = await serialOnScreen(till);
  lostSerial = serial;
  expect(server.faults.hits('lostResponse')).toBe(1);
  expect(server.ledger.liveChargesBySerial(serial)).toHaveLength(1);
  expect(charges()).toBe(before + 1);
  await closeOutcome(till);
});

test('a sale of nothing is refused in words, before anything is asked', async () => {
  const till = used.till();
  await till.scanMember(guests.huang.cardNo, guests.huang.name);
  await till.keys.press('F2');
  await till.keys.numericBlock('0\n');
  await see(till.see('failure-text')).toContainText(zhCN.failure.amountZero);
  await till.keys.press('Escape');
});

test('a sale with points that finds no network any more says why nothing was charged, and what to do', async () => {
  const till = used.till();
  const { server } = used.stage();
  const before = charges();
  await till.scanMember(guests.zhang.cardNo, guests.zhang.name);
  await enterBill(till, { yuan: '188.00' });
  await see(till.see('recommend')).toHaveAttribute('aria-pressed', 'true');
  await server.refuseConnections();
  await till.keys.press('Enter');
  await till.whenOutcome('cancelled');
  await see(till.page.getByRole('dialog')).toContainText(zhCN.reason.unsentConnection);
  await see(till.page.getByRole('dialog')).toContainText(zhCN.outcome.chargeAgain);
  await closeOutcome(till);
  expect(charges()).toBe(before);
  await server.acceptConnections();
  await till.whenConnection('online', 60_000);
});

test('a crashed renderer comes back, and the payment in flight stays one operation', async () => {
  const till = used.till();
  const { server } = used.stage();
  const before = charges();
  const sent = server.received('checkout').length;
  server.faults.set({ kind: 'latency', interfaceId: 'checkout', times: 1, ms: 1_500 });
  await till.whenSignedIn();
  await till.scanMember(guests.huang.cardNo, guests.huang.name);
  await enterBill(till, { yuan: '6.00' });
  await till.keys.press('Enter');
  await server.whenReceived('checkout', sent + 1);
  await till.app.electron.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer(),
  );
  await till.app.electron.evaluate(
    ({ BrowserWindow }) =>
      new Promise<void>((resolve) => {
        BrowserWindow.getAllWindows()[0]?.webContents.once('did-finish-load', () => resolve());
      }),
  );
  await see.poll(() => charges()).toBe(before + 1);
  expect(server.received('checkout').length).toBe(sent + 1);
  // The driver cannot follow a crashed page: the next start shows that nothing was left open.
  await till.app.close();
  used.take(await used.stage().start());
  await signIn(used.till());
  await used.till().whenWaiting(0);
});

test('the journal and the platform agree to the fen', async () => {
  await used.till().app.close();
  expect(used.stage().compare()).toMatchObject({ equal: true, differences: [], journalProblem: null });
  const history = used.stage().readJournal().eventsOf(lostSerial);
  expect(history.map((event) => event.to)).toContain('unknown');
});
