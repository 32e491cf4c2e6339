// What no list of tiles and tabs leads to: the dialogs over a sale, a PIN on the spot, a coupon on its way to a guest, and a shift from its
// first count to its paper.
import { guests } from './guests.ts';
import { enterBill } from './sale.ts';
import { see } from './see.ts';
import type { Till } from './stage.ts';
import { home } from './way-home.ts';

/** What is done at each stop; `name` says where: `checkout`, `members/cards/cards-mode-gift`. */
export type Visit = (name: string) => Promise<void>;

/** The dialogs over a sale, and a PIN on the spot. */
export async function saleDialogs(till: Till, stop: Visit): Promise<void> {
  await till.keys.press('F2');
  await see(till.see('amount-display')).toBeVisible();
  for (const [key, shown, name] of [
    ['/', 'sms-proof-send', 'SMS code'],
    ['*', 'security-code-typed', 'security code'],
    ['-', 'hold-confirm', 'put aside'],
  ] as const) {
    await till.keys.press(key);
    await see(till.see(shown)).toBeVisible();
    await stop(`checkout, ${name}`);
    await till.keys.press('Escape');
    await see(till.see(shown)).toHaveCount(0);
  }
  await home(till);
  await till.scanMember(guests.li.cardNo, guests.li.name);
  await enterBill(till, { yuan: '20.00' });
  await till.keys.press('Enter');
  await see(till.see('trade-password')).toBeVisible();
  await stop('checkout, trade password');
  await till.keys.press('Escape');
  await home(till);
  await till.keys.press('F7');
  await till.press('settings-tab-cash');
  await till.press('cash-save');
  await see(till.see('approver-practice-manager')).toBeVisible();
  await stop('approval');
  await till.press('approver-practice-manager');
  await till.keys.numericBlock('1111\n');
  await see(till.see('approval-problem')).toBeVisible();
  await stop('approval, a wrong PIN');
  await till.keys.press('Escape');
  await home(till);
}

/** A coupon is looked at and given; a good of the mall is looked at. Leaves the guest on the counter. */
export async function couponDialogs(till: Till, stop: Visit): Promise<void> {
  await till.scanMember(guests.yang.cardNo, guests.yang.name);
  await openEntry(till, 'benefits');
  await till.press('benefits-tab-coupons');
  await till.press('coupons-mode-give');
  await see(till.page.locator('[data-testid^="template-"]').first()).toBeVisible();
  await till.keys.press('Enter');
  await see(till.see('give-confirm')).toBeEnabled();
  await stop('benefits, a coupon to give');
  await till.keys.press('Enter');
  await till.whenOutcome('applied');
  await stop('benefits, a coupon given');
  await till.press('outcome-close');
  await see(till.see('outcome-state')).toHaveCount(0);
  await till.press('benefits-tab-mall');
  await see(till.page.locator('[data-testid^="mall-goods-"]').first()).toBeVisible();
  await till.keys.press('Enter');
  await see(till.see('mall-confirm')).toBeEnabled();
  await stop('benefits, a good of the mall');
  await till.keys.press('Escape');
  await home(till);
}

/** Counted open, cash moved, counted again, closed with its paper. */
export async function shiftFromOpenToClosed(till: Till, stop: Visit): Promise<void> {
  await openEntry(till, 'shift');
  await till.press('shift-tab-now');
  await see(till.see('shift-opening')).toBeVisible();
  await till.keys.press('Enter');
  await count(till, stop, 'shift, counting');
  await see(till.see('shift-standing')).toBeVisible();
  await stop('shift, open');
  await till.keys.press('m');
  await see(till.see('move-dialog')).toBeVisible();
  await stop('shift, cash in and out');
  await till.keys.press('Escape');
  await see(till.see('move-dialog')).toHaveCount(0);
  await till.press('shift-close');
  await count(till, stop);
  await see(till.see('close-confirm')).toBeEnabled();
  await stop('shift, closing');
  await till.press('close-confirm');
  await see(till.see('shift-closed')).toBeVisible();
  await stop('shift, closed');
  await till.keys.press('Enter');
  await home(till);
}

/** Three of the largest note are in the drawer. */
async function count(till: Till, stop: Visit, name?: string): Promise<void> {
  await see(till.see('shift-count')).toBeVisible();
  await till.keys.numericBlock('3');
  await see(till.see('count-sum')).toHaveAttribute('data-fen', '30000');
  if (name !== undefined) await stop(name);
  await till.press('count-done');
}

async function openEntry(till: Till, name: string): Promise<void> {
  await till.keys.press('F6');
  await till.press(`more-${name}`);
}
