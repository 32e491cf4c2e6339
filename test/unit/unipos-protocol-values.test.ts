// Numbers of any spelling are read exactly or not at all; moments of any zone.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decimalText } from '../../main/protocol/unipos/decimal.ts';
import { readPosted, writePosted } from '../../main/protocol/unipos/envelope.ts';
import { readExactJson } from '../../main/protocol/unipos/exact-json.ts';
import { readMoment } from '../../main/protocol/unipos/moment.ts';
import { orderOf } from '../support/unipos-meanings.ts';

const bytesOf = (body: string) => new TextEncoder().encode(body);

describe('decimal text', () => {
  test.each([
    ['1.0', '1'],
    ['+001.500', '1.5'],
    ['-0.0', '0'],
    ['.5', '0.5'],
    ['5.', '5'],
    ['1.5e1', '15'],
    ['15E-2', '0.15'],
    ['1e3', '1000'],
    ['-12e-4', '-0.0012'],
    ['99999999999.9999', '99999999999.9999'],
    ['0.10000000000000000555', '0.10000000000000000555'],
  ])('%s is %s', (raw, spelling) => {
    expect(decimalText(raw)).toBe(spelling);
  });
  test.each(['', '.', '-', 'e1', '1e', '1,5', '1 5', '0x10', 'NaN', 'Infinity', '1e999', '１', '--1'])(
    '%j is none',
    (raw) => {
      expect(decimalText(raw)).toBeNull();
    },
  );
  test('what a float spells is read as the float', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e30, max: 1e30 }), (number) => {
        fc.pre(number === 0 || Math.abs(number) > 1e-90);
        expect(Number(decimalText(String(number)))).toBe(Object.is(number, -0) ? 0 : number);
      }),
    );
  });
});

describe('moments', () => {
  test.each([
    ['2016-11-07T10:23:48.0409435+08:00', '2016-11-07T02:23:48.040Z'],
    ['2016-11-07T02:23:48.0409435Z', '2016-11-07T02:23:48.040Z'],
    ['2016-11-06T21:23:48-05:00', '2016-11-07T02:23:48.000Z'],
    ['2016-11-07T07:53:48.9+0530', '2016-11-07T02:23:48.900Z'],
    ['2016-11-07T10:23:48.123456789', '2016-11-07T02:23:48.123Z'],
    ['2016-11-10 12:03:53', '2016-11-10T04:03:53.000Z'],
    ['2016-02-29T00:00:00.9999999z', '2016-02-29T00:00:00.999Z'],
    ['0001-01-01T00:00:00', '0000-12-31T16:00:00.000Z'],
    ['1970-01-01T00:00:00.5Z', '1970-01-01T00:00:00.500Z'],
    ['1969-12-31T23:59:59.25Z', '1969-12-31T23:59:59.250Z'],
  ])('%s is %s', (raw, utc) => {
    expect(readMoment(raw)).toBe(Date.parse(utc));
  });
  test.each([
    '',
    '2016-11-07',
    '2016-11-07T10:23',
    '2017-02-29T00:00:00Z',
    '2016-13-01T00:00:00Z',
    '2016-11-31T00:00:00',
    '2016-11-07T25:00:00Z',
    '2016-11-07T24:00:00Z',
    '2016-11-07T10:60:00Z',
    '2016-11-07T10:23:60Z',
    '2016-11-07T10:23:48.1234567890Z',
    '2016-11-07T10:23:48.+08:00',
    '2016-11-07T10:23:48+15:00',
    '2016-11-07T10:23:48+08:60',
    '2016-11-07T10:23:48+08',
    '7200',
    'tomorrow',
  ])('%j is none', (raw) => {
    expect(readMoment(raw)).toBeNull();
  });
});

describe('money', () => {
  const totalOf = (total: string, format: 'json' | 'xml' = 'json') => {
    const body = writePosted('sendOrder', format, orderOf('T1', null));
    const changed =
      format === 'json'
        ? body.replace('"total":0.0000', `"total":${total}`)
        : body.replace('<total>0.0000<', `<total>${total}<`);
    const read = readPosted('sendOrder', format, bytesOf(changed), null);
    return read.ok ? read.value.total : read.reason;
  };
  test.each([
    ['56.0000', 560_000],
    ['"56.0000"', 560_000],
    ['0.1', 1_000],
    ['-16', -160_000],
    ['1.15e1', 115_000],
    ['99999999999.9999', 999_999_999_999_999],
    ['56.00000000000000000000', 560_000],
  ])('%s of JSON is %i', (spelt, amount) => {
    expect(totalOf(spelt)).toBe(amount);
    expect(totalOf(spelt.replaceAll('"', ''), 'xml')).toBe(amount);
  });
  // A float would have made whole amounts of the last three.
  test.each([
    '0.00001',
    '"5,6"',
    '"¥5"',
    'true',
    '100000000000',
    '0.10000000000000000555',
    '4503599627370497.5',
    '1.00000000000000001',
  ])('%s of JSON is no amount', (spelt) => {
    expect(totalOf(spelt)).toBe('total: an amount with at most four decimals expected');
  });
  test('and nothing in its place is none', () => {
    expect(['null', '""', '[]', '{}'].map((spelt) => totalOf(spelt))).toEqual([
      'total is missing',
      'total is missing',
      'total: a plain value expected',
      'total: a plain value expected',
    ]);
  });
});

test('JSON is what JSON.parse says, with each number as it was spelt', () => {
  const spelt = (value: unknown): unknown => {
    if (typeof value === 'number') return JSON.stringify(value);
    if (Array.isArray(value)) return value.map(spelt);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, spelt(inner)]));
  };
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 5 }), fc.constantFrom(0, 2), (value, indent) => {
      const bytes = bytesOf(JSON.stringify(value, null, indent));
      expect(readExactJson(bytes, null, 1 << 20)).toEqual({
        ok: true,
        value: spelt(JSON.parse(JSON.stringify(value))),
      });
    }),
  );
});
