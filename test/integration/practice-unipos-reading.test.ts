// Two hands that never met: what the practice platform spells by hand is read by the till's protocol, what the protocol writes is accepted by the platform.

import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { UniposFormat } from '../../main/protocol/unipos/catalogue.ts';
import { mediaType, readEnvelope, writePosted } from '../../main/protocol/unipos/envelope.ts';
import { readFault, readMember, readMemberSorts, readPaying, writePaying } from '../../main/protocol/unipos/member.ts';
import { readMoment } from '../../main/protocol/unipos/moment.ts';
import { fineMoney } from '../../shared/fine-money.ts';
import { credentials, formats, guide, openUniposBench, type UniposBench } from './practice-unipos-caller.ts';

const card = '6201300100000101';
const today = '2026-11-18';

let bench: UniposBench;
beforeEach(async () => {
  bench = await openUniposBench();
});
afterEach(() => bench.close());

const get = (format: UniposFormat, path: string, query: Readonly<Record<string, string>>) =>
  bench.send('GET', `${guide.servicePath}/${path}`, query, { accept: mediaType(format).accept });

const readings = [
  ['listBills', 'bill'],
  ['listOrders', 'order'],
  ['listReservations', 'reservation'],
] as const;

test.each(readings)('%s: every answer is read, and both formats give equal objects', async (id, path) => {
  const [json, xml] = await Promise.all(
    formats.map(async (format) => {
      const { bytes, type } = await get(format, path, { token: bench.token(), top: '100' });
      return readEnvelope(id, format, bytes, type);
    }),
  );
  expect(json).toMatchObject({ kind: 'success', value: { skip: 0 } });
  expect(xml).toEqual(json);
  if (json?.kind !== 'success') throw new Error('refused');
  expect(json.value.items).toHaveLength(json.value.total_count);
});

test('a bill comes whole: money to the ten-thousandth, quantities, names with every character', async () => {
  const { bytes, type } = await get('xml', 'bill', { token: bench.token(), shopNo: '1001', top: '100' });
  const answer = readEnvelope('listBills', 'xml', bytes, type);
  if (answer.kind !== 'success') throw new Error(answer.kind);
  const bills = bench.server.unipos.bills(today, '1001');
  const told = answer.value.items.map((bill) => ({
    no: bill.bill_no,
    table: bill.from_no,
    notes: bill.notes,
    floor: bill.floor_money,
    lines: bill.sale_items.map((line) => [
      line.goods_no,
      line.goods_name,
      line.quantity,
      line.money,
      line.discount_money,
    ]),
    payments: bill.pay_items.map((payment) => [payment.pay_mode_no, payment.money, payment.from_no]),
  }));
  expect(told).toEqual(
    bills.map((bill) => ({
      no: bill.billNo,
      table: bill.table,
      notes: bill.notes || null,
      floor: bill.floor,
      lines: bill.lines.map((line) => [line.goodsNo, line.name, line.quantity, line.money, line.discount]),
      payments: bill.payments.map((payment) => [payment.no, payment.money, payment.fromNo]),
    })),
  );
});

test.each(formats)('token and refusals in %s', async (format) => {
  const { appId, appSecret } = guide.application;
  const granted = await get(format, 'token', { appid: appId, appsecret: appSecret });
  const token = readEnvelope('token', format, granted.bytes, granted.type);
  if (token.kind !== 'success') throw new Error(token.kind);
  expect(readMoment(token.value.expires_in)).toBe(bench.clock.now + 2 * 3_600_000);
  const refused = await get(format, 'bill', {});
  expect(readEnvelope('listBills', format, refused.bytes, refused.type)).toMatchObject({
    kind: 'refused',
    code: '0000',
  });
});

test.each(formats)('an order and a reservation written in %s come back as they were', async (format) => {
  const order = {
    shop_no: '1002',
    order_no: 'P-1',
    contact: '𠮷野 & <家>',
    tel: '01',
    time: `${today}T19:00:00`,
    member_no: null,
    address: '"远东"\n大厦',
    notes: null,
    total: fineMoney(125_001),
    paymode: '已结算',
    pay_info: null,
    items: [
      {
        goods_no: '10001',
        goods_name: '鱼香肉丝',
        quantity: '0.5',
        unit: null,
        price: fineMoney(250_002),
        notes: '不要辣',
      },
    ],
  };
  const reservation = {
    shop_no: '1001',
    reservation_no: 'P-1',
    contact: '李台',
    tel: '01',
    time: `${today}T19:00:00`,
    member_no: '13800000002',
    address: null,
    notes: "'靠窗'",
    pay_mode: null,
    pay_info: null,
    items: [{ area: null, type: '4 人台', quantity: '1', notes: null }],
  };
  const { accept, contentType } = mediaType(format);
  const post = (path: string, body: string) =>
    bench.send(
      'POST',
      `${guide.servicePath}/${path}`,
      { token: bench.token() },
      { accept, 'content-type': contentType },
      body,
    );
  const accepted = [
    ['sendOrder', await post('order', writePosted('sendOrder', format, order))],
    ['sendReservation', await post('reservation', writePosted('sendReservation', format, reservation))],
  ] as const;
  for (const [id, { bytes, type }] of accepted)
    expect(readEnvelope(id, format, bytes, type)).toEqual({ kind: 'success', value: null });
  const orders = await get(format, 'order', { token: bench.token() });
  const reservations = await get(format, 'reservation', { token: bench.token() });
  expect(readEnvelope('listOrders', format, orders.bytes, orders.type)).toMatchObject({
    value: { items: expect.arrayContaining([order]) },
  });
  expect(readEnvelope('listReservations', format, reservations.bytes, reservations.type)).toMatchObject({
    value: { items: expect.arrayContaining([reservation]) },
  });
});

test('the member service: kinds, a member, a Fault, and a payment with its TableBill', async () => {
  const sorts = await bench.member('MemberSorts');
  expect(readMemberSorts(sorts.bytes, sorts.type)).toMatchObject({
    ok: true,
    value: [{ no: '1397', name: '会员卡' }, {}, {}, {}],
  });
  const member = await bench.member('Members', { Cardno: card });
  expect(readMember(member.bytes, member.type)).toMatchObject({
    ok: true,
    value: {
      cardNo: card,
      name: '张雅',
      accounts: [
        { no: '00', balance: 5_000_000 },
        { no: '90', balance: 12_000_000 },
      ],
    },
  });
  const fault = await bench.member('Members', { Cardno: card }, {});
  expect(readFault(fault.bytes, fault.type)).toEqual({ ok: true, value: { code: '0000', reason: '未认证' } });
  const sample = readPaying(readFileSync(new URL('../vectors/unipos/memberpaying.xml', import.meta.url)), 'text/xml');
  if (!sample.ok) throw new Error(sample.reason);
  const paying = {
    ...sample.value,
    cardNo: card,
    quantity: fineMoney(1_180_000),
    fromNo: 'F & "1"',
    description: '<餐费>',
  };
  expect((await bench.pay(writePaying(paying), credentials)).status).toBe(200);
  const [kept] = bench.server.unipos.payings();
  expect(kept).toMatchObject({ fromNo: 'F & "1"', description: '<餐费>', quantity: 1_180_000 });
  const again = new TextEncoder().encode(`<Paying><FromContent>${kept?.bill}</FromContent></Paying>`);
  expect(readPaying(again, null)).toMatchObject({ ok: true, value: { bill: paying.bill } });
});
