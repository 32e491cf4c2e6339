// Coupons, points and the mall in the real window, by keys: a coupon is given and stands on the counter, points are given, taken and
// exchanged, a good of the mall is bought once; what is refused and what nobody can check is said in words.

import { expect, test } from 'vitest';
import { faultsInBoth } from '../support/faults-in-both.ts';
import { tillForFile } from '../support/file-till.ts';
import { guests } from '../support/guests.ts';
import { supervisor } from '../support/practice-approvals.ts';
import { screenFaults } from '../support/screen-faults.ts';
import { see } from '../support/see.ts';

const used = tillForFile();

async function scanGuest(guest: { readonly cardNo: string; readonly name: string }): Promise<void> {
  const till = used.till();
  await till.scan(guest.cardNo);
  await see(till.see('benefits-guest')).toContainText(guest.name);
}

async function key(name: string): Promise<void> {
  await used.till().page.keyboard.press(name);
}

async function whenTold(state: string): Promise<void> {
  await used.till().whenOutcome(state);
  expect(await screenFaults(used.till().page)).toEqual([]);
}

async function close(): Promise<void> {
  const till = used.till();
  await till.press('outcome-close');
  await see(till.see('outcome-state')).toHaveCount(0);
}

async function pin(digits: string): Promise<void> {
  const till = used.till();
  await see(till.see('approval-dialog')).toBeVisible();
  await till.keys.numericBlock(digits);
  await till.keys.press('Enter');
}

function worldCard(cardNo: string) {
  const card = used.stage().server.world.cards.find((each) => each.cardNo === cardNo);
  if (card === undefined) throw new Error('the practice world has changed');
  return card;
}

test('a scan brings a guest here; the coupons of the card say what they want, and one is shown as a code', async () => {
  const till = used.till();
  await till.keys.press('F6');
  await till.press('more-benefits');
  await see(till.see('benefits-nobody')).toBeVisible();
  expect(await faultsInBoth(till)).toEqual([]);
  await scanGuest(guests.yang);
  await see(till.see('benefits-taken')).toHaveAttribute('data-kind', 'card');
  const rows = till.page.locator('[data-testid^="coupon-row-"]');
  await see(rows.first()).toBeVisible();
  await see(till.page.locator('[data-reason="coupon.expired"]')).toContainText('已过期');
  await see(till.see('coupon-conditions')).toContainText('周一至周五');
  await key('ArrowDown');
  await see(till.see('coupon-standing')).toContainText('现在不能用：已过期');
  await till.keys.press('3');
  await see(rows).toHaveCount(1);
  expect(await faultsInBoth(till)).toEqual([]);
  await till.keys.press('Enter');
  await see(till.see('coupon-code')).toHaveAttribute('data-code', /^29\d{16}$/);
  expect(await faultsInBoth(till)).toEqual([]);
  const code = (await till.see('coupon-code').getAttribute('data-code')) ?? '';
  await till.press('coupons-mode-find');
  await till.scan(code);
  await see(till.see('find-code')).toHaveText(code);
  await till.keys.press('Enter');
  await see(till.see('find-found')).toContainText(guests.yang.name);
  expect(await faultsInBoth(till)).toEqual([]);
});

test('a coupon is looked at, given once, and stands on the counter', async () => {
  const till = used.till();
  await till.press('coupons-mode-own');
  await scanGuest(guests.zhou);
  await see(till.see('coupons-none')).toBeVisible();
  await key('PageDown');
  await see(till.see('template-793141')).toBeVisible();
  await till.press('wechat-make');
  await see(till.see('wechat-code')).toContainText('WCPMC');
  expect(await faultsInBoth(till)).toEqual([]);
  await till.keys.press('Enter');
  await see(till.see('give-to')).toContainText(guests.zhou.name);
  expect(await screenFaults(till.page)).toEqual([]);
  await till.keys.press('Escape');
  await see(till.see('give-to')).toHaveCount(0);
  await till.keys.press('Enter');
  await see(till.see('give-confirm')).toBeEnabled();
  await till.keys.press('Enter');
  await whenTold('applied');
  await close();
  await till.keys.press('Escape');
  await till.keys.press('Escape');
  await see(till.page.locator('[class*="couponName"]')).toContainText('20元代金券');
  expect(worldCard(guests.zhou.cardNo).points).toBe(guests.zhou.points);
  expect(used.stage().server.received('issueCouponToMember')).toHaveLength(1);
});

test('where nobody can check, it says so and leads to the queue; a wrong number is not sent', async () => {
  const till = used.till();
  await till.keys.press('F6');
  await till.press('more-benefits');
  await till.press('coupons-mode-mobile');
  await see(till.see('template-793141')).toBeVisible();
  await till.keys.numericBlock('1390000');
  await till.keys.press('Enter');
  await see(till.see('give-wrong')).toBeVisible();
  expect(await faultsInBoth(till)).toEqual([]);
  await till.keys.numericBlock('1234');
  used.stage().server.faults.set({ kind: 'lostResponse', interfaceId: 'issueCoupon', times: 1 });
  await till.keys.press('Enter');
  await see(till.see('give-confirm')).toBeEnabled();
  await till.keys.press('Enter');
  await whenTold('manual');
  await see(till.page.getByRole('status').filter({ hasText: '无法自动核实' })).toBeVisible();
  await till.press('outcome-queue');
  await see(till.see('queue-filter-manual')).toBeVisible();
  expect(used.stage().server.received('issueCoupon')).toHaveLength(1);
});

test('a claim that has ended is refused in the platform’s words and its code stays; one that runs is claimed', async () => {
  const till = used.till();
  await till.keys.press('Escape');
  await till.keys.press('F6');
  await till.press('more-benefits');
  await till.press('coupons-mode-claim');
  await till.scan('990000000199');
  await till.keys.press('Enter');
  await whenTold('rejected');
  await see(till.page.getByRole('dialog')).toContainText('领券活动已结束');
  await close();
  await see(till.see('claim-code')).toHaveText('990000000199');
  expect(await faultsInBoth(till)).toEqual([]);
  await till.scan('990000000150');
  await see(till.see('claim-code')).toHaveText('990000000150');
  await till.keys.press('Enter');
  await whenTold('applied');
  await see(till.see('outcome-bonus')).toContainText('5元无门槛券');
  await close();
});

test('points are given, taken with a supervisor’s PIN, and exchanged with the guest’s password', async () => {
  const till = used.till();
  await key('ArrowRight');
  await scanGuest(guests.yang);
  await see(till.see('point-rules')).toContainText('10 积分 = 1 元');
  await till.press('points-mode-award');
  await till.press('points-confirm');
  await see(till.page.getByText('请输入积分，必须大于 0。')).toBeVisible();
  expect(await faultsInBoth(till)).toEqual([]);
  await till.keys.numericBlock('50\n1');
  await see(till.see('points-after')).toContainText('650');
  await till.keys.numericBlock('\n');
  await whenTold('applied');
  await see(till.see('outcome-points')).toContainText('650');
  await close();
  await see(till.see('benefits-points')).toHaveAttribute('data-points', '650');
  await key('PageDown');
  await till.keys.numericBlock('30\n1\n');
  await pin(supervisor.pin);
  await whenTold('applied');
  await close();
  await see(till.see('benefits-points')).toHaveAttribute('data-points', '620');
  await till.scan('6201300199999999');
  await see(till.see('failure-text')).toContainText('没有找到这位会员');
  expect(await faultsInBoth(till)).toEqual([]);
  await scanGuest(guests.li);
  await till.press('points-mode-exchange');
  await till.keys.numericBlock('100\n3\n');
  await see(till.see('trade-password')).toBeVisible();
  await till.keys.numericBlock('123456\n');
  await whenTold('applied');
  await see(till.see('outcome-bonus')).toContainText('5元无门槛券');
  await close();
  expect(worldCard(guests.li.cardNo).points).toBe(guests.li.points - 100);
});

test('a good is bought with points and cash together; Esc goes back to what is bought and loses nothing', async () => {
  const till = used.till();
  await scanGuest(guests.yang);
  await till.press('points-mode-buy');
  await see(till.see('template-793141')).toBeVisible();
  await till.see('buy-goods-name').fill('雅台保温杯');
  await till.see('buy-goods-name').press('Enter');
  await see(till.see('buy-what')).toContainText('雅台保温杯');
  await till.keys.numericBlock('20\n');
  expect(await faultsInBoth(till)).toEqual([]);
  await till.keys.press('Escape');
  await see(till.see('buy-goods-name')).toHaveValue('雅台保温杯');
  await till.press('buy-goods');
  await till.keys.numericBlock('\n');
  await till.keys.numericBlock('10\n');
  await till.keys.numericBlock('5\n');
  await till.keys.numericBlock('1');
  await till.scan('6201300199999999');
  await see(till.see('failure-text')).toBeVisible();
  expect(await faultsInBoth(till)).toEqual([]);
  await till.scan(guests.yang.cardNo);
  await see(till.see('failure-text')).toHaveCount(0);
  await see(till.see('buy-after')).toContainText('600');
  await till.keys.press('Enter');
  await whenTold('applied');
  await close();
  expect(worldCard(guests.yang.cardNo)).toMatchObject({ points: 600, storeFen: guests.yang.storeFen - 1_000 });
});

test('the mall shows who pays, before and after, asks once more, and charges once', async () => {
  const till = used.till();
  await key('ArrowRight');
  await see(till.see('mall-store')).toContainText('140.00');
  expect(await faultsInBoth(till)).toEqual([]);
  await till.keys.press('Enter');
  await see(till.see('mall-confirm')).toContainText('15.00');
  await see(till.page.getByRole('dialog')).toContainText('购买后不能在收银台撤销');
  await see(till.see('mall-confirm')).toBeEnabled();
  await till.keys.press('Enter');
  await whenTold('applied');
  await close();
  await see(till.see('mall-store')).toContainText('125.00');
  await see(till.see('benefits-guest')).toContainText('125.00');
  expect(worldCard(guests.yang.cardNo).storeFen).toBe(guests.yang.storeFen - 2_500);
  expect(used.stage().server.received('buyMallGoods')).toHaveLength(1);
  await key('ArrowDown');
  await key('ArrowDown');
  await see(till.see('mall-short')).toBeVisible();
  await see(till.see('mall-look')).toBeDisabled();
});

test('without the platform it is said before anything is typed', async () => {
  const till = used.till();
  await used.stage().server.refuseConnections();
  await key('ArrowLeft');
  await key('ArrowLeft');
  await till.press('coupons-mode-own');
  await see(till.see('failure-text')).toBeVisible();
  await see(till.see('benefits-offline')).toBeVisible();
  expect(await faultsInBoth(till)).toEqual([]);
  await used.stage().server.acceptConnections();
  await till.press('queue-again');
  await see(till.page.locator('[data-testid^="coupon-row-"]').first()).toBeVisible();
});
