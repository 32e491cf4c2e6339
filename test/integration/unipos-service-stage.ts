// A client of UniPOS’s service on the practice server or on a script, with a clock that goes as the test says, and what it sends.
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import { createUniposService } from '../../main/backends/unipos/service/create-unipos-service.ts';
import type { PracticeServer } from '../../main/practice/contract.ts';
import { practiceWorldGuide } from '../../main/practice/guide.ts';
import { startPracticeServer } from '../../main/practice/practice-server.ts';
import { fineMoney } from '../../shared/fine-money.ts';
import type { UniposSettings } from '../../shared/profile-parts.ts';
import type { UniposOrder, UniposReservation } from '../../shared/unipos.ts';

const { application, shops } = practiceWorldGuide.unipos;
export const moment = Date.parse('2026-11-18T12:00:00+08:00');
const day = '2026-11-18';
export const asked = { shopNo: shops[0].shopNo, day };
/** The wall clock stands, the monotonic one goes as the test says. */
export function createHands() {
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

export type Hands = ReturnType<typeof createHands>;

export function serviceAt(
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
  onTestFinished(() => service.close());
  return service;
}

export async function practice(hands: Hands = createHands()): Promise<PracticeServer> {
  const timers = { schedule: () => () => undefined };
  const server = await startPracticeServer({ clock: hands.clock, timers });
  onTestFinished(() => server.close());
  return server;
}

export const order: UniposOrder = {
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

export const reservation: UniposReservation = {
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

export function answerOf(data: unknown, reason = 'no') {
  return data === null
    ? { success: false, error_code: '0003', error_reason: reason, data: null }
    : { success: true, error_code: '', error_reason: '', data };
}

export async function listening(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

export type Script = {
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
export async function script(first: Script) {
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

export function billOf(billNo: string) {
  return {
    bill_no: billNo,
    shop_no: '1001',
    totel_money: 1,
    sale_items: [],
    pay_items: [],
    created_on: '2026-11-18T12:00:00',
  };
}
