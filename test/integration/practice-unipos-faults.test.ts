// Every fault on UniPOS's interfaces, as a real HTTP client meets it, in both formats and on the member service.
import { XMLValidator } from 'fast-xml-parser';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { FaultKind } from '../../main/practice/faults.ts';
import {
  faultOf,
  formats,
  guide,
  openUniposBench,
  payingOf,
  type Raw,
  type UniposBench,
} from './practice-unipos-caller.ts';

const card = '6201300100000101';

let bench: UniposBench;
beforeEach(async () => {
  bench = await openUniposBench();
});
afterEach(async () => {
  expect(bench.server.ledger.verify()).toEqual([]);
  await bench.close();
});

/** One call in one format that changes something: how it is made, how often it was processed, and whether its answer can be read. */
interface Subject {
  readonly name: string;
  readonly call: (on: UniposBench) => Promise<Raw>;
  readonly processed: (on: UniposBench) => number;
  readonly isWhole: (text: string) => boolean;
  readonly saysOwnFault: (answer: Raw) => boolean;
}

const isXml = (text: string) => XMLValidator.validate(text) === true;
function isJson(text: string): boolean {
  try {
    return JSON.parse(text) !== undefined;
  } catch {
    return false;
  }
}

let orders = 0;
const subjects: readonly Subject[] = [
  ...formats.map((format) => ({
    name: `a reading in ${format}`,
    call: (on: UniposBench) =>
      on.send('GET', `${guide.servicePath}/bill`, { token: on.token() }, { accept: `application/${format}` }),
    processed: () => -1,
    isWhole: format === 'json' ? isJson : isXml,
    saysOwnFault: ({ status, text }: Raw) => status === 200 && text.includes('1000') && text.includes('false'),
  })),
  ...formats.map((format) => ({
    name: `an order in ${format}`,
    call: (on: UniposBench) => {
      orders += 1;
      const no = `T-${orders}`;
      const body =
        format === 'json'
          ? JSON.stringify({
              order_no: no,
              contact: 'a',
              tel: '1',
              total: 1,
              items: [{ goods_no: '10001', goods_name: 'b', quantity: 1, price: 1 }],
            })
          : `<Order><order_no>${no}</order_no><contact>a</contact><tel>1</tel><total>1</total><items><Item><goods_no>10001</goods_no><goods_name>b</goods_name><quantity>1</quantity><price>1</price></Item></items></Order>`;
      const type = `application/${format}`;
      return on.send(
        'POST',
        `${guide.servicePath}/order`,
        { token: on.token() },
        { accept: type, 'content-type': `${type}; charset=utf-8` },
        body,
      );
    },
    processed: (on: UniposBench) => on.server.unipos.orders().filter((one) => one.orderNo === `T-${orders}`).length,
    isWhole: format === 'json' ? isJson : isXml,
    saysOwnFault: ({ status, text }: Raw) => status === 200 && text.includes('1000') && text.includes('false'),
  })),
  {
    name: 'a member’s state',
    call: (on) => on.member('Members', { Cardno: card }),
    processed: () => -1,
    isWhole: isXml,
    saysOwnFault: (answer) => faultOf(answer) === '1000',
  },
  {
    name: 'a payment',
    call: (on) => on.pay(payingOf({ card, quantity: '10', fromNo: 'F' })),
    processed: (on) => on.server.unipos.payings().length,
    isWhole: (text) => text.trim() === '',
    saysOwnFault: (answer) => faultOf(answer) === '1000',
  },
];

/** What comes over the wire, and how often an order is kept or a payment booked. An order that comes twice is one order: its number is its key. */
const effects = [
  ['lostRequest', 'cut', 0],
  ['lostResponse', 'cut', 1],
  ['truncatedBody', 'cut', 1],
  ['http500', 'page500', 0],
  ['http500AfterCommit', 'page500', 1],
  ['code1000', 'own', 0],
  ['code1000AfterCommit', 'own', 1],
  ['htmlPage', 'portal', 0],
  ['redirect', 'redirect', 0],
  ['badJson', 'damaged', 1],
  ['wrongCharset', 'charset', 1],
  ['hugeBody', 'huge', 1],
  ['duplicateDelivery', 'whole', 2],
  ['latency', 'whole', 1],
] as const satisfies readonly (readonly [FaultKind, string, number])[];

type Seen = (typeof effects)[number][1];

const checks: Readonly<Record<Exclude<Seen, 'cut'>, (answer: Raw, subject: Subject) => void>> = {
  page500: ({ status, type, text }) => {
    expect([status, type, text.includes('Fault')]).toEqual([500, 'text/html; charset=utf-8', false]);
  },
  own: (answer, { saysOwnFault }) => {
    expect(saysOwnFault(answer)).toBe(true);
  },
  portal: ({ status, type }) => {
    expect([status, type]).toEqual([200, 'text/html; charset=utf-8']);
  },
  redirect: ({ status }) => {
    expect(status).toBe(302);
  },
  damaged: ({ status, text }, { isWhole }) => {
    expect([status, isWhole(text), text === '']).toEqual([200, false, false]);
  },
  charset: ({ status, bytes }) => {
    expect(status).toBe(200);
    expect(() => new TextDecoder('utf-8', { fatal: true }).decode(bytes)).toThrow();
  },
  huge: ({ bytes, text }, { isWhole }) => {
    expect(bytes.length).toBeGreaterThan(16 * 1_048_576);
    expect(isWhole(text)).toBe(true);
  },
  whole: ({ status, text }, { isWhole }) => {
    expect([status, isWhole(text)]).toEqual([200, true]);
  },
};

describe.each(subjects)('$name', (subject) => {
  test.each(effects)('%s: %s, %i processed', async (kind, seen, processed) => {
    bench.server.unipos.faults.set({ kind, times: 1, ms: 1 });
    if (seen === 'cut') await expect(subject.call(bench)).rejects.toThrow();
    else checks[seen](await subject.call(bench), subject);
    const times = subject.name.includes('order') ? Math.min(processed, 1) : processed;
    if (subject.processed(bench) >= 0) expect(subject.processed(bench)).toBe(times);
    expect([bench.server.faults.hits(kind), bench.server.faults.list()]).toEqual([1, []]);
    checks.whole(await subject.call(bench), subject);
  });

  test('lateRequest: the line is cut at once, and it is processed later all the same', async () => {
    const due: (() => void)[] = [];
    const late = await openUniposBench({
      timers: {
        schedule: (_delay, work) => {
          due.push(work);
          return () => undefined;
        },
      },
    });
    try {
      late.server.unipos.faults.set({ kind: 'lateRequest', ms: 90_000, times: 1 });
      await expect(subject.call(late)).rejects.toThrow();
      if (subject.processed(late) >= 0) expect(subject.processed(late)).toBe(0);
      expect(due).toHaveLength(1);
      for (const work of due) work();
      if (subject.processed(late) >= 0) expect(subject.processed(late)).toBe(1);
    } finally {
      await late.close();
    }
  });
});

test('stolenToken: the tokens die just before the call', async () => {
  bench.server.faults.set({ kind: 'stolenToken', interfaceId: 'listBills', times: 1 });
  expect((await bench.ask('json', 'order')).success).toBe(true);
  expect(await bench.ask('json', 'bill')).toMatchObject({ code: '0000' });
  expect(await bench.ask('json', 'order')).toMatchObject({ code: '0000' });
});

test('a fault of one interface leaves the others alone, one of UniPOS leaves Yazuo alone, one of everything meets both', async () => {
  const yazuo = async () => (await bench.post('/api/lookup', '{}')).status;
  bench.server.faults.set({ kind: 'http500', interfaceId: 'memberSorts' });
  expect((await bench.member('MemberSorts')).status).toBe(500);
  expect((await bench.member('Members', { Cardno: card })).status).toBe(200);
  bench.server.faults.clear();
  bench.server.unipos.faults.set({ kind: 'http500' });
  expect([await yazuo(), (await bench.member('Members', { Cardno: card })).status]).toEqual([200, 500]);
  bench.server.faults.clear();
  bench.server.faults.set({ kind: 'http500' });
  expect([await yazuo(), (await bench.member('Members', { Cardno: card })).status]).toEqual([500, 500]);
  bench.server.faults.clear();
  bench.server.faults.set({ kind: 'code1000' });
  expect(await yazuo()).toBe(200);
  expect(faultOf(await bench.member('MemberSorts'))).toBe('1000');
  bench.server.faults.clear();
  bench.server.faults.set({ kind: 'http500', interfaceId: 'lookup' });
  expect([await yazuo(), (await bench.member('MemberSorts')).status]).toEqual([500, 200]);
});

test('every call is told as it came, those that a fault swallowed too', async () => {
  bench.server.unipos.faults.set({ kind: 'lostRequest', times: 1 });
  const received = bench.server.unipos.whenReceived('memberPaying', 2);
  const body = payingOf({ card, quantity: '1', fromNo: '一' });
  await expect(bench.pay(body)).rejects.toThrow();
  await bench.pay(body);
  await received;
  expect(bench.server.unipos.received('memberPaying').map((call) => call.body)).toEqual([body, body]);
  await bench.ask('xml', 'bill', { shopNo: '1002' });
  expect(bench.server.unipos.received().at(-1)).toMatchObject({
    id: 'listBills',
    query: `token=${bench.token()}&shopNo=1002`,
    headers: { accept: 'application/xml' },
  });
});

test('refused connections are refused here too', async () => {
  await bench.server.refuseConnections();
  await expect(bench.member('MemberSorts')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  await bench.server.acceptConnections();
  expect((await bench.member('MemberSorts')).status).toBe(200);
});
