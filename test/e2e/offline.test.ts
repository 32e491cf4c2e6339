// Without the platform: sales within the limits, a revocation that never leaves, a killed application, and everything sent once.

import { expect, test } from 'vitest';
import { zhCN } from '../../shared/messages/zh-CN.ts';
import { signIn, tillForFile } from '../support/file-till.ts';
import { guests } from '../support/guests.ts';
import { closeOutcome, enterBill, sell, serialOnScreen } from '../support/sale.ts';
import { see } from '../support/see.ts';

const used = tillForFile();
const serials = { withdrawn: '', first: '', second: '' };

test('members seen before are there when the network is cut, others are told as unknown here', async () => {
  const till = used.till();
  for (const guest of [guests.sun, guests.huang, guests.yang]) await till.scanMember(guest.cardNo, guest.name);
  await used.stage().server.refuseConnections();
  await till.scanMember(guests.huang.mobile, guests.huang.name);
  await till.whenConnection('offline');
  await see(till.see('member-age')).toHaveAttribute('data-cached', 'true');
  await till.scan(guests.zhou.cardNo);
  await see(till.see('failure-text')).toContainText(zhCN.failure.offlineMemberUnknown);
  await till.scan('280000000000000101');
  await see(till.see('failure-text')).toContainText(zhCN.failure.dynamicCodeOffline);
});

test('a sale within the limits is accepted and held, and revoked before it left', async () => {
  const till = used.till();
  await till.scanMember(guests.yang.cardNo, guests.yang.name);
  await sell(till, { yuan: '40.00' });
  await till.whenOutcome('pending');
  serials.withdrawn = await serialOnScreen(till);
  await closeOutcome(till);
  await till.whenWaiting(1);
  await see(till.see('status-risk')).toHaveAttribute('data-fen', '4000');
  await till.keys.press('F8');
  await till.press(`revoke-row-${serials.withdrawn}`);
  await till.press('revoke-reason-1');
  await till.press('revoke-confirm');
  await till.whenOutcome('cancelled');
  await closeOutcome(till);
  await till.whenWaiting(0);
});

test('above the limit for one sale it is refused in words, and nothing is accepted', async () => {
  const till = used.till();
  await till.scanMember(guests.huang.cardNo, guests.huang.name);
  await till.keys.press('F2');
  await till.keys.numericBlock('200.01\n');
  await see(till.see('pay-store')).toHaveAttribute('data-fen', '20000');
  await till.press('pay-store');
  await till.keys.numericBlock('200.01\n');
  await till.keys.press('Enter');
  await see(till.see('approval-why')).toContainText('200.00');
  await till.keys.press('Escape');
  await see(till.see('approval-dialog')).toHaveCount(0);
  await till.keys.press('Escape');
  await till.keys.press('Escape');
  await see(till.see('action-consume')).toBeVisible();
  await till.whenWaiting(0);
});

test('killed with two sales waiting: both are there after a start without the network', async () => {
  const till = used.till();
  await till.scanMember(guests.huang.cardNo, guests.huang.name);
  await sell(till, { yuan: '15.00' });
  serials.first = await serialOnScreen(till);
  await closeOutcome(till);
  await enterBill(till, { yuan: '16.00', how: 'pad' });
  await till.keys.press('Enter');
  await till.whenOutcome('pending');
  serials.second = await serialOnScreen(till);
  await till.app.kill();
  used.take(await used.stage().start());
  await signIn(used.till());
  await used.till().whenConnection('offline');
  await used.till().whenWaiting(2);
  await see(used.till().see('status-risk')).toHaveAttribute('data-fen', '3100');
});

test('the network back: all is sent in order, nothing twice, the revoked one never', async () => {
  const { server } = used.stage();
  await server.acceptConnections();
  await used.till().whenConnection('online', 60_000);
  await used.till().whenWaiting(0, 60_000);
  const sent = server.received('checkout').map((call) => call.body);
  const order = sent.map((body) => (body.includes(serials.first) ? 1 : body.includes(serials.second) ? 2 : 0));
  expect(order).toEqual([1, 2]);
  expect(sent.some((body) => body.includes(serials.withdrawn))).toBe(false);
});

test('a sale that the platform applied is revoked from the list, and the money is back', async () => {
  const till = used.till();
  const { ledger } = used.stage().server;
  const before = ledger.balanceOf(guests.huang.cardNo) ?? 0;
  await till.keys.press('F8');
  await till.press(`revoke-row-${serials.second}`);
  await till.press('revoke-reason-2');
  await till.press('revoke-confirm');
  await till.whenOutcome('applied');
  await closeOutcome(till);
  expect((ledger.balanceOf(guests.huang.cardNo) ?? 0) - before).toBe(1_600);
});

test('the voucher of a receipt is scanned and revoked', async () => {
  const till = used.till();
  const { ledger } = used.stage().server;
  const voucher = ledger.chargesBySerial(serials.first)[0]?.voucher;
  await till.scan(String(voucher));
  await see(till.see('revoke-plan')).toBeVisible();
  await till.press('revoke-reason-3');
  await till.press('revoke-confirm');
  await till.whenOutcome('applied');
  await closeOutcome(till);
  expect(ledger.liveChargesBySerial(serials.first)).toHaveLength(0);
});

test('the journal and the platform agree to the fen', async () => {
  await used.till().app.close();
  expect(used.stage().compare()).toMatchObject({ equal: true, differences: [], journalProblem: null });
});
