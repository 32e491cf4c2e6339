// Which work is next, and when there is some again: pure choices over lanes, gate, due times and what is busy.
import { describe, expect, it } from 'vitest';
import type { Core } from '../../main/queue/core.ts';
import type { Operation } from '../../main/queue/operation.ts';
import { type Busy, nextDue, stuck, take } from '../../main/queue/take.ts';
import { createTestCore, putOperation } from '../support/queue-core.ts';
import { createStage } from '../support/queue-stage.ts';

const idle: Busy = { cards: new Set(), knocking: false };
const never = Number.POSITIVE_INFINITY;

type Wanted = readonly [intent: string, card: string, more?: Partial<Operation>];

/** A core over a store that holds these operations; the gate is open unless said otherwise. */
function withOperations(wanted: readonly Wanted[], closed = false) {
  const stage = createStage({ unstarted: true, settings: { connections: 2 } });
  const operations = wanted.map(([intent, card, more]) => putOperation(stage, intent, card, more));
  const core = createTestCore(stage);
  if (!closed) {
    core.gate.open();
  }
  return {
    stage,
    core,
    operations,
    now: stage.time.clock.monotonic(),
    care: (index: number) => core.cares.of(operations[index]?.serial ?? ''),
    job: (busy = idle, now = stage.time.clock.monotonic()) => {
      const job = take(core, busy, now);
      return job === null ? null : `${job.kind} ${job.operation.intent}`;
    },
  };
}

const pending = { state: 'pending', attempt: 0 } as const;
const busyWith = (...cards: readonly string[]): Busy => ({ cards: new Set(cards), knocking: false });

function keep(core: Core, operation: Operation | undefined): void {
  if (operation !== undefined) {
    core.unrecorded.set(operation.serial, { operation, attempt: 1, event: { type: 'startup' } });
  }
}

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
