// What others wrote into the store while the queue ran: a hand-over that was adopted.
import { describe, expect, it } from 'vitest';
import type { OperationState } from '../../shared/operation.ts';
import { acceptedWith, createStage, lost, rowOf, type Stage } from '../support/queue-stage.ts';

const minute = 60_000;

/** Writes an operation into the store behind the queue's back, in this state and with this many attempts. */
function adopt(stage: Stage, intent: string, cardNo: string, state: OperationState, attempt: number, waits = true) {
  const operation = stage.store.insert(stage.draft(intent, cardNo, 100, { waits }), 'pending', 'accepted');
  if (state !== 'pending' || attempt > 0) {
    stage.store.move({
      serial: operation.serial,
      from: 'pending',
      fromAttempt: 0,
      to: state,
      attempt,
      reason: 'startup',
      evidence: null,
    });
  }
  return stage.get(operation.serial);
}

describe('reload', () => {
  it('takes over what is open: sends, asks, and tells those who listen', async () => {
    const stage = createStage();
    const told: string[] = [];
    stage.queue.onChange(({ serial }) => told.push(serial));
    const pending = adopt(stage, 'a', 'A', 'pending', 0);
    const unknown = adopt(stage, 'b', 'B', 'unknown', 1);
    const manual = adopt(stage, 'c', 'C', 'manual', 1);
    await stage.run(minute);
    expect(stage.attempts).toHaveLength(0);
    expect(stage.queue.status()).toMatchObject({ waiting: 0, manual: 0 });
    stage.platform.find = ({ serial }) =>
      Promise.resolve({ kind: 'rows', rows: serial === unknown.serial ? [rowOf(unknown)] : [], evidence: null });
    stage.queue.reload();
    expect(told).toEqual([pending.serial, unknown.serial, manual.serial]);
    expect(stage.queue.status()).toMatchObject({ waiting: 2, unknown: 1, manual: 1, atRisk: 300 });
    await stage.run(minute);
    expect(stage.get(pending.serial).state).toBe('applied');
    expect(stage.get(unknown.serial)).toMatchObject({ state: 'applied', reason: 'logApplied' });
    expect(stage.attempts).toHaveLength(1);
  });

  it('lets what is new hear of a start, and nothing that is on its way here', async () => {
    const stage = createStage();
    let answer: (() => void) | null = null;
    stage.platform.attempt = () =>
      new Promise((resolve) => {
        answer = () => resolve(acceptedWith('V1'));
      });
    const own = stage.charge('own', 'O', 100);
    await stage.run(10);
    expect(stage.get(own.serial).state).toBe('sending');
    const gone = adopt(stage, 'a', 'A', 'pending', 0, false);
    const tried = adopt(stage, 'b', 'B', 'pending', 1, false);
    const leaving = adopt(stage, 'c', 'C', 'sending', 1);
    stage.queue.reload();
    expect(stage.get(gone.serial)).toMatchObject({ state: 'cancelled', reason: 'startupCannotWait' });
    expect(stage.get(tried.serial)).toMatchObject({ state: 'unknown', reason: 'startupCannotWait' });
    expect(stage.get(leaving.serial)).toMatchObject({ state: 'unknown', reason: 'startup' });
    expect(stage.get(own.serial).state).toBe('sending');
    (answer as (() => void) | null)?.();
    await stage.run(10);
    expect(stage.get(own.serial).state).toBe('applied');
    expect(stage.attempts).toHaveLength(1);
  });

  it('forgets what others closed', async () => {
    const stage = createStage();
    stage.platform.attempt = () => Promise.resolve(lost);
    const { serial } = stage.charge('a', 'A', 100);
    await stage.run(10);
    stage.store.move({
      serial,
      from: 'unknown',
      fromAttempt: 1,
      to: 'reverted',
      reason: 'logReverted',
      evidence: null,
    });
    stage.queue.reload();
    expect(stage.queue.status()).toMatchObject({ waiting: 0, unknown: 0, atRisk: 0 });
    const before = stage.queries.length;
    await stage.run(minute);
    expect(stage.queries).toHaveLength(before);
  });

  it('does nothing before the start but read; the start tells all', async () => {
    const stage = createStage({ unstarted: true });
    const leaving = adopt(stage, 'c', 'C', 'sending', 1);
    stage.queue.reload();
    expect(stage.queue.status().waiting).toBe(1);
    await stage.run(minute);
    expect(stage.get(leaving.serial).state).toBe('sending');
    stage.queue.start();
    expect(stage.get(leaving.serial).state).toBe('unknown');
  });

  it('starts again after a stop', async () => {
    const stage = createStage();
    await stage.queue.stop();
    const pending = adopt(stage, 'a', 'A', 'pending', 0);
    stage.queue.reload();
    await stage.run(minute);
    expect(stage.attempts).toHaveLength(0);
    stage.queue.start();
    await stage.run(minute);
    expect(stage.get(pending.serial).state).toBe('applied');
  });
});
