// What reads the answers: the real client with a transport that hands out one exchange, up to what the queue would conclude.

import type { Exchange } from '../../main/backends/http/transport.ts';
import { attemptMoney, conclude } from '../../main/backends/yazuo/attempt.ts';
import { createClient } from '../../main/backends/yazuo/client.ts';
import { createMoneyMethods } from '../../main/backends/yazuo/interfaces.ts';
import { findTransactions } from '../../main/backends/yazuo/log-query.ts';
import { assumedYazuo } from '../../main/protocol/yazuo/assumed.ts';
import { judge } from '../../main/queue/resolution.ts';
import { zeroFen } from '../../shared/money.ts';
import type { ServicePayload } from '../../shared/operation.ts';
import { sampleOperation } from '../support/queue-samples.ts';
import { createVirtualTime } from '../unit/yazuo-virtual-time.ts';
import { asked, provesCode, provesRow, provesVoucher } from './second-reading.ts';

/** What a subject made of an answer: whether it would be believed, and all of it as text, in which no secret may be. */
export type Reading = { readonly proven: boolean; readonly voucher: string | null; readonly text: string };

export type Subject = {
  readonly name: string;
  /** Its answer bears no voucher: code 0 is all that there is to believe. */
  readonly bare?: true;
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

const award: ServicePayload = {
  kind: 'service',
  cardNo: asked.cardNo,
  amount: zeroFen,
  service: 'awardPoints',
  content: { points: 10, remark: '' },
};
const coupon: ServicePayload = {
  kind: 'service',
  cardNo: '138****0001',
  amount: zeroFen,
  service: 'issueCoupon',
  content: { mobile: '13800000001', batchNo: '7' },
};

/** What a service's answer is taken for, by the attempt itself. */
async function attemptOn(exchange: Exchange, payload: ServicePayload) {
  const operation = sampleOperation({ payload, kind: 'service', cardNo: payload.cardNo, serial: asked.serial });
  return attemptMoney(
    {
      money: createMoneyMethods(clientOn(exchange)),
      store: { identity: () => heading, knownMerchantId: () => '9' } as never,
      assumed: assumedYazuo,
    },
    { operation, parentVoucher: null, secret: null },
  );
}

/** The answer to a service that bears a voucher (6.6.2). */
const pointsSubject: Subject = {
  name: 'points',
  honest: JSON.stringify({
    message: 'SUCCESS',
    data: { voucher: 899094, integralBalance: '12', storeBalance: '110.00', issuedCoupon: null },
    code: 0,
  }),
  async read(exchange) {
    const concluded = await attemptOn(exchange, award);
    const voucher = concluded.kind === 'accepted' ? concluded.voucher : null;
    return { proven: concluded.kind === 'accepted', voucher, text: JSON.stringify(concluded) };
  },
  isTrue: (exchange, voucher) => voucher !== null && provesVoucher(exchange, voucher),
};

/** The answer to a service that says nothing but its code (6.8.1). */
const couponSubject: Subject = {
  name: 'coupon',
  bare: true,
  honest: JSON.stringify({ code: 0, message: '发券成功' }),
  async read(exchange) {
    const concluded = await attemptOn(exchange, coupon);
    return { proven: concluded.kind === 'accepted', voucher: null, text: JSON.stringify(concluded) };
  },
  isTrue: (exchange) => provesCode(exchange),
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

/** Everything that money is believed by. */
export const subjects: readonly Subject[] = [attemptSubject, logSubject, pointsSubject, couponSubject];

/** The control: believes whatever JSON it can find, as a hurried reader would. */
export function gullible(subject: Subject): Subject {
  return {
    ...subject,
    name: `${subject.name}, gullible`,
    async read(exchange) {
      const text = exchange.kind === 'answered' ? Buffer.from(exchange.body).toString('utf8') : '';
      const voucher = /"voucher(?:No)?"\s*:\s*"?(\w+)/.exec(text.slice(text.indexOf('41') + 1))?.[1] ?? null;
      return { proven: (voucher !== null || subject.bare === true) && /"code"\s*:\s*0/.test(text), voucher, text: '' };
    },
  };
}
