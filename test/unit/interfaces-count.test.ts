// The count of interfaces can fail: each thing that is missing is a gap and is left out of its figure.
import { expect, test } from 'vitest';
import { countsOf, gapsOf, uniposCountsOf } from '../interfaces/counts.ts';
import type { Measure, MeasuredInterface } from '../interfaces/measure.ts';
import type { MeasuredUnipos } from '../interfaces/unipos.ts';

const whole: MeasuredInterface = {
  id: 'lookup',
  section: '6.13.1',
  client: true,
  practice: true,
  console: true,
  screen: 'there',
  purpose: 'scan anything',
  screenName: 'counter',
};

const paying: MeasuredUnipos = { ...whole, id: 'memberPaying', section: '四', gateway: true };

function measured(
  more: Partial<MeasuredInterface>,
  failed: readonly string[] = [],
  unipos: Partial<MeasuredUnipos> = {},
): Measure {
  return {
    interfaces: [whole, { ...whole, ...more }],
    vectors: { total: 3, failed },
    unipos: { interfaces: [{ ...paying, ...unipos }], vectors: { total: 2, failed } },
  };
}

test('nothing missing: no gap', () => {
  expect(gapsOf(measured({}))).toEqual([]);
  expect(countsOf(measured({}))).toEqual({
    total: 2,
    client: 2,
    practice: 2,
    console: 2,
    screen: 2,
    vectors: { total: 3, passed: 3 },
  });
});

test.each([
  [{ client: false }, { client: 1 }, 'the client has no method'],
  [{ practice: false }, { practice: 1 }, 'the practice platform does not answer'],
  [{ console: false }, { console: 1 }, 'the console does not list it'],
  [{ screen: 'missing' }, { screen: 1 }, 'not reached from the screen "counter"'],
] as const)('%j is a gap', (more, counts, words) => {
  expect(countsOf(measured(more))).toMatchObject({ total: 2, ...counts });
  expect(gapsOf(measured(more))).toEqual([`lookup: ${words}`]);
});

test('an interface without a screen by intention is no gap, and does not count as one with a screen', () => {
  expect(gapsOf(measured({ screen: 'none', screenName: null }))).toEqual([]);
  expect(countsOf(measured({ screen: 'none' })).screen).toBe(1);
});

test('a sample that fails is a gap', () => {
  const gap = 'sample 6.3 response: other';
  expect(gapsOf(measured({}, ['6.3 response: other']))).toEqual([gap, gap]);
  expect(countsOf(measured({}, ['6.3 response: other'])).vectors).toEqual({ total: 3, passed: 2 });
});

test.each([
  [{ client: false }, { client: 0 }, 'the client has no method'],
  [{ practice: false }, { practice: 0 }, 'the practice platform does not answer'],
  [{ console: false }, { console: 0 }, 'the console does not list it'],
  [{ screen: 'missing' }, { screen: 0 }, 'not reached from the screen "counter"'],
  [{ gateway: false }, { gateway: 0 }, 'the gateway does not answer'],
] as const)('of UniPOS %j is a gap', (more, counts, words) => {
  const measure = measured({}, [], more);
  expect(uniposCountsOf(measure.unipos)).toMatchObject({ total: 1, vectors: { total: 2, passed: 2 }, ...counts });
  expect(gapsOf(measure)).toEqual([`UniPOS memberPaying: ${words}`]);
});
