// The count of interfaces can fail: each thing that is missing is a gap and is left out of its figure.
import { expect, test } from 'vitest';
import { countsOf, gapsOf } from '../interfaces/counts.ts';
import type { Measure, MeasuredInterface } from '../interfaces/measure.ts';

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

function measured(more: Partial<MeasuredInterface>, failed: readonly string[] = []): Measure {
  return { interfaces: [whole, { ...whole, ...more }], vectors: { total: 3, failed } };
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
  expect(gapsOf(measured({}, ['6.3 response: other']))).toEqual(['sample 6.3 response: other']);
  expect(countsOf(measured({}, ['6.3 response: other'])).vectors).toEqual({ total: 3, passed: 2 });
});
