// The look and the keys of a till: the dark theme is there before the first picture of the next start, large text loses nothing, a key
// that was given to an action works and stands on the button and on the sheet.
import { expect, test } from 'vitest';
import { signIn, tillForFile } from '../support/file-till.ts';
import { guests } from '../support/guests.ts';
import { manager } from '../support/practice-approvals.ts';
import { screenFaults } from '../support/screen-faults.ts';
import { see } from '../support/see.ts';
import { smallestScreen } from '../support/stage.ts';
import { home } from '../support/way-home.ts';

const used = tillForFile();
const nightPaper = 'rgb(21, 23, 20)';

const scheme = () => used.till().page.evaluate(() => document.documentElement.dataset['mantineColorScheme']);
const paper = () => used.till().page.evaluate(() => getComputedStyle(document.body).backgroundColor);

async function openSettings(tab: string): Promise<void> {
  const till = used.till();
  await till.keys.press('F7');
  await till.press(`settings-tab-${tab}`);
}

test('dark is chosen by its digit, in the page and in the window behind it', async () => {
  const till = used.till();
  await openSettings('appearance');
  await see(till.see('appearance-theme-dark')).toBeVisible();
  await till.keys.press('2');
  await see.poll(scheme).toBe('dark');
  expect(await paper()).toBe(nightPaper);
  const ground = () =>
    till.app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBackgroundColor());
  await see.poll(ground).toBe('#151714');
  await see(till.see('appearance-theme-dark')).toHaveAttribute('aria-checked', 'true');
});

test('at the next start it is dark before the till has told anything', async () => {
  const before = used.till();
  await before.app.close();
  const till = await used.stage().start();
  used.take(till);
  // The sign-in stands there before main has answered: what it wears is what was remembered.
  await see(till.see('signin-user')).toBeVisible();
  expect(await scheme()).toBe('dark');
  await signIn(till);
  expect(await scheme()).toBe('dark');
});

test('as the system: the till changes when the system does', async () => {
  const till = used.till();
  await openSettings('appearance');
  await till.press('appearance-theme-system');
  for (const theme of ['light', 'dark'] as const) {
    await till.page.emulateMedia({ colorScheme: theme });
    await see.poll(scheme).toBe(theme);
  }
  await till.press('appearance-theme-light');
  await see.poll(scheme).toBe('light');
});

test('large text is larger everywhere and nothing is cut off by it', async () => {
  const till = used.till();
  await till.press('appearance-textSize-large');
  const high = () => till.page.evaluate(() => document.querySelector('h1')?.getBoundingClientRect().height ?? 0);
  await see.poll(() => till.page.evaluate(() => document.body.style.zoom)).toBe('1.15');
  expect(await screenFaults(till.page)).toEqual([]);
  const large = await high();
  await till.press('appearance-textSize-normal');
  await see.poll(high).toBeLessThan(large);
});

test('without motion nothing turns or slides', async () => {
  const till = used.till();
  const moving = () =>
    till.page.evaluate(() => {
      const all = [...document.querySelectorAll('*')].filter((element) => {
        const { animationName, transitionDuration } = getComputedStyle(element);
        return animationName !== 'none' || !/^0s(, 0s)*$/.test(transitionDuration);
      });
      return all.length;
    });
  await till.page.emulateMedia({ reducedMotion: 'reduce' });
  expect(await moving()).toBe(0);
  await till.page.emulateMedia({ reducedMotion: null });
  await home(till);
});

test('a key of the numeric block is given to the sale: it stands on the button and on the sheet, and the old one is free', async () => {
  const till = used.till();
  await openSettings('keys');
  await till.press('key-consume');
  await see(till.see('keys-capture')).toBeVisible();
  // A digit cannot be given away, and F3 is another's: both are told, and nothing has changed yet.
  await till.keys.press('7');
  await see(till.see('keys-refused')).toBeVisible();
  await till.keys.press('F3');
  await see(till.see('keys-taken')).toContainText('充值');
  await till.keys.press('Num+');
  await see(till.see('key-consume')).toHaveAttribute('data-key', 'Num+');
  await till.keys.press('Enter');
  await see(till.see('approver-practice-manager')).toBeVisible();
  await till.press('approver-practice-manager');
  await till.keys.numericBlock(`${manager.pin}\n`);
  await see(till.see('keys-saved')).toBeVisible();
  await home(till);
  await till.scanMember(guests.zhang.cardNo, guests.zhang.name);
  await see(till.see('action-consume')).toContainText('Num+');
  await till.keys.press('F2');
  await till.keys.press('F1');
  await see(till.see('sheet-consume')).toContainText('Num+');
  await till.keys.press('Escape');
  // F2 did nothing on its way: the counter is still there.
  await see(till.see('action-consume')).toBeVisible();
  await till.keys.press('Num+');
  await see(till.see('amount-display')).toBeVisible();
  await home(till);
});

test('two actions change places, and one press brings the table back', async () => {
  const till = used.till();
  await openSettings('keys');
  await till.press('key-recharge');
  await till.keys.press('F8');
  await see(till.see('keys-taken')).toBeVisible();
  await till.keys.press('Enter');
  await see(till.see('key-revoke')).toHaveAttribute('data-key', 'F3');
  await till.press('keys-reset');
  await see(till.see('key-consume')).toHaveAttribute('data-key', 'F2');
  expect(await screenFaults(till.page)).toEqual([]);
  await till.keys.press('Enter');
  await till.press('approver-practice-manager');
  await till.keys.numericBlock(`${manager.pin}\n`);
  await see(till.see('keys-saved')).toBeVisible();
  await home(till);
  await till.keys.press('F2');
  await see(till.see('amount-display')).toBeVisible();
  await home(till);
});

test('drawn at 200 % on a large screen nothing is lost: every control is reached by scrolling inside', async () => {
  const till = used.till();
  const size = { width: 960, height: 540 };
  await till.page.setViewportSize(size);
  await see.poll(() => till.page.evaluate(() => document.documentElement.hasAttribute('data-low'))).toBe(true);
  const beyond: string[] = [];
  for (const key of ['F2', 'F3', 'F8', 'F10', 'F6', 'F7']) {
    await till.keys.press(key);
    await see(till.see('screen-back').or(till.see('action-queue')).first()).toBeVisible();
    beyond.push(...(await unreachable()).map((what) => `${key}: ${what}`));
    await home(till);
  }
  await till.keys.press('F1');
  await see(till.see('keys-sheet')).toBeVisible();
  beyond.push(...(await unreachable()));
  await till.keys.press('Escape');
  await till.page.setViewportSize(smallestScreen);
  expect(beyond).toEqual([]);
});

test('at a zoom of 200 % on the smallest screen the main path is walked by its keys, and every control is reached', async () => {
  const till = used.till();
  const zoom = (factor: number) =>
    till.app.electron.evaluate(({ BrowserWindow }, wanted) => {
      BrowserWindow.getAllWindows()[0]?.webContents.setZoomFactor(wanted);
    }, factor);
  const width = () => till.page.evaluate(() => innerWidth);
  await zoom(2);
  await see.poll(width).toBe(smallestScreen.width / 2);
  const beyond: string[] = [];
  const look = async (name: string) => {
    beyond.push(...(await unreachable()).map((what) => `${name}: ${what}`));
  };
  await till.scanMember(guests.zhang.cardNo, guests.zhang.name);
  await look('counter');
  await till.keys.press('F2');
  await see(till.see('amount-display')).toBeVisible();
  await look('amount');
  await till.keys.numericBlock('12.00\n');
  await see(till.see('confirm-pay')).toBeEnabled();
  await look('checkout');
  await till.keys.press('Enter');
  await till.whenOutcome('applied');
  await look('outcome');
  await till.keys.press('Enter');
  await see(till.see('outcome-state')).toHaveCount(0);
  await zoom(1);
  await see.poll(width).toBe(smallestScreen.width);
  expect(beyond).toEqual([]);
});

/** What no scrolling brings into the window. */
function unreachable(): Promise<string[]> {
  return used.till().page.evaluate(() =>
    [...document.querySelectorAll('button, input, [role="tab"]')]
      .filter((element) => element.checkVisibility({ visibilityProperty: true }))
      .filter((element) => {
        element.scrollIntoView({ block: 'nearest', inline: 'nearest' });
        const box = element.getBoundingClientRect();
        return box.top < -1 || box.left < -1 || box.bottom > innerHeight + 1 || box.right > innerWidth + 1;
      })
      .map((element) => element.getAttribute('data-testid') ?? element.textContent ?? ''),
  );
}
