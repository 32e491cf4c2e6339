// UniPOS's bills in the real window, by keys: found, paid by card, seen paid, refused a second time; without a card the counter asks for one;
// a late bill comes in without a jump; offline they stay readable. Every state fits the smallest screen in both languages.
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { uniposBillNo, uniposGuide } from '../../main/practice/unipos/guide.ts';
import { dayOfMoment } from '../../main/protocol/yazuo/tolerant.ts';
import { fineMoney } from '../../shared/fine-money.ts';
import { en } from '../../shared/messages/en.ts';
import { zhCN } from '../../shared/messages/zh-CN.ts';
import { earlierToday } from '../support/earlier-today.ts';
import { tillForFile } from '../support/file-till.ts';
import { guests } from '../support/guests.ts';
import { closeOutcome, serialOnScreen } from '../support/sale.ts';
import { screenFaults } from '../support/screen-faults.ts';
import { see } from '../support/see.ts';

const used = tillForFile();
const today = dayOfMoment(Date.now());
const [byCard, byCash, , , , , , notWhole] = Array.from({ length: 8 }, (_, at) => uniposBillNo('1001', today, at + 1));
/** Pictures for those who made the screen: a folder, or nothing. */
const pictures = process.env['YATAI_TEST_PICTURES'];

/** What is wrong with the screen as it stands, in both languages. */
async function look(name: string, languages = ['zh-CN', 'en']): Promise<void> {
  const till = used.till();
  for (const language of languages) {
    await see.poll(() => till.language()).toBe(language);
    if (pictures !== undefined) {
      await till.page.screenshot({ path: join(pictures, `bills-${name}-${language}.png`) });
    }
    expect(await screenFaults(till.page), `${name}, ${language}`).toEqual([]);
    if (languages.length > 1) await till.press('language-switch');
  }
  await see.poll(() => till.language()).toBe('zh-CN');
}

function need(billNo: string | undefined): string {
  if (billNo === undefined) throw new Error('no such bill');
  return billNo;
}

/** Looks for a bill by its number and waits until it alone is there, chosen. */
async function find(billNo: string): Promise<void> {
  const till = used.till();
  await till.see('bills-search').fill(billNo);
  await see(till.see('bill-detail')).toHaveAttribute('data-bill', billNo);
}

test('the counter leads to the bills by a button and by F11; before a choice the screen says what to do', async () => {
  const till = used.till();
  await look('counter');
  await till.press('action-bills');
  await see(till.see(`bill-${need(byCash)}`).or(till.see('bills-rows'))).toBeVisible();
  await see(till.see('bills-age')).not.toHaveAttribute('data-read', '');
  await look('list');
  await till.keys.press('Escape');
  await see(till.see('scan-field')).toBeVisible();
  await till.keys.press('F11');
  await see(till.see('bills-rows')).toBeVisible();
});

test('one is looked for by its number or its table, and Esc goes back one step at a time', async () => {
  const till = used.till();
  await till.keys.type('B0');
  await see(till.see('bills-search')).toHaveValue('B0');
  await see(till.see('bills-found')).not.toHaveAttribute('data-count', '0');
  await till.see('bills-search').fill('nothing like it');
  await see(till.see('bills-none')).toContainText(zhCN.bills.noneFound);
  await look('none-found');
  await find(need(byCard));
  await see(till.see('bill-dishes')).toHaveAttribute('data-count', '2');
  await see(till.see('bill-pay')).toContainText('28.00');
  await look('chosen');
  await find(need(notWhole));
  await see(till.see('bill-pay')).toHaveCount(0);
  await see(till.see('bill-not-whole')).toContainText('18.8888');
  await look('not-whole');
  await find(need(byCash));
  await see(till.see('bill-detail')).toHaveAttribute('data-paid', 'otherwise');
  await see(till.see('bill-pay')).toHaveCount(0);
  await look('otherwise');
  await till.keys.press('Enter');
  await till.keys.press('Escape');
  await see(till.see('bills-search')).toHaveValue('');
});

test('without a card the counter asks for one; Esc gives the bill up and says so', async () => {
  const till = used.till();
  await find(need(byCard));
  await till.press('bill-pay');
  await see(till.see('bill-waits')).toHaveAttribute('data-bill', need(byCard));
  await look('waits');
  await till.keys.press('Escape');
  await see(till.see('bill-waits')).toHaveCount(0);
  await see(till.page.getByText(zhCN.bills.givenUp.slice(-14))).toBeVisible();
  await look('given-up');
});

test('the card that is scanned then pays it: the bill sets the amount, its dishes are there, the outcome names it', async () => {
  const till = used.till();
  await till.keys.press('F11');
  await see(till.see('bill-detail')).toHaveAttribute('data-bill', need(byCard));
  await till.press('bill-pay');
  await see(till.see('bill-waits')).toBeVisible();
  await till.scan(guests.zhang.cardNo);
  await see(till.see('checkout-bill')).toHaveAttribute('data-bill', need(byCard));
  await see(till.see('bill-dishes')).toHaveAttribute('data-count', '2');
  await till.keys.type('9');
  await see(till.see('amount-display')).toContainText('28.00');
  await look('checkout');
  await till.keys.press('Enter');
  await see(till.see('confirm-pay')).toBeEnabled();
  await look('combination');
  await till.keys.press('Enter');
  await till.whenOutcome('applied');
  await see(till.see('outcome-bill')).toContainText(need(byCard));
  await look('outcome', ['zh-CN']);
  await closeOutcome(till);
  const row = used.stage().server.world.transactions.findLast(({ amountFen }) => amountFen === 2_800);
  expect(row).toBeDefined();
});

test('it is seen paid with its serial, cannot be paid again, and leads to its sale', async () => {
  const till = used.till();
  await see(till.see('bill-detail')).toHaveAttribute('data-paid', 'paid');
  await see(till.see('bill-pay')).toHaveCount(0);
  await till.keys.press('Enter');
  await see(till.see('checkout-bill')).toHaveCount(0);
  await look('paid');
  await till.press('bill-to-serial');
  await see(till.see('queue-detail')).toHaveAttribute('data-state', 'applied');
  await see(till.see('queue-detail')).toContainText(need(byCard));
  await till.keys.press('Escape');
  await till.keys.press('Escape');
});

test('a bill whose outcome nobody knows yet is being paid: it says so and offers no second payment', async () => {
  const till = used.till();
  const { server } = used.stage();
  // A member's price and a discount, as the shop's own system made them.
  const [listed] = uniposGuide.goods;
  const [less, off] = [fineMoney(10_000), fineMoney(5_000)];
  const lines = [{ goodsNo: listed.goodsNo, price: fineMoney(listed.price - less), discount: off }];
  const bill = server.unipos.addBill({ payMode: '10', table: 'D01', lines });
  await till.scanMember(guests.zhang.cardNo, guests.zhang.name);
  await till.keys.press('F11');
  await till.press('bills-refresh');
  await find(bill.billNo);
  await till.keys.press('Escape');
  await see(till.see('bills-search')).toHaveValue('');
  await see(till.see(`bill-${bill.billNo}`)).toHaveAttribute('aria-pressed', 'true');
  await till.press('bill-pay');
  await see(till.see('checkout-bill')).toBeVisible();
  const sums = await till
    .see('checkout-bill-sums')
    .locator('[data-money]')
    .evaluateAll((all) => all.map((one) => [one.getAttribute('data-sum'), Number(one.getAttribute('data-money'))]));
  expect(sums).toEqual([
    ['original', listed.price],
    ['memberPrice', less],
    ['discount', off],
  ]);
  await till.keys.press('Enter');
  await see(till.see('confirm-pay')).toBeEnabled();
  server.faults.set({ kind: 'lostResponse', interfaceId: 'checkout', times: 1 });
  server.faults.set({ kind: 'logLag', ms: 3_600_000 });
  await till.keys.press('Enter');
  await till.whenOutcome('unknown');
  const serial = await serialOnScreen(till);
  await look('checking', ['zh-CN']);
  await closeOutcome(till);
  await see(till.see('bill-detail')).toHaveAttribute('data-paid', 'paying');
  await see(till.see('bill-pay')).toHaveCount(0);
  await see(till.see('bill-standing')).toContainText(serial);
  await look('paying');
});

test('a late bill comes in without a jump: what was chosen stays where it was, and is marked', async () => {
  const till = used.till();
  const { server } = used.stage();
  const chosen = (await till.see('bill-detail').getAttribute('data-bill')) ?? '';
  const before = await till.see(`bill-${chosen}`).boundingBox();
  const late = server.unipos.lateBill(earlierToday(30), { payMode: '10', table: 'E01' });
  const fresh = server.unipos.addBill({ payMode: '10', table: 'E02' });
  await till.press('bills-refresh');
  await see(till.see('bills-arrived')).toBeVisible();
  expect((await till.see(`bill-${chosen}`).boundingBox())?.y).toBe(before?.y);
  await see(till.see('bill-detail')).toHaveAttribute('data-bill', chosen);
  await look('arrived');
  await till.press('bills-arrived');
  await see(till.see(`bill-new-${fresh.billNo}`)).toBeVisible();
  await find(late.billNo);
  await see(till.see(`bill-late-${late.billNo}`)).toBeVisible();
  await see(till.see('bill-detail')).toContainText(zhCN.bills.lateHelp);
  await look('late');
  await till.keys.press('Escape');
});

test('offline the bills stay readable and say why nothing new comes', async () => {
  const till = used.till();
  used.stage().server.faults.set({ kind: 'htmlPage', interfaceId: 'unipos' });
  await till.press('bills-refresh');
  await see(till.see('bills-failure')).toHaveAttribute('data-failure', 'captivePortal');
  await see(till.see('bills-rows')).toBeVisible();
  await look('offline');
  used.stage().server.faults.clear();
  await till.press('bills-refresh');
  await see(till.see('bills-failure')).toHaveCount(0);
  await till.press('bills-day-yesterday');
  await see(till.see('bills-rows')).toBeVisible();
  await look('yesterday');
  await till.press('language-switch');
  await see(till.page.getByRole('heading', { name: en.bills.title })).toBeVisible();
  await till.press('language-switch');
});
