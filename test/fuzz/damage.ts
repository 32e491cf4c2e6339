// What may happen to an answer on its way: bytes changed, cut, doubled or broken off; other JSON in the same places; anything at all.
import fc from 'fast-check';
import type { Exchange } from '../../main/backends/http/transport.ts';
import { canary } from './subjects.ts';

const contentTypes = fc.constantFrom(
  'application/json',
  'application/json;charset=UTF-8',
  'application/json;charset=GBK',
  'text/html',
  'text/plain',
  '',
);
const statuses = fc.constantFrom(200, 200, 200, 201, 302, 400, 401, 403, 429, 500, 503);

const step = fc.oneof(
  fc.record({ kind: fc.constant('set' as const), at: fc.nat(), size: fc.integer({ min: 0, max: 255 }) }),
  fc.record({ kind: fc.constant('cut' as const), at: fc.nat(), size: fc.integer({ min: 1, max: 20 }) }),
  fc.record({ kind: fc.constant('copy' as const), at: fc.nat(), size: fc.integer({ min: 1, max: 80 }) }),
  fc.record({ kind: fc.constant('digit' as const), at: fc.nat(), size: fc.integer({ min: 0, max: 9 }) }),
  fc.record({ kind: fc.constant('end' as const), at: fc.nat(), size: fc.constant(0) }),
  fc.record({ kind: fc.constant('mark' as const), at: fc.nat(), size: fc.constant(0) }),
);
type Step = {
  readonly kind: 'set' | 'cut' | 'copy' | 'digit' | 'end' | 'mark';
  readonly at: number;
  readonly size: number;
};

/** The honest answer with up to three things done to its bytes. */
export function bent(honest: string): fc.Arbitrary<Exchange> {
  return fc
    .record({ steps: fc.array(step, { minLength: 1, maxLength: 3 }), contentType: contentTypes })
    .map(({ steps, contentType }) => answered(200, contentType, steps.reduce(bend, Buffer.from(honest))));
}

function bend(body: Buffer, { kind, at, size }: Step): Buffer {
  const place = body.length === 0 ? 0 : at % body.length;
  const [before, after] = [body.subarray(0, place), body.subarray(place)];
  switch (kind) {
    case 'set':
      return Buffer.concat([before, Buffer.from([size]), after.subarray(1)]);
    case 'cut':
      return Buffer.concat([before, after.subarray(size)]);
    case 'copy':
      return Buffer.concat([before, after.subarray(0, size), after]);
    case 'digit':
      return bendDigit(body, at, size);
    case 'end':
      return before;
    case 'mark':
      return Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), body]);
  }
}

/** One digit becomes another: still perfect JSON, with another amount, serial, code or voucher. */
function bendDigit(body: Buffer, at: number, digit: number): Buffer {
  const places = [...body.keys()].filter((index) => (body[index] ?? 0) >= 0x30 && (body[index] ?? 0) <= 0x39);
  const place = places[at % Math.max(1, places.length)];
  if (place === undefined) return body;
  const copy = Buffer.from(body);
  copy[place] = 0x30 + digit;
  return copy;
}

/** Well-formed JSON with anything in the places that matter. */
export function foreign(): fc.Arbitrary<Exchange> {
  const anything = fc.jsonValue();
  const row = fc.record({
    cashierSerial: anything,
    cardNo: anything,
    voucherNo: anything,
    amount: anything,
    transCode: anything,
    transTime: anything,
  });
  const value = fc.record(
    {
      code: fc.oneof(fc.constantFrom<unknown>(0, '0', 401), anything),
      message: fc.oneof(fc.constant(canary), anything),
      data: fc.oneof(
        fc.record({ voucher: anything }),
        fc.record({ transwater: fc.array(row), total: anything }),
        anything,
      ),
    },
    { requiredKeys: [] },
  );
  return fc
    .tuple(value, statuses, contentTypes)
    .map(([json, status, contentType]) => answered(status, contentType, Buffer.from(JSON.stringify(json))));
}

/** Any bytes at all. */
export function noise(): fc.Arbitrary<Exchange> {
  return fc
    .tuple(fc.uint8Array({ maxLength: 400 }), contentTypes)
    .map(([body, contentType]) => answered(200, contentType, body));
}

function answered(status: number, contentType: string, body: Uint8Array): Exchange {
  return { kind: 'answered', status, contentType, body };
}
