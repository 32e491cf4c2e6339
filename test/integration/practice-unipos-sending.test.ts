// Orders and reservations that are sent to the practice platform's UniPOS: kept under their number, edited by it, refused with a reason; in both formats.
import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { escapeXml } from '../../main/practice/unipos/spelt.ts';
import { type Format, formats, guide, meaning, openUniposBench, type UniposBench } from './practice-unipos-caller.ts';

let bench: UniposBench;
beforeEach(async () => {
  bench = await openUniposBench();
});
afterEach(() => bench.close());

type Fields = Readonly<Record<string, unknown>>;

const item = {
  goods_no: 'A00008',
  goods_name: '宫保鸡丁',
  quantity: 1,
  unit: '盘',
  price: 22,
  notes: '不要<辣> & "葱"',
};
const order: Fields = {
  shop_no: null,
  order_no: 'T-1',
  contact: '𠮷野 & <家>',
  tel: '01',
  address: '远东大厦 812\n后门',
  total: 22.5,
  paymode: '已结算',
  items: [item],
};
const reservation: Fields = {
  reservation_no: 'R-1',
  contact: '李台',
  tel: '13800000002',
  time: '2026-11-18T19:00:00',
  member_no: '13800000002',
  pay_mode: '待结算',
  items: [{ area: '1', type: '4 人台', quantity: 1, notes: '不要辣' }],
};

/** The same fields in either format. */
function bodyOf(format: Format, root: string, fields: Fields): string {
  if (format === 'json') return JSON.stringify(fields);
  const inner = Object.entries(fields).map(([name, value]) => {
    if (value === null) return '';
    if (!Array.isArray(value)) return `<${name}>${escapeXml(String(value))}</${name}>`;
    return `<${name}>${value.map((one) => bodyOf('xml', 'Item', one)).join('')}</${name}>`;
  });
  return `<${root}>${inner.join('')}</${root}>`;
}

const kinds = {
  order: { root: 'Order', no: 'order_no', good: order, kept: () => bench.server.unipos.orders().length },
  reservation: {
    root: 'Reservation',
    no: 'reservation_no',
    good: reservation,
    kept: () => bench.server.unipos.reservations().length,
  },
};

const cases = formats.flatMap((format) => (['order', 'reservation'] as const).map((kind) => [kind, format] as const));

describe.each(cases)('%s in %s', (kind, format) => {
  const { root, no, good, kept } = kinds[kind];
  const send = (fields: Fields) => bench.tell(format, kind, bodyOf(format, root, fields));
  async function stored(date = '2026-11-18') {
    const { data } = await bench.ask(format, kind, { date, top: '100' });
    return [...data.items].find((one) => one[no] === good[no]);
  }

  test('is accepted with nothing but success, and read back as it was sent; the shop is the first one', async () => {
    expect(await send(good)).toEqual({ success: true, code: '', reason: '', data: null });
    expect(meaning(await stored())).toEqual(meaning({ ...good, shop_no: '1001' }));
  });

  test('the same number again is an edit, on the day of the first', async () => {
    await send(good);
    const before = kept();
    bench.clock.now += 86_400_000;
    await bench.grant();
    expect((await send({ ...good, shop_no: '1002', contact: '改过' })).success).toBe(true);
    expect(await stored()).toMatchObject({ shop_no: '1002', contact: '改过' });
    expect(kept() - before).toBe(3);
  });

  test('0003 for each field that is missing, and nothing is kept', async () => {
    const before = kept();
    const needed =
      kind === 'order' ? [no, 'contact', 'tel', 'total', 'items'] : [no, 'contact', 'tel', 'time', 'items'];
    for (const name of needed) {
      for (const left of [undefined, null, '', ' ']) {
        const refused = await send(
          Object.fromEntries(Object.entries({ ...good, [name]: left }).filter(([, one]) => one !== undefined)),
        );
        expect([name, refused.code, refused.reason]).toEqual([name, '0003', `缺少${name}`]);
      }
    }
    expect(kept()).toBe(before);
    expect(await stored()).toBeUndefined();
  });

  test('all reasons at once, and those of an item with its place', async () => {
    const refused = await send({ [no]: 'T-9', shop_no: '9', items: [{ ...item, type: '台' }, { quantity: 'x' }] });
    expect(refused.code).toBe('0003');
    for (const reason of ['shop_no不存在: 9', '缺少contact', '缺少tel', 'items[1].quantity不是有效的数量'])
      expect(refused.reason).toContain(reason);
    expect(refused.reason).toContain(kind === 'order' ? '缺少items[1].goods_no' : '缺少items[1].type');
  });

  test.each(['0', '-1', '1.0001', '1e3', '一', '1000000000'])('0003 for the quantity %s', async (quantity) => {
    const items = [{ ...item, type: '4 人台', quantity }];
    expect(await send({ ...good, items })).toMatchObject({ code: '0003', reason: 'items[0].quantity不是有效的数量' });
  });

  test('a time is local and real, to the second', async () => {
    for (const time of [
      '2026-13-01T00:00:00',
      '2026-11-18T24:00:00',
      '19:00',
      '2026-02-29T01:00:00',
      '2026-11-18T19:00:00Z',
    ])
      expect(await send({ ...good, time })).toMatchObject({ code: '0003', reason: 'time格式应为yyyy-MM-ddTHH:mm:ss' });
    expect((await send({ ...good, time: '2026-11-19 08:30' })).success).toBe(true);
    expect(await stored('2026-11-19')).toMatchObject({ time: '2026-11-19T08:30:00' });
    bench.server.unipos.setOptions({ listedBy: 'sent' });
    expect(await stored('2026-11-19')).toBeUndefined();
    expect(await stored()).toMatchObject({ time: '2026-11-19T08:30:00' });
  });

  test('0003 for a body that is none, of the wrong root or type, and for what XML could not hold', async () => {
    const wrong =
      format === 'json'
        ? ['', '{', '[]', '"x"', '{"a":1,"a":2}']
        : ['', '<Order>', `<Other />`, '<!DOCTYPE a><Order />', '<a/><b/>'];
    for (const body of wrong)
      expect(await bench.tell(format, kind, body)).toMatchObject({ success: false, code: '0003' });
    if (format === 'json') {
      expect(await send({ ...good, contact: 'a\u0001' })).toMatchObject({
        code: '0003',
        reason: 'contact含有无效字符',
      });
      expect(await send({ ...good, contact: '\ud800' })).toMatchObject({ code: '0003', reason: 'contact含有无效字符' });
      expect(await send({ ...good, contact: { a: 1 } })).toMatchObject({ code: '0003', reason: 'contact不正确' });
      expect(await send({ ...good, items: [1] })).toMatchObject({ code: '0003' });
    }
  });

  test('the document’s own sample is accepted', async () => {
    const sample = readFileSync(new URL(`../vectors/unipos/${kind}-post.${format}`, import.meta.url), 'utf8');
    expect(await bench.tell(format, kind, sample)).toMatchObject({ success: true });
  });
});

test.each(formats)('order in %s: 0003 for a good that is not there, and for money that is none', async (format) => {
  const send = (fields: Fields) => bench.tell(format, 'order', bodyOf(format, 'Order', { ...order, ...fields }));
  expect(await send({ items: [{ ...item, goods_no: 'C999' }] })).toMatchObject({
    code: '0003',
    reason: 'items[0].goods_no不存在: C999',
  });
  for (const price of ['-1', '1.00001', 'x', '1,5'])
    expect(await send({ items: [{ ...item, price }] })).toMatchObject({
      code: '0003',
      reason: 'items[0].price不是有效的金额',
    });
  expect(await send({ total: '12.34567' })).toMatchObject({ code: '0003', reason: 'total不是有效的金额' });
  expect((await send({ total: '12.3456', items: [{ ...item, price: '0.0001', quantity: '0.125' }] })).success).toBe(
    true,
  );
  expect(bench.server.unipos.orders().at(-1)).toMatchObject({
    total: 123_456,
    lines: [{ price: 1, quantity: '0.125' }],
  });
});

test('what is sent in one format is read in the other; the answer follows Accept, the body Content-Type', async () => {
  const headers = { accept: 'application/json', 'content-type': 'application/xml; charset=utf-8' };
  const sent = await bench.send(
    'POST',
    `${guide.servicePath}/order`,
    { token: bench.token() },
    headers,
    bodyOf('xml', 'Order', order),
  );
  expect(JSON.parse(sent.text)).toEqual({ success: true, error_code: '', error_reason: '', data: null });
  const pages = await Promise.all(formats.map((format) => bench.ask(format, 'order', { top: '100' })));
  expect(meaning(pages[0])).toEqual(meaning(pages[1]));
  for (const type of ['text/plain', 'application/json; charset=gbk', '', 'application/x-www-form-urlencoded']) {
    const refused = await bench.send(
      'POST',
      `${guide.servicePath}/order`,
      { token: bench.token() },
      { accept: 'application/json', 'content-type': type },
      bodyOf('json', '', order),
    );
    expect(JSON.parse(refused.text)).toMatchObject({ success: false, error_code: '0003' });
  }
  expect(bench.server.unipos.received('sendOrder')).toHaveLength(5);
});
