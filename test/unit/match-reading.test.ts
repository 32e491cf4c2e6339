// Reading a day's log whole or not at all, and holding numbers against each other.
import { describe, expect, test } from 'vitest';
import type { PlatformTransaction } from '../../main/backends/ports/transactions.ts';
import { codesOfBills, compareCodes, unusedCodes } from '../../main/till/match/codes.ts';
import { readLogSince } from '../../main/till/match/log-of-day.ts';
import { fineMoney } from '../../shared/fine-money.ts';
import type { UniposBill } from '../../shared/unipos.ts';

const midnight = Date.parse('2026-11-18T00:00:00+08:00');
const minute = 60_000;

/** `at`: minutes after midnight; null: the platform does not tell. */
function row(id: string | null, at: number | null): PlatformTransaction {
  return {
    id,
    serial: null,
    voucher: id,
    cardNo: null,
    at: at === null ? null : midnight + at * minute,
    kind: 'consumption',
    name: null,
    amount: null,
    storeBalance: null,
    revoked: false,
    revokesId: null,
    merchantNo: null,
    terminalNo: null,
    operator: null,
    storeName: null,
    remark: null,
  };
}

/** Hundreds of rows, a minute apart, the newest first. */
const log = (count: number, newest: number) =>
  Array.from({ length: count }, (_, index) => row(`${newest - index}`, newest - index));

/** A platform that answers these pages; `asked` counts. */
function platform(pages: readonly (readonly PlatformTransaction[])[], total: number | null) {
  const asked: number[] = [];
  return {
    asked,
    port: {
      async page(_filter: unknown, page: number) {
        asked.push(page);
        return { ok: true as const, value: { rows: pages[page - 1] ?? [], total } };
      },
    },
  };
}

const cut = (rows: readonly PlatformTransaction[]) =>
  Array.from({ length: Math.ceil(rows.length / 100) }, (_, index) => rows.slice(index * 100, index * 100 + 100));

async function ids(pages: readonly (readonly PlatformTransaction[])[], total: number | null) {
  const { port, asked } = platform(pages, total);
  const answer = await readLogSince(port, midnight);
  return { asked: asked.length, rows: answer.ok ? answer.value.map(({ id }) => id) : answer.failure.code };
}

describe('the log of a day', () => {
  test('ends with the first page that is older than the day', async () => {
    const rows = log(1_000, 250);
    const read = await ids(cut(rows), 1_000);
    expect(read.asked).toBe(4);
    expect(read.rows).toEqual(rows.slice(0, 400).map(({ id }) => id));
  });

  test('ends there too where clocks differ by minutes', async () => {
    const rows = log(1_000, 250).map((each, index) => ({ ...each, at: (each.at ?? 0) + (index % 3) * 2 * minute }));
    expect((await ids(cut(rows), 1_000)).asked).toBe(4);
  });

  test('is read to its end where it comes in another order', async () => {
    expect(await ids(cut([...log(350, 250)].reverse()), 350)).toMatchObject({ asked: 4, rows: { length: 350 } });
    // All of one moment: no order is proven by it.
    const old = Array.from({ length: 200 }, (_, index) => row(`${index}`, -100));
    expect(await ids(cut([...old, row('new', 5)]), null)).toMatchObject({ asked: 3, rows: { length: 201 } });
  });

  test('takes what a new row shifted onto the next page once, and ends where nothing is left', async () => {
    const rows = log(250, 400);
    const [first = [], ...others] = cut(rows);
    const shifted = [first, ...cut([...first.slice(-1), ...others.flat()])];
    expect((await ids(shifted, 250)).rows).toEqual(rows.map(({ id }) => id));
    expect(await ids([], null)).toEqual({ asked: 1, rows: [] });
  });

  test('is no log where it never ends, or says the same again', async () => {
    const same = log(100, 400);
    expect(await ids([same, same, same], 500)).toEqual({ asked: 2, rows: 'logNotWhole' });
    const { port, asked } = platform([], null);
    const endless = {
      page: async (filter: unknown, page: number) => ({
        ...(await port.page(filter, page)),
        value: { rows: log(100, 1_000_000 - page * 100), total: null },
      }),
    };
    const answer = await readLogSince(endless, midnight);
    expect(answer.ok ? null : answer.failure).toEqual({ code: 'logNotWhole', reachable: true });
    expect(asked.length).toBe(200);
  });

  test('fails as the platform does, at whatever page', async () => {
    const failing = {
      page: async (_filter: unknown, page: number) =>
        page < 3
          ? { ok: true as const, value: { rows: log(100, 1_000 - page * 100), total: 900 } }
          : { ok: false as const, failure: { code: 'serverFault' as const, reachable: true } },
    };
    expect(await readLogSince(failing, midnight)).toEqual({
      ok: false,
      failure: { code: 'serverFault', reachable: true },
    });
  });
});

const line = {
  categoryNo: null,
  categoryName: null,
  unit: null,
  quantity: '1',
  listPrice: fineMoney(1),
  price: fineMoney(1),
  money: fineMoney(1),
  discount: fineMoney(0),
  net: fineMoney(1),
  notes: null,
};
function bill(
  goods: readonly (readonly [string | null, string])[],
  modes: readonly (readonly [string, string | null])[],
): UniposBill {
  return {
    billNo: '1',
    shopNo: '1001',
    shopName: '上地店',
    memberNo: null,
    table: null,
    guests: null,
    cashier: null,
    total: fineMoney(1),
    discount: fineMoney(0),
    floor: fineMoney(0),
    lines: goods.map(([goodsNo, name]) => ({ ...line, goodsNo, name })),
    payments: modes.map(([modeNo, modeName]) => ({ modeNo, modeName, money: fineMoney(1), reference: null })),
    closedAt: '2026-11-18T12:00:00',
    notes: null,
  };
}

test('numbers are counted by bills, and what the other side calls otherwise is told', () => {
  const { goods, payment, shop } = codesOfBills([
    bill(
      [
        ['1', '米饭'],
        ['1', '米饭'],
        [null, '赠品'],
      ],
      [
        ['00', '现金'],
        ['10', null],
      ],
    ),
    bill(
      [
        ['1', '米饭'],
        ['2', '宫保鸡丁'],
        ['3', '拍 黄瓜'],
        ['9', '时蔬'],
      ],
      [['00', '现金']],
    ),
  ]);
  expect(shop).toEqual([{ number: '1001', name: '上地店', used: 2 }]);
  expect(payment.map(({ number, used }) => [number, used])).toEqual([
    ['00', 2],
    ['10', 1],
  ]);
  const menu = [
    { number: '1', name: '米饭' },
    { number: '2', name: '辣子鸡' },
    { number: 'A3', name: '拍黄瓜' },
  ];
  expect(
    compareCodes('goods', goods, menu).map(({ number, problem, here, used }) => [number, problem, here, used]),
  ).toEqual([
    ['2', 'nameDiffers', '辣子鸡', 1],
    ['3', 'numberDiffers', 'A3 拍黄瓜', 1],
    ['9', 'onlyUnipos', null, 1],
  ]);
  expect(compareCodes('payment', payment, [{ number: '00', name: '现金' }], new Set(['10']))).toEqual([]);
  expect(unusedCodes('payment', payment, ['10', '11']).map(({ number, problem }) => [number, problem])).toEqual([
    ['11', 'onlyHere'],
  ]);
});
