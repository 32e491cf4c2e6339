// A walk past every screen of the till as a cashier reaches it: the main path by its keys, then whatever More and Settings offer, tab by
// tab and mode by mode, so that a screen that is added tomorrow is visited without a word here.
import type { Page } from '@playwright/test';
import { guests } from './guests.ts';
import { closeOutcome, enterBill, sell } from './sale.ts';
import { see } from './see.ts';
import type { Till } from './stage.ts';

/** What is done at each stop; `name` says where: `checkout`, `members/cards/cards-mode-gift`. */
export type Visit = (name: string) => Promise<void>;

/** Of a page that stands still, ms. */
const stillness = 120;
const patience = 4_000;

/** Resolves when nothing on the page has changed for a moment and nothing is busy: it has said what it has to say. */
export async function settled(page: Page): Promise<void> {
  await page.evaluate(
    ([still, longest]) =>
      new Promise<void>((resolve) => {
        const ends = performance.now() + longest;
        let timer = setTimeout(done, still);
        const watch = new MutationObserver(again);
        watch.observe(document.body, { subtree: true, childList: true, attributes: true });
        function again(): void {
          clearTimeout(timer);
          timer = setTimeout(done, still);
        }
        function done(): void {
          if (document.querySelector('[aria-busy="true"]') !== null && performance.now() < ends) {
            again();
            return;
          }
          watch.disconnect();
          resolve();
        }
      }),
    [stillness, patience] as const,
  );
}

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
  await dialogs(till, stop);
  await areas(till, stop);
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

/** What no list of tiles and tabs leads to: the dialogs over a sale, and a PIN on the spot. */
async function dialogs(till: Till, stop: Visit): Promise<void> {
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

async function modes(till: Till, name: string, stop: Visit): Promise<void> {
  for (const mode of (await testIds(till.page, '[data-testid*="-mode-"]')).slice(1)) {
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

/** Esc until this is in sight again. */
async function backTo(till: Till, testId: string): Promise<void> {
  for (let step = 0; step < 5; step += 1) {
    if ((await till.see(testId).count()) > 0) return;
    await till.keys.press('Escape');
    await settled(till.page);
  }
  await see(till.see(testId)).toBeVisible();
}

/** Esc until the counter is in sight. */
export async function home(till: Till): Promise<void> {
  await backTo(till, 'action-queue');
}
