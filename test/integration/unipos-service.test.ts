// The client of UniPOS's service against the practice server: both formats, every fault, the token's life, whole lists, and no secret anywhere.
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import type { UniposService } from '../../main/backends/ports/unipos.ts';
import { createUniposService } from '../../main/backends/unipos/service/create-unipos-service.ts';
import type { PracticeServer } from '../../main/practice/contract.ts';
import { practiceWorldGuide } from '../../main/practice/guide.ts';
import { startPracticeServer } from '../../main/practice/practice-server.ts';
import { fineMoney } from '../../shared/fine-money.ts';
import type { UniposSettings } from '../../shared/profile-parts.ts';
import type { UniposOrder, UniposReservation } from '../../shared/unipos.ts';

const { application, shops } = practiceWorldGuide.unipos;
const formats = ['json', 'xml'] as const;
const moment = Date.parse('2026-11-18T12:00:00+08:00');
const day = '2026-11-18';
const asked = { shopNo: shops[0].shopNo, day };
const leftovers: (() => unknown)[] = [];

afterEach(async () => {
  for (const leave of leftovers.splice(0).reverse()) {
    await leave();
  }
});

/** The wall clock stands, the monotonic one goes as the test says. */
function createHands() {
  let wall = moment;
  let monotonic = 0;
  return {
    clock: { wall: () => wall, monotonic: () => monotonic },
    pass(ms: number) {
      wall += ms;
      monotonic += ms;
    },
    jump(ms: number) {
      wall += ms;
    },
  };
}

type Hands = ReturnType<typeof createHands>;

function serviceAt(
  serviceUri: string,
  more: Partial<UniposSettings> = {},
  secret: string = application.appSecret,
  hands = createHands(),
) {
  const service = createUniposService({
    settings: {
      serviceUri,
      appId: application.appId,
      shopNo: '1001',
      format: 'json',
      cardPayModes: [],
      refreshSeconds: 30,
      ...more,
    },
    secret,
    clock: hands.clock,
    random: { next: () => 0.5, hex: () => '' },
  });
  leftovers.push(() => service.close());
  return service;
}

async function practice(hands: Hands = createHands()): Promise<PracticeServer> {
  const timers = { schedule: () => () => undefined };
  const server = await startPracticeServer({ clock: hands.clock, timers });
  leftovers.push(() => server.close());
  return server;
}

const order: UniposOrder = {
  shopNo: '1001',
  orderNo: 'YT-1',
  contact: '𠮷野 <家> & "友"',
  phone: '13800000001',
  time: '2026-11-18T18:30:00',
  memberNo: null,
  address: '远东大厦812',
  notes: null,
  total: fineMoney(564_000),
  payMode: '待结算',
  payInfo: null,
  lines: [
    { goodsNo: 'A00008', name: '宫保鸡丁', quantity: '2.5', unit: '盘', price: fineMoney(220_000), notes: '不要辣' },
  ],
};

const reservation: UniposReservation = {
  shopNo: '1001',
  reservationNo: 'YD-1',
  contact: '李台',
  phone: '13800000002',
  time: '2026-11-18T19:00:00',
  memberNo: null,
  address: null,
  notes: '靠窗',
  payMode: '待结算',
  payInfo: null,
  lines: [{ area: '大厅', type: '4人台', quantity: '1', notes: null }],
};

describe.each(formats)('in %s', (format) => {
  it('reads bills, orders and reservations of a shop and a day whole, page by page', async () => {
    const server = await practice();
    for (let count = 0; count < 130; count += 1) {
      server.unipos.addBill();
    }
    const service = serviceAt(server.unipos.serviceUri, { format });
    const bills = await service.listBills(asked);
    const numbers = bills.ok ? bills.value.map(({ billNo }) => billNo) : [];
    expect(numbers).toHaveLength(server.unipos.bills(day, '1001').length);
    expect(new Set(numbers).size).toBe(numbers.length);
    expect(server.unipos.received('listBills').length).toBeGreaterThan(1);
    expect(server.unipos.received('token')).toHaveLength(1);
    const every = await service.listBills({ shopNo: null, day });
    expect(every.ok && every.value.length > numbers.length).toBe(true);
    expect(await service.listOrders(asked)).toMatchObject({
      ok: true,
      value: [{ shopNo: '1001' }, { shopNo: '1001' }],
    });
    expect(await service.listReservations(asked)).toMatchObject({ ok: true, value: [{ contact: '李台' }, {}] });
  });

  it('sends an order and a reservation and reads them back as they were', async () => {
    const server = await practice();
    const service = serviceAt(server.unipos.serviceUri, { format });
    expect(await service.sendOrder(order)).toEqual({ ok: true, value: null });
    expect(await service.sendReservation(reservation)).toEqual({ ok: true, value: null });
    const orders = await service.listOrders(asked);
    expect(orders.ok && orders.value.find(({ orderNo }) => orderNo === 'YT-1')).toEqual(order);
    const reservations = await service.listReservations(asked);
    expect(reservations.ok && reservations.value.find((one) => one.reservationNo === 'YD-1')).toEqual(reservation);
  });

  it.each([
    ['http500', 'serverFault', true],
    ['code1000', 'serverFault', true],
    ['htmlPage', 'captivePortal', false],
    ['redirect', 'captivePortal', false],
    ['lostRequest', 'serverUnreachable', false],
    ['lostResponse', 'serverUnreachable', false],
    ['truncatedBody', 'badAnswer', true],
    ['badJson', 'badAnswer', true],
    ['wrongCharset', 'badAnswer', true],
    ['hugeBody', 'answerTooLarge', true],
  ] as const)('%s is told as %s', async (kind, code, reachable) => {
    const server = await practice();
    const service = serviceAt(server.unipos.serviceUri, { format });
    expect((await service.listOrders(asked)).ok).toBe(true);
    server.faults.set({ kind, interfaceId: 'unipos' });
    for (const answer of [await service.listBills(asked), await service.sendOrder(order)]) {
      expect(answer).toMatchObject({ ok: false, failure: { code, reachable } });
    }
    server.faults.clear();
    expect((await service.listBills(asked)).ok).toBe(true);
  });

  it.each(['always200', 'http'] as const)('tells its codes apart, where HTTP says %s', async (refusalStatus) => {
    const server = await practice();
    server.unipos.setOptions({ refusalStatus });
    const service = serviceAt(server.unipos.serviceUri, { format });
    server.unipos.setRights(['listBills']);
    expect(await service.listBills(asked)).toMatchObject({ failure: { code: 'uniposNoRight' } });
    server.unipos.setRights([]);
    const wrong = await service.listBills({ shopNo: '9999', day });
    expect(wrong).toMatchObject({ failure: { code: 'refusedByServer', parameters: { code: '0003' } } });
    expect(wrong.ok || wrong.failure.platformMessage).toContain('9999');
    server.faults.set({ kind: 'code1000', interfaceId: 'listBills', times: 1 });
    const fault = await service.listBills(asked);
    expect(fault).toMatchObject({ failure: { code: 'serverFault', parameters: { status: '1000' }, reachable: true } });
    server.unipos.expireTokens();
    expect((await service.listBills(asked)).ok).toBe(true);
    const stranger = serviceAt(server.unipos.serviceUri, { format }, 'another');
    expect(await stranger.listBills(asked)).toMatchObject({ failure: { code: 'uniposSecretWrong', reachable: true } });
  });
});

it('JSON and XML give equal objects', async () => {
  const server = await practice();
  const [json, xml] = formats.map((format) => serviceAt(server.unipos.serviceUri, { format }));
  const all = async (service: UniposService | undefined) => [
    await service?.listBills(asked),
    await service?.listOrders(asked),
    await service?.listReservations(asked),
  ];
  const first = await all(json);
  expect(first[0]).toMatchObject({ ok: true });
  expect(await all(xml)).toEqual(first);
});

describe('the token', () => {
  it('is asked for once, however many calls want it', async () => {
    const server = await practice();
    const service = serviceAt(server.unipos.serviceUri);
    const answers = await Promise.all([
      service.listBills(asked),
      service.listOrders(asked),
      service.listReservations(asked),
    ]);
    expect(answers.map(({ ok }) => ok)).toEqual([true, true, true]);
    expect(server.unipos.received('token')).toHaveLength(1);
  });

  it('that is dead is renewed once, and what is posted goes again', async () => {
    const server = await practice();
    const service = serviceAt(server.unipos.serviceUri);
    await service.listBills(asked);
    server.unipos.expireTokens();
    expect(await service.sendOrder(order)).toEqual({ ok: true, value: null });
    expect(server.unipos.received('token')).toHaveLength(2);
    expect(server.unipos.received('sendOrder')).toHaveLength(2);
    server.unipos.expireTokens();
    const both = await Promise.all([service.listOrders(asked), service.listReservations(asked)]);
    expect(both.map(({ ok }) => ok)).toEqual([true, true]);
    expect(server.unipos.received('token')).toHaveLength(3);
  });

  it('of a wrong secret is not asked for again and again, and the right one counts as soon as the pause is over', async () => {
    const hands = createHands();
    const scripted = await script({ wrongSecret: true });
    const service = serviceAt(scripted.url, {}, application.appSecret, hands);
    for (let count = 0; count < 5; count += 1) {
      expect(await service.listBills(asked)).toMatchObject({ failure: { code: 'uniposSecretWrong' } });
    }
    expect(scripted.calls('token')).toBe(1);
    hands.pass(30_000);
    await service.listBills(asked);
    await service.listBills(asked);
    expect(scripted.calls('token')).toBe(2);
    scripted.say({ wrongSecret: false });
    hands.pass(60_000);
    expect((await service.listBills(asked)).ok).toBe(true);
  });

  it('is renewed before it ends, by the clock of the server and then by the monotonic one', async () => {
    const hands = createHands();
    // The till's wall clock is three hours behind the server's.
    const scripted = await script({ date: moment + 3 * 3_600_000, expires: '2026-11-18T16:40:00.1234567+08:00' });
    const service = serviceAt(scripted.url, {}, application.appSecret, hands);
    await service.listBills(asked);
    hands.jump(100 * 24 * 3_600_000);
    await service.listBills(asked);
    hands.pass(79 * 60_000);
    await service.listBills(asked);
    expect(scripted.calls('token')).toBe(1);
    hands.pass(2 * 60_000);
    await service.listBills(asked);
    expect(scripted.calls('token')).toBe(2);
  });

  it('that could not be renewed early is used on while it lives, and no longer', async () => {
    const hands = createHands();
    const scripted = await script({ date: moment, expires: '2026-11-18T04:50:00Z' });
    const service = serviceAt(scripted.url, {}, application.appSecret, hands);
    await service.listBills(asked);
    scripted.say({ tokenFault: true });
    hands.pass(41 * 60_000);
    expect((await service.listBills(asked)).ok).toBe(true);
    expect((await service.listBills(asked)).ok).toBe(true);
    expect(scripted.calls('token')).toBe(2);
    hands.pass(10 * 60_000);
    expect(await service.listBills(asked)).toMatchObject({ failure: { code: 'serverFault' } });
  });

  it('whose end is no moment, or lies behind, is used until 0000 comes', async () => {
    const hands = createHands();
    const scripted = await script({ date: moment, expires: '2016-11-07T10:23:48.0409435+08:00' });
    const service = serviceAt(scripted.url, {}, application.appSecret, hands);
    await service.listBills(asked);
    hands.pass(48 * 3_600_000);
    await service.listBills(asked);
    expect(scripted.calls('token')).toBe(1);
    scripted.say({ dead: 1 });
    expect((await service.listBills(asked)).ok).toBe(true);
    expect(scripted.calls('token')).toBe(2);
    scripted.say({ dead: 2 });
    expect(await service.listBills(asked)).toMatchObject({
      failure: { code: 'refusedByServer', parameters: { code: '0000' } },
    });
    expect(scripted.calls('token')).toBe(3);
  });
});

describe('a list that changes while it is read', () => {
  const numbers = (from: number, to: number) => Array.from({ length: to - from }, (_, index) => `B${from + index}`);

  it.each([
    [
      'a total that grows by what comes at the end',
      [
        [150, numbers(0, 100)],
        [151, numbers(100, 151)],
      ],
      151,
      2,
    ],
    [
      'a page that is shorter than was asked for',
      [
        [150, numbers(0, 60)],
        [150, numbers(60, 150)],
      ],
      150,
      2,
    ],
    [
      'one that came in between, before what was read: read again',
      [
        [150, numbers(0, 100)],
        [151, [...numbers(99, 150)]],
        [151, numbers(0, 100)],
        [151, numbers(100, 151)],
      ],
      151,
      4,
    ],
    [
      'one that is gone: read again',
      [
        [150, numbers(0, 100)],
        [149, numbers(101, 150)],
        [149, numbers(0, 100)],
        [149, numbers(100, 149)],
      ],
      149,
      4,
    ],
    [
      'a number that the service itself lists twice',
      [
        [3, ['A', 'B', 'B']],
        [3, ['A', 'B', 'B']],
      ],
      2,
      2,
    ],
    ['nothing', [[0, []]], 0, 1],
  ] as const)('%s', async (_, pages, count, calls) => {
    const scripted = await script({ pages });
    const service = serviceAt(scripted.url);
    const bills = await service.listBills(asked);
    expect(bills.ok && bills.value.map(({ billNo }) => billNo).length).toBe(count);
    expect(scripted.calls('bill')).toBe(calls);
  });

  it.each([
    [
      'an empty page before the total',
      [
        [150, numbers(0, 100)],
        [150, []],
      ],
      6,
    ],
    ['a page that repeats', [[300, numbers(0, 100)]], 6],
  ] as const)('%s is no list at all', async (_, pages, calls) => {
    const scripted = await script({ pages, around: true });
    expect(await serviceAt(scripted.url).listBills(asked)).toMatchObject({
      failure: { code: 'badAnswer', reachable: true },
    });
    expect(scripted.calls('bill')).toBe(calls);
  });

  it('that never ends is left after two hundred pages', async () => {
    let next = 0;
    const scripted = await script({ endless: () => [`N${next++}`] });
    expect(await serviceAt(scripted.url).listBills(asked)).toMatchObject({ failure: { code: 'answerTooLarge' } });
    expect(scripted.calls('bill')).toBe(200);
  });
});

it.each([
  ['a page', 'text/html', '<!DOCTYPE html><html><body>sign in</body></html>', 'captivePortal'],
  [
    'a page that is declared as XML',
    'application/xml',
    '<?xml version="1.0"?>\n<html xmlns="x"><body/></html>',
    'captivePortal',
  ],
  ['text that is declared as a page', 'text/html', 'please sign in', 'captivePortal'],
  ['nothing', 'text/html', '', 'badAnswer'],
  [
    'an answer that is declared as a page',
    'text/html',
    JSON.stringify(answerOf({ token: 'T', expires_in: '2030-01-01T00:00:00Z' })),
    null,
  ],
] as const)('%s is told from an answer', async (_, type, body, code) => {
  const server = createServer(({ url = '' }, response) => {
    const list = JSON.stringify(answerOf({ total_count: 0, skip: 0, items: [] }));
    response.setHeader('content-type', type);
    response.end(url.startsWith('/token') ? body : list);
  });
  const bills = await serviceAt(await listening(server)).listBills(asked);
  expect(bills.ok ? null : bills.failure.code).toBe(code);
});

it('no secret is in any failure, whatever a server repeats of the query', async () => {
  const secret = 'canary secret/&=';
  const seen: string[] = [];
  const server = createServer((request, response) => {
    const url = request.url ?? '';
    seen.push(url);
    const words = `${decodeURIComponent(url.replaceAll('+', ' '))} ${url}`;
    const isToken = url.includes('appsecret') && seen.length > 1;
    response.setHeader('content-type', 'application/json');
    response.end(
      JSON.stringify(
        isToken || url.includes('appsecret')
          ? answerOf(
              url.includes('wrong') ? null : { token: 'canary-token', expires_in: '2030-01-01T00:00:00+08:00' },
              words,
            )
          : answerOf(null, words),
      ),
    );
  });
  const url = await listening(server);
  const service = serviceAt(url, {}, secret);
  const failures = [await service.listBills(asked), await service.sendOrder(order), await service.listOrders(asked)];
  const barred = serviceAt(`${url}/wrong`, {}, secret);
  failures.push(await barred.listBills(asked));
  await new Promise((resolve) => server.close(resolve));
  failures.push(await serviceAt(url, {}, secret).listBills(asked));
  expect(seen.some((one) => one.includes('canary'))).toBe(true);
  expect(failures.map(({ ok }) => ok)).toEqual([false, false, false, false, false]);
  expect(JSON.stringify(failures)).not.toMatch(/canary/);
});

function answerOf(data: unknown, reason = 'no') {
  return data === null
    ? { success: false, error_code: '0003', error_reason: reason, data: null }
    : { success: true, error_code: '', error_reason: '', data };
}

async function listening(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  leftovers.push(() => server.closeAllConnections());
  leftovers.push(() => server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

type Script = {
  readonly wrongSecret?: boolean;
  readonly tokenFault?: boolean;
  /** What the server's `Date` says, ms UTC. */
  readonly date?: number;
  readonly expires?: string;
  /** So many calls are told 0000. */
  readonly dead?: number;
  /** Total and numbers of each page; the last again and again, or all `around`. */
  readonly pages?: readonly (readonly [number, readonly string[]])[];
  readonly around?: boolean;
  readonly endless?: () => readonly string[];
};

/** A service that says what it is told, where the practice server is too honest. */
async function script(first: Script) {
  let saying: Script = first;
  let page = 0;
  const counts = new Map<string, number>();
  function respond({ url = '' }: IncomingMessage): unknown {
    const path = new URL(url, 'http://x').pathname.slice(1);
    counts.set(path, (counts.get(path) ?? 0) + 1);
    if (path === 'token') {
      if (saying.tokenFault === true) return { success: false, error_code: '1000', error_reason: '', data: null };
      return saying.wrongSecret === true
        ? { success: false, error_code: '0001', error_reason: '', data: null }
        : answerOf({ token: 'T', expires_in: saying.expires ?? '2030-01-01T00:00:00+08:00' });
    }
    if ((saying.dead ?? 0) > 0) {
      saying = { ...saying, dead: (saying.dead ?? 0) - 1 };
      return { success: false, error_code: '0000', error_reason: '', data: null };
    }
    const pages = saying.pages ?? [[0, []]];
    const index = saying.around === true ? page % pages.length : Math.min(page, pages.length - 1);
    page += 1;
    const [total, numbers] = saying.endless === undefined ? (pages[index] ?? [0, []]) : [1_000_000, saying.endless()];
    return answerOf({ total_count: total, skip: 0, items: numbers.map(billOf) });
  }
  const server = createServer((request, response) => {
    if (saying.date !== undefined) response.setHeader('date', new Date(saying.date).toUTCString());
    response.setHeader('content-type', 'application/json; charset=utf-8');
    response.end(JSON.stringify(respond(request)));
  });
  return {
    url: await listening(server),
    calls: (path: string) => counts.get(path) ?? 0,
    say(more: Script) {
      saying = { ...saying, ...more };
    },
  };
}

function billOf(billNo: string) {
  return {
    bill_no: billNo,
    shop_no: '1001',
    totel_money: 1,
    sale_items: [],
    pay_items: [],
    created_on: '2026-11-18T12:00:00',
  };
}
