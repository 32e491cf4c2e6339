// The control surface of the practice platform: behind its key it switches faults, tells the books, and acts as head office.
import { Agent, request } from 'undici';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { practiceCodes } from '../../main/practice/reply.ts';
import { type Bench, openBench } from './practice-caller.ts';
import { checkout } from './practice-faults-stage.ts';

const card = '6201300100000101';

let bench: Bench;
let token: string;

beforeEach(async () => {
  bench = await openBench();
  token = await bench.signIn();
});

afterEach(async () => {
  expect(bench.server.ledger.verify()).toEqual([]);
  await bench.close();
});

describe('the control surface', () => {
  async function control(method: 'GET' | 'POST', path: string, body?: unknown, key = bench.server.controlKey) {
    const agent = new Agent();
    const answer = await request(`${bench.server.url}/__practice${path}`, {
      method,
      dispatcher: agent,
      headers: { 'x-practice-key': key, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const json: unknown = await answer.body.json();
    await agent.close();
    return { status: answer.statusCode, json };
  }

  test('needs its key', async () => {
    expect(await control('GET', '/ledger', undefined, 'guess')).toMatchObject({ status: 403 });
  });

  test('switches faults, tells the books, acts as head office', async () => {
    expect(await control('POST', '/faults', { kind: 'lostRequest', interfaceId: 'checkout' })).toMatchObject({
      status: 200,
    });
    expect(await control('POST', '/faults', { kind: 'nonsense' })).toMatchObject({ status: 400 });
    await expect(checkout(bench, token, 'a')).rejects.toThrow();
    await control('POST', '/clear');
    const voucher = JSON.parse((await checkout(bench, token, 'a')).text).data.voucher;
    expect(await control('POST', '/head-office', { action: 'revert', voucher })).toMatchObject({
      json: { result: true },
    });
    expect(await control('POST', '/head-office', { action: 'freezeCard', cardNo: card })).toMatchObject({
      json: { result: true },
    });
    expect(await control('GET', '/ledger')).toMatchObject({
      json: { problems: [], totals: { consumedFen: 1000, revokedFen: 1000 } },
    });
    expect(JSON.parse((await checkout(bench, token, 'b')).text).code).toBe(practiceCodes.cardFrozen);
  });

  test('refuses connections for a while, then listens again', async () => {
    const due: { delay: number; work: () => void }[] = [];
    const other = await openBench({
      timers: {
        schedule: (delay, work) => {
          due.push({ delay, work });
          return () => undefined;
        },
      },
    });
    const agent = new Agent();
    const answer = await request(`${other.server.url}/__practice/faults`, {
      method: 'POST',
      dispatcher: agent,
      reset: true,
      headers: { 'x-practice-key': other.server.controlKey, 'content-type': 'application/json' },
      body: JSON.stringify({ kind: 'refuseConnection', ms: 5000 }),
    });
    expect(await answer.body.json()).toEqual({ id: 0 });
    await agent.close();
    expect(due.map((one) => one.delay)).toEqual([0, 5000]);
    due[0]?.work();
    await other.server.refuseConnections();
    await expect(other.post('/api/lookup', '{}')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    due[1]?.work();
    await other.server.acceptConnections();
    expect((await other.post('/api/lookup', '{}')).status).toBe(200);
    await other.close();
  });
});
