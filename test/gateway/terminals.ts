// The terminals: each payment one to four times, some of them at the same moment; what had no answer is sent again.
import { Agent, request } from 'node:http';
import type { Dice } from '../simulation/virtual-time.ts';
import { gatewayKey } from './process.ts';

/** One payment that guests made. `amount` in fen. */
export type Payment = { readonly fromNo: string; readonly cardNo: string; readonly amount: number };

/** What came back. `paid`: HTTP 200 with an empty body. */
export type Heard = { readonly paid: boolean; readonly code: string; readonly reason: string };

export type Terminals = {
  /** Every answer to each payment, by its FromNo, oldest first. */
  readonly heard: ReadonlyMap<string, readonly Heard[]>;
  /** Requests that had no answer because the gateway died. */
  lost(): number;
  answered(): number;
  /** Sends them all; `ready` resolves when a gateway is there. */
  sendAll(sendings: readonly Payment[], ready: () => Promise<void>): Promise<void>;
  close(): void;
};

const connections = 32;

/** Payments with their repeats, in the order in which they are sent: some right behind the first, some much later. */
export function planSendings(payments: readonly Payment[], dice: Dice): readonly Payment[] {
  const placed = payments.flatMap((payment, index) => {
    const repeats = dice.between(0, 3);
    const together = dice.next() < 0.5;
    const places = Array.from({ length: repeats }, (_, repeat) =>
      together ? index + (repeat + 1) / 10 : index + dice.next() * payments.length * 0.5,
    );
    return [index, ...places].map((place) => ({ place, payment }));
  });
  return placed.toSorted((left, right) => left.place - right.place).map(({ payment }) => payment);
}

/** Terminals of one shop, all calling this port. */
export function createTerminals(port: number): Terminals {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const heard = new Map<string, Heard[]>();
  let lost = 0;
  let answered = 0;

  async function send(payment: Payment, ready: () => Promise<void>): Promise<void> {
    for (;;) {
      await ready();
      const answer = await post(payment, port, agent);
      if (answer !== null) {
        answered += 1;
        heard.set(payment.fromNo, [...(heard.get(payment.fromNo) ?? []), answer]);
        return;
      }
      lost += 1;
    }
  }

  return {
    heard,
    lost: () => lost,
    answered: () => answered,
    async sendAll(sendings, ready) {
      let next = 0;
      async function work(): Promise<void> {
        for (let payment = sendings[next]; payment !== undefined; payment = sendings[next]) {
          next += 1;
          await send(payment, ready);
        }
      }
      await Promise.all(Array.from({ length: connections }, work));
    },
    close: () => agent.destroy(),
  };
}

/** Null where no whole answer came. */
function post({ amount, cardNo, fromNo }: Payment, port: number, agent: Agent): Promise<Heard | null> {
  const quantity = `${Math.trunc(amount / 100)}.${String(amount % 100).padStart(2, '0')}00`;
  const body = `<Paying CardNo="${cardNo}" AccountNo="00" Quantity="${quantity}" Description="消费" FromNo="${fromNo}"/>`;
  return new Promise((resolve) => {
    const asking = request(
      {
        host: '127.0.0.1',
        port,
        agent,
        method: 'POST',
        path: '/member/memberpaying',
        headers: { 'content-type': 'text/xml', 'x-key': gatewayKey, 'content-length': Buffer.byteLength(body) },
      },
      (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (chunk: string) => {
          text += chunk;
        });
        response.once('close', () => resolve(response.complete ? toHeard(response.statusCode ?? 0, text) : null));
      },
    );
    asking.once('error', () => resolve(null));
    asking.end(body);
  });
}

function toHeard(status: number, body: string): Heard {
  return {
    paid: status === 200 && body === '',
    code: /<Code>(\d+)/.exec(body)?.[1] ?? String(status),
    reason: /<Reason>([^<]*)/.exec(body)?.[1] ?? '',
  };
}
