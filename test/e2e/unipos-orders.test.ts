// Take-away orders and reservations in the real window, by keys: a day's list, a new one with what is wrong at its fields, an edited one, a long
// day, a reservation. Every state fits the smallest screen.
import { expect, test } from 'vitest';
import { uniposOrderNo } from '../../main/practice/unipos/guide.ts';
import { tillForFile } from '../support/file-till.ts';
import { see } from '../support/see.ts';
import { today, uniposOrdersScreen } from '../support/unipos-orders-screen.ts';

const used = tillForFile();
const { field, inBoth, open, placed, save, state, unipos, write } = uniposOrdersScreen(used);

test('today’s orders stand there; one is chosen by keys, and the day is changed by keys, presses and typing', async () => {
  const till = used.till();
  await open();
  await inBoth();
  await till.page.keyboard.press('ArrowDown');
  await state('there');
  await see(till.see('unipos-lines')).toHaveAttribute('data-count', '2');
  await inBoth(async () => see(till.see('unipos-detail')).toContainText('Delivery address'));
  await till.keys.press('Escape');
  await see(till.see('unipos-detail')).toHaveCount(0);
  const shown = (await till.see('unipos-day').getAttribute('data-day')) ?? '';
  await till.page.keyboard.press('PageDown');
  await see(till.see('unipos-day-tomorrow')).toHaveAttribute('aria-checked', 'true');
  await see(till.see('unipos-none')).toBeVisible();
  await inBoth();
  await till.press('unipos-day-yesterday');
  await see(till.see('unipos-rows')).toHaveAttribute('data-count', '2');
  await till.see('unipos-day').fill(shown.replaceAll('-', '/'));
  await till.keys.press('Enter');
  await see(till.see('unipos-day')).toHaveAttribute('data-day', shown);
  await see(till.see('unipos-day')).toHaveValue(shown);
});

test('a new order: all that is wrong stands at its field, Esc loses nothing, a dish is found by its name, and it is sent', async () => {
  const till = used.till();
  await till.keys.press('n');
  await see(till.see('unipos-form')).toBeVisible();
  await see(field('number')).toHaveValue(/^[0-9a-f]{16}-\d+$/);
  await see(field('contact')).toBeFocused();
  await inBoth();
  await field('contact').fill('赵小姐');
  await field('phone').fill('123');
  await field('date').fill('2020-01-01');
  await field('clock').fill('18:30');
  await till.keys.press('Escape');
  await till.keys.press('Enter');
  await see(till.see('unipos-findings')).toBeVisible();
  for (const name of ['phone', 'date', 'lines']) {
    await see(till.see(`unipos-form-${name}-problem`)).toBeVisible();
  }
  await see(till.see('unipos-form-contact-problem')).toHaveCount(0);
  await inBoth();
  await till.keys.press('Escape');
  await see(till.see('unipos-form')).toHaveCount(0);
  await till.keys.press('n');
  await see(till.see('unipos-form')).toHaveAttribute('data-kept', 'true');
  await see(field('contact')).toHaveValue('赵小姐');
  await inBoth();
  await field('phone').fill('010-62345678');
  await field('date').fill('');
  await field('clock').fill('');
  await field('name-0').fill('宫保');
  await see(till.see('unipos-goods-A00008')).toBeVisible();
  await inBoth();
  await till.keys.press('Enter');
  await see(field('goodsNo-0')).toHaveValue('A00008');
  await see(field('price-0')).toHaveValue('22');
  await till.keys.type('2');
  await see(till.see('unipos-form-total')).toHaveText('¥44.00');
  // Through unit, price and notes to a new line, which stays empty: the next Enter leaves the fields, and one more sends.
  for (const _ of ['unit', 'price', 'notes', 'a new line']) {
    await till.keys.press('Enter');
  }
  await see(till.see('unipos-form-lines')).toHaveAttribute('data-count', '2');
  await see(field('goodsNo-1')).toBeFocused();
  await till.keys.press('Enter');
  await see(field('goodsNo-1')).not.toBeFocused();
  await till.keys.press('Enter');
  await state('sent');
  expect(placed('赵小姐')).toMatchObject([
    { tel: '010-62345678', time: null, total: 440_000, lines: [{ quantity: '2' }] },
  ]);
  await inBoth();
});

test('a time that is over today is a warning, which the second press goes past', async () => {
  const till = used.till();
  await write('钱先生');
  await field('date').fill(today());
  await field('clock').fill('00:00');
  await till.press('unipos-save');
  await see(till.see('unipos-form-clock-problem')).toHaveAttribute('data-tone', 'warn');
  await inBoth();
  await save();
  await state('sent');
  expect(placed('钱先生')).toHaveLength(1);
});

test('a revision goes out whole under its number', async () => {
  const till = used.till();
  await till.press(`unipos-row-${uniposOrderNo(today(), 1)}`);
  await till.keys.press('Enter');
  await see(till.see('unipos-form')).toBeVisible();
  await see(field('number')).toBeDisabled();
  await inBoth();
  await field('notes').fill('多放醋');
  await save();
  await state('sent');
  expect(
    unipos()
      .orders()
      .find(({ orderNo }) => orderNo === uniposOrderNo(today(), 1)),
  ).toMatchObject({ notes: '多放醋' });
});

test('a long day scrolls inside its list', async () => {
  const till = used.till();
  const [other] = unipos().orders();
  if (other === undefined) throw new Error('no order');
  for (let place = 1; place <= 60; place += 1) {
    unipos().world.orders.push({
      ...other,
      orderNo: `FULL-${place}`,
      contact: `第${place}位`,
      time: null,
      receivedAt: Date.now(),
    });
  }
  await till.keys.press('r');
  await see(till.see('unipos-row-FULL-60')).toBeAttached();
  await till.see('unipos-row-FULL-60').click();
  await state('there');
  await inBoth();
});

test('a reservation for tomorrow: the list goes to its day', async () => {
  const till = used.till();
  await till.keys.press('Escape');
  await till.page.keyboard.press('ArrowRight');
  await see(till.see('unipos-tab-reservation')).toHaveAttribute('aria-selected', 'true');
  await see(till.see('unipos-rows')).toHaveAttribute('data-count', '2');
  await inBoth();
  await till.page.keyboard.press('PageDown');
  await see(till.see('unipos-none')).toBeVisible();
  await till.keys.press('n');
  await field('contact').fill('郑先生');
  await field('phone').fill('13800000003');
  await field('clock').fill('18:30');
  await field('area-0').fill('大厅');
  await field('type-0').fill('4人台');
  await field('quantity-0').fill('1');
  await inBoth();
  await save();
  await state('sent');
  await see(till.see('unipos-rows')).toHaveAttribute('data-count', '1');
  await inBoth();
  expect(
    unipos()
      .reservations()
      .filter(({ contact }) => contact === '郑先生'),
  ).toHaveLength(1);
  await till.keys.press('Escape');
  await till.keys.press('Escape');
  await see(till.see('more-uniposOrders')).toBeVisible();
});
