// Damaged answers by the thousand: whatever arrives, an attempt never throws, and is accepted only where a strict second reading agrees.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { conclude } from '../../main/backends/yazuo/attempt.ts';
import { createClient } from '../../main/backends/yazuo/client.ts';
import type { Exchange } from '../../main/backends/yazuo/transport.ts';
import { assumedYazuo } from '../../main/protocol/yazuo/assumed.ts';
import type { AttemptOutcome } from '../../main/queue/ports.ts';
import { createVirtualTime } from './yazuo-virtual-time.ts';

const card = '6201200537637618';
const honest = JSON.stringify({
  message: 'SUCCESS',
  data: {
    voucher: 899094,
    totalStore: 110,
    details: { transTime: '11:00:00', cardNo: card, storeBalance: '110', integralBalance: '0', couponBonus: [] },
  },
  code: 0,
});
const token = 'canary-access-token';

async function outcomeOf(exchange: Exchange): Promise<AttemptOutcome> {
  const state = { kind: 'token', token, generation: 1 } as const;
  const client = createClient({
    transport: { post: async () => exchange, close: async () => undefined },
    tokens: {
      current: async () => state,
      rejected: async () => state,
      signIn: () => Promise.reject(new Error('not here')),
      signOut: () => undefined,
      close: () => undefined,
    },
    assumed: assumedYazuo,
    clock: createVirtualTime().clock,
  });
  const request = { brandId: '1', merchantNo: 'M', terminalNo: 'T', cashierSerial: 'S', cardNo: card };
  const outcome = await client.call('recharge', { ...request, storeNumber: 100, payWays: [] } as never);
  return conclude(assumedYazuo, outcome, card);
}

/** The second reading: strict, and written without the code under test. */
function isProof(exchange: Exchange, voucher: string): boolean {
  if (exchange.kind !== 'answered' || exchange.status !== 200) return false;
  const text = new TextDecoder('utf-8', { fatal: true }).decode(exchange.body);
  const value = JSON.parse(text) as { readonly code: unknown; readonly data: { readonly voucher: unknown } };
  // A key given twice in one object is written more often than it is there.
  const written = text.replace(/"(?:[^"\\]|\\.)*"/g, 'S').match(/S\s*:/g)?.length ?? 0;
  return (
    (value.code === 0 || (typeof value.code === 'string' && value.code.trim() === '0')) &&
    String(value.data.voucher).trim() === voucher &&
    written === keysOf(value)
  );
}

function keysOf(value: unknown): number {
  if (value === null || typeof value !== 'object') return 0;
  const own = Array.isArray(value) ? 0 : Object.keys(value).length;
  return Object.values(value).reduce((sum: number, inner) => sum + keysOf(inner), own);
}

const damage = fc.array(
  fc.oneof(
    fc.record({ kind: fc.constant('set' as const), at: fc.nat(), byte: fc.integer({ min: 0, max: 255 }) }),
    fc.record({ kind: fc.constant('cut' as const), at: fc.nat(), byte: fc.integer({ min: 1, max: 20 }) }),
    fc.record({ kind: fc.constant('copy' as const), at: fc.nat(), byte: fc.integer({ min: 1, max: 80 }) }),
    fc.record({ kind: fc.constant('end' as const), at: fc.nat(), byte: fc.constant(0) }),
  ),
  { minLength: 1, maxLength: 3 },
);

function damaged(steps: typeof damage extends fc.Arbitrary<infer Steps> ? Steps : never): Uint8Array {
  let body = [...Buffer.from(honest)];
  for (const { kind, at, byte } of steps) {
    const place = body.length === 0 ? 0 : at % body.length;
    if (kind === 'set') body[place] = byte;
    else if (kind === 'cut') body.splice(place, byte);
    else if (kind === 'copy') body.splice(place, 0, ...body.slice(place, place + byte));
    else body = body.slice(0, place);
  }
  return Uint8Array.from(body);
}

async function hold(exchange: Exchange): Promise<void> {
  const outcome = await outcomeOf(exchange);
  expect(JSON.stringify(outcome)).not.toContain(token);
  if (outcome.kind === 'accepted') expect(isProof(exchange, outcome.voucher)).toBe(true);
}

const contentTypes = fc.constantFrom(
  'application/json',
  'application/json;charset=UTF-8',
  'text/html',
  'text/plain',
  '',
);

test('the honest answer is a proof', async () => {
  const exchange = { kind: 'answered', status: 200, contentType: '', body: Buffer.from(honest) } as const;
  expect(await outcomeOf(exchange)).toMatchObject({ kind: 'accepted', voucher: '899094' });
});

test('bytes of a good answer changed, cut and doubled', async () => {
  const answers = fc.record({ steps: damage, contentType: contentTypes });
  await fc.assert(
    fc.asyncProperty(answers, ({ steps, contentType }) =>
      hold({ kind: 'answered', status: 200, contentType, body: damaged(steps) }),
    ),
    { numRuns: 10_000 },
  );
});

test('the second reading can say no', () => {
  const answered = (body: string) =>
    ({ kind: 'answered', status: 200, contentType: '', body: Buffer.from(body) }) as const;
  expect(isProof(answered(honest), '899094')).toBe(true);
  expect(isProof(answered(honest), '1')).toBe(false);
  expect(isProof(answered(`{"code":-1,${honest.slice(1)}`), '899094')).toBe(false);
});

test('any JSON in the place of code, message, data and voucher', async () => {
  const answers = fc.record(
    {
      code: fc.oneof(fc.constantFrom<unknown>(0, '0', 401), fc.jsonValue()),
      message: fc.oneof(fc.constant(token), fc.jsonValue()),
      data: fc.oneof(fc.record({ voucher: fc.jsonValue() }), fc.jsonValue()),
    },
    { requiredKeys: [] },
  );
  const statuses = fc.constantFrom(200, 200, 200, 201, 302, 400, 401, 403, 429, 500, 503);
  await fc.assert(
    fc.asyncProperty(answers, statuses, contentTypes, (value, status, contentType) =>
      hold({ kind: 'answered', status, contentType, body: Buffer.from(JSON.stringify(value)) }),
    ),
    { numRuns: 5_000 },
  );
});

test('any bytes at all', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), contentTypes, (body, contentType) =>
      hold({ kind: 'answered', status: 200, contentType, body }),
    ),
    { numRuns: 3_000 },
  );
});
