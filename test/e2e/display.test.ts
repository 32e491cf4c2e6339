// The guest's own screen beside the till: set up by a technician, a sale and a recharge as the guest sees them, a code that a phone can
// read, idle pictures, its language, its own narrow door, and that the till does not mind when it dies.

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { PNG } from 'pngjs';
import { expect, test } from 'vitest';
import { tillForFile } from '../support/file-till.ts';
import { guests } from '../support/guests.ts';
import { technician } from '../support/practice-approvals.ts';
import { readQr } from '../support/read-qr.ts';
import { screenFaults } from '../support/screen-faults.ts';
import { see } from '../support/see.ts';

const used = tillForFile();
let display: Page;

const shown = (testId: string) => display.getByTestId(testId);
const whenScene = (kind: string) => see(shown('display')).toHaveAttribute('data-scene', kind);

async function approve(): Promise<void> {
  const till = used.till();
  await till.press('approver-practice-technician');
  await till.keys.type(technician.pin);
  await till.keys.press('Enter');
  await see(till.see('approval-dialog')).toHaveCount(0);
}

/** Reads a member; once more where the till says that the scan was torn, as it is on a machine that stalls. */
async function serve(text: string, name: string): Promise<void> {
  const till = used.till();
  await see(async () => {
    await till.keys.scan(text);
    await see(till.see('member-name')).toContainText(name, { timeout: 5_000 });
  }).toPass({ timeout: 60_000 });
}

async function openPanel(): Promise<void> {
  const till = used.till();
  await till.keys.press('F7');
  await till.press('settings-tab-display');
  await see(till.see('display-state')).toBeVisible();
}

async function nextDisplay(cause: () => Promise<unknown>): Promise<void> {
  const opened = used.till().app.electron.waitForEvent('window');
  await cause();
  display = await opened;
  await see(shown('display')).toBeVisible();
}

test('it is off until a technician turns it on, and shows the store at once', async () => {
  const till = used.till();
  expect(till.app.electron.windows()).toHaveLength(1);
  await openPanel();
  await see(till.see('display-state')).toHaveAttribute('data-state', 'off');
  await till.press('display-place-auto');
  await nextDisplay(async () => {
    await till.press('display-save');
    await approve();
  });
  await see(till.see('display-state')).toHaveAttribute('data-state', 'window');
  await whenScene('idle');
  await see(shown('display-store')).toHaveText('雅台上地店');
  await till.press('display-test');
  await whenScene('test');
  expect(await screenFaults(till.page)).toEqual([]);
  expect(await screenFaults(display)).toEqual([]);
});

test('its page finds one thing of the main process, and none of the till’s', async () => {
  expect(
    await display.evaluate(() => ({
      till: typeof Reflect.get(window, 'yatai'),
      own: Object.keys(Reflect.get(window, 'yataiDisplay') as object).sort(),
      node: [typeof Reflect.get(window, 'require'), typeof Reflect.get(window, 'process')],
    })),
  ).toEqual({ till: 'undefined', own: ['onView', 'view'], node: ['undefined', 'undefined'] });
  // Nor does a way out of the page, or into another, help it.
  await display.evaluate(() => window.open('yatai://app/index.html'));
  expect(used.till().app.electron.windows()).toHaveLength(2);
});

test('a guest sees what is to be paid, what it did to the balance, and what it earned', async () => {
  const till = used.till();
  await till.keys.press('Escape');
  await till.keys.press('Escape');
  await serve(guests.zhang.cardNo, guests.zhang.name);
  await see(shown('display-balance')).toHaveAttribute('data-fen', '50000');
  await till.keys.press('F2');
  await till.keys.numericBlock('88\n');
  await see(shown('display-due')).toHaveText('¥88.00');
  await see(till.see('confirm-pay')).toBeEnabled();
  await till.keys.press('Enter');
  await till.whenOutcome('applied');
  await see(shown('display-outcome')).toHaveAttribute('data-outcome', 'done');
  await see(shown('display-amount')).toHaveText('¥88.00');
  await see(shown('display-balance')).toHaveText(/¥500\.00.*→.*¥4\d\d\.\d\d/);
  const after = ((await shown('display-balance').textContent()) ?? '').slice(-6);
  await see(till.see('outcome-balance')).toContainText(after);
  await see(shown('display-earned')).toContainText(/\d/);
  expect(await screenFaults(display)).toEqual([]);
  const page = (await display.locator('body').textContent()) ?? '';
  for (const secret of [guests.zhang.name, '0101', '6201', guests.zhang.mobile, '1001'])
    expect(page).not.toContain(secret);
  await till.keys.press('Enter');
});

test('the recharge link is a code that a phone can read, and goes with the cashier’s dialog', async () => {
  const till = used.till();
  await serve(guests.huang.cardNo, guests.huang.name);
  await till.keys.press('F3');
  await till.press('recharge-preset-200');
  await till.keys.press('q');
  await whenScene('code');
  const url = await till.see('recharge-link-code').getAttribute('data-url');
  expect(await readQr(await display.screenshot())).toEqual([url]);
  await till.keys.press('Escape');
  await see(shown('display-code')).toHaveCount(0);
  await see(till.see('amount-display')).toContainText('200');
});

test('the code of a card is on the guest’s screen too, for the guest’s other phone, as long as it stands at the till', async () => {
  const till = used.till();
  await till.keys.press('Escape');
  await till.keys.press('F6');
  await till.press('more-members');
  await till.press('members-tab-cards');
  await till.keys.press('Enter');
  await see(till.see('card-code')).toBeVisible();
  await whenScene('code');
  const code = await till.see('card-code').getAttribute('data-code');
  expect(await readQr(await display.screenshot())).toEqual([code]);
  await till.keys.press('Escape');
  await see(shown('display-code')).toHaveCount(0);
  await till.keys.press('Escape');
});

test('a display that dies comes back by itself, and the sale beside it is made meanwhile', async () => {
  const till = used.till();
  await till.keys.press('Escape');
  await nextDisplay(async () => {
    await till.app.electron.evaluate(({ BrowserWindow }) => {
      const window = BrowserWindow.getAllWindows().find((one) => one.webContents.getURL().endsWith('display.html'));
      window?.webContents.forcefullyCrashRenderer();
    });
    await serve(guests.sun.cardNo, guests.sun.name);
    await till.keys.press('F2');
    await till.keys.numericBlock('10\n');
    await see(till.see('confirm-pay')).toBeEnabled();
    await till.keys.press('Enter');
    await till.whenOutcome('applied');
  });
  await see(shown('display-outcome')).toHaveAttribute('data-outcome', 'done');
  await till.keys.press('Enter');
});

test('a lost answer is being checked, in the language that the store chose for its guests', async () => {
  const till = used.till();
  await openPanel();
  await till.press('display-language-en');
  await till.press('display-save');
  await approve();
  await see.poll(() => display.evaluate(() => document.documentElement.lang)).toBe('en');
  await till.keys.press('Escape');
  await till.keys.press('Escape');
  used.stage().server.faults.set({ kind: 'lostResponse', interfaceId: 'checkout' });
  used.stage().server.faults.set({ kind: 'lostResponse', interfaceId: 'consumeCard' });
  used.stage().server.faults.set({ kind: 'logLag', ms: 60_000 });
  await serve(guests.ouyang.cardNo, guests.ouyang.name);
  await till.keys.press('F2');
  await till.keys.numericBlock('12\n');
  await see(till.see('confirm-pay')).toBeEnabled();
  await till.keys.press('Enter');
  await see(shown('display-outcome')).toHaveAttribute('data-outcome', 'checking');
  await see(shown('display-outcome')).toHaveText('Being checked');
  expect(await display.locator('body').textContent()).not.toMatch(/fail|error|失败/i);
  expect(await screenFaults(display)).toEqual([]);
  used.stage().server.faults.clear();
  await till.whenOutcome('unknown');
  await till.keys.press('Enter');
});

test('a folder’s pictures are copied and shown while nobody is served; what is no picture is left out', async () => {
  const till = used.till();
  const folder = join(used.stage().userDataDir, '..', 'stick');
  mkdirSync(folder, { recursive: true });
  const picture = new PNG({ width: 320, height: 200 });
  picture.data.fill(200);
  writeFileSync(join(folder, '1.png'), PNG.sync.write(picture));
  writeFileSync(join(folder, '2.png'), 'no picture');
  await till.app.electron.evaluate(({ dialog }, path) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [path] });
  }, folder);
  await till.keys.press('F12');
  await openPanelAfterUnlock();
  await till.press('display-choose');
  await approve();
  await see(till.see('display-pictures')).toHaveAttribute('data-count', '1');
  await see(till.see('display-taken')).toBeVisible();
  await see(shown('display-picture')).toBeVisible();
  await see
    .poll(() => shown('display-picture').evaluate((image) => image instanceof HTMLImageElement && image.naturalWidth))
    .toBe(320);
  expect(await screenFaults(till.page)).toEqual([]);
});

/** A locked till shows nobody: the screen is idle again. */
async function openPanelAfterUnlock(): Promise<void> {
  const till = used.till();
  await whenScene('idle');
  await see(till.see('lock-password')).toBeVisible();
  await till.keys.type('yatai-1001');
  await till.keys.press('Enter');
  await see(till.see('lock-screen')).toHaveCount(0);
  await openPanel();
}

test('the till closes with its window, and the display does not hold it', async () => {
  await used.till().app.close();
  expect(used.stage().compare().journalProblem).toBeNull();
});
