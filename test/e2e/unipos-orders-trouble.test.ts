// What goes wrong with take-away orders in the real window: an answer that is lost, a refusal, a change elsewhere, a number that is taken, UniPOS away.
// Every state fits the smallest screen.
import { expect, test } from 'vitest';
import { uniposOrderNo } from '../../main/practice/unipos/guide.ts';
import { tillForFile } from '../support/file-till.ts';
import { see } from '../support/see.ts';
import { today, uniposOrdersScreen } from '../support/unipos-orders-screen.ts';

const used = tillForFile();
const { field, fill, inBoth, open, placed, save, state, unipos, write } = uniposOrdersScreen(used);
const sent = () => unipos().received('sendOrder').length;

test('an answer that was lost: it is being checked, cannot be edited, and is known without being sent twice', async () => {
  const till = used.till();
  await open();
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
  await fill('吴女士', '13800000002', 'A00008');
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
