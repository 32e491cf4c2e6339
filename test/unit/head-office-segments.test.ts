// Which part of a history goes to head office next, for a till that never changed, a restored one, a copied one, and one that was put back.
import { describe, expect, it } from 'vitest';
import { planNext } from '../../main/till/head-office/segments.ts';

const hash = (sequence: number) => String(sequence).padStart(64, '0');
const hashAt = (last: number) => (sequence: number) => (sequence >= 1 && sequence <= last ? hash(sequence) : null);
const at = (installId: string, last: number, more: object = {}) => ({
  installId,
  last,
  hash: hash(last),
  mine: true,
  ...more,
});
const one = [{ installId: 'a', after: 0, last: 10 }];
const restored = [
  { installId: 'a', after: 0, last: 10 },
  { installId: 'b', after: 10, last: 14 },
];

describe('a till that kept its installation', () => {
  it('begins with nothing, goes on behind what stands there, and is even', () => {
    const stream = { installId: 'a', parent: null };
    expect(planNext(one, [], hashAt(10))).toEqual({ kind: 'next', part: { stream, after: 0, last: 10 } });
    expect(planNext(one, [at('a', 4)], hashAt(10))).toEqual({ kind: 'next', part: { stream, after: 4, last: 10 } });
    expect(planNext(one, [at('a', 10)], hashAt(10))).toEqual({ kind: 'even', stream });
    expect(planNext([{ installId: 'a', after: 0, last: 0 }], [], hashAt(0))).toEqual({ kind: 'even', stream });
  });

  it('is told when head office knows more of it, another history, or gives the stream to another login', () => {
    expect(planNext(one, [at('a', 11)], hashAt(10))).toMatchObject({ kind: 'refused', fault: 'ahead' });
    expect(planNext(one, [at('a', 4, { hash: hash(5) })], hashAt(10))).toMatchObject({
      kind: 'refused',
      fault: 'forked',
    });
    expect(planNext(one, [at('a', 4, { mine: false })], hashAt(10))).toMatchObject({ fault: 'otherLogin' });
    expect(planNext(one, [at('a', 10, { mine: false })], hashAt(10))).toMatchObject({ fault: 'otherLogin' });
  });
});

describe('a restored or copied journal', () => {
  const stream = { installId: 'b', parent: { installId: 'a', sequence: 10, hash: hash(10) } };

  it('first sends what the former installation still owes, then its own behind it', () => {
    expect(planNext(restored, [], hashAt(14))).toMatchObject({
      part: { stream: { installId: 'a' }, after: 0, last: 10 },
    });
    expect(planNext(restored, [at('a', 6)], hashAt(14))).toMatchObject({
      part: { stream: { installId: 'a' }, after: 6, last: 10 },
    });
    expect(planNext(restored, [at('a', 10)], hashAt(14))).toEqual({
      kind: 'next',
      part: { stream, after: 10, last: 14 },
    });
    expect(planNext(restored, [at('a', 10), at('b', 14)], hashAt(14))).toEqual({ kind: 'even', stream });
  });

  it('goes on beside what it lost: the former one may be known further, under another login too', () => {
    const positions = [at('a', 13, { hash: 'f'.repeat(64), mine: false })];
    expect(planNext(restored, positions, hashAt(14))).toEqual({ kind: 'next', part: { stream, after: 10, last: 14 } });
    const owes = [at('a', 6, { mine: false })];
    expect(planNext(restored, owes, hashAt(14))).toMatchObject({
      kind: 'refused',
      fault: 'otherLogin',
      installId: 'a',
    });
  });

  it('leaves out an installation that wrote nothing', () => {
    const drawnTwice = [restored[0], { installId: 'x', after: 10, last: 10 }, restored[1]].filter(
      (each) => each !== undefined,
    );
    expect(planNext(drawnTwice, [at('a', 10)], hashAt(14))).toEqual({
      kind: 'next',
      part: { stream, after: 10, last: 14 },
    });
    const unused = [restored[0], { installId: 'b', after: 10, last: 10 }].filter((each) => each !== undefined);
    expect(planNext(unused, [at('a', 10)], hashAt(10))).toEqual({ kind: 'even', stream });
  });
});
