// UniPOS's part of the practice world: the bills of a day, days that come and go, a world that is kept.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { fineMoney } from '../../shared/fine-money.ts';
import { firstMoment } from './practice-caller.ts';
import { guide, openUniposBench, type UniposBench } from './practice-unipos-caller.ts';

const today = '2026-11-18';
const yesterday = '2026-11-17';

let bench: UniposBench;
beforeEach(async () => {
  bench = await openUniposBench();
});
afterEach(() => bench.close());

async function billNumbers(query: Readonly<Record<string, string>> = {}): Promise<string[]> {
  const { data } = await bench.ask('json', 'bill', { top: '1000', ...query });
  return data.items.map((bill: { bill_no: string }) => bill.bill_no);
}

test('the bills are worth looking at: every one adds up, and the peculiar ones are there', () => {
  const bills = bench.server.unipos.bills(today, '1001');
  for (const bill of bills) {
    expect(bill.total).toBe(bill.lines.reduce((sum, line) => sum + line.money, 0));
    expect(bill.at).toBeLessThanOrEqual(firstMoment);
    const paid = bill.payments.reduce((sum, payment) => sum + payment.money, 0);
    expect([bill.total - bill.discount - bill.floor, 0]).toContain(paid);
  }
  const some = (is: (bill: (typeof bills)[number]) => boolean) => bills.filter(is).length;
  const modes = (bill: (typeof bills)[number]) => bill.payments.map((payment) => payment.no);
  expect(some((bill) => modes(bill).includes('10'))).toBeGreaterThanOrEqual(8);
  expect(some((bill) => modes(bill).length === 0)).toBe(1);
  expect(some((bill) => modes(bill).length === 2)).toBe(1);
  expect(some((bill) => modes(bill).includes(guide.unknownPayMode.no))).toBe(1);
  expect(guide.payModes.map((mode) => mode.no)).not.toContain(guide.unknownPayMode.no);
  expect(some((bill) => bill.payments.some((payment) => payment.money % 100 !== 0))).toBe(1);
  expect(some((bill) => bill.lines.some((line) => line.quantity === '0.5'))).toBe(1);
  expect(some((bill) => bill.discount > 0)).toBe(1);
  expect(some((bill) => bill.floor > 0)).toBe(2);
  expect(some((bill) => bill.lines.some((line) => line.goodsNo === null))).toBe(1);
});

test('half of a ten-thousandth is rounded up', () => {
  const sold = (quantity: string) => [{ goodsNo: 'A00003', quantity, price: fineMoney(1) }];
  const totals = ['0.499', '0.5', '1.5', '2.499'].map(
    (quantity) => bench.server.unipos.addBill({ lines: sold(quantity) }).total,
  );
  expect(totals).toEqual([0, 1, 2, 2]);
});

test('a new day has its own bills, without losing those of the day before; what is older than a week is forgotten', async () => {
  const sold = bench.server.unipos.addBill();
  bench.clock.now += 86_400_000;
  await bench.grant();
  expect((await billNumbers()).length).toBe(37);
  expect(await billNumbers({ date: today })).toContain(sold.billNo);
  bench.clock.now += 9 * 86_400_000;
  await bench.grant();
  expect(await billNumbers({ date: today })).toEqual([]);
  expect((await billNumbers({ date: '2026-11-27' })).length).toBe(37);
});

test('just after midnight no bill is of the future, and all have numbers of their own', async () => {
  bench.clock.now = Date.parse('2026-11-20T00:00:00+08:00');
  const bills = bench.server.unipos.bills('2026-11-20');
  expect(new Set(bills.map((bill) => bill.billNo)).size).toBe(37);
  expect(bills.every((bill) => bill.at === bench.clock.now)).toBe(true);
});

test('a world that is kept goes on with its bills, its tokens and its rights', async () => {
  const sold = bench.server.unipos.addBill();
  bench.server.unipos.setRights(['listOrders']);
  const other = await openUniposBench({ world: JSON.parse(JSON.stringify(bench.server.snapshot())) });
  try {
    const bills = await other.ask('json', 'bill', { token: bench.token(), top: '100' });
    expect(bills.data.items.map((bill: { bill_no: string }) => bill.bill_no)).toContain(sold.billNo);
    expect(await other.ask('xml', 'order')).toMatchObject({ code: '0002' });
    expect(bench.server.snapshot().unipos.days).toEqual([yesterday, today]);
  } finally {
    await other.close();
  }
});

test('who keeps the world hears of the days that a reading brought, before its answer leaves', async () => {
  const heard: number[] = [];
  const kept = await openUniposBench({ onChange: (world) => heard.push(world.unipos.bills.length) });
  try {
    await kept.ask('json', 'bill');
    expect(heard.at(-1)).toBe(74);
  } finally {
    await kept.close();
  }
});
