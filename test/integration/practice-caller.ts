// A bare HTTP client of the practice backend for its own tests: it knows the wire, not our client, so that both can be wrong independently.
import { Agent, request } from 'undici';
import { expect } from 'vitest';
import type { PracticeOptions, PracticeServer } from '../../main/practice/contract.ts';
import { practiceWorldGuide } from '../../main/practice/guide.ts';
import { startPracticeServer } from '../../main/practice/practice-server.ts';
import type { YazuoInterfaceId } from '../../main/protocol/yazuo/catalogue.ts';
import { readAnswerValue } from '../../main/protocol/yazuo/envelope.ts';

export const brandId = '15';
export const merchantNo = practiceWorldGuide.stores[0].merchantNo;
export const merchantId = String(practiceWorldGuide.stores[0].merchantId);
export const terminalNo = '11111111';
/** A Wednesday noon in China. */
export const firstMoment = Date.parse('2026-11-18T12:00:00+08:00');

export interface RawAnswer {
  readonly status: number;
  readonly text: string;
}

/** The answer's JSON; `data` loosely typed, because the tests look at the wire. */
export interface WireAnswer {
  readonly code: number;
  readonly message: string;
  // biome-ignore lint/suspicious/noExplicitAny: a test reads any answer's fields by name.
  readonly data: any;
}

export interface Bench {
  readonly server: PracticeServer;
  readonly clock: { now: number };
  readonly post: (path: string, body: string, contentType?: string) => Promise<RawAnswer>;
  readonly signIn: (userName?: string) => Promise<string>;
  readonly call: (id: string, ciphertext: object, token?: string) => Promise<WireAnswer>;
  readonly serial: () => string;
  readonly close: () => Promise<void>;
}

/** A running backend on a hand-moved clock, signed in as cashier 1001, with waits that end at once. */
export async function openBench(options: PracticeOptions = {}): Promise<Bench> {
  const clock = { now: firstMoment };
  const server = await startPracticeServer({
    clock: { wall: () => clock.now },
    timers: {
      schedule: (_delay, work) => {
        const immediate = setImmediate(work);
        return () => clearImmediate(immediate);
      },
    },
    ...options,
  });
  const agent = new Agent();
  let counter = 0;
  let token = '';

  async function post(path: string, body: string, contentType = 'application/json'): Promise<RawAnswer> {
    const answer = await request(server.url + path, {
      method: 'POST',
      body,
      dispatcher: agent,
      reset: true,
      headers: { 'content-type': contentType },
    });
    return { status: answer.statusCode, text: await answer.body.text() };
  }

  async function signIn(userName = '1001'): Promise<string> {
    const form = new URLSearchParams({
      grant_type: 'password',
      client_id: practiceWorldGuide.application.clientId,
      client_secret: practiceWorldGuide.application.clientSecret,
      username: userName,
      password: `yatai-${userName}`,
    });
    const answer = await post('/oauth/token', form.toString(), 'application/x-www-form-urlencoded');
    const json = JSON.parse(answer.text);
    token = json.access_token ?? json.data.access_token;
    return token;
  }

  await signIn();
  return {
    server,
    clock,
    post,
    signIn,
    call: async (id, ciphertext, withToken = token) => {
      const body = JSON.stringify({ access_token: withToken, ciphertext: { brandId, ...ciphertext } });
      return JSON.parse((await post(`/api/${id}`, body)).text);
    },
    serial: () => {
      counter += 1;
      return `20261118${String(counter).padStart(6, '0')}`;
    },
    close: async () => {
      await server.close();
      await agent.close();
    },
  };
}

/** The answer, after our own reader has taken it. */
export async function good(bench: Bench, id: YazuoInterfaceId, ciphertext: object): Promise<WireAnswer> {
  const answer = await bench.call(id, ciphertext);
  expect(answer).toMatchObject({ code: 0 });
  expect(readAnswerValue(id, answer).kind).toBe('success');
  return answer;
}

export function lookup(bench: Bench, queryNo: string): Promise<WireAnswer> {
  return bench.call('lookup', { merchantNo, queryNo });
}

/** A checkout's payload, in yuan as the wire wants it: stored value pays all unless told otherwise. */
export function checkoutOf(cardNo: string, bill: number, cashierSerial: string, more: object = {}): object {
  return { merchantNo, cardNo, cashierSerial, terminalNo, billAmount: bill, storePay: bill, integralPay: 0, ...more };
}

export function rechargeOf(cardNo: string, amount: number, cashierSerial: string): object {
  return { merchantNo, cardNo, cashierSerial, terminalNo, storeNumber: amount, payWays: [{ id: '1', value: amount }] };
}

export function revocationOf(cardNo: string, voucherNumber: string | number, cashierSerial: string): object {
  return { merchantNo, cardNo, cashierSerial, voucherNumber: String(voucherNumber) };
}
