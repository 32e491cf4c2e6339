// The least that any till could need for one booking: the very bytes that ours sends, posted over a fresh connection by a client
// that keeps nothing, proves nothing and writes nothing down. Several at once, as the queue has them, so that they disturb each
// other and the platform as much as the queue's own calls do.
import { request } from 'undici';
import { practiceWorldGuide } from '../../main/practice/guide.ts';
import { assumedYazuo } from '../../main/protocol/yazuo/assumed.ts';
import { writeEnvelope, writePayload } from '../../main/protocol/yazuo/envelope.ts';
import { readTokenAnswer, writeTokenForm } from '../../main/protocol/yazuo/oauth.ts';
import { fen } from '../../shared/money.ts';
import { cashier } from '../support/stage.ts';

/** Bookings whose time is not taken: both sides compile their paths in them. */
const warmUp = 200;

export type BareTrips = {
  readonly url: string;
  /** The card of the nth booking. */
  readonly cardNo: (index: number) => string;
  readonly connections: number;
  readonly samples: number;
};

/** Ms from each booking's call to the last byte of its answer. Throws where the platform does not book. */
export async function bareRoundTrips({ url, cardNo, connections, samples }: BareTrips): Promise<readonly number[]> {
  const token = await signIn(url);
  const trips: number[] = [];
  let next = 0;
  async function lane(): Promise<void> {
    while (next < warmUp + samples) {
      const index = next;
      next += 1;
      const body = bookingOf(token, index, cardNo(index));
      const began = performance.now();
      const answer = await post(url + assumedYazuo.paths.checkout, 'application/json', body);
      const taken = performance.now() - began;
      if (!/"code":\s*"?0"?\s*[,}]/.test(answer)) throw new Error(`the bare client's booking was refused: ${answer}`);
      if (index >= warmUp) trips.push(taken);
    }
  }
  await Promise.all(Array.from({ length: connections }, lane));
  return trips;
}

async function signIn(url: string): Promise<string> {
  const { clientId, clientSecret } = practiceWorldGuide.application;
  const form = writeTokenForm({
    grant_type: 'password',
    client_id: clientId,
    client_secret: clientSecret,
    username: cashier.userName,
    password: cashier.password,
  });
  const text = await post(url + assumedYazuo.paths.passwordToken, 'application/x-www-form-urlencoded', form);
  const answer = readTokenAnswer(200, Buffer.from(text));
  if (answer.kind !== 'granted') throw new Error('the bare client is not signed in');
  return answer.grant.access_token;
}

function bookingOf(token: string, index: number, cardNo: string): string {
  const payload = writePayload('checkout', {
    brandId: String(practiceWorldGuide.brand.id),
    merchantNo: cashier.merchantNo,
    terminalNo: cashier.terminalNo,
    cashierSerial: `BARE${String(index).padStart(8, '0')}`,
    cardNo,
    billAmount: fen(1_00),
    storePay: fen(1_00),
    integralPay: fen(0),
    couponList: [],
    mixPayList: [],
  });
  return writeEnvelope(token, payload, Date.now());
}

async function post(url: string, contentType: string, body: string): Promise<string> {
  const answer = await request(url, {
    method: 'POST',
    headers: { 'content-type': `${contentType};charset=UTF-8`, accept: 'application/json' },
    body,
    reset: true,
  });
  return answer.body.text();
}
