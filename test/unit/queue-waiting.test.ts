// Those who wait for the queue: the watchman of a call, people in front of the till, and listeners.
import { describe, expect, it } from 'vitest';
import { guarded, messageOf } from '../../main/queue/guard.ts';
import { createListeners } from '../../main/queue/listeners.ts';
import { createWaiters, isSettled } from '../../main/queue/waiters.ts';
import { operationStates } from '../../shared/operation.ts';
import { sampleOperation } from '../support/queue-samples.ts';

/** Alarms that ring when told. */
function createAlarms() {
  const alarms: { readonly delay: number; readonly work: () => void; cancelled: boolean }[] = [];
  return {
    alarms,
    timers: {
      schedule(delay: number, work: () => void) {
        const alarm = { delay, work, cancelled: false };
        alarms.push(alarm);
        return () => {
          alarm.cancelled = true;
        };
      },
    },
  };
}

describe('the watchman', () => {
  it('brings home what comes in time, and is called off', async () => {
    const { alarms, timers } = createAlarms();
    const late: unknown[] = [];
    const home = await guarded(
      timers,
      7,
      () => Promise.resolve('x'),
      (value) => late.push(value),
    );
    expect(home).toEqual({ kind: 'home', value: 'x' });
    expect(alarms).toMatchObject([{ delay: 7, cancelled: true }]);
    expect(late).toEqual([]);
  });

  it('gives up what does not come, and hands on what comes later', async () => {
    const { alarms, timers } = createAlarms();
    const late: unknown[] = [];
    let answer: (value: string) => void = () => undefined;
    const call = () =>
      new Promise<string>((resolve) => {
        answer = resolve;
      });
    const watched = guarded(timers, 7, call, (value) => late.push(value));
    alarms[0]?.work();
    expect(await watched).toEqual({ kind: 'late' });
    answer('x');
    await Promise.resolve();
    await Promise.resolve();
    expect(late).toEqual(['x']);
  });

  it('catches what is thrown, at once or later', async () => {
    for (const call of [
      () => Promise.reject(new Error('broken')),
      () => {
        throw new Error('broken');
      },
    ]) {
      const { alarms, timers } = createAlarms();
      expect(await guarded(timers, 7, call, () => undefined)).toEqual({ kind: 'threw', message: 'broken' });
      expect(alarms[0]?.cancelled).toBe(true);
    }
    expect(messageOf('words')).toBe('words');
  });
});

describe('those who wait', () => {
  it('have it when nothing more is to be waited for', () => {
    const settled = operationStates.filter((state) => isSettled(sampleOperation({ state })));
    expect(settled).toEqual(['applied', 'rejected', 'cancelled', 'reverted', 'manual']);
    expect(isSettled(sampleOperation({ state: 'unknown', platformMessage: 'no' }))).toBe(true);
  });

  it('have it at once where it is settled, else when told, and never twice', async () => {
    const { alarms, timers } = createAlarms();
    const waiters = createWaiters(timers);
    const applied = sampleOperation({ state: 'applied' });
    expect(await waiters.wait(applied, 5, () => sampleOperation())).toBe(applied);
    expect(alarms).toEqual([]);
    const unknown = sampleOperation({ state: 'unknown' });
    const first = waiters.wait(unknown, 5, () => applied);
    const second = waiters.wait(unknown, 9, () => applied);
    expect(waiters.isAwaited('S1')).toBe(true);
    expect(waiters.isAwaited('S2')).toBe(false);
    waiters.tell(unknown);
    expect(alarms.map(({ cancelled }) => cancelled)).toEqual([false, false]);
    waiters.tell(sampleOperation({ serial: 'S2', state: 'applied' }));
    waiters.tell(applied);
    expect(await Promise.all([first, second])).toEqual([applied, applied]);
    expect(alarms).toMatchObject([
      { delay: 5, cancelled: true },
      { delay: 9, cancelled: true },
    ]);
    expect(waiters.isAwaited('S1')).toBe(false);
  });

  it('have it as it is when their patience is over, one without the other', async () => {
    const { alarms, timers } = createAlarms();
    const waiters = createWaiters(timers);
    const unknown = sampleOperation({ state: 'unknown' });
    const first = waiters.wait(unknown, 5, () => unknown);
    const second = waiters.wait(unknown, 9, () => unknown);
    alarms[0]?.work();
    expect(await first).toBe(unknown);
    expect(waiters.isAwaited('S1')).toBe(true);
    waiters.release();
    expect(await second).toBe(unknown);
    expect(waiters.isAwaited('S1')).toBe(false);
  });
});

describe('those who listen', () => {
  it('hear until they stop, and a bug of one is thrown where nobody’s work hangs on it', () => {
    const { alarms, timers } = createAlarms();
    const listeners = createListeners<number>(timers);
    const heard: number[] = [];
    listeners.add(() => {
      throw new Error('a listener’s bug');
    });
    const stop = listeners.add((value) => heard.push(value));
    listeners.tell(1);
    stop();
    listeners.tell(2);
    expect(heard).toEqual([1]);
    expect(alarms.map(({ delay }) => delay)).toEqual([0, 0]);
    expect(() => alarms[0]?.work()).toThrow('a listener’s bug');
  });
});
