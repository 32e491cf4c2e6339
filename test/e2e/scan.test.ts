// Scans: a burst reaches the lookup from anywhere and leaves no trace in a field or on the pad; one code is one lookup.

import { expect, test } from 'vitest';
import { zhCN } from '../../shared/messages/zh-CN.ts';
import { signIn, tillForFile } from '../support/file-till.ts';
import { guests } from '../support/guests.ts';
import { see } from '../support/see.ts';

const used = tillForFile({ signIn: false });
const lookups = () => used.stage().server.received('lookup').length;

test('a burst into the sign-in fields leaves them as they were', async () => {
  const till = used.till();
  await till.see('signin-user').click();
  await till.keys.type('10');
  await till.scan(guests.zhang.cardNo, { keyTime: 5 });
  await see(till.page.locator('body')).toContainText(zhCN.signIn.scanHere);
  await see(till.see('signin-user')).toHaveValue('10');
  await till.see('signin-password').click();
  await till.scan(guests.zhang.cardNo, { keyTime: 50, end: 'Tab' });
  await see(till.see('signin-password')).toHaveValue('');
  await see(till.see('signin-user')).toHaveValue('10');
  expect(lookups()).toBe(0);
});

test('sign in', async () => {
  await signIn(used.till());
});

test.each([
  { keyTime: 5, end: 'Enter', guest: guests.zhang },
  { keyTime: 50, end: 'Enter', guest: guests.huang },
  { keyTime: 5, end: 'Tab', guest: guests.yang },
  { keyTime: 50, end: 'Tab', guest: guests.sun },
  { keyTime: 'varied', end: 'Enter', guest: guests.ouyang },
] as const)('a card at $keyTime ms a key, ended by $end', async ({ keyTime, end, guest }) => {
  const before = lookups();
  await used.till().scanMember(guest.cardNo, guest.name, { keyTime, end });
  expect(lookups()).toBe(before + 1);
});

test('the same code within two seconds is one lookup', async () => {
  const till = used.till();
  const before = lookups();
  await till.scan(guests.zhou.cardNo, { keyTime: 5 });
  await till.scan(guests.zhou.cardNo, { keyTime: 5 });
  await see(till.see('member-name')).toContainText(guests.zhou.name);
  await till.scanMember(guests.li.cardNo, guests.li.name, { keyTime: 5 });
  expect(lookups()).toBe(before + 2);
});

test('keys that come close together on the pad are all counted', async () => {
  const till = used.till();
  await till.scanMember(guests.sun.cardNo, guests.sun.name);
  await till.keys.press('F2');
  await see(till.see('amount-display')).toBeVisible();
  await till.keys.roll('37.5');
  await see(till.see('amount-display')).toHaveText('¥37.5');
  await till.keys.press('Escape');
  await see(till.see('scan-field')).toBeVisible();
});

test('a burst while an amount is typed does not reach the pad, and the amount is kept', async () => {
  const till = used.till();
  await till.scanMember(guests.zhang.cardNo, guests.zhang.name);
  await till.keys.press('F2');
  await till.keys.numericBlock('12.5');
  await see(till.see('amount-display')).toContainText('12.5');
  await till.scan(guests.huang.cardNo, { keyTime: 12 });
  await see(till.page.locator('body')).toContainText(guests.huang.name);
  await see(till.see('amount-display')).not.toContainText('12.5');
  await see(till.see('amount-display')).not.toContainText(/[1-9]/);
  await till.scan(guests.zhang.cardNo, { keyTime: 12 });
  await see(till.page.locator('body')).toContainText(guests.zhang.name);
  await see(till.see('amount-display')).toContainText('12.5');
  await till.keys.press('Escape');
  await see(till.see('scan-field')).toBeVisible();
});

test('a mobile number typed by hand and Enter', async () => {
  const till = used.till();
  await till.keys.press('F9');
  await till.keys.type(guests.sun.mobile);
  await till.keys.press('Enter');
  await see(till.see('member-name')).toContainText(guests.sun.name);
});

test('who is found sounds good, who is not sounds bad, and a till without sounds is silent', async () => {
  const till = used.till();
  await till.page.evaluate(() => {
    const tones: string[] = [];
    Object.assign(globalThis, { tones });
    const { start } = OscillatorNode.prototype;
    OscillatorNode.prototype.start = function (this: OscillatorNode, when?: number) {
      tones.push(this.type);
      start.call(this, when);
    };
  });
  const tones = () => till.page.evaluate(() => (Reflect.get(globalThis, 'tones') as string[]).splice(0));
  await till.scanMember(guests.zhou.cardNo, guests.zhou.name);
  expect(await tones()).toEqual(['sine']);
  await till.scan('6201300199999998');
  await see(till.see('failure-text')).toContainText(zhCN.failure.memberNotFound);
  expect(await tones()).toEqual(['square', 'square']);
  const sounds = async (which: 'on' | 'off') => {
    await till.keys.press('F7');
    await till.press('settings-tab-appearance');
    await till.press(`appearance-sounds-${which}`);
    await see(till.see(`appearance-sounds-${which}`)).toHaveAttribute('aria-checked', 'true');
    await till.keys.press('Escape');
    await till.keys.press('Escape');
    await see(till.see('scan-field')).toBeVisible();
  };
  await sounds('off');
  await till.scanMember(guests.sun.cardNo, guests.sun.name);
  expect(await tones()).toEqual([]);
  await sounds('on');
});

test('a coupon code and an unknown card', async () => {
  const till = used.till();
  await till.scanMember('770000000701', guests.yang.name);
  await till.scan('6201300199999999');
  await see(till.see('failure-text')).toContainText(zhCN.failure.memberNotFound);
  // What was read is no beginning of the next number.
  await till.keys.numericBlock('62');
  await see(till.see('scan-field')).toHaveValue('62');
});
