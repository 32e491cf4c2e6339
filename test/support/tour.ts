// A walk past every screen of the till as a cashier reaches it: the main path by its keys, then whatever More and Settings offer, tab by
// tab and mode by mode, so that a screen that is added tomorrow is visited without a word here.
import type { Page } from '@playwright/test';
import { guests } from './guests.ts';
import { closeOutcome, enterBill, sell } from './sale.ts';
import { see } from './see.ts';
import type { Till } from './stage.ts';
import { couponDialogs, saleDialogs, shiftFromOpenToClosed, type Visit } from './tour-dialogs.ts';
import { backTo, home, settled } from './way-home.ts';

/** From the sign-in to the lock. The till is not signed in yet. */
export async function tour(till: Till, visit: Visit, signIn: () => Promise<void>): Promise<void> {
  const stop = async (name: string) => {
    await settled(till.page);
    await visit(name);
  };
  await see(till.see('signin-user')).toBeVisible();
  await stop('sign-in');
  await signIn();
  await stop('counter, nobody');
  await till.press('practice-menu');
  await see(till.see('practice-close')).toBeVisible();
  await stop('practice');
  await tabs(till, 'practice', stop);
  await till.keys.press('Escape');
  await till.keys.press('F1');
  await see(till.see('keys-sheet')).toBeVisible();
  await stop('keys');
  await till.keys.press('Escape');
  await mainPath(till, stop);
  await saleDialogs(till, stop);
  await areas(till, stop);
  await couponDialogs(till, stop);
  await shiftFromOpenToClosed(till, stop);
  await home(till);
  await till.keys.press('F12');
  await see(till.see('lock-screen')).toBeVisible();
  await stop('lock');
}

/** Scan, amount, Enter, Enter; then what else stands on the counter. Leaves the guest there. */
async function mainPath(till: Till, stop: Visit): Promise<void> {
  await till.scanMember(guests.zhang.cardNo, guests.zhang.name);
  await stop('counter');
  await till.keys.press('F2');
  await see(till.see('amount-display')).toBeVisible();
  await stop('amount');
  await till.keys.press('Escape');
  await enterBill(till, { yuan: '128.00' });
  await stop('checkout');
  await till.press('pay-store');
  await stop('checkout, pad');
  await home(till);
  await sell(till, { yuan: '5.00' });
  await till.whenOutcome('applied');
  await stop('outcome');
  await till.keys.press('p');
  await see(till.see('receipt-sheet')).toBeVisible();
  await stop('outcome, receipt');
  await till.keys.press('Escape');
  await closeOutcome(till);
  await till.keys.press('F3');
  await till.press('recharge-preset-500');
  await stop('recharge');
  await home(till);
  await till.press('action-sms');
  await see(till.see('sms-send')).toBeVisible();
  await stop('sms');
  await home(till);
  await till.keys.press('F8');
  await till.page.locator('[data-testid^="revoke-row-"]').first().click();
  await see(till.see('revoke-confirm')).toBeVisible();
  await stop('revoke');
  await home(till);
  await till.keys.press('F10');
  await till.press('queue-filter-all');
  await till.page.locator('[data-testid^="queue-row-"]').first().click();
  await see(till.see('queue-event').first()).toBeVisible();
  await stop('queue');
  await home(till);
}

/** Whatever stands behind More and Settings. */
export async function areas(till: Till, stop: Visit): Promise<void> {
  await more(till, stop);
  await settings(till, stop);
}

async function more(till: Till, stop: Visit): Promise<void> {
  const entries = '[data-testid^="more-"]';
  await till.keys.press('F6');
  await see(till.page.locator(entries).first()).toBeVisible();
  await stop('more');
  for (const entry of await testIds(till.page, entries)) {
    const name = entry.replace('more-', '');
    if (name === 'settings') continue;
    await till.press(entry);
    await see(till.see(entry)).toHaveCount(0);
    await stop(name);
    await tabs(till, name, stop);
    // Some go back to the counter and not to More.
    await home(till);
    await till.keys.press('F6');
    await see(till.see(entry)).toBeVisible();
  }
}

/** The other tabs of the screen, and the other modes of each. */
async function tabs(till: Till, name: string, stop: Visit): Promise<void> {
  await modes(till, name, stop);
  for (const tab of (await testIds(till.page, '[role="tab"]')).slice(1)) {
    if ((await till.see(tab).count()) === 0 || (await till.see(tab).isDisabled())) continue;
    await till.press(tab);
    await stop(`${name}/${tab}`);
    await modes(till, `${name}/${tab}`, stop);
  }
}

/** What is done in a tab, under whichever name. */
const modeNames = '[data-testid*="-mode-"], [data-testid^="password-way-"], [data-testid^="activation-kind-"]';

async function modes(till: Till, name: string, stop: Visit): Promise<void> {
  for (const mode of (await testIds(till.page, modeNames)).slice(1)) {
    if ((await till.see(mode).count()) === 0 || (await till.see(mode).isDisabled())) continue;
    await till.press(mode);
    await stop(`${name}/${mode}`);
  }
}

async function settings(till: Till, stop: Visit): Promise<void> {
  const tiles = '[data-testid^="settings-tab-"]';
  await home(till);
  await till.keys.press('F7');
  await see(till.page.locator(tiles).first()).toBeVisible();
  await stop('settings');
  for (const tile of await testIds(till.page, tiles)) {
    const name = `settings/${tile.replace('settings-tab-', '')}`;
    await till.press(tile);
    await see(till.see(tile)).toHaveCount(0);
    await stop(name);
    await modes(till, name, stop);
    await steps(till, name, stop);
    await backTo(till, tile);
  }
}

/** The set-up's steps, the first one last: from there Esc leaves it. */
async function steps(till: Till, name: string, stop: Visit): Promise<void> {
  for (const step of (await testIds(till.page, '[data-testid^="assistant-step-"]:enabled')).reverse()) {
    await till.press(step);
    await stop(`${name}/${step}`);
  }
}

async function testIds(page: Page, selector: string): Promise<string[]> {
  const found = await page
    .locator(selector)
    .evaluateAll((all) => all.map((element) => element.getAttribute('data-testid') ?? ''));
  return [...new Set(found.filter((id) => id !== ''))];
}
