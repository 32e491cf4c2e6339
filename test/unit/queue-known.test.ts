// Which of our own operations serves as control for a question to the log.
import { describe, expect, it } from 'vitest';
import { createKnownSerials } from '../../main/queue/known.ts';
import { createLagBook } from '../../main/queue/lag-book.ts';
import type { OperationEvent } from '../../main/queue/operation.ts';
import { sampleOperation } from '../support/queue-samples.ts';
import { rowOf } from '../support/queue-stage.ts';

const known = sampleOperation({ serial: 'K1', cardNo: 'CK', state: 'applied' });

describe('the known serial', () => {
  const event = (reason: string, to: OperationEvent['to'] = 'applied'): OperationEvent => ({
    sequence: 1,
    serial: 'new',
    from: 'manual',
    to,
    attempt: 1,
    reason,
    evidence: null,
    wall: 0,
    monotonic: 0,
    boot: 'b',
    previousHash: '',
    hash: '',
  });

  function book(now: { value: number }, lag: number, reason = 'answered', to: OperationEvent['to'] = 'applied') {
    const lags = createLagBook();
    const asked: string[][] = [];
    const store = {
      latestKnown(except: ReadonlySet<string> = new Set()) {
        asked.push([...except]);
        return ['new', 'old'].some((serial) => !except.has(serial))
          ? sampleOperation({ serial: except.has('new') ? 'old' : 'new' })
          : null;
      },
      get: (serial: string) => sampleOperation({ serial }),
      events: (serial: string) =>
        serial === 'new' ? [event('accepted'), event(reason, to), event('askedByPerson')] : [],
    };
    const clock = { wall: () => 0, monotonic: () => now.value };
    return { lags, asked, serials: createKnownSerials(store, clock, lags, () => lag) };
  }

  it('is the newest that is older than the lag', () => {
    const now = { value: 1_000 };
    const { lags, asked, serials } = book(now, 500);
    expect(serials.pick()?.serial).toBe('new');
    lags.answered('new', 1_000);
    now.value = 1_499;
    expect(serials.pick()?.serial).toBe('old');
    now.value = 1_500;
    expect(serials.pick()?.serial).toBe('new');
    expect(asked).toEqual([[], ['new'], []]);
  });

  it('is the oldest where all are too young, and none where there is none', () => {
    const now = { value: 1_000 };
    const { lags, serials } = book(now, 500);
    lags.answered('old', 900);
    lags.answered('new', 950);
    expect(serials.pick()?.serial).toBe('old');
    const nothing = createKnownSerials(
      { latestKnown: () => null, get: () => known, events: () => [] },
      { wall: () => 0, monotonic: () => 0 },
      createLagBook(),
      () => 0,
    );
    expect(nothing.pick()).toBeNull();
  });

  it('is never one that is applied or reverted by a person’s word alone', () => {
    for (const reason of ['decidedApplied', 'decidedReverted']) {
      const { asked, serials } = book({ value: 1_000 }, 500, reason);
      expect(serials.pick()?.serial).toBe('old');
      expect(asked).toEqual([[], ['new']]);
    }
    expect(book({ value: 1_000 }, 500, 'decidedNotApplied').serials.pick()?.serial).toBe('new');
  });

  it('is never one that another till handed over as settled, for its word may have been all there was', () => {
    expect(book({ value: 1_000 }, 500, 'handOverTaken', 'applied').serials.pick()?.serial).toBe('old');
    expect(book({ value: 1_000 }, 500, 'handOverTaken', 'unknown').serials.pick()?.serial).toBe('new');
    expect(book({ value: 1_000 }, 500, 'answered', 'applied').serials.pick()?.serial).toBe('new');
  });

  it('does not look for ever in a store that does not pass over', () => {
    const stubborn = createKnownSerials(
      { latestKnown: () => known, get: () => known, events: () => [event('decidedApplied')] },
      { wall: () => 0, monotonic: () => 0 },
      createLagBook(),
      () => 0,
    );
    expect(stubborn.pick()?.serial).toBe('K1');
  });

  it('is asked for again until it shows, and measures the lag', () => {
    const now = { value: 1_000 };
    const { lags, serials } = book(now, 0);
    lags.answered('old', 900);
    serials.heard(sampleOperation({ serial: 'old' }), [], false);
    expect(serials.pick()?.serial).toBe('old');
    now.value = 3_000;
    serials.heard(sampleOperation({ serial: 'old' }), [rowOf(known)], true);
    expect(lags.measured()).toBe(2_100);
    expect(serials.pick()?.serial).toBe('new');
  });

  it('measures nothing of a log that shows something else', () => {
    const now = { value: 1_000 };
    const { lags, serials } = book(now, 0);
    lags.answered('old', 900);
    serials.heard(sampleOperation({ serial: 'old' }), [], false);
    serials.heard(sampleOperation({ serial: 'old' }), [rowOf(known)], false);
    expect(serials.pick()?.serial).toBe('new');
    serials.heard(sampleOperation({ serial: 'old' }), [rowOf(known)], true);
    expect(lags.measured()).toBe(0);
  });
});
