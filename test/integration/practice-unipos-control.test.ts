// The control surface of UniPOS's part of the practice platform, from another process: faults, bills, rights, credentials.
import { Agent, request } from 'undici';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { uniposInterfaceIds } from '../../main/protocol/unipos/catalogue.ts';
import { faultOf, openUniposBench, payingOf, type UniposBench } from './practice-unipos-caller.ts';

const card = '6201300100000101';

let bench: UniposBench;
beforeEach(async () => {
  bench = await openUniposBench();
});
afterEach(() => bench.close());

async function control(method: 'GET' | 'POST', path: string, body?: unknown, key = bench.server.controlKey) {
  const agent = new Agent();
  const answer = await request(`${bench.server.url}/__practice${path}`, {
    method,
    dispatcher: agent,
    headers: { 'x-practice-key': key, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  // biome-ignore lint/suspicious/noExplicitAny: a test reads any answer's fields by name.
  const json: any = await answer.body.json();
  await agent.close();
  return { status: answer.statusCode, json };
}
const unipos = (body: unknown) => control('POST', '/unipos', body);

test('needs its key', async () => {
  expect(await control('GET', '/unipos', undefined, 'guess')).toMatchObject({ status: 403 });
});

test('switches a fault of one interface, of all nine, and of 1000', async () => {
  for (const interfaceId of [...uniposInterfaceIds, 'unipos'])
    expect(await control('POST', '/faults', { kind: 'http500', interfaceId, times: 1 })).toMatchObject({
      status: 200,
    });
  expect(await control('POST', '/faults', { kind: 'code1000', interfaceId: 'memberState' })).toMatchObject({
    status: 200,
  });
  expect(await control('POST', '/faults', { kind: 'http500', interfaceId: 'bills' })).toMatchObject({ status: 400 });
  await control('POST', '/clear');
  expect((await bench.member('MemberSorts')).status).toBe(200);
});

test('adds bills, late ones too, and tells what stands there', async () => {
  const bill = {
    payMode: '10',
    lines: [{ goodsNo: 'A00008', quantity: '0.5', discount: 10_000 }],
    table: 'Z1',
    memberNo: card,
  };
  const added = await unipos({ action: 'addBill', bill });
  expect(added).toMatchObject({ status: 200, json: { result: { total: 110_000, discount: 10_000, table: 'Z1' } } });
  const late = await unipos({ action: 'lateBill', minutesAgo: 45, bill: { shopNo: '1002' } });
  expect(late.json.result).toMatchObject({ shopNo: '1002', at: bench.clock.now - 45 * 60_000 });
  await bench.pay(payingOf({ card, quantity: '1', fromNo: 'F' }));
  const { json } = await control('GET', '/unipos');
  expect(
    json.bills.filter((one: { billNo: string }) => [added, late].some((two) => two.json.result.billNo === one.billNo)),
  ).toHaveLength(2);
  expect([json.orders.length, json.reservations.length, json.payings]).toMatchObject([6, 6, [{ fromNo: 'F' }]]);
});

test('switches rights, tokens, credentials and what a repeated FromNo does', async () => {
  await unipos({ action: 'setRights', denied: ['listOrders'] });
  expect(await bench.ask('json', 'order')).toMatchObject({ code: '0002' });
  await unipos({ action: 'expireTokens' });
  expect(await bench.ask('json', 'order')).toMatchObject({ code: '0000' });
  await unipos({ action: 'setOptions', options: { sameFromNo: 'samePayment', listedBy: 'sent' } });
  for (let count = 0; count < 2; count += 1) await bench.pay(payingOf({ card, quantity: '1', fromNo: 'F' }));
  expect(bench.server.unipos.payings()).toHaveLength(1);
  await unipos({ action: 'setMemberCredentials', credentials: [{ in: 'query', name: 'key', value: 'k' }] });
  expect(faultOf(await bench.member('MemberSorts'))).toBe('0000');
  expect((await bench.member('MemberSorts', { key: 'k' })).status).toBe(200);
});

test.each([
  {},
  { action: 'nonsense' },
  { action: 'addBill', bill: { shopNo: '9' } },
  { action: 'addBill', bill: { lines: [{ goodsNo: 'C999' }] } },
  { action: 'addBill', bill: { lines: [{ goodsNo: 'A00008', quantity: '1.0001' }] } },
  { action: 'setRights', denied: ['bills'] },
  { action: 'setOptions', options: { sameFromNo: 'maybe' } },
  { action: 'lateBill', minutesAgo: -1 },
])('refuses %j', async (order) => {
  const before = bench.server.unipos.bills().length;
  expect(await unipos(order)).toMatchObject({ status: 400 });
  expect(bench.server.unipos.bills().length).toBe(before);
});
