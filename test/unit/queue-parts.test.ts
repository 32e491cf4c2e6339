// Back-off, lanes, what the same intent is, and which throws are the disk’s: the pure parts beside the machine.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contentionDelay, fullJitter, pollDelay, watchDelay } from '../../main/queue/backoff.ts';
import { inOrder, lanesOf } from '../../main/queue/lanes.ts';
import { sameJson } from '../../main/queue/same-intent.ts';
import { isStoreFailure, storeFailureCode } from '../../main/queue/store-failure.ts';
import { sampleOperation } from '../support/queue-samples.ts';

describe('back-off', () => {
  it('keeps to its table', () => {
    expect([0, 1, 2, 3, 4, 5, 6, 99].map((tries) => fullJitter(tries, 1))).toEqual([
      1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000,
    ]);
    expect(fullJitter(6, 0)).toBe(200);
  });

  it('polls at 1, 3, 5, 5 s in front of the cashier and jitters after 45 s', () => {
    expect([0, 1, 2, 3].map((polls) => pollDelay(polls, 0, 0.5))).toEqual([1_000, 3_000, 5_000, 5_000]);
    expect(pollDelay(9, 44_999, 1)).toBe(5_000);
    expect(pollDelay(3, 45_000, 1)).toBe(1_000);
    expect(pollDelay(40, 45_000, 1)).toBe(60_000);
  });

  it('stays within its bounds whatever the dice say', () => {
    fc.assert(
      fc.property(
        fc.nat(200),
        fc.nat(10_000_000),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (tries, elapsed, uniform) => {
          const delay = pollDelay(tries, elapsed, uniform);
          return delay >= 200 && delay <= 60_000 && watchDelay(tries, uniform) <= 1_800_000;
        },
      ),
    );
    expect(contentionDelay(0)).toBe(30_000);
    expect(contentionDelay(1)).toBe(120_000);
    expect(watchDelay(0, 0)).toBe(30_000);
  });
});

describe('lanes', () => {
  const on = (cardNo: string, serial: string, state: Parameters<typeof sampleOperation>[0] = {}) =>
    sampleOperation({ cardNo, serial, ...state });

  it('takes the oldest operation of each card that can be worked on', () => {
    const lanes = lanesOf([
      on('A', '1', { state: 'manual' }),
      on('A', '2', { state: 'blocked' }),
      on('A', '3'),
      on('B', '4'),
      on('A', '5'),
      on('C', '6', { state: 'blocked' }),
      on('D', '7', { state: 'manual' }),
    ]);
    expect(lanes.map(({ cardNo, head, length, age }) => [cardNo, head.serial, length, age])).toEqual([
      ['A', '3', 3, 0],
      ['B', '4', 1, 2],
    ]);
  });

  it('serves the counter first, then the longest lane, then the oldest', () => {
    const lanes = lanesOf([on('A', '1'), on('B', '2'), on('C', '3'), on('C', '4'), on('D', '5')]);
    const order = (front: string) => inOrder(lanes, ({ cardNo }) => cardNo === front).map(({ cardNo }) => cardNo);
    expect(order('none')).toEqual(['C', 'A', 'B', 'D']);
    expect(order('D')).toEqual(['D', 'C', 'A', 'B']);
    const backwards = inOrder(lanes.toReversed(), () => false).map(({ cardNo }) => cardNo);
    expect(backwards).toEqual(['C', 'A', 'B', 'D']);
  });
});

describe('the same intent', () => {
  it('asks for the same, whatever the order of the keys', () => {
    expect(sameJson({ a: 1, b: [1, { c: null }] }, { b: [1, { c: null }], a: 1 })).toBe(true);
    expect(sameJson('x', 'x')).toBe(true);
    expect(sameJson(null, null)).toBe(true);
  });

  it('does not take more, less or another kind of thing for the same', () => {
    const different: readonly (readonly [unknown, unknown])[] = [
      [{ a: 1 }, { a: 1, b: 2 }],
      [{ a: 1 }, { a: 2 }],
      [
        { a: 1, b: 2 },
        { a: 1, b: 3 },
      ],
      [{ a: undefined }, { b: 1 }],
      [[], {}],
      [[1], { 0: 1 }],
      [
        [1, 2],
        [2, 1],
      ],
      [1, {}],
      [1, '1'],
      [null, {}],
      [null, 0],
    ];
    for (const [left, right] of different) {
      expect([sameJson(left, right), sameJson(right, left)]).toEqual([false, false]);
    }
  });
});

describe('a disk that refuses', () => {
  it('is told from a bug', () => {
    expect(isStoreFailure(Object.assign(new Error('x'), { code: 'SQLITE_FULL' }))).toBe(true);
    expect(isStoreFailure(Object.assign(new Error('x'), { code: 'SQLITE_IOERR_FSYNC' }))).toBe(true);
    expect(isStoreFailure(Object.assign(new Error('x'), { name: 'StoreFailure' }))).toBe(true);
    expect(isStoreFailure(Object.assign(new Error('x'), { code: 'SQLITE_CONSTRAINT' }))).toBe(false);
    expect(isStoreFailure(new Error('x'))).toBe(false);
    expect(isStoreFailure('x')).toBe(false);
  });

  it('is told in the right words', () => {
    const told = (code: unknown) => storeFailureCode(Object.assign(new Error('x'), { code }));
    expect(told('storeDamaged')).toBe('storeDamaged');
    expect(told('diskFull')).toBe('diskFull');
    expect(told('SQLITE_FULL')).toBe('diskFull');
    expect(told('SQLITE_IOERR')).toBe('diskRefused');
    expect(storeFailureCode(new Error('x'))).toBe('diskRefused');
  });
});
