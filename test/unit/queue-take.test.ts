// Which work is next: pure choices over lanes, gate, due times and what is busy.
import { describe, expect, it } from 'vitest';
import type { Core } from '../../main/queue/core.ts';
import { take } from '../../main/queue/take.ts';
import { createStage } from '../support/queue-stage.ts';
import { busyWith, idle, keep, pending, withOperations } from '../support/queue-take-stage.ts';

describe('the next work', () => {
  it('is what its state asks for', () => {
    expect(withOperations([['a', 'A', pending]]).job()).toBe('attempt a');
    expect(withOperations([['a', 'A', { state: 'unknown' }]]).job()).toBe('resolve a');
    expect(withOperations([['a', 'A', { state: 'sending' }]]).job()).toBe('record a');
    expect(withOperations([['a', 'A', { state: 'manual' }]]).job()).toBe('watch a');
    expect(withOperations([]).job()).toBeNull();
  });

  it('stops at the number of connections, and at one call a card', () => {
    const { job } = withOperations([
      ['a', 'A', pending],
      ['b', 'B', pending],
    ]);
    expect(job(busyWith('X', 'Y'))).toBeNull();
    expect(job(busyWith('A'))).toBe('attempt b');
    expect(job(busyWith('B'))).toBe('attempt a');
  });

  it('is not before it is due', () => {
    const { care, job, now } = withOperations([['a', 'A', pending]]);
    care(0).due = now + 5;
    expect(job(idle, now + 4)).toBeNull();
    expect(job(idle, now + 5)).toBe('attempt a');
  });

  it('is what may be sent before what must be asked for: questions that never end hold up no other card', () => {
    const { core, job, now, operations } = withOperations([
      ['a', 'A', { state: 'unknown' }],
      ['b', 'B', { state: 'unknown' }],
      ['c', 'C', pending],
    ]);
    expect(job()).toBe('attempt c');
    expect(job(busyWith('C'))).toBe('resolve a');
    // The guest at the counter still goes first.
    const awaited: Core = { ...core, isAwaited: (serial) => serial === operations[1]?.serial };
    expect(take(awaited, idle, now)?.operation.intent).toBe('b');
  });

  it('is first what the disk refused to write down, whatever its lane', () => {
    const { core, care, job, now, operations } = withOperations([
      ['a', 'A', pending],
      ['b', 'B', { state: 'applied', voucher: 'V' }],
    ]);
    keep(core, operations[1]);
    expect(job()).toBe('record b');
    expect(job(busyWith('B'))).toBe('attempt a');
    care(1).due = now + 5;
    expect(job(idle, now + 4)).toBe('attempt a');
    expect(job(idle, now + 5)).toBe('record b');
  });

  it('is last what is only watched, and that at its own pace', () => {
    const watched = { state: 'rejected', watchUntil: 4_000_000_000_000 } as const;
    const { care, job, now } = withOperations([
      ['a', 'A', pending],
      ['b', 'B', watched],
    ]);
    expect(job()).toBe('attempt a');
    expect(job(busyWith('A'))).toBe('watch b');
    care(1).due = now + 5;
    expect(job(busyWith('A'), now + 4)).toBeNull();
    expect(job(busyWith('A'), now + 5)).toBe('watch b');
    expect(job(busyWith('B'), now + 5)).toBe('attempt a');
  });

  it('is nothing of what was watched long enough', () => {
    const { care, job, stage, now } = withOperations([['b', 'B', { state: 'rejected', watchUntil: 1 }]]);
    expect(job()).toBeNull();
    const fresh = withOperations([['b', 'B', { state: 'rejected', watchUntil: stage.time.clock.wall() + 1_000 }]]);
    expect(fresh.job()).toBe('watch b');
    care(0).watchedSince = now;
    expect(job(idle, now)).toBeNull();
  });

  it('is nothing whose watch ended meanwhile', async () => {
    const wall = createStage({ unstarted: true }).time.clock.wall();
    const { stage, job } = withOperations([['b', 'B', { state: 'rejected', watchUntil: wall + 1_000 }]]);
    await stage.run(2_000);
    expect(job()).toBeNull();
  });

  it('is no watch of what only waits for its turn', () => {
    const { care, job, now } = withOperations([
      ['a1', 'A', pending],
      ['a2', 'A', pending],
    ]);
    care(0).due = now + 5;
    expect(job(idle, now)).toBeNull();
  });

  it('is a lane in which anybody waits in front of the till, before a longer one', () => {
    const { core } = withOperations([
      ['a1', 'A', pending],
      ['a2', 'A', pending],
      ['b1', 'B', pending],
      ['b2', 'B', pending],
      ['b3', 'B', pending],
    ]);
    const second = [...core.ledger.open()][1];
    const awaited: Core = { ...core, isAwaited: (serial) => serial === second?.serial };
    expect(take(awaited, idle, 0)?.operation.intent).toBe('a1');
  });

  it('is nothing behind the head of a lane, but what waits in front of the till hurries its lane', () => {
    const { core, job } = withOperations([
      ['a1', 'A', pending],
      ['b1', 'B', pending],
      ['b2', 'B', pending],
      ['c1', 'C', pending],
    ]);
    expect(job()).toBe('attempt b1');
    const last = [...core.ledger.open()].at(-1);
    const awaited: Core = { ...core, isAwaited: (serial) => serial === last?.serial };
    expect(take(awaited, idle, 0)?.operation.intent).toBe('c1');
    const second = [...core.ledger.open()][2];
    const inLane: Core = { ...core, isAwaited: (serial) => serial === second?.serial };
    expect(take(inLane, busyWith('C'), 0)?.operation.intent).toBe('b1');
  });
});

describe('while the line is in doubt', () => {
  it('is one knock, when it is due, with the lane that would go first', () => {
    const { core, job, now } = withOperations(
      [
        ['a', 'A', pending],
        ['b', 'B', { state: 'unknown' }],
        ['b2', 'B', pending],
      ],
      true,
    );
    expect(job()).toBe('knock b');
    expect(job({ cards: new Set(), knocking: true })).toBeNull();
    core.gate.close('unreachable');
    expect(job(idle, core.gate.knockAt() - 1)).toBeNull();
    expect(job(idle, core.gate.knockAt())).toBe('knock b');
    expect(core.gate.knockAt()).toBeGreaterThan(now);
  });

  it('is the first try of what was just accepted, and what only writes down', () => {
    const { care, job } = withOperations([['a', 'A', pending]], true);
    care(0).fresh = true;
    expect(job()).toBe('attempt a');
    expect(withOperations([['a', 'A', { state: 'sending' }]], true).job()).toBe('record a');
  });

  it('is never an unknown one for its freshness, nor a knock of what is only to be written down', () => {
    const unknown = withOperations([['a', 'A', { state: 'unknown' }]], true);
    unknown.care(0).fresh = true;
    expect(unknown.job()).toBe('knock a');
    const sending = withOperations([['a', 'A', { state: 'sending' }]], true);
    sending.care(0).due = sending.now + 5;
    expect(sending.job()).toBeNull();
  });

  it('is a knock of what is watched where nothing else waits', () => {
    const { care, job, now } = withOperations([['a', 'A', { state: 'manual' }]], true);
    expect(job()).toBe('knock a');
    care(0).due = now + 1;
    expect(job()).toBeNull();
  });

  it('lets a lane alone whose record throws, until it is due', () => {
    const { care, job, now } = withOperations([['a', 'A', pending]], true);
    care(0).due = now + 5;
    expect(job()).toBe('knock a');
    care(0).stumbles = 1;
    expect(job(idle, now + 4)).toBeNull();
    expect(job(idle, now + 5)).toBe('knock a');
  });
});
