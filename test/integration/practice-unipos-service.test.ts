// UniPOS's own service as the practice platform gives it: token, rights, parameters, pages, late bills; each in both formats.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { billPaidByCard, uniposOrderNo, uniposReservationNo } from '../../main/practice/unipos/guide.ts';
import { fineMoney } from '../../shared/fine-money.ts';
import { type Format, formats, guide, meaning, openUniposBench, type UniposBench } from './practice-unipos-caller.ts';

const today = '2026-11-18';
const yesterday = '2026-11-17';
const readings = ['bill', 'order', 'reservation'] as const;

let bench: UniposBench;
beforeEach(async () => {
  bench = await openUniposBench();
});
afterEach(() => bench.close());

async function billNumbers(format: Format, query: Readonly<Record<string, string>> = {}): Promise<string[]> {
  const { data } = await bench.ask(format, 'bill', { top: '1000', ...query });
  return [...data.items].map((bill: { bill_no: string }) => bill.bill_no);
}

describe.each(formats)('in %s', (format) => {
  test('a token names the moment at which it ends, with seven decimals, and is dead from then on', async () => {
    const { success, data } = await bench.grant(format);
    expect(success).toBe(true);
    expect(data.expires_in).toMatch(/^2026-11-18T14:00:00\.000\d{4}\+08:00$/);
    expect(data.token).toMatch(/^[\w-]{22}$/);
    bench.clock.now = Date.parse('2026-11-18T13:59:59.999+08:00');
    expect((await bench.ask(format, 'bill')).success).toBe(true);
    bench.clock.now += 1;
    expect(await bench.ask(format, 'bill')).toMatchObject({ success: false, code: '0000', data: null });
  });

  test('a new token leaves the earlier one alive; no token and killed ones are 0000', async () => {
    const first = bench.token();
    await bench.grant(format);
    expect(bench.token()).not.toBe(first);
    expect((await bench.ask(format, 'order', { token: first })).success).toBe(true);
    expect(await bench.ask(format, 'order', { token: '' })).toMatchObject({ code: '0000' });
    expect(await bench.ask(format, 'order', { token: 'guess' })).toMatchObject({ code: '0000' });
    bench.server.unipos.expireTokens();
    expect(await bench.ask(format, 'order')).toMatchObject({ code: '0000' });
    expect(await bench.tell(format, 'order', '')).toMatchObject({ code: '0000' });
  });

  test.each([{ appid: 'guess' }, { appsecret: 'guess' }, { appid: '', appsecret: '' }])(
    '0001 for %j',
    async (wrong) => {
      expect(await bench.grant(format, wrong as Record<string, string>)).toMatchObject({
        success: false,
        code: '0001',
        data: null,
      });
    },
  );

  test('0002 for what the application may not do, and for nothing else', async () => {
    bench.server.unipos.setRights(['listBills', 'sendOrder']);
    expect(await bench.ask(format, 'bill')).toMatchObject({ success: false, code: '0002' });
    expect(await bench.tell(format, 'order', '')).toMatchObject({ code: '0002' });
    expect((await bench.ask(format, 'order')).success).toBe(true);
    bench.server.unipos.setRights(['token']);
    expect((await bench.ask(format, 'bill')).success).toBe(true);
    expect(await bench.grant(format)).toMatchObject({ code: '0002' });
    bench.server.unipos.setRights([]);
    expect((await bench.grant(format)).success).toBe(true);
  });

  test.each(readings)('%s: 0003 for a wrong shop, day, skip or top, with its reason', async (path) => {
    for (const wrong of [
      { shopNo: '9999' },
      { date: '2026-02-30' },
      { date: '2026-11/18' },
      { date: '18.11.2026' },
      { date: '2026-1-8' },
      { skip: '-1' },
      { skip: '1.5' },
      { skip: 'x' },
      { top: '0' },
      { top: '-5' },
      { top: '1001' },
      { top: 'all' },
    ]) {
      const refused = await bench.ask(format, path, wrong as unknown as Record<string, string>);
      expect(refused).toMatchObject({ success: false, code: '0003', data: null });
      expect(refused.reason).toContain(Object.keys(wrong)[0] === 'shopNo' ? '9999' : Object.keys(wrong)[0]);
    }
  });

  test('a page is twenty from the beginning unless told otherwise, and pages together are the whole', async () => {
    const { data } = await bench.ask(format, 'bill');
    expect([Number(data.total_count), Number(data.skip), data.items.length]).toEqual([37, 0, 20]);
    const pages: string[] = [];
    for (const skip of ['0', '15', '30', '45']) pages.push(...(await billNumbers(format, { skip, top: '15' })));
    expect(pages).toEqual(await billNumbers(format));
    expect(new Set(pages).size).toBe(37);
    const beyond = await bench.ask(format, 'bill', { skip: '45' });
    expect([Number(beyond.data.total_count), Number(beyond.data.skip)]).toEqual([37, 45]);
  });

  test('a shop has its own bills; both together are all', async () => {
    const [one, two] = [await billNumbers(format, { shopNo: '1001' }), await billNumbers(format, { shopNo: '1002' })];
    expect(one.length).toBeGreaterThanOrEqual(25);
    expect(one.every((no) => no.startsWith('1001-261118'))).toBe(true);
    expect(two.every((no) => no.startsWith('1002-261118'))).toBe(true);
    expect([...one, ...two].sort()).toEqual((await billNumbers(format)).sort());
    expect(one[0]).toBe(billPaidByCard(today));
  });

  test('the day in both spellings; none is today, empty parameters are none', async () => {
    const spelt = await billNumbers(format, { date: '2026/11/17' });
    expect(spelt).toEqual(await billNumbers(format, { date: yesterday }));
    expect(spelt[0]).toContain('-261117');
    expect(await billNumbers(format, { date: today })).toEqual(await billNumbers(format));
    expect(await billNumbers(format, { date: '', shopNo: '', skip: '' })).toEqual(await billNumbers(format));
    expect((await bench.ask(format, 'bill', { date: '2026-11-01' })).data).toMatchObject({
      items: format === 'json' ? [] : '',
    });
  });

  test('a new bill is the last, a late one stands where it was settled, and the total grows', async () => {
    const before = await billNumbers(format, { shopNo: '1001' });
    const fresh = bench.server.unipos.addBill();
    const late = bench.server.unipos.lateBill(90, { payMode: '10', table: '晚到' });
    const after = await bench.ask(format, 'bill', { shopNo: '1001', top: '100' });
    const numbers = after.data.items.map((bill: { bill_no: string }) => bill.bill_no);
    expect(Number(after.data.total_count)).toBe(before.length + 2);
    expect(numbers.at(-1)).toBe(fresh.billNo);
    const place = numbers.indexOf(late.billNo);
    expect(place).toBeGreaterThan(0);
    expect(place).toBeLessThan(numbers.length - 5);
    expect(after.data.items[place]).toMatchObject({ created_on: '2026-11-18T10:30:00.000', from_no: '晚到' });
    expect(numbers.filter((no: string) => no !== fresh.billNo && no !== late.billNo)).toEqual(before);
  });

  test('orders and reservations of the day stand under their numbers', async () => {
    const orders = await bench.ask(format, 'order', { shopNo: '1001' });
    expect(orders.data.items.map((order: { order_no: string }) => order.order_no)).toEqual(
      [1, 2].map((n) => uniposOrderNo(today, n)),
    );
    const all = await bench.ask(format, 'reservation', { date: yesterday });
    expect(all.data.items.map((one: { reservation_no: string }) => one.reservation_no)).toEqual(
      [1, 2, 3].map((n) => uniposReservationNo(yesterday, n)),
    );
  });
});

test.each(readings)('%s: XML and JSON say the same', async (path) => {
  bench.server.unipos.addBill({
    lines: [{ goodsNo: 'A00003', quantity: '0.125', price: fineMoney(12_345), notes: '一\n二\t三' }],
    notes: '&<>"\' 𠮷\u00e9',
  });
  const [json, xml] = await Promise.all(formats.map((format) => bench.ask(format, path, { top: '100' })));
  expect(json?.data.items.length).toBeGreaterThan(2);
  expect(meaning(xml)).toEqual(meaning(json));
});

test('the spelling is the document’s: four decimals, totel_money, nulls left out of XML, an undeclared prefix in a token', async () => {
  const get = (path: string, query: Record<string, string>, accept: string) =>
    bench.send('GET', `${guide.servicePath}/${path}`, { token: bench.token(), ...query }, { accept });
  const first = { shopNo: '1001', top: '1' };
  const json = (await get('bill', first, 'application/json')).text;
  expect(json).toContain('"totel_money": 28.0000, "discount_money": 0.0000, "floor_money": 0.0,');
  expect(json).toContain('"quantity": 2.0, "money": 6.0000, "discount_money": 0.0, "total_money": 6.0000, "notes": ""');
  expect(json).toContain(
    '"pay_items": [{"pay_mode_no": "10", "pay_mode_name": "会员卡", "money": 28.0000, "from_no": null}]',
  );
  expect(json).toContain('"created_on": "2026-11-18T06:00:00.000", "notes": ""}');
  const xml = (await get('bill', first, 'application/xml')).text;
  expect(xml).toContain('<data xsi:type="BillListResult">');
  expect(xml).toContain('<totel_money>28.0000</totel_money>');
  expect(xml).toContain('<floor_money>0</floor_money>');
  expect(xml).toContain('<notes />');
  expect(xml).not.toContain('saler_no');
  const { appId, appSecret } = guide.application;
  const token = (await get('token', { appid: appId, appsecret: appSecret }, 'application/xml')).text;
  expect(token).toContain('<ApiResult>\n  <success>true</success>\n  <error_code />');
  expect(token).toContain('<data xsi:type="ApiTokenResult">');
});

test('the status over a refusal is 200, or what HTTP has for it where it is so switched; the envelope is the same', async () => {
  const get = (path: string, query: Record<string, string>) =>
    bench.send('GET', `${guide.servicePath}/${path}`, query, { accept: 'application/xml' });
  const refusals = async () => {
    bench.server.unipos.setRights(['listBills']);
    bench.server.unipos.faults.set({ kind: 'code1000', interfaceId: 'listOrders', times: 1 });
    const token = bench.token();
    return [
      await get('bill', {}),
      await get('token', { appid: 'guess' }),
      await get('bill', { token }),
      await get('reservation', { token, top: '0' }),
      await get('order', { token }),
    ];
  };
  const always = await refusals();
  bench.server.unipos.setOptions({ refusalStatus: 'http' });
  const spelt = await refusals();
  expect(always.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
  expect(spelt.map(({ status }) => status)).toEqual([401, 401, 403, 400, 500]);
  expect(spelt.map(({ text }) => text)).toEqual(always.map(({ text }) => text));
  expect((await get('order', { token: bench.token() })).status).toBe(200);
});

test('the format follows Accept, then Content-Type, then is JSON; other methods and paths are not there', async () => {
  const get = (headers: Record<string, string>) => bench.send('GET', `${guide.servicePath}/bill`, {}, headers);
  expect((await get({ accept: 'text/html, application/xml;q=0.9, application/json' })).type).toMatch(
    /^application\/xml/,
  );
  expect((await get({ accept: '*/*', 'content-type': 'application/xml' })).type).toMatch(/^application\/xml/);
  expect((await get({})).type).toMatch(/^application\/json/);
  expect((await bench.send('POST', `${guide.servicePath}/bill`, {}, {}, '')).status).toBe(404);
  expect((await bench.send('GET', `${guide.servicePath}/Bill`, {}, {})).status).toBe(404);
  expect((await bench.send('GET', `${guide.servicePath}/bill`, {}, { host: 'evil.example' })).status).toBe(421);
});
