// Every fault must be observable from outside, by a real HTTP client, and must do to the books exactly what it says.
import { Agent, request } from 'undici';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { practiceCodes } from '../../main/practice/reply.ts';
import { readAnswer } from '../../main/protocol/yazuo/envelope.ts';
import { type Bench, checkoutOf, openBench } from './practice-caller.ts';
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

function charges(serial: string): number {
  return bench.server.ledger.chargesBySerial(serial).length;
}

describe('faults of one call', () => {
  test('lostRequest: the line is cut and nothing is booked', async () => {
    bench.server.faults.set({ kind: 'lostRequest', interfaceId: 'checkout', times: 1 });
    await expect(checkout(bench, token, 'a')).rejects.toThrow();
    expect(charges('a')).toBe(0);
    expect(bench.server.received('checkout')).toHaveLength(1);
    expect((await checkout(bench, token, 'a')).status).toBe(200);
  });

  test('lostResponse: the line is cut and the charge is booked', async () => {
    bench.server.faults.set({ kind: 'lostResponse', times: 1 });
    await expect(checkout(bench, token, 'a')).rejects.toThrow();
    expect(charges('a')).toBe(1);
  });

  test('lateRequest: the line is cut at once, the charge comes later', async () => {
    const due: (() => void)[] = [];
    const late = await openBench({
      timers: {
        schedule: (_delay, work) => {
          due.push(work);
          return () => undefined;
        },
      },
    });
    try {
      late.server.faults.set({ kind: 'lateRequest', interfaceId: 'checkout', ms: 90_000, times: 1 });
      await expect(late.call('checkout', checkoutOf(card, 10, 'a'))).rejects.toThrow();
      expect(late.server.ledger.chargesBySerial('a')).toHaveLength(0);
      for (const work of due) work();
      expect(late.server.ledger.chargesBySerial('a')).toHaveLength(1);
    } finally {
      await late.close();
    }
  });

  test('latency: the answer waits for the timer, and says how long', async () => {
    const waits: number[] = [];
    const slow = await openBench({
      timers: {
        schedule: (delay, work) => {
          waits.push(delay);
          setImmediate(work);
          return () => undefined;
        },
      },
    });
    try {
      slow.server.faults.set({ kind: 'latency', ms: 700, times: 1 });
      expect((await slow.call('checkout', checkoutOf(card, 10, 'a'))).code).toBe(0);
      expect(waits).toEqual([700]);
    } finally {
      await slow.close();
    }
  });

  test.each([
    ['http500', 500, 0],
    ['http500AfterCommit', 500, 1],
    ['htmlPage', 200, 0],
    ['redirect', 302, 0],
    ['badJson', 200, 1],
    ['hugeBody', 200, 1],
    ['duplicateDelivery', 200, 2],
  ] as const)('%s: HTTP %i, %i booked', async (kind, status, booked) => {
    bench.server.faults.set({ kind, times: 1 });
    const answer = await checkout(bench, token, 'a');
    expect(answer.status).toBe(status);
    expect(charges('a')).toBe(booked);
    if (status === 200 && kind !== 'duplicateDelivery' && kind !== 'hugeBody') {
      expect(readAnswer('checkout', new TextEncoder().encode(answer.text)).kind).toBe('malformed');
    }
    if (kind === 'hugeBody') expect(answer.text.length).toBeGreaterThan(1_048_576);
    expect(bench.server.faults.hits(kind)).toBe(1);
    expect(bench.server.faults.list()).toEqual([]);
  });

  test('wrongCharset: the bytes are not UTF-8', async () => {
    bench.server.faults.set({ kind: 'wrongCharset', times: 1 });
    const agent = new Agent();
    const answer = await request(`${bench.server.url}/api/lookup`, {
      method: 'POST',
      body: '{}',
      dispatcher: agent,
      reset: true,
    });
    expect(readAnswer('lookup', new Uint8Array(await answer.body.arrayBuffer()))).toMatchObject({
      kind: 'malformed',
      reason: 'the body is not UTF-8',
    });
    await agent.close();
  });

  test('truncatedBody: half of the announced answer, then nothing; the charge is booked', async () => {
    bench.server.faults.set({ kind: 'truncatedBody', times: 1 });
    await expect(checkout(bench, token, 'a')).rejects.toThrow();
    expect(charges('a')).toBe(1);
  });

  test('stolenToken: another till signed in just before', async () => {
    bench.server.faults.set({ kind: 'stolenToken', interfaceId: 'checkout', times: 1 });
    expect(JSON.parse((await checkout(bench, token, 'a')).text).code).toBe(practiceCodes.tokenInvalid);
    expect(charges('a')).toBe(0);
  });
});

describe('faults of the log', () => {
  const rows = async (cashierSerial: string) =>
    (await bench.call('listTransactions', { cashierSerial }, token)).data.transwater;

  test('logLag hides what is newer', async () => {
    await checkout(bench, token, 'a');
    bench.server.faults.set({ kind: 'logLag', ms: 30_000 });
    expect(await rows('a')).toHaveLength(0);
    bench.clock.now += 30_000;
    expect(await rows('a')).toHaveLength(1);
  });

  test('logIgnoresFilter answers everything to anything', async () => {
    await checkout(bench, token, 'a');
    bench.server.faults.set({ kind: 'logIgnoresFilter' });
    expect(await rows('never used')).toHaveLength(1);
  });

  test('logNulls leaves nothing to recognise a row by', async () => {
    await checkout(bench, token, 'a');
    bench.server.faults.set({ kind: 'logNulls' });
    expect(await rows('a')).toMatchObject([
      { cardNo: null, voucherNo: null, cashierSerial: null, terminalNo: null, amount: 10 },
    ]);
  });
});

test('a fault of one interface leaves the others alone, and is counted until it is used up', async () => {
  const id = bench.server.faults.set({ kind: 'http500', interfaceId: 'lookup', times: 2 });
  expect((await checkout(bench, token, 'a')).status).toBe(200);
  expect((await bench.post('/api/lookup', '{}')).status).toBe(500);
  expect(bench.server.faults.list()).toMatchObject([{ id, hits: 1 }]);
  expect((await bench.post('/api/lookup', '{}')).status).toBe(500);
  expect((await bench.post('/api/lookup', '{}')).status).toBe(200);
});

test('refused connections are really refused, and come back on the same port with the same world', async () => {
  await checkout(bench, token, 'a');
  await bench.server.refuseConnections();
  await expect(checkout(bench, token, 'b')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  await bench.server.acceptConnections();
  expect((await checkout(bench, token, 'b')).status).toBe(200);
  expect(charges('b')).toBe(1);
});

test('another Host header gets nothing, a body over the cap neither', async () => {
  const agent = new Agent();
  const answer = await request(`${bench.server.url}/api/lookup`, {
    method: 'POST',
    dispatcher: agent,
    headers: { host: 'evil.example' },
    body: '{}',
  });
  expect(answer.statusCode).toBe(421);
  await answer.body.dump();
  await agent.close();
  expect((await bench.post('/api/lookup', ' '.repeat(1_048_577))).status).toBe(413);
  expect((await bench.post('/api/noSuchThing', '{}')).status).toBe(404);
});
