// One attempt: what becomes of an outcome that breaks a promise, comes late, or cannot be written down.
import { describe, expect, it } from 'vitest';
import { attempt, record } from '../../main/queue/attempt.ts';
import type { Core } from '../../main/queue/core.ts';
import type { Operation } from '../../main/queue/operation.ts';
import type { AttemptOutcome } from '../../main/queue/ports.ts';
import { setUp } from '../support/queue-attempt-stage.ts';
import { acceptedWith, lost, refusedWith, type Stage } from '../support/queue-stage.ts';

function lastEvent(stage: Stage, { serial }: Pick<Operation, 'serial'>) {
  const event = stage.store.events(serial).at(-1);
  return { to: event?.to, reason: event?.reason, evidence: JSON.parse(event?.evidence ?? 'null') };
}

describe('a port that breaks its promise', () => {
  it('throws: then nothing is known', async () => {
    const { stage, core, operation } = setUp();
    core.gate.open();
    stage.platform.attempt = () => Promise.reject(new Error('broken'));
    await attempt(core, operation);
    expect(lastEvent(stage, operation)).toEqual({
      to: 'unknown',
      reason: 'attemptThrew',
      evidence: { message: 'broken' },
    });
    expect([core.gate.isOpen(), core.gate.reach()]).toEqual([false, 'reachable']);
  });

  it('never comes home: given up after its deadline and three seconds', async () => {
    const { stage, core, operation } = setUp();
    core.gate.open();
    let answer: (outcome: AttemptOutcome) => void = () => undefined;
    stage.platform.attempt = () =>
      new Promise((resolve) => {
        answer = resolve;
      });
    let woken = 0;
    const waking: Core = { ...core, wake: () => (woken += 1) };
    const done = attempt(waking, operation);
    await stage.run(14_999);
    expect(stage.get(operation.serial).state).toBe('sending');
    await stage.run(1);
    await done;
    expect(lastEvent(stage, operation)).toEqual({ to: 'unknown', reason: 'watchdog', evidence: null });
    expect([core.gate.isOpen(), core.gate.reach()]).toEqual([false, 'unreachable']);
    expect(woken).toBe(0);
    answer(acceptedWith('LATE'));
    await stage.run(1);
    expect(stage.get(operation.serial)).toMatchObject({ state: 'applied', voucher: 'LATE' });
    expect(woken).toBe(1);
  });
});

describe('a late answer that cannot be handled', () => {
  it('stops its lane and nothing else', async () => {
    const { stage, core, operation, care } = setUp();
    let answer: (outcome: AttemptOutcome) => void = () => undefined;
    stage.platform.attempt = () =>
      new Promise((resolve) => {
        answer = resolve;
      });
    const throwing: Core = {
      ...core,
      rules: {
        ...core.rules,
        outcomeEvent: () => {
          throw new Error('a bug');
        },
      },
    };
    const done = attempt(throwing, operation);
    await stage.run(15_000);
    await done;
    answer(acceptedWith('LATE'));
    await stage.run(1);
    expect(care.stumbles).toBe(1);
    expect(stage.reasons(operation.serial)).toContain('recordThrew');
  });
});

describe('an outcome that cannot be written down', () => {
  it('is kept until it can, and nothing weaker takes its place', async () => {
    const { disk, stage, core, operation, care } = setUp();
    stage.platform.attempt = () => {
      disk.full = true;
      return Promise.resolve(lost);
    };
    await attempt(core, operation);
    expect(core.unrecorded.get(operation.serial)).toMatchObject({
      attempt: 1,
      event: { type: 'uncertain', reason: 'unknownTimeout' },
    });
    expect(care.tries).toBe(1);
    disk.full = false;
    record(core, operation);
    expect(stage.get(operation.serial)).toMatchObject({ state: 'unknown', reason: 'unknownTimeout' });
    expect(core.unrecorded.size).toBe(0);
  });

  it('gives way to a late acceptance, and to nothing else', async () => {
    for (const [late, kept] of [
      [acceptedWith('LATE'), 'accepted'],
      [refusedWith('no', true), 'uncertain'],
    ] as const) {
      const { disk, stage, core, operation } = setUp();
      let answer: (outcome: AttemptOutcome) => void = () => undefined;
      stage.platform.attempt = () => {
        disk.full = true;
        return new Promise((resolve) => {
          answer = resolve;
        });
      };
      const done = attempt(core, operation);
      await stage.run(15_000);
      await done;
      answer(late);
      await stage.run(1);
      expect(core.unrecorded.get(operation.serial)?.event.type).toBe(kept);
    }
  });

  it('is, of what was sending with nothing in flight, that nothing is known', () => {
    const { stage, core, operation } = setUp({ state: 'sending' });
    record(core, operation);
    expect(lastEvent(stage, operation)).toEqual({ to: 'unknown', reason: 'startup', evidence: null });
  });

  it('proves nothing about a newer attempt, unless it is acceptance', () => {
    const { stage, core, operation } = setUp({ state: 'unknown', attempt: 2 });
    const refusal = { type: 'refusedListed', message: 'no', evidence: null } as const;
    core.unrecorded.set(operation.serial, { operation, attempt: 1, event: refusal });
    record(core, operation);
    expect(lastEvent(stage, operation)).toEqual({
      to: 'unknown',
      reason: 'lateAnswerIgnored',
      evidence: { attempt: 1, type: 'refusedListed' },
    });
    const accepted = {
      type: 'accepted',
      voucher: 'V9',
      answer: {
        voucher: 'V9',
        storeBalance: null,
        pointsBalance: null,
        storeBonus: null,
        pointsBonus: null,
        couponBonus: [],
      },
      evidence: null,
    } as const;
    core.unrecorded.set(operation.serial, { operation, attempt: 1, event: accepted });
    record(core, operation);
    expect(stage.get(operation.serial)).toMatchObject({ state: 'applied', voucher: 'V9' });
  });

  it('stays a bug where it is one', () => {
    const { core, operation } = setUp({ state: 'pending', attempt: 0 });
    const impossible = { type: 'logApplied', voucher: null, answer: null, evidence: null } as const;
    core.unrecorded.set(operation.serial, { operation, attempt: 0, event: impossible });
    expect(() => record(core, operation)).toThrow('logApplied cannot happen to an operation that is pending');
    expect(core.unrecorded.size).toBe(1);
  });
});
