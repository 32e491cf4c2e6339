// The main path beside its committed pictures (test/vectors/pictures): sign-in, counter, amount, checkout, outcome, queue, by day; the counter
// by night. After a change that is meant: YATAI_PICTURES=write with this file, look at the pictures, commit them.
import { expect, test } from 'vitest';
import { signIn, tillForFile } from '../support/file-till.ts';
import { guests } from '../support/guests.ts';
import { dress } from '../support/looks.ts';
import { compareWithCommitted, differingSquares, hasPictureFont, takePicture } from '../support/picture.ts';
import { closeOutcome, enterBill, sell } from '../support/sale.ts';
import { see } from '../support/see.ts';
import { home, settled } from '../support/way-home.ts';

const used = tillForFile({ signIn: false });

test('the main path looks as it did', async (context) => {
  const till = used.till();
  if (process.platform !== 'linux') context.skip('the pictures are drawn with the font of the Linux set-up');
  expect(await hasPictureFont(till.page), 'the font of the pictures is missing: install fonts-noto-cjk').toBe(true);
  const faults: (string | null)[] = [];
  const look = async (name: string) => {
    await settled(till.page);
    faults.push(compareWithCommitted(name, await takePicture(till.page)));
  };
  await see(till.see('signin-user')).toBeFocused();
  await look('sign-in');
  await signIn(till);
  await till.scanMember(guests.zhang.cardNo, guests.zhang.name);
  await look('counter');
  await dress(till, 'dark');
  await look('counter-dark');
  await dress(till, 'light');
  await till.keys.press('F2');
  await see(till.see('amount-display')).toBeVisible();
  await look('amount');
  await till.keys.press('Escape');
  await enterBill(till, { yuan: '128.00' });
  await look('checkout');
  await home(till);
  await sell(till, { yuan: '5.00' });
  await till.whenOutcome('applied');
  await look('outcome');
  await closeOutcome(till);
  await till.keys.press('F10');
  await till.press('queue-filter-all');
  await till.page.locator('[data-testid^="queue-row-"]').first().click();
  await see(till.see('queue-event').first()).toBeVisible();
  await look('queue');
  await home(till);
  expect(faults.filter((fault) => fault !== null)).toEqual([]);
});

test('a button that moved by six px is noticed, and so is a slightly other green; the same picture twice is not', async () => {
  const till = used.till();
  await till.scanMember(guests.zhang.cardNo, guests.zhang.name);
  await settled(till.page);
  const before = await takePicture(till.page);
  const changed = async (property: string, value: string) => {
    const button = till.see('action-consume');
    await button.evaluate(
      (element, [name = '', to = '']) => {
        if (element instanceof HTMLElement) element.style.setProperty(name, to);
      },
      [property, value],
    );
    const squares = differingSquares(before.pixels, (await takePicture(till.page)).pixels);
    await button.evaluate((element, name) => {
      if (element instanceof HTMLElement) element.style.removeProperty(name);
    }, property);
    return squares;
  };
  expect(differingSquares(before.pixels, (await takePicture(till.page)).pixels)).toBe(0);
  expect(await changed('transform', 'translateY(6px)')).toBeGreaterThan(60);
  expect(await changed('background', '#1d6f62')).toBeGreaterThan(60);
});
