// The tasks of a cashier that `npm run tasks` plays, each with what the documentation of two other tills asks for the same.
// Counted there are the presses that their documents name; digits of an amount and a search are not, so theirs is the least.

import { guests } from '../support/guests.ts';
import { manager } from '../support/practice-approvals.ts';
import { see as expect } from '../support/see.ts';
import type { Stage, Till } from '../support/stage.ts';
import type { Hand } from './counted.ts';

export interface Task {
  readonly name: string;
  /** The keys, as a cashier would name them. */
  readonly hand: string;
  readonly odoo: string;
  readonly posAwesome: string;
  /** Not counted: what was there before. */
  readonly prepare?: (till: Till, stage: Stage) => Promise<void>;
  readonly play: (hand: Hand, till: Till, stage: Stage) => Promise<void>;
  /** Not counted: back to where the next task begins. */
  readonly settle?: (till: Till, stage: Stage) => Promise<void>;
}

/** The guest of this card or mobile number stands on the counter. */
async function scan(hand: Hand, till: Till, number: string, name: string): Promise<void> {
  await hand.scan(number);
  await expect(till.see('member-name')).toContainText(name);
}

/** Enter on what is asked, once it may be pressed. */
async function confirm(hand: Hand, till: Till, testId: string): Promise<void> {
  await expect(till.see(testId)).toBeEnabled();
  await hand.press('Enter');
}

/** The outcome is there, and Enter takes it away: the counter is ready for the next guest. */
async function see(hand: Hand, till: Till, state: string): Promise<void> {
  await till.whenOutcome(state);
  await confirm(hand, till, 'outcome-close');
  await expect(till.see('outcome-state')).toHaveCount(0);
}

export const tasks: readonly Task[] = [
  {
    name: 'A guest pays 88.50 by stored value',
    hand: 'scan, 8 8 . 5 0, Enter, Enter, Enter',
    odoo: '6 presses: customer, the customer, payment, method, validate, new order',
    posAwesome: 'Ctrl+G and the customer, Ctrl+S, the method, Ctrl+X',
    play: async (hand, till) => {
      await scan(hand, till, guests.huang.cardNo, guests.huang.name);
      await hand.digits('88.50\n');
      await confirm(hand, till, 'confirm-pay');
      await see(hand, till, 'applied');
    },
  },
  {
    name: 'A bill of 238 by coupon, stored value and cash',
    hand: 'scan, 2 3 8, Enter, 1 (cash for the rest), Enter, Enter',
    odoo: '8 presses: the reward and a second method beside those above',
    posAwesome: 'as above; coupons are listed, their steps are not',
    play: async (hand, till) => {
      await scan(hand, till, guests.yang.cardNo, guests.yang.name);
      await hand.digits('238\n');
      await expect(till.see('pay-remaining')).not.toHaveAttribute('data-fen', '0');
      await hand.press('1');
      await expect(till.see('pay-remaining')).toHaveAttribute('data-fen', '0');
      await confirm(hand, till, 'confirm-pay');
      await see(hand, till, 'applied');
    },
  },
  {
    name: 'A recharge of 500, paid by WeChat',
    hand: 'scan, F3, 5 0 0, Enter, 3, Enter (check), Enter, Enter',
    odoo: 'a top-up product sold as an order: 7 presses',
    posAwesome: 'not described',
    play: async (hand, till) => {
      await scan(hand, till, guests.zhou.mobile, guests.zhou.name);
      await hand.press('F3');
      await expect(till.see('amount-display')).toBeVisible();
      await hand.digits('500\n');
      await hand.press('3');
      await confirm(hand, till, 'recharge-check-rules');
      await expect(till.see('recharge-check')).toHaveAttribute('data-allowed', 'true');
      await confirm(hand, till, 'recharge-confirm');
      await see(hand, till, 'applied');
    },
  },
  {
    name: 'The last sale is revoked',
    hand: 'F8, ↓, 1 (the reason), Enter, Enter',
    odoo: '7 presses: refund, the order, product and quantity, refund, payment, validate, new order',
    posAwesome: 'returns are listed, their steps are not',
    play: async (hand, till) => {
      await hand.press('F8');
      await expect(till.page.locator('[data-testid^="revoke-row-"]').first()).toBeVisible();
      await hand.press('ArrowDown');
      await expect(till.see('revoke-reason-1')).toBeVisible();
      await hand.press('1');
      await confirm(hand, till, 'revoke-confirm');
      await see(hand, till, 'applied');
    },
  },
  {
    name: 'A sale while the network is away',
    hand: 'scan, 4 0, Enter, Enter, Enter',
    odoo: 'as online, "even if you are temporarily offline"; no more is said',
    posAwesome: 'as online; kept in the browser’s storage and sent later',
    prepare: async (till, stage) => {
      await till.keys.press('F9');
      await till.scanMember(guests.huang.cardNo, guests.huang.name);
      await till.scanMember(guests.zhou.mobile, guests.zhou.name);
      await stage.server.refuseConnections();
      await till.scanMember(guests.huang.mobile, guests.huang.name);
      await till.whenConnection('offline');
      await till.scanMember(guests.zhou.mobile, guests.zhou.name);
    },
    play: async (hand, till) => {
      await scan(hand, till, guests.huang.cardNo, guests.huang.name);
      await hand.digits('40\n');
      await confirm(hand, till, 'confirm-pay');
      await see(hand, till, 'pending');
    },
    settle: async (till, stage) => {
      await stage.server.acceptConnections();
      await till.whenWaiting(0, 60_000);
      await till.whenConnection('online', 60_000);
    },
  },
  {
    name: 'The day is settled with the platform',
    hand: 'F6, 6, Enter, S (bills that nobody charged: settle all the same), the PIN, Enter',
    odoo: '5 presses and the count: menu, close session, count, confirm, close session',
    posAwesome: 'not described',
    play: async (hand, till) => {
      await hand.press('F6');
      await expect(till.see('more-dayEnd')).toBeVisible();
      await hand.press('6');
      await expect(till.see('day-match')).toHaveAttribute('data-differences', /^[1-9]/);
      await confirm(hand, till, 'day-settle');
      await expect(till.see('day-differences')).toBeVisible();
      await hand.press('s');
      await expect(till.see('approval-dialog')).toBeVisible();
      await hand.digits(`${manager.pin}\n`);
      await expect(till.see('day-verdict')).toHaveAttribute('data-agreed', 'true');
    },
  },
];
