// What reads the answers: the real client with a transport that hands out one exchange, up to what the queue would conclude.
import { conclude } from '../../main/backends/yazuo/attempt.ts';
import { createClient } from '../../main/backends/yazuo/client.ts';
import { findTransactions } from '../../main/backends/yazuo/log-query.ts';
import type { Exchange } from '../../main/backends/yazuo/transport.ts';
import { assumedYazuo } from '../../main/protocol/yazuo/assumed.ts';
import { judge } from '../../main/queue/resolution.ts';
import { createVirtualTime } from '../unit/yazuo-virtual-time.ts';
import { asked, provesRow, provesVoucher } from './second-reading.ts';

/** What a subject made of an answer: whether it would be believed, and all of it as text, in which no secret may be. */
export type Reading = { readonly proven: boolean; readonly voucher: string | null; readonly text: string };

export type Subject = {
  readonly name: string;
  /** An answer that is believed; the damaged ones are made of it. */
  readonly honest: string;
  readonly read: (exchange: Exchange) => Promise<Reading>;
  readonly isTrue: (exchange: Exchange, voucher: string | null) => boolean;
};

export const canary = 'canary-access-token';

const heading = { brandId: '1', merchantNo: 'M', terminalNo: 'T' };

function clientOn(exchange: Exchange) {
  const state = { kind: 'token', token: canary, generation: 1 } as const;
  return createClient({
    transport: { post: async () => exchange, close: async () => undefined },
    tokens: {
      current: async () => state,
      rejected: async () => state,
      signIn: () => Promise.reject(new Error('not here')),
      signOut: () => undefined,
      close: () => undefined,
    } as never,
    assumed: assumedYazuo,
    clock: createVirtualTime().clock,
  });
}

/** The answer to a booking (6.2 and its like). */
export const attemptSubject: Subject = {
  name: 'attempt',
  honest: JSON.stringify({
    message: 'SUCCESS',
    data: {
      voucher: 899094,
      totalStore: 110,
      details: {
        transTime: '11:00:00',
        cardNo: asked.cardNo,
        storeBalance: '110',
        integralBalance: '0',
        couponBonus: [],
      },
    },
    code: 0,
  }),
  async read(exchange) {
    const request = { ...heading, cashierSerial: asked.serial, cardNo: asked.cardNo, storeNumber: 100, payWays: [] };
    const outcome = await clientOn(exchange).call('recharge', request as never);
    const concluded = conclude(assumedYazuo, outcome, asked.cardNo);
    const voucher = concluded.kind === 'accepted' ? concluded.voucher : null;
    return { proven: voucher !== null, voucher, text: JSON.stringify(concluded) };
  },
  isTrue: (exchange, voucher) => voucher !== null && provesVoucher(exchange, voucher),
};

/** The answer of the log (6.12.2), up to the queue's judgement of it. */
export const logSubject: Subject = {
  name: 'log',
  honest: JSON.stringify({
    message: '查询成功',
    data: {
      transwater: [rowOf('ABCDEFT0100000041', 899093, 20), rowOf(asked.serial, 899094, asked.yuan)],
      total: 2,
    },
    code: 0,
  }),
  async read(exchange) {
    const log = await findTransactions(
      {
        client: clientOn(exchange),
        store: { identity: () => heading } as never,
        assumed: assumedYazuo,
        meanings: {} as never,
      },
      { cardNo: asked.cardNo, serial: null },
    );
    const { serial, cardNo, fen: amount } = asked;
    const found =
      log.kind === 'rows'
        ? judge({ serial, cardNo, amount, voucher: null, kind: 'consumption' }, log.rows)
        : { kind: 'untrusted' as const };
    const proven = found.kind === 'applied' || found.kind === 'reverted';
    return { proven, voucher: proven ? found.row.voucher : null, text: JSON.stringify([log, found]) };
  },
  isTrue: provesRow,
};

function rowOf(cashierSerial: string, voucherNo: number, amount: number) {
  const [transCode] = assumedYazuo.transCodes.consumption;
  const { cardNo } = asked;
  const flags = { reversedflag: null, revocationflag: null, oldWaterId: null };
  return {
    id: voucherNo,
    voucherNo,
    cardNo,
    transTime: '2014-05-28 14:38:30',
    transCode,
    amount,
    cashierSerial,
    ...flags,
  };
}

/** The control: believes whatever JSON it can find, as a hurried reader would. */
export function gullible(subject: Subject): Subject {
  return {
    ...subject,
    name: `${subject.name}, gullible`,
    async read(exchange) {
      const text = exchange.kind === 'answered' ? Buffer.from(exchange.body).toString('utf8') : '';
      const voucher = /"voucher(?:No)?"\s*:\s*"?(\w+)/.exec(text.slice(text.indexOf('41') + 1))?.[1] ?? null;
      return { proven: voucher !== null && /"code"\s*:\s*0/.test(text), voucher, text: '' };
    },
  };
}
