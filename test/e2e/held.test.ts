// The checkout with a head: Enter → Enter without a mouse, change for cash, proofs on the pad, and sales put aside and taken up again.
import { afterAll, expect, test } from 'vitest';
import { zhCN } from '../../shared/messages/zh-CN.ts';
import { signIn, tillForFile } from '../support/file-till.ts';
import { guests } from '../support/guests.ts';
import { closeOutcome, enterBill } from '../support/sale.ts';
import { screenFaults } from '../support/screen-faults.ts';
import { see } from '../support/see.ts';
import { smallestScreen } from '../support/stage.ts';

const used = tillForFile();

afterAll(() => {
  expect(used.stage().compare()).toMatchObject({ equal: true, journalProblem: null });
});

/** What would make a cashier reach for the mouse: something scrolled, or the focus somewhere where keys would be typed. */
async function outOfPlace(): Promise<readonly string[]> {
  return used.till().page.evaluate(() => {
    const scrolled = [...document.querySelectorAll('*')].filter(
      (element) => element.scrollTop > 0 || element.scrollLeft > 0,
    );
    const { activeElement } = document;
    const typed = activeElement instanceof HTMLInputElement || activeElement instanceof HTMLTextAreaElement;
    const lost = activeElement !== document.body && !document.body.contains(activeElement);
    return [
      ...(scrollY > 0 || scrollX > 0 ? ['the page scrolled'] : []),
      ...scrolled.map((element) => `${element.className} scrolled`),
      ...(typed ? ['a field has the focus'] : []),
      ...(lost ? ['the focus is lost'] : []),
    ];
  });
}

test.each([smallestScreen, { width: 1_366, height: 768 }, { width: 1_920, height: 1_080 }])(
  'scan, amount, Enter, Enter at $width: so many keys and no more, nothing scrolls, the focus stays, no mouse',
  async (size) => {
    const till = used.till();
    await till.page.setViewportSize(size);
    await see.poll(() => till.page.evaluate(() => [innerWidth, innerHeight])).toEqual(Object.values(size));
    await till.page.evaluate(() => {
      const seen = { keys: 0, presses: 0 };
      Object.assign(globalThis, { seen });
      // The till itself takes the key's way down; its way up comes to whoever listens.
      addEventListener('keyup', () => {
        seen.keys += 1;
      });
      addEventListener('pointerdown', () => {
        seen.presses += 1;
      });
    });
    await till.scanMember(guests.huang.cardNo, guests.huang.name);
    await till.page.evaluate(() => Object.assign(Reflect.get(globalThis, 'seen'), { keys: 0 }));
    expect(await outOfPlace()).toEqual([]);
    await till.keys.numericBlock('88.50');
    await see(till.see('amount-display')).toContainText('88.50');
    expect(await outOfPlace()).toEqual([]);
    await till.keys.numericBlock('\n');
    await see(till.see('confirm-pay')).toBeEnabled();
    expect(await outOfPlace()).toEqual([]);
    await till.keys.numericBlock('\n');
    await till.whenOutcome('applied');
    expect(await outOfPlace()).toEqual([]);
    // Five for the amount, one to work it out, one to charge.
    expect(await till.page.evaluate(() => Reflect.get(globalThis, 'seen'))).toEqual({ keys: 7, presses: 0 });
    await till.keys.press('Enter');
    await see(till.see('outcome-state')).toHaveCount(0);
    await see(till.see('scan-field')).toBeVisible();
    await till.page.setViewportSize(smallestScreen);
  },
);

test('every coupon that cannot be used says why, points say why no more of them, and what the sale earns is told', async () => {
  const till = used.till();
  await till.scanMember(guests.yang.cardNo, guests.yang.name);
  await enterBill(till, { yuan: '60.00' });
  const { counter, coupon, sale } = zhCN;
  const barred = await till.page.locator('[data-testid^="pay-coupon-"]:disabled').allTextContents();
  expect(barred.length).toBeGreaterThan(1);
  for (const text of barred) {
    const [, why = ''] = text.split(`${counter.unusable}\u00a0· `);
    expect(why, text).not.toBe('');
    expect(why).not.toContain(coupon.unsaid);
  }
  await see(till.see('pay-points')).toContainText(sale.points.upTo.split('{{')[0] ?? '');
  await see(till.see('pay-points')).toContainText(/：.+/);
  await see(till.see('pay-earns')).toContainText(/\d/);
  await till.keys.press('Escape');
  await till.keys.press('Escape');
  await see(till.see('scan-field')).toBeVisible();
});

test('coupons that do not go together save nothing: that is said, and a refused sale tells of no change', async () => {
  const till = used.till();
  await till.scanMember(guests.yang.cardNo, guests.yang.name);
  await till.keys.press('F2');
  await till.keys.numericBlock('250\n');
  await till.press('recommend-without');
  const coupon = (name: string) => till.page.locator('[data-testid^="pay-coupon-"]:enabled').filter({ hasText: name });
  await coupon('50元').click();
  await coupon('20元').click();
  await see(till.see('recommend-why')).toContainText(zhCN.sale.recommendClash);
  await till.keys.press('1');
  await till.keys.numericBlock('300\n');
  await till.keys.press('Enter');
  await see(till.see('failure-text')).toBeVisible();
  await till.keys.press('0');
  // Stored value pays what it can; the note that was handed over is for the rest.
  await see(till.see('pay-change')).toHaveAttribute('data-fen', '25000');
  used.stage().server.freezeCard(guests.yang.cardNo);
  await till.press('confirm-pay');
  await till.whenOutcome('rejected');
  used.stage().server.freezeCard(guests.yang.cardNo, false);
  await see(till.see('outcome-change')).toHaveCount(0);
  await closeOutcome(till);
});

test('the best combination is one press, and cash that was handed over gives its change', async () => {
  const till = used.till();
  await till.scanMember(guests.zhang.cardNo, guests.zhang.name);
  await enterBill(till, { yuan: '188.50' });
  await till.press('recommend-without');
  await see(till.see('pay-remaining')).toHaveAttribute('data-fen', '0');
  const saves = await till.see('recommend').getAttribute('data-fen');
  await see(till.see('recommend')).toHaveAttribute('aria-pressed', 'false');
  await till.keys.press('0');
  await see(till.see('recommend')).toHaveAttribute('aria-pressed', 'true');
  await till.keys.press('1');
  await till.keys.numericBlock('200');
  await see(till.see('pay-change')).toHaveAttribute('data-fen', String(20_000 - (18_850 - Number(saves))));
  expect(await screenFaults(till.page)).toEqual([]);
  await till.keys.press('Enter');
  await see(till.see('confirm-pay')).toBeEnabled();
});

test('a sale is put aside with a remark, the next guest is served, and it waits over a restart', async () => {
  const charges = used.stage().server.ledger.transactions().length;
  await used.till().keys.press('-');
  await see(used.till().see('hold-remark')).toBeFocused();
  await used.till().keys.type('window');
  expect(await screenFaults(used.till().page)).toEqual([]);
  await used.till().keys.press('Enter');
  await see(used.till().see('sale-held')).toBeVisible();
  await see(used.till().see('held-open')).toHaveAttribute('data-count', '1');
  await used.till().scanMember(guests.sun.cardNo, guests.sun.name);
  await enterBill(used.till(), { yuan: '6.00' });
  await used.till().keys.press('-');
  await used.till().keys.press('Enter');
  await see(used.till().see('held-open')).toHaveAttribute('data-count', '2');
  expect(used.stage().server.ledger.transactions()).toHaveLength(charges);
  await used.till().app.close();
  used.take(await used.stage().start());
  await signIn(used.till());
  await see(used.till().see('held-open')).toHaveAttribute('data-count', '2');
});

test('it is found by number and guest, taken up as it was, and charged with its change and its remark', async () => {
  const till = used.till();
  await till.keys.press('-');
  await see(till.see('held-count')).toHaveAttribute('data-count', '2');
  expect(await screenFaults(till.page)).toEqual([]);
  await till.press('language-switch');
  await see.poll(() => till.language()).toBe('en');
  expect(await screenFaults(till.page)).toEqual([]);
  await till.press('language-switch');
  await till.keys.press('1');
  await see(till.see('held-detail')).toHaveAttribute('data-number', '1');
  await till.keys.press('Enter');
  await till.keys.press('Enter');
  await see(till.see('confirm-pay')).toBeEnabled();
  await see(till.see('amount-display')).toContainText('188.50');
  await see(till.see('pay-change')).toBeVisible();
  await till.keys.press('Enter');
  await till.whenOutcome('applied');
  await see(till.see('outcome-change')).toBeVisible();
  await see(till.see('outcome-paid')).toContainText(/积分.+其他付款/);
  expect(await screenFaults(till.page)).toEqual([]);
  expect(used.stage().server.ledger.transactions().at(-1)?.remark).toContain('window');
  await closeOutcome(till);
  await see(till.see('held-open')).toHaveAttribute('data-count', '1');
});

test('what is not wanted any more is dropped, and the count goes', async () => {
  const till = used.till();
  await till.press('held-open');
  await see(till.see('held-detail')).toHaveAttribute('data-number', '2');
  await till.keys.press('Delete');
  await see(till.see('held-drop-confirm')).toBeEnabled();
  await till.keys.press('Enter');
  await see(till.see('held-none')).toBeVisible();
  await till.keys.press('Escape');
  await see(till.see('held-open')).toHaveCount(0);
});

test('an SMS code is sent and found right without leaving the sale; a wrong trade password says how many tries are left', async () => {
  const till = used.till();
  const { server } = used.stage();
  await till.scanMember(guests.li.cardNo, guests.li.name);
  await till.keys.press('F2');
  await till.keys.press('/');
  await see(till.see('sms-proof-send')).toBeEnabled();
  await till.keys.press('Enter');
  await see(till.see('sms-proof-send')).toHaveAttribute('data-sent', '1');
  expect(await screenFaults(till.page)).toEqual([]);
  await till.keys.numericBlock('0000\n');
  await see(till.see('failure-text')).toBeVisible();
  const sent = server.world.messages.findLast(({ mobile }) => mobile === guests.li.mobile)?.code ?? '';
  await till.keys.numericBlock(`${sent}\n`);
  await see(till.see('sms-proof-right')).toBeVisible();
  await till.keys.numericBlock('12.00\n');
  await see(till.see('confirm-pay')).toBeEnabled();
  await till.keys.press('Enter');
  await see(till.see('trade-password')).toBeVisible();
  await till.keys.numericBlock('000000\n');
  await see(till.see('failure-text')).toContainText('4');
  await till.keys.numericBlock('123456\n');
  await till.whenOutcome('applied');
  await closeOutcome(till);
  await till.app.close();
});
