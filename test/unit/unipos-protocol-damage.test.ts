// Damage of any kind gives a value or an error and never a throw; a body that is cut short gives no value at all.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readMoment } from '../../main/protocol/unipos/moment.ts';
import { readXmlBytes } from '../../main/protocol/unipos/xml.ts';
import { runs } from '../support/property-runs.ts';
import { uniposSamples } from '../support/unipos-samples.ts';

const samples = uniposSamples.map((sample) => [`${sample.id} ${sample.file}`, sample] as const);

describe('cut short at every byte', () => {
  test.each(samples)('%s is no value', (_name, sample) => {
    const whole = new TextDecoder().decode(sample.bytes).trimEnd();
    const bytes = new TextEncoder().encode(whole);
    const values = [];
    for (let length = 0; length < bytes.length; length += 1) {
      if ('value' in sample.read(bytes.subarray(0, length))) values.push(length);
    }
    expect(values).toEqual([]);
    expect(sample.read(bytes)).toEqual({ value: sample.meaning });
  });
});

describe('one byte flipped', () => {
  const flipped = samples.filter(([, { file }]) => ['order-list.xml', 'order-list.json', 'member.xml'].includes(file));
  test.each(flipped)('%s is a value or an error', (_name, sample) => {
    let values = 0;
    let errors = 0;
    for (let at = 0; at < sample.bytes.length; at += 1) {
      for (const mask of [0x01, 0x10, 0x80]) {
        const bytes = sample.bytes.slice();
        bytes[at] = (bytes[at] ?? 0) ^ mask;
        if ('value' in sample.read(bytes)) values += 1;
        else errors += 1;
      }
    }
    expect(values).toBeGreaterThan(sample.bytes.length / 10);
    expect(errors).toBeGreaterThan(sample.bytes.length);
  });
});

const contentType = fc.oneof(
  fc.constantFrom(
    null,
    '',
    'text/xml',
    'application/json; charset=utf-8',
    'text/xml; charset=gbk',
    'text/xml; charset=utf-16',
  ),
  fc.string(),
);
const markup = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '<',
        '>',
        '/',
        '&',
        ';',
        '"',
        '=',
        '<a>',
        '</a>',
        '<!--',
        '-->',
        '<![CDATA[',
        ']]>',
        '<?xml version="1.0"?>',
        '&amp;',
        '&#x41;',
      ),
      fc.constantFrom(
        '<ApiResult>',
        '</ApiResult>',
        '<success>true</success>',
        '<data>',
        '</data>',
        '<Paying CardNo="1">',
        '</Paying>',
        '<items/>',
      ),
      fc.string({ maxLength: 4 }),
    ),
    { maxLength: 30 },
  )
  .map((parts) => parts.join(''));
const names = [
  'success',
  'error_code',
  'error_reason',
  'data',
  'token',
  'expires_in',
  'total_count',
  'skip',
  'items',
  'order_no',
  'total',
  'bill_no',
];
const json = fc.oneof(
  fc.json(),
  fc.object({ key: fc.constantFrom(...names), withNullPrototype: false }).map((value) => JSON.stringify(value)),
);
const body = fc.oneof(
  fc.uint8Array({ maxLength: 200 }),
  fc
    .oneof(
      markup,
      json,
      json.map((text) => `{"success":true,"data":${text}}`),
      fc.string(),
    )
    .map((text) => new TextEncoder().encode(text)),
);

test('no reader throws, whatever it is given', () => {
  const seen = new Set<string>();
  fc.assert(
    fc.property(body, contentType, (bytes, type) => {
      for (const [, sample] of samples) seen.add(Object.keys(sample.read(bytes, type)).join());
      seen.add(String(readXmlBytes(bytes, type).ok));
    }),
    { numRuns: runs(250) },
  );
  expect(seen).toContain('refused');
});

test('no text makes the reader of moments throw', () => {
  const digits = fc.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{0,10})?([+-]\d\d:\d\d|Z)?$/);
  fc.assert(
    fc.property(fc.oneof(fc.string(), digits), (text) => {
      const moment = readMoment(text);
      expect(moment === null || Number.isSafeInteger(moment)).toBe(true);
    }),
  );
});
