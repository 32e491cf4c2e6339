// How slow the log is: what the queue measures by itself.
import { describe, expect, it } from 'vitest';
import {
  answersKept,
  createLagBook,
  lagSeen,
  longestLag,
  measurementsKept,
  nearlyLargest,
} from '../../main/queue/lag-book.ts';

describe('the book of the log’s lag', () => {
  it('takes the largest of few measurements and p99.9 of many', () => {
    expect(nearlyLargest([])).toBe(0);
    expect(nearlyLargest([7])).toBe(7);
    expect(nearlyLargest([30, 7, 9])).toBe(30);
    const many = Array.from({ length: 1_000 }, (_, index) => index);
    expect(nearlyLargest(many)).toBe(998);
    expect(nearlyLargest(many.slice(0, 999))).toBe(998);
  });

  it('does not count the time in which nobody asked', () => {
    expect(lagSeen(1_000, 3_000, 4_500)).toBe(3_500);
    expect(lagSeen(1_000, 3_000, 63_000)).toBe(62_000);
    expect(lagSeen(1_000, 3_000, 9_000_000)).toBe(62_000);
  });

  it('leaves out what is no lag any more, and forgets the oldest measurements', () => {
    const book = createLagBook();
    expect(book.measured()).toBe(0);
    book.add(longestLag + 1);
    expect(book.measured()).toBe(0);
    book.add(longestLag);
    expect(book.measured()).toBe(longestLag);
    for (let count = 0; count < measurementsKept - 1; count += 1) {
      book.add(5);
    }
    // The largest of a thousand is beyond p99.9; with the next one it is not even kept.
    expect(book.measured()).toBe(5);
    book.add(6);
    book.add(7);
    expect(book.measured()).toBe(6);
  });

  it('knows who is too young to be in the log, oldest first', () => {
    const book = createLagBook();
    book.answered('a', 1_000);
    book.answered('b', 2_000);
    expect(book.young(2_500, 1_500)).toEqual(['b']);
    expect(book.young(2_499, 1_500)).toEqual(['a', 'b']);
    expect(book.young(2_500, 0)).toEqual([]);
    book.shown('b', 2_500);
    expect(book.young(2_500, 1_000)).toEqual([]);
    expect(book.measured()).toBe(0);
  });

  it('measures what was missed first and shown later', () => {
    const book = createLagBook();
    book.answered('a', 1_000);
    book.answered('b', 1_500);
    book.missed('nobody', 2_000);
    expect(book.awaited(2_000)).toBeNull();
    book.missed('b', 2_000);
    expect(book.awaited(2_000)).toBe('b');
    book.missed('a', 3_000);
    expect(book.awaited(3_000)).toBe('a');
    book.shown('a', 5_000);
    expect(book.measured()).toBe(4_000);
    expect(book.awaited(5_000)).toBe('b');
    book.forget('b');
    expect(book.awaited(5_000)).toBeNull();
    book.shown('b', 9_000);
    expect(book.measured()).toBe(4_000);
  });

  it('waits no longer than the longest lag', () => {
    const book = createLagBook();
    book.answered('a', 0);
    book.answered('b', 1_000);
    book.missed('a', 10);
    book.missed('b', 2_000);
    expect(book.awaited(longestLag)).toBe('a');
    expect(book.awaited(longestLag + 1)).toBe('b');
    expect(book.young(longestLag + 1_001, Number.POSITIVE_INFINITY)).toEqual([]);
    book.answered('c', 5_000_000);
    expect(book.young(5_000_000, 1)).toEqual(['c']);
  });

  it('waits for no more answers than a till makes in that time, the newest of them', () => {
    const book = createLagBook();
    for (let count = 0; count <= answersKept; count += 1) {
      book.answered(String(count), count);
    }
    const young = book.young(answersKept, longestLag);
    expect(young.length).toBe(answersKept);
    expect([young[0], young.at(-1)]).toEqual(['1', String(answersKept)]);
  });
});
