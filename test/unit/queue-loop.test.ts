// The loop itself: who goes first, how many knock, how often it looks.
import { describe, expect, it } from 'vitest';
import { acceptedWith, createStage, type Stage } from '../support/queue-stage.ts';

/** Answers each attempt after this many ms, and keeps the order in which they left. */
function slowly(stage: Stage, delay: number): string[] {
  const left: string[] = [];
  stage.platform.attempt = ({ operation }) => {
    left.push(operation.intent);
    return new Promise((resolve) => {
      stage.time.timers.schedule(delay, () => resolve(acceptedWith(`V${operation.serial}`)));
    });
  };
  return left;
}

/** Three cards wait for the line: the first with one sale, the second with two, the third with one. */
function waiting(stage: Stage) {
  stage.queue.report('unreachable');
  const first = stage.chargeOffline('a1', 'A', 100);
  stage.chargeOffline('b1', 'B', 100);
  stage.chargeOffline('b2', 'B', 100);
  const last = stage.chargeOffline('c1', 'C', 100);
  return { first, last };
}

describe('who goes first', () => {
  it('is the longest lane, then the oldest', async () => {
    const stage = createStage({ settings: { connections: 1 } });
    const left = slowly(stage, 10);
    waiting(stage);
    stage.queue.report('reachable');
    await stage.run(1_000);
    expect(left).toEqual(['b1', 'a1', 'b2', 'c1']);
  });

  it('is what was just accepted in front of the cashier, before all that waits', async () => {
    const stage = createStage({ settings: { connections: 1 } });
    const left = slowly(stage, 10);
    waiting(stage);
    stage.queue.report('reachable');
    stage.charge('now', 'D', 100);
    await stage.run(1_000);
    expect(left).toEqual(['now', 'b1', 'a1', 'b2', 'c1']);
  });

  it('is what somebody waits for, though it is not new', async () => {
    const stage = createStage({ settings: { connections: 1 } });
    const left = slowly(stage, 10);
    const { last } = waiting(stage);
    const settled = stage.queue.settled(last.serial, 500);
    stage.queue.report('reachable');
    await stage.run(1_000);
    expect(left).toEqual(['c1', 'b1', 'a1', 'b2']);
    expect((await settled).state).toBe('applied');
  });
});

describe('while the line is in doubt', () => {
  it('one knocks at a time, however many wait', async () => {
    const stage = createStage();
    stage.platform.find = () => new Promise(() => undefined);
    waiting(stage);
    await stage.run(10_000);
    expect(stage.queries).toHaveLength(1);
  });

  it('a knock does not wait for an attempt that is on its way', async () => {
    const stage = createStage();
    stage.platform.attempt = () => new Promise(() => undefined);
    stage.platform.find = () => new Promise(() => undefined);
    stage.charge('now', 'D', 100);
    await stage.run(1);
    expect(stage.attempts).toHaveLength(1);
    waiting(stage);
    await stage.run(5_000);
    expect(stage.queries).toHaveLength(1);
  });
});

describe('how often it looks', () => {
  function counted() {
    const stage = createStage({ unstarted: true });
    const delays: number[] = [];
    const { timers } = stage.ports;
    const { schedule } = timers;
    Object.assign(timers, {
      schedule(delay: number, work: () => void) {
        delays.push(delay);
        return schedule(delay, work);
      },
    });
    return { stage, delays };
  }

  it('is once for a burst of sales', () => {
    const { stage, delays } = counted();
    stage.queue.start();
    for (let count = 0; count < 20; count += 1) {
      stage.charge(`i${count}`, `C${count}`, 100);
    }
    expect(delays).toEqual([0]);
  });

  it('is never again where nothing is left to do', async () => {
    const { stage, delays } = counted();
    stage.queue.start();
    stage.charge('i', 'C', 100);
    await stage.run(1_000);
    expect(stage.get(stage.store.byIntent('i')?.serial ?? '').state).toBe('applied');
    expect(delays.every((delay) => Number.isFinite(delay))).toBe(true);
    expect(stage.time.nextAt()).toBeNull();
  });
});

it('a record that throws at the start is stopped and told of, at once', () => {
  const stage = createStage({
    unstarted: true,
    wrapStore: (store) => ({
      ...store,
      move(change) {
        if (change.reason === 'startup') {
          throw new TypeError('a bug');
        }
        return store.move(change);
      },
    }),
  });
  const { serial } = stage.store.insert(stage.draft('i', 'A', 100), 'pending', 'accepted');
  stage.store.move({
    serial,
    from: 'pending',
    fromAttempt: 0,
    to: 'sending',
    attempt: 1,
    reason: 'sendStarted',
    evidence: null,
  });
  stage.queue.reload();
  stage.queue.start();
  expect(stage.reasons(serial)).toEqual(['accepted', 'sendStarted', 'recordThrew']);
});
