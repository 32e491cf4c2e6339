// The morning: sign in, scan by card, mobile and QR, a simple sale, a mixed checkout, a trade password, a recharge, an SMS code.

import { dynamicCode, guests } from '../support/guests.ts';
import { closeOutcome, enterBill, sell, serialOnScreen } from '../support/sale.ts';
import { see as expect } from '../support/see.ts';
import { cashier } from '../support/stage.ts';
import { type Day, demand, type Step } from './day.ts';

export const onlineSteps: readonly Step[] = [
  {
    name: 'The sign-in screen',
    play: async ({ till }) => {
      await expect(till.see('signin-user')).toBeFocused();
    },
  },
  {
    name: 'A wrong password is told in a plain sentence',
    play: async ({ till }) => {
      await till.signIn(cashier.userName, 'not-my-password');
      await expect(till.see('failure-text')).toContainText('用户名或密码');
    },
  },
  {
    name: 'Sign in',
    play: async ({ till }) => {
      await till.signIn(cashier.userName, cashier.password);
      await till.whenSignedIn();
      await till.whenConnection('online');
    },
  },
  {
    name: 'Scan a member card (scanner: 5 to 50 ms a key, ends on Enter)',
    play: async ({ till }) => {
      await till.scanMember(guests.huang.cardNo, guests.huang.name, { keyTime: 'varied' });
    },
  },
  {
    name: 'A sale from stored value: digits, Enter, Enter on the numeric block',
    play: async (day) => {
      await sell(day.till, { yuan: '88.50' });
      await day.till.whenOutcome('applied');
      day.notes.set('plain sale', await serialOnScreen(day.till));
      await day.picture('sale-outcome-zh');
      await closeOutcome(day.till);
    },
  },
  {
    name: 'Scan a mobile number (scanner: 50 ms a key, ends on Tab)',
    play: async ({ till }) => {
      await till.scanMember(guests.yang.mobile, guests.yang.name, { keyTime: 50, end: 'Tab' });
    },
  },
  {
    name: 'Type a mobile number and press Enter',
    play: async ({ till }) => {
      await till.keys.press('F9');
      await till.keys.type(guests.ouyang.mobile);
      await till.keys.press('Enter');
      await expect(till.see('member-name')).toContainText(guests.ouyang.name);
    },
  },
  {
    name: 'Scan the QR on a phone (a dynamic code, 5 ms a key)',
    play: async ({ till }) => {
      await till.scanMember(dynamicCode, guests.zhang.name, { keyTime: 5 });
    },
  },
  { name: 'Mixed checkout: coupon, points, stored value and cash', play: mixedCheckout },
  {
    name: 'A card that wants its trade password (amount on the touch pad)',
    play: async (day) => {
      const { till } = day;
      await till.scanMember(guests.li.cardNo, guests.li.name);
      await enterBill(till, { yuan: '36', how: 'pad' });
      await till.keys.press('Enter');
      await expect(till.see('trade-password')).toBeVisible();
      await day.picture('trade-password-zh');
      await till.keys.numericBlock('123456\n');
      await till.whenOutcome('applied');
      await closeOutcome(till);
    },
  },
  { name: 'Recharge 500.00 with its bonus', play: rechargeWithBonus },
  { name: 'SMS code: send, read it on the phone, verify', play: smsCode },
];

/** 188.00 = coupon 20.00 + 500 points 50.00 + stored value 80.00 + cash 38.00. */
async function mixedCheckout(day: Day): Promise<void> {
  const { till, stage } = day;
  const before = stage.server.ledger.balanceOf(guests.zhang.cardNo) ?? 0;
  await enterBill(till, { yuan: '188.00', how: 'pad' });
  const coupon = stage.server.world.coupons.find((candidate) => candidate.code === '770000000101');
  const proposed = till.page.locator('[data-testid^="pay-coupon-"][aria-pressed="true"]');
  while ((await proposed.count()) > 0) await proposed.first().click();
  await till.press(`pay-coupon-${coupon?.id}`);
  if ((await till.see('points-use').count()) === 1) await till.press('points-use');
  await till.press('pay-store');
  await till.keys.numericBlock('80.00\n');
  await till.press('pay-method-1');
  await expect(till.see('pay-remaining')).toHaveAttribute('data-fen', '0');
  await expect(till.see('pay-method-1')).toContainText('38.00');
  await day.picture('mixed-checkout-zh');
  await till.keys.press('Enter');
  await till.whenOutcome('applied');
  day.notes.set('mixed checkout', await serialOnScreen(till));
  await day.picture('mixed-outcome-zh');
  await closeOutcome(till);
  const after = stage.server.ledger.balanceOf(guests.zhang.cardNo) ?? 0;
  demand(before - after === 8_000, `the card should have paid 80.00, it paid ${before - after} fen`);
}

async function rechargeWithBonus(day: Day): Promise<void> {
  const { till } = day;
  await till.scanMember(guests.zhou.mobile, guests.zhou.name);
  await till.keys.press('F3');
  await till.press('recharge-preset-500');
  await till.press('pay-method-3');
  await till.press('recharge-check-rules');
  await expect(till.see('recharge-check')).toHaveAttribute('data-allowed', 'true');
  await day.picture('recharge-checked-zh');
  await expect(till.see('recharge-confirm')).toBeEnabled();
  await till.keys.press('Enter');
  await till.whenOutcome('applied');
  await expect(till.see('outcome-bonus')).toContainText('80.00');
  await day.picture('recharge-outcome-zh');
  await closeOutcome(till);
  demand(
    day.stage.server.ledger.balanceOf(guests.zhou.cardNo) === 58_000,
    'the platform should hold 500.00 and a bonus of 80.00',
  );
}

async function smsCode(day: Day): Promise<void> {
  const { till, stage } = day;
  await till.press('action-sms');
  await till.press('sms-send');
  await expect(till.see('sms-countdown')).toBeVisible();
  const code = stage.server.phone(guests.zhou.mobile).messages.at(-1)?.code;
  demand(code !== undefined, 'no code on the phone');
  await till.keys.numericBlock(`${code}\n`);
  await expect(till.see('sms-verified')).toBeVisible();
}
