// The afternoon: the network is cut, the till goes on within its limits, is killed and started again, and everything is sent.

import { zhCN } from '../../shared/messages/zh-CN.ts';
import { guests } from '../support/guests.ts';
import { closeOutcome, enterBill, sell, serialOnScreen } from '../support/sale.ts';
import { see as expect } from '../support/see.ts';
import { cashier } from '../support/stage.ts';
import { type Day, demand, recall, type Step } from './day.ts';
import { goHome, openQueue, revoke } from './screens.ts';

const draining = 60_000;

export const offlineSteps: readonly Step[] = [
  {
    name: 'The network is cut: a member seen before appears with the age of the data',
    play: async (day) => {
      const { till, stage } = day;
      await goHome(day);
      await stage.server.refuseConnections();
      await till.scanMember(guests.yang.cardNo, guests.yang.name, { keyTime: 20 });
      await till.whenConnection('offline');
      await expect(till.see('member-age')).toHaveAttribute('data-cached', 'true');
    },
  },
  {
    name: 'Offline sale within the limits',
    play: async (day) => {
      await sell(day.till, { yuan: '50.00' });
      await day.till.whenOutcome('pending');
      day.notes.set('unsent', await serialOnScreen(day.till));
      await day.picture('offline-outcome-zh');
      await closeOutcome(day.till);
      await day.till.whenWaiting(1);
      await expect(day.till.see('status-risk')).toHaveAttribute('data-fen', '5000');
    },
  },
  {
    name: 'Above the offline limit: refused in clear words, nothing accepted',
    play: async (day) => {
      const { till } = day;
      await till.scanMember(guests.huang.cardNo, guests.huang.name, { keyTime: 20 });
      await till.keys.press('F2');
      await till.keys.numericBlock('250.00\n');
      // The till itself proposes no more than it may; the cashier insists.
      await expect(till.see('pay-store')).toHaveAttribute('data-fen', '20000');
      await till.press('pay-store');
      await till.keys.numericBlock('250.00\n');
      await till.keys.press('Enter');
      await expect(till.see('approval-why')).toContainText('200.00');
      await day.picture('offline-limit-zh');
      await goHome(day);
      await till.whenWaiting(1);
    },
  },
  {
    name: 'Revocation of the unsent sale: both end on this till',
    play: async (day) => {
      await revoke(day, recall(day, 'unsent'), { picture: 'revoke-unsent-zh' });
      await day.till.whenWaiting(0);
    },
  },
  {
    name: 'Two more offline sales on two cards',
    play: async (day) => {
      await day.till.scanMember(guests.huang.cardNo, guests.huang.name, { keyTime: 30 });
      await sell(day.till, { yuan: '66.60' });
      await day.till.whenOutcome('pending');
      day.notes.set('survives', await serialOnScreen(day.till));
      await closeOutcome(day.till);
      await day.till.scanMember(guests.ouyang.mobile, guests.ouyang.name, { keyTime: 30 });
      await sell(day.till, { yuan: '20.00', how: 'pad' });
      await day.till.whenOutcome('pending');
      await closeOutcome(day.till);
      await day.till.whenWaiting(2);
    },
  },
  {
    name: 'kill -9, start again, sign in without the network: both are still there',
    play: async (day) => {
      await day.till.app.kill();
      day.till = await day.stage.start();
      await expect(day.till.see('signin-user')).toBeVisible();
      await day.picture('restarted-sign-in-zh');
      await day.till.signIn(cashier.userName, cashier.password);
      await day.till.whenSignedIn();
      await day.till.whenConnection('offline');
      await day.till.whenWaiting(2);
      await openQueue(day);
      await expect(day.till.see(`queue-row-${recall(day, 'survives')}`)).toBeVisible();
    },
  },
  {
    name: 'The network is back: everything is sent in order, once',
    play: async (day) => {
      await day.stage.server.acceptConnections();
      await day.till.whenConnection('online', draining);
      await day.till.whenWaiting(0, draining);
      const { ledger } = day.stage.server;
      demand(ledger.chargesBySerial(recall(day, 'survives')).length === 1, 'sent once, not more and not less');
      demand(ledger.chargesBySerial(recall(day, 'unsent')).length === 0, 'what was revoked unsent never leaves');
      const sent = day.stage.server.received('checkout').filter((call) => call.body.includes(recall(day, 'unsent')));
      demand(sent.length === 0, 'no request may carry the serial of what was revoked unsent');
    },
  },
  { name: 'A lost response: told as being checked, settled by query, charged once', play: lostResponse },
  {
    name: 'Revocation of a sale that the platform has applied',
    play: async (day) => {
      const before = day.stage.server.ledger.balanceOf(guests.zhang.cardNo) ?? 0;
      await revoke(day, recall(day, 'mixed checkout'), { picture: 'revoke-applied-zh' });
      await day.till.whenWaiting(0, draining);
      const after = day.stage.server.ledger.balanceOf(guests.zhang.cardNo) ?? 0;
      demand(after - before === 8_000, `80.00 should be back on the card, ${after - before} fen are`);
    },
  },
];

async function lostResponse(day: Day): Promise<void> {
  const { till, stage } = day;
  await goHome(day);
  stage.server.faults.set({ kind: 'lostResponse', interfaceId: 'checkout', times: 1 });
  // The log lags, too: the cashier looks at "being checked" for a while.
  stage.server.faults.set({ kind: 'logLag', ms: 4_000 });
  await till.scanMember(guests.sun.cardNo, guests.sun.name, { keyTime: 12, end: 'Tab' });
  await enterBill(till, { yuan: '23.45' });
  await till.keys.press('Enter');
  await till.whenOutcome('unknown');
  await expect(till.see('outcome-state')).toContainText(zhCN.outcome.unknown);
  await day.picture('lost-response-zh');
  await till.whenOutcome('applied', draining);
  stage.server.faults.clear();
  const serial = await serialOnScreen(till);
  demand(stage.server.faults.hits('lostResponse') === 1, 'the response should have been lost');
  demand(stage.server.ledger.chargesBySerial(serial).length === 1, 'charged once');
  await closeOutcome(till);
}
