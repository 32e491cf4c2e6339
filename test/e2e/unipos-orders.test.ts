// Take-away orders and reservations in the real window, by keys: a day's list, a new one with what is wrong at its fields, an edited one, an
// answer that is lost, a refusal, a change elsewhere, a number that is taken, UniPOS away. Every state fits the smallest screen.
import { expect, test } from 'vitest';
import { uniposOrderNo } from '../../main/practice/unipos/guide.ts';
import { tillForFile } from '../support/file-till.ts';
import { screenFaults } from '../support/screen-faults.ts';
import { see } from '../support/see.ts';

const used = tillForFile();
const faults = () => screenFaults(used.till().page);
const unipos = () => used.stage().server.unipos;

async function inBoth(language: () => Promise<void> = async () => undefined): Promise<void> {
  const till = used.till();
  expect(await faults()).toEqual([]);
  await till.press('language-switch');
  await language();
  expect(await faults()).toEqual([]);
  await till.press('language-switch');
}

const state = (is: string) => see(used.till().see('unipos-detail')).toHaveAttribute('data-state', is);
const field = (name: string) => used.till().see(`unipos-form-${name}`);

/** A new order with one dish, up to its saving. */
async function write(contact: string, goodsNo = 'A00008'): Promise<void> {
  const till = used.till();
  await till.keys.press('n');
  await see(till.see('unipos-form')).toBeVisible();
  await field('contact').fill(contact);
  await field('phone').fill('13800000001');
  await field('goodsNo-0').fill(goodsNo);
  await field('name-0').fill('宫保鸡丁');
  await field('quantity-0').fill('1');
  await field('price-0').fill('22');
}

async function save(): Promise<void> {
  await used.till().press('unipos-save');
  await see(used.till().see('unipos-detail')).toBeVisible();
}

const placed = (contact: string) =>
  unipos()
    .orders()
    .filter((order) => order.contact === contact);
const sent = () => unipos().received('sendOrder').length;

test('today’s orders stand there; one is chosen by keys, and the day is changed by keys, presses and typing', async () => {
  const till = used.till();
  await till.keys.press('F6');
  await till.press('more-uniposOrders');
  await see(till.see('unipos-rows')).toHaveAttribute('data-count', '2');
  await inBoth();
  await till.page.keyboard.press('ArrowDown');
  await state('there');
  await see(till.see('unipos-lines')).toHaveAttribute('data-count', '2');
  await inBoth(async () => see(till.see('unipos-detail')).toContainText('Delivery address'));
  await till.keys.press('Escape');
  await see(till.see('unipos-detail')).toHaveCount(0);
  const today = (await till.see('unipos-day').getAttribute('data-day')) ?? '';
  await till.page.keyboard.press('PageDown');
  await see(till.see('unipos-day-tomorrow')).toHaveAttribute('aria-checked', 'true');
  await see(till.see('unipos-none')).toBeVisible();
  await inBoth();
  await till.press('unipos-day-yesterday');
  await see(till.see('unipos-rows')).toHaveAttribute('data-count', '2');
  await till.see('unipos-day').fill(today.replaceAll('-', '/'));
  await till.keys.press('Enter');
  await see(till.see('unipos-day')).toHaveAttribute('data-day', today);
  await see(till.see('unipos-day')).toHaveValue(today);
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

test('an answer that was lost: it is being checked, cannot be edited, and is known without being sent twice', async () => {
  const till = used.till();
  const before = sent();
  await write('孙女士');
  unipos().faults.set({ kind: 'lostResponse', interfaceId: 'sendOrder', times: 1 });
  const arrived = unipos().whenReceived('sendOrder', before + 1);
  await till.press('unipos-save');
  await arrived;
  unipos().faults.set({ kind: 'http500', interfaceId: 'listOrders' });
  await state('unknown');
  await see(till.see('unipos-edit')).toHaveCount(0);
  await inBoth();
  unipos().faults.clear();
  await till.press('unipos-again');
  await state('sent');
  expect(sent() - before).toBe(1);
  expect(placed('孙女士')).toHaveLength(1);
});

test('what UniPOS does not take stays with its words', async () => {
  const till = used.till();
  await write('李先生', 'NOPE');
  await save();
  await state('refused');
  await see(till.see('unipos-help')).toContainText('NOPE');
  await inBoth();
  await till.keys.press('Enter');
  await field('goodsNo-0').fill('10001');
  await save();
  await state('sent');
  expect(placed('李先生')).toHaveLength(1);
});

test('what changed elsewhere is shown on both sides, and only a press overwrites it', async () => {
  const till = used.till();
  await till.press(`unipos-row-${uniposOrderNo(today(), 1)}`);
  await till.keys.press('Enter');
  await field('notes').fill('我改的');
  const world = unipos().world;
  world.orders = world.orders.map((order) =>
    order.orderNo === uniposOrderNo(today(), 1) ? { ...order, notes: '总部改的' } : order,
  );
  await save();
  await state('changed');
  await see(till.see('unipos-differs-notes')).toContainText('我改的');
  await see(till.see('unipos-differs-notes')).toContainText('总部改的');
  await inBoth();
  await till.press('unipos-mine');
  await state('sent');
  expect(
    unipos()
      .orders()
      .find(({ orderNo }) => orderNo === uniposOrderNo(today(), 1))?.notes,
  ).toBe('我改的');
});

test('a number that is taken is told in the form', async () => {
  const till = used.till();
  await write('周小姐');
  await field('number').fill(uniposOrderNo(today(), 2));
  await till.press('unipos-save');
  await see(till.see('failure-text')).toContainText(uniposOrderNo(today(), 2));
  await inBoth();
  await till.keys.press('Escape');
  await till.keys.press('Escape');
  await see(till.see('unipos-form')).toHaveCount(0);
});

test('while UniPOS is away what was read stays, what is written waits, and it goes by itself', async () => {
  const till = used.till();
  await used.stage().server.refuseConnections();
  await till.keys.press('r');
  await see(till.see('unipos-failure')).toHaveAttribute('data-failure', 'serverUnreachable');
  await see(till.see('unipos-rows')).toBeVisible();
  await till.keys.press('n');
  await till.press('unipos-form-clear');
  await field('contact').fill('吴女士');
  await field('phone').fill('13800000002');
  await field('goodsNo-0').fill('A00008');
  await field('name-0').fill('宫保鸡丁');
  await field('quantity-0').fill('1');
  await field('price-0').fill('22');
  await save();
  await state('waiting');
  await inBoth();
  await used.stage().server.acceptConnections();
  await till.keys.press('r');
  await state('sent');
  expect(placed('吴女士')).toHaveLength(1);
});

test('a number that was taken while UniPOS was away: the order gets another one, and both stand there', async () => {
  const till = used.till();
  const { server } = used.stage();
  await till.keys.press('Escape');
  await server.refuseConnections();
  await write('冯先生');
  await field('number').fill('WX-7');
  await save();
  await state('waiting');
  const [other] = unipos().orders();
  if (other !== undefined) {
    unipos().world.orders.push({ ...other, orderNo: 'WX-7', contact: '别人的单', time: null, receivedAt: Date.now() });
  }
  await server.acceptConnections();
  await till.press('unipos-again');
  await state('changed');
  await see(till.see('unipos-row-WX-7')).toBeVisible();
  await see(till.see('unipos-failure')).toHaveCount(0);
  await inBoth();
  await till.press('unipos-renumber');
  await see(field('number')).toHaveValue(/^[0-9a-f]{16}-\d+$/);
  await see(field('contact')).toHaveValue('冯先生');
  await save();
  await state('sent');
  expect(placed('冯先生')).toHaveLength(1);
  expect(placed('别人的单')).toMatchObject([{ orderNo: 'WX-7' }]);
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

/** The practice day: China's, as the till's own. */
function today(): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' }).format(new Date());
}
