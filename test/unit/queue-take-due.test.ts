// When there is work again, and what may not wait for that.
import { describe, expect, it } from 'vitest';
import type { Operation } from '../../main/queue/operation.ts';
import { nextDue, stuck } from '../../main/queue/take.ts';
import { createTestCore, putOperation } from '../support/queue-core.ts';
import { createStage } from '../support/queue-stage.ts';
import { busyWith, idle, keep, pending, withOperations } from '../support/queue-take-stage.ts';

const never = Number.POSITIVE_INFINITY;

describe('when there is work again', () => {
  it('is when the first lane, outcome or watch is due', () => {
    const { core, care, now, operations } = withOperations([
      ['a', 'A', pending],
      ['b', 'B', { state: 'unknown' }],
      ['c', 'C', { state: 'manual' }],
    ]);
    care(0).due = now + 30;
    care(1).due = now + 20;
    care(2).due = now + 10;
    expect(nextDue(core, idle)).toBe(now + 10);
    expect(nextDue(core, busyWith('C'))).toBe(now + 20);
    expect(nextDue(core, busyWith('A', 'B'))).toBe(never);
    keep(core, operations[0]);
    care(0).due = now + 5;
    expect(nextDue(core, idle)).toBe(now + 5);
    expect(nextDue(withOperations([]).core, idle)).toBe(never);
  });

  it('is the knock while the line is in doubt', () => {
    const { core, care, now } = withOperations([['a', 'A', pending]], true);
    core.gate.close('unreachable');
    care(0).due = now + 99_999;
    expect(nextDue(core, idle)).toBe(core.gate.knockAt());
    expect(nextDue(core, { cards: new Set(), knocking: true })).toBe(never);
    care(0).stumbles = 1;
    expect(nextDue(core, idle)).toBe(now + 99_999);
  });

  it('is the knock of what is watched, when both are due', () => {
    const { core, care, now } = withOperations([['a', 'A', { state: 'manual' }]], true);
    core.gate.close('unreachable');
    expect(nextDue(core, idle)).toBe(core.gate.knockAt());
    care(0).due = now + 99_999;
    expect(nextDue(core, idle)).toBe(now + 99_999);
  });

  it('is no knock of what is only to be written down', () => {
    const { core, care, now } = withOperations([['a', 'A', { state: 'sending' }]], true);
    care(0).due = now + 7;
    expect(nextDue(core, idle)).toBe(now + 7);
    expect(nextDue(withOperations([], true).core, idle)).toBe(never);
  });
});

describe('what may not wait and cannot go now', () => {
  function withStuck(first: Partial<Operation>, waits: boolean, closed = false) {
    const stage = createStage({ unstarted: true });
    const head = putOperation(stage, 'head', 'A', first);
    const { serial } = stage.store.insert(stage.draft('r', 'A', 100, { waits }), 'pending', 'accepted');
    const core = createTestCore(stage);
    core.cares.of(serial).acceptedAt = 0;
    if (!closed) {
      core.gate.open();
    }
    return {
      core,
      head,
      serial,
      now: stage.time.clock.monotonic(),
      found: (busy = idle, now = 0) => stuck(core, busy, now),
    };
  }

  it('is what stands behind an unknown outcome, and only that', () => {
    const { found, serial } = withStuck({ state: 'unknown' }, false);
    expect(found().map((operation) => operation.serial)).toEqual([serial]);
    expect(found(busyWith('A'))).toEqual([]);
    expect(withStuck({ state: 'unknown' }, true).found()).toEqual([]);
    expect(withStuck(pending, false).found()).toEqual([]);
  });

  it('is what stands behind a head that is not due or not sent while the line is in doubt', () => {
    const { core, found, head, now, serial } = withStuck(pending, false);
    core.cares.of(head.serial).due = now + 5;
    expect(found(idle, now + 4).map((operation) => operation.serial)).toEqual([serial]);
    expect(found(idle, now + 5)).toEqual([]);
    expect(withStuck(pending, false, true).found()).toHaveLength(1);
  });

  it('is not what was attempted, nor what throws and is left alone', () => {
    const { core, found, now, serial } = withStuck({ state: 'unknown' }, false);
    Object.assign(core.cares.of(serial), { stumbles: 1, due: now + 5 });
    expect(found(idle, now + 4)).toEqual([]);
    expect(found(idle, now + 5)).toHaveLength(1);
    core.ports.store.move({
      serial,
      from: 'pending',
      fromAttempt: 0,
      to: 'pending',
      attempt: 1,
      reason: 'absentRepeat',
      evidence: null,
    });
    core.ledger.reload();
    expect(found(idle, now + 5)).toEqual([]);
  });

  it('is nothing whose outcome is unknown, whatever it counts', () => {
    const stage = createStage({ unstarted: true });
    const { serial } = stage.store.insert(stage.draft('r', 'A', 100, { waits: false }), 'pending', 'accepted');
    const [from, reason] = ['pending', 'restored'] as const;
    stage.store.move({ serial, from, fromAttempt: 0, to: 'unknown', attempt: 0, reason, evidence: null });
    expect(stuck(createTestCore(stage), idle, 0)).toEqual([]);
  });

  it('is the head of its lane too', () => {
    const stage = createStage({ unstarted: true });
    const { serial } = stage.store.insert(stage.draft('r', 'A', 100, { waits: false }), 'pending', 'accepted');
    const core = createTestCore(stage);
    core.cares.of(serial).acceptedAt = 0;
    expect(stuck(core, idle, 0).map((operation) => operation.serial)).toEqual([serial]);
    core.gate.open();
    expect(stuck(core, idle, 0)).toEqual([]);
  });

  it('is what a start found and the disk refused to end there and then, however free the way is', () => {
    const { core, found, serial } = withStuck(pending, false);
    core.cares.of(serial).acceptedAt = null;
    expect(found().map((operation) => operation.serial)).toEqual([serial]);
    expect(withStuck(pending, true).found()).toEqual([]);
  });
});
