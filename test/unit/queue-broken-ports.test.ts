// The worker loop on ports that break their promise: silence, late answers, throws, and listeners with bugs.
import { describe, expect, it, vi } from 'vitest';
import type { AttemptOutcome } from '../../main/queue/ports.ts';
import { answers, logOf, rows, withKnown } from '../support/queue-platform.ts';
import { acceptedWith, createStage, lost, refusedWith, rowOf } from '../support/queue-stage.ts';

const minute = 60_000;

describe('ports that break their promise', () => {
  it('gives up a call that never comes home, and still takes its late acceptance for proof', async () => {
    const stage = createStage();
    let answer: ((outcome: AttemptOutcome) => void) | null = null;
    stage.platform.attempt = () =>
      new Promise((resolve) => {
        answer = resolve;
      });
    stage.platform.find = () => new Promise(() => undefined);
    const { serial } = stage.charge('a', 'A', 100);
    await stage.run(15_100);
    expect(stage.get(serial)).toMatchObject({ state: 'unknown', reason: 'watchdog' });
    await stage.run(minute);
    (answer as ((outcome: AttemptOutcome) => void) | null)?.(acceptedWith('LATE'));
    await stage.run(10);
    expect(stage.get(serial)).toMatchObject({ state: 'applied', voucher: 'LATE', reason: 'lateAnswer' });
  });

  it('believes no answer of the log that comes after it was given up', async () => {
    const stage = createStage();
    await withKnown(stage);
    answers(stage, lost);
    const { serial } = stage.charge('a', 'A', 100);
    let answer: (() => void) | null = null;
    stage.platform.find = () =>
      new Promise((resolve) => {
        answer ??= () => resolve(rows(rowOf(stage.get(serial))));
      });
    await stage.run(17_000);
    expect(stage.queue.status().reach).toBe('unreachable');
    (answer as (() => void) | null)?.();
    await stage.run(10);
    expect(stage.get(serial).state).toBe('unknown');
    expect(stage.queue.status().reach).toBe('unreachable');
  });

  it('keeps a late refusal as a note only', async () => {
    const stage = createStage();
    stage.platform.attempt = () =>
      new Promise((resolve) => {
        stage.time.timers.schedule(20_000, () => resolve(refusedWith('no', true)));
      });
    const { serial } = stage.charge('a', 'A', 100);
    await stage.run(20_100);
    expect(stage.get(serial)).toMatchObject({ state: 'unknown', reason: 'lateAnswerIgnored' });
  });

  it('ignores the late answer of an older attempt, unless it is acceptance', async () => {
    const stage = createStage({ settings: { contract: () => ({ repeatProven: true, logLag: 0 }) } });
    const known = await withKnown(stage);
    stage.platform.find = logOf(known);
    const late: ((outcome: AttemptOutcome) => void)[] = [];
    stage.platform.attempt = () =>
      new Promise((resolve) => {
        late.push(resolve);
      });
    const { serial } = stage.charge('a', 'A', 100);
    while (late.length < 2) {
      await stage.run(10_000);
    }
    expect(stage.get(serial)).toMatchObject({ state: 'sending', attempt: 2 });
    late[0]?.(refusedWith('no', true));
    await stage.run(1);
    expect(stage.get(serial)).toMatchObject({ state: 'sending', reason: 'lateAnswerIgnored' });
    late[1]?.(acceptedWith('V2'));
    await stage.run(1);
    expect(stage.get(serial)).toMatchObject({ state: 'applied', attempt: 2 });
  });

  it.each(['throws', 'rejects'] as const)('takes an attempt that %s for unknown', async (how) => {
    const stage = createStage();
    stage.platform.attempt = () => {
      if (how === 'throws') {
        throw new Error('a bug');
      }
      return Promise.reject('a bug');
    };
    const { serial } = stage.charge('a', 'A', 100);
    await stage.run(100);
    expect(stage.get(serial)).toMatchObject({ state: 'unknown', reason: 'attemptThrew' });
  });

  it('does not blame a waiting operation for a knock that throws', async () => {
    const stage = createStage();
    stage.platform.find = () => Promise.reject(new Error('a bug'));
    const { serial } = stage.chargeOffline('a', 'A', 100);
    await stage.run(10 * minute);
    expect(stage.reasons(serial)).toEqual(['accepted']);
  });

  it('makes a record that always throws manual after three starts, while the others flow', async () => {
    const stage = createStage();
    answers(stage, lost);
    const bad = stage.charge('bad', 'A', 100);
    await stage.run(10);
    stage.platform.find = async (query) => {
      if (query.serial === bad.serial) {
        throw new Error('always');
      }
      return rows();
    };
    await stage.run(2_000);
    const behind = stage.charge('behind', 'A', 100);
    const other = stage.charge('other', 'B', 100);
    await stage.run(1_000);
    expect(stage.get(other.serial).state).toBe('applied');
    expect(stage.get(behind.serial).state).toBe('pending');
    await stage.run(5 * minute);
    expect(stage.get(bad.serial)).toMatchObject({ state: 'manual', reason: 'poisoned' });
    expect(stage.reasons(bad.serial).filter((reason) => reason === 'recordThrew')).toHaveLength(3);
    expect(stage.get(behind.serial).state).toBe('applied');
  });

  it('counts the starts of a bad record across restarts', async () => {
    const stage = createStage();
    answers(stage, lost);
    const bad = stage.charge('bad', 'A', 100);
    stage.platform.find = () => Promise.reject(new Error('always'));
    await stage.run(1_500);
    for (const times of [1, 2, 3]) {
      expect(stage.reasons(bad.serial).filter((reason) => reason === 'recordThrew')).toHaveLength(times);
      await stage.queue.stop();
      const risen = stage.build();
      risen.start();
      await stage.run(1_500);
      await risen.stop();
    }
    expect(stage.get(bad.serial).state).toBe('manual');
  });

  it('throws a listener’s bug where nobody’s work hangs on it', async () => {
    const stage = createStage();
    const heard: string[] = [];
    const forget = stage.queue.onChange(() => {
      throw new Error('a listener’s bug');
    });
    stage.queue.onChange(({ state }) => heard.push(state));
    const { serial } = stage.charge('a', 'A', 100);
    forget();
    await expect(stage.run(10)).rejects.toThrow('a listener’s bug');
    await stage.run(10);
    expect(heard).toEqual(['pending', 'sending', 'applied']);
    expect(stage.get(serial).state).toBe('applied');
  });

  it('tells the status only when it changes', async () => {
    const stage = createStage();
    const heard = vi.fn();
    const forget = stage.queue.onStatus(heard);
    stage.charge('a', 'A', 100);
    await stage.run(100);
    const calls = heard.mock.calls.map(([status]) => [status.waiting, status.atRisk, status.reach]);
    expect(calls).toEqual([
      [1, 100, 'untried'],
      [0, 0, 'reachable'],
    ]);
    forget();
    stage.queue.report('unreachable');
    expect(heard).toHaveBeenCalledTimes(2);
  });
});
