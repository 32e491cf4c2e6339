// The small parts of the queue, each alone: gate, watchman, memory, waiters, listeners, status, and what a throw costs.
import { describe, expect, it } from 'vitest';
import { contentionDelay, fullJitter, pollDelay, watchDelay } from '../../main/queue/backoff.ts';
import { createCareBook } from '../../main/queue/care.ts';
import { followChange, forgetBackoff, lagOf, openGate, quarantine } from '../../main/queue/core.ts';
import { createGate, reachOf } from '../../main/queue/gate.ts';
import { guarded, messageOf } from '../../main/queue/guard.ts';
import { createListeners } from '../../main/queue/listeners.ts';
import type { Operation } from '../../main/queue/operation.ts';
import { emptyTally } from '../../main/queue/resolution.ts';
import { standardRules } from '../../main/queue/rules.ts';
import { statusOf } from '../../main/queue/status.ts';
import { backOff, startsBeforeManual, stumble } from '../../main/queue/stumble.ts';
import { createWaiters, isSettled } from '../../main/queue/waiters.ts';
import { isWatched } from '../../main/queue/watching.ts';
import { operationStates } from '../../shared/operation.ts';
import { createTestCore, putOperation } from '../support/queue-core.ts';
import { sampleOperation, sampleRevocation } from '../support/queue-samples.ts';
import { createStage } from '../support/queue-stage.ts';

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

const diskFull = () => Object.assign(new Error('full'), { name: 'StoreFailure', code: 'diskFull' });

describe('the gate', () => {
  function withClock(uniform = 0.5) {
    const time = { now: 1_000 };
    const clock = { wall: () => 0, monotonic: () => time.now };
    return { time, gate: createGate(clock, { next: () => uniform, hex: () => '' }) };
  }

  it('is closed at first, and the first knock is due at once', () => {
    const { gate } = withClock();
    expect([gate.isOpen(), gate.reach(), gate.offlineSince(), gate.knockAt()]).toEqual([false, 'untried', null, 1_000]);
  });

  it('says whether it was closed when it opens', () => {
    const { gate } = withClock();
    expect(gate.open()).toBe(true);
    expect(gate.open()).toBe(false);
    gate.close('unreachable');
    expect(gate.half()).toBe(true);
    expect(gate.half()).toBe(false);
    expect([gate.isOpen(), gate.reach(), gate.offlineSince()]).toEqual([true, 'reachable', null]);
  });

  it('knocks at 1, 3, 5 s, later with jitter, and slower each time', () => {
    const { gate, time } = withClock();
    gate.open();
    const waits: number[] = [];
    for (let knocks = 0; knocks < 5; knocks += 1) {
      gate.close('unreachable');
      waits.push(gate.knockAt() - time.now);
      time.now = gate.knockAt();
    }
    expect(waits).toEqual([1_000, 3_000, 5_000, 5_000, 5_000]);
    time.now += 60_000;
    gate.close('unreachable');
    expect(gate.knockAt() - time.now).toBe(pollDelay(5, 79_000, 0.5));
  });

  it('takes the same news from several lanes once, and later news when a knock is due', () => {
    const { gate, time } = withClock();
    gate.open();
    gate.close('unreachable');
    const first = gate.knockAt();
    time.now += 500;
    gate.close('captivePortal');
    expect(gate.knockAt()).toBe(first);
    expect(gate.reach()).toBe('captivePortal');
    time.now = first;
    gate.close('unreachable');
    expect(gate.knockAt()).toBe(first + 3_000);
    expect(gate.offlineSince()).toBe(1_000);
  });

  it('goes on where it was after a fault, and begins anew after an answer or a nudge', () => {
    const { gate, time } = withClock();
    gate.open();
    gate.close('unreachable');
    gate.half();
    gate.close('unreachable');
    expect(gate.knockAt() - time.now).toBe(3_000);
    gate.open();
    time.now += 100_000;
    gate.close('unreachable');
    expect(gate.knockAt() - time.now).toBe(1_000);
    gate.knockNow();
    expect(gate.knockAt()).toBe(time.now);
    gate.close('unreachable');
    expect(gate.knockAt() - time.now).toBe(1_000);
  });

  it('keeps two tills with one login from dancing in step', () => {
    const { gate, time } = withClock(0.25);
    gate.close('contention');
    expect(gate.knockAt() - time.now).toBe(contentionDelay(0.25));
    expect([contentionDelay(0), contentionDelay(0.25), contentionDelay(0.9999)]).toEqual([30_000, 52_500, 119_991]);
  });

  it('counts as away only what is away', () => {
    const { gate, time } = withClock();
    for (const reach of ['contention', 'signInNeeded', 'reachable', 'untried'] as const) {
      gate.close(reach);
      expect(gate.offlineSince()).toBeNull();
    }
    gate.close('captivePortal');
    expect(gate.offlineSince()).toBe(time.now);
    gate.close('signInNeeded');
    expect(gate.offlineSince()).toBeNull();
  });

  it('reads the line from the reason', () => {
    expect(reachOf('unsentContention', 'untried')).toBe('contention');
    expect(reachOf('unsentSignedOut', 'untried')).toBe('signInNeeded');
    expect(reachOf('unsentToken', 'untried')).toBe('signInNeeded');
    expect(reachOf('unsentConnection', 'untried')).toBe('unreachable');
    expect(reachOf('unknownCaptivePortal', 'untried')).toBe('captivePortal');
    expect(reachOf('captivePortal', 'untried')).toBe('captivePortal');
    expect(reachOf('unknownTimeout', 'reachable')).toBe('reachable');
  });
});

describe('pauses', () => {
  it('asks for what is watched after 1, 2, 4 … min, at most every 30, shortened by up to a half', () => {
    expect([0, 1, 4, 5, 99].map((tries) => watchDelay(tries, 1))).toEqual([
      60_000, 120_000, 960_000, 1_800_000, 1_800_000,
    ]);
    expect(watchDelay(0, 0)).toBe(30_000);
  });

  it('lets the steady pace end after 45 s, and the jitter begin small', () => {
    expect(pollDelay(12, 44_999, 1)).toBe(5_000);
    expect(pollDelay(12, 45_000, 1)).toBe(fullJitter(2, 1));
    expect(pollDelay(3, 45_000, 1)).toBe(1_000);
  });
});

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

describe('how long a watch lasts', () => {
  it('is until its hour, or its length since this process saw it begin', () => {
    const watch = { until: 1_000, since: 10, length: 50 };
    expect(isWatched(watch, 999, 999)).toBe(true);
    expect(isWatched(watch, 1_000, 59)).toBe(true);
    expect(isWatched(watch, 1_000, 60)).toBe(false);
    expect(isWatched({ ...watch, since: null }, 1_000, -1_000)).toBe(false);
    expect(isWatched({ ...watch, until: null }, -1, 60)).toBe(false);
    expect(isWatched({ ...watch, until: null }, -1, 59)).toBe(true);
  });
});

describe('the memory of an operation', () => {
  it('is empty at first, the same for the same serial, and gone when it is forgotten', () => {
    const cares = createCareBook();
    const care = cares.of('a');
    expect(care).toEqual({
      due: 0,
      tries: 0,
      unknownSince: null,
      tally: emptyTally,
      missedAt: null,
      untrustedSince: null,
      watchedSince: null,
      fresh: false,
      acceptedAt: null,
      stumbles: 0,
    });
    care.tries = 3;
    expect(cares.of('a').tries).toBe(3);
    expect(cares.of('b').tries).toBe(0);
    cares.forget('a');
    expect(cares.of('a').tries).toBe(0);
  });

  async function withCore(more: Partial<Operation> = {}) {
    const stage = createStage({ unstarted: true });
    await stage.run(5_000);
    const operation = putOperation(stage, 'i', 'A', more);
    const core = createTestCore(stage);
    return { stage, core, operation, care: core.cares.of(operation.serial), now: stage.time.clock.monotonic() };
  }

  it('starts the clock of an unknown outcome once, and forgets it with the outcome', async () => {
    const { core, operation, care, now } = await withCore();
    Object.assign(care, { tries: 4, tally: { first: 1, answers: 2 } });
    followChange(core, operation);
    expect(care).toMatchObject({ unknownSince: now, tries: 0, due: now + 1_000, tally: emptyTally });
    Object.assign(care, { tries: 4, missedAt: 1, untrustedSince: 1, tally: { first: 1, answers: 2 } });
    followChange(core, operation);
    expect(care).toMatchObject({ unknownSince: now, tries: 4 });
    followChange(core, { ...operation, state: 'manual' });
    expect(care).toMatchObject({
      unknownSince: null,
      untrustedSince: null,
      missedAt: null,
      tries: 0,
      due: 0,
      tally: emptyTally,
    });
    Object.assign(care, { tries: 4, due: 7 });
    followChange(core, { ...operation, state: 'manual' });
    expect(care).toMatchObject({ tries: 4, due: 7 });
  });

  it('asks at once for what is manual and shall be undone', async () => {
    const { core, operation, care } = await withCore({ state: 'manual' });
    Object.assign(care, { tries: 4, due: 99_999 });
    followChange(core, { ...operation, reason: 'revocationWanted' });
    expect(care).toMatchObject({ tries: 0, due: 0 });
    Object.assign(care, { tries: 4, due: 99_999 });
    followChange(core, { ...operation, state: 'sending', reason: 'revocationWanted' });
    expect(care).toMatchObject({ tries: 4, due: 99_999 });
  });

  it('begins a watch once, with a pace of its own', async () => {
    const { core, operation, care, now } = await withCore();
    const closed = { ...operation, state: 'rejected', watchUntil: 1 } as const;
    Object.assign(care, { tries: 4, due: 99_999 });
    followChange(core, closed);
    expect(care).toMatchObject({ watchedSince: now, tries: 0, due: 0 });
    Object.assign(care, { tries: 4, due: 99_999, watchedSince: 1 });
    followChange(core, closed);
    expect(care).toMatchObject({ watchedSince: 1, tries: 4, due: 99_999 });
    expect(core.cares.of(operation.serial)).toBe(care);
    followChange(core, { ...closed, watchUntil: null });
    expect(core.cares.of(operation.serial)).not.toBe(care);
  });

  it('watches nothing that is open', async () => {
    const { core, operation, care } = await withCore();
    followChange(core, { ...operation, state: 'manual' });
    expect(care.watchedSince).toBeNull();
  });

  it('wipes the secret with the end, and not before', async () => {
    const { core, operation } = await withCore();
    core.secrets.set(operation.serial, 'secret');
    followChange(core, operation);
    expect(core.secrets.get(operation.serial)).toBe('secret');
    followChange(core, { ...operation, state: 'cancelled' });
    expect(core.secrets.has(operation.serial)).toBe(false);
  });

  it('waits for the log to show what the platform answered, but never a revocation', async () => {
    const { core, operation, now } = await withCore();
    followChange(core, { ...operation, state: 'applied', reason: 'answered' });
    followChange(core, { ...operation, serial: 'late', state: 'applied', reason: 'lateAnswer' });
    followChange(core, { ...operation, serial: 'proven', state: 'applied', reason: 'logApplied' });
    followChange(core, { ...sampleRevocation({ state: 'applied', reason: 'answered' }) });
    expect(core.lags.young(now, 1)).toEqual([operation.serial, 'late']);
  });
});

describe('the line is back', () => {
  function withDues() {
    const stage = createStage({ unstarted: true });
    const one = putOperation(stage, 'a', 'A');
    const thrower = putOperation(stage, 'b', 'B');
    const core = createTestCore(stage);
    Object.assign(core.cares.of(one.serial), { due: 50 });
    Object.assign(core.cares.of(thrower.serial), { due: 50, stumbles: 1 });
    return { core, dues: () => [core.cares.of(one.serial).due, core.cares.of(thrower.serial).due] };
  }

  it('so everything is due now, except what throws', () => {
    const { core, dues } = withDues();
    forgetBackoff(core);
    expect(dues()).toEqual([0, 50]);
  });

  it('but only where it was away', () => {
    const { core, dues } = withDues();
    core.gate.open();
    openGate(core);
    expect(dues()).toEqual([50, 50]);
    core.gate.close('unreachable');
    openGate(core);
    expect(dues()).toEqual([0, 50]);
    expect(core.gate.isOpen()).toBe(true);
  });
});

describe('the lag', () => {
  it('is what the probe measured or what was seen, whichever is more', () => {
    const contract = () => ({ repeatProven: false, logLag: 150_000 });
    const core = createTestCore(createStage({ unstarted: true, settings: { contract } }));
    expect([lagOf(core), quarantine(core)]).toEqual([150_000, 300_000]);
    core.lags.add(100_000);
    expect(lagOf(core)).toBe(150_000);
    core.lags.add(200_000);
    expect([lagOf(core), quarantine(core)]).toEqual([200_000, 400_000]);
  });
});

describe('the status', () => {
  it('counts what is open and what is at risk', () => {
    const stage = createStage({ unstarted: true });
    for (const [index, state] of (
      ['pending', 'unknown', 'unknown', 'unknown', 'manual', 'applied'] as const
    ).entries()) {
      putOperation(stage, `i${index}`, `C${index}`, { state, voucher: 'V' });
    }
    const core = createTestCore(stage);
    expect(statusOf(core)).toEqual({
      reach: 'untried',
      offlineSince: null,
      waiting: 4,
      unknown: 3,
      manual: 1,
      atRisk: 500,
    });
  });
});

describe('a throw', () => {
  function withOperation(more: Partial<Operation> = {}) {
    const stage = createStage({ unstarted: true });
    const operation = putOperation(stage, 'i', 'A', more);
    const core = createTestCore(stage);
    const now = stage.time.clock.monotonic();
    return { stage, core, operation, now, care: core.cares.of(operation.serial) };
  }

  it('of the disk is waited for, longer each time; any other goes on', () => {
    const { core, operation, care, now } = withOperation();
    backOff(core, operation.serial, diskFull());
    expect(care).toMatchObject({ tries: 1, due: now + fullJitter(0, 0.5), stumbles: 0 });
    backOff(core, operation.serial, diskFull());
    expect(care).toMatchObject({ tries: 2, due: now + fullJitter(1, 0.5) });
    expect(() => backOff(core, operation.serial, new Error('a bug'))).toThrow('a bug');
  });

  it('of the disk is no stumble', () => {
    const { stage, core, operation, care } = withOperation();
    stumble(core, operation, diskFull());
    expect(care).toMatchObject({ tries: 1, stumbles: 0 });
    expect(stage.reasons(operation.serial)).not.toContain('recordThrew');
  });

  it('stops its lane, longer each time, and the third makes it a person’s affair', () => {
    const { stage, core, operation, care, now } = withOperation();
    const outcome = { operation, attempt: 1, event: { type: 'startup' } } as const;
    core.unrecorded.set(operation.serial, outcome);
    for (const count of [1, 2]) {
      stumble(core, operation, new Error('broken'));
      expect(care).toMatchObject({ stumbles: count, due: now + fullJitter(4 + count, 1) });
      expect(stage.get(operation.serial).state).toBe('unknown');
      expect(core.unrecorded.get(operation.serial)).toBe(outcome);
    }
    stumble(core, operation, new Error('broken'));
    expect(stage.get(operation.serial)).toMatchObject({ state: 'manual', reason: 'poisoned' });
    expect(core.unrecorded.size).toBe(0);
    const events = stage.store.events(operation.serial);
    expect(events.filter(({ reason }) => reason === 'recordThrew')).toHaveLength(startsBeforeManual);
    expect(events.slice(-2).map(({ evidence }) => evidence)).toEqual(['{"message":"broken"}', '{"message":"broken"}']);
  });

  it('while sending is no outcome: the log must tell', () => {
    const { stage, core, operation } = withOperation({ state: 'sending' });
    for (let count = 0; count < startsBeforeManual; count += 1) {
      stumble(core, operation, new Error('broken'));
    }
    expect(stage.get(operation.serial)).toMatchObject({ state: 'unknown', reason: 'attemptThrew' });
    expect(stage.store.events(operation.serial).at(-1)?.evidence).toBe('{"message":"broken"}');
  });

  it('never brings nearer what is due later', () => {
    const { core, operation, care, now } = withOperation();
    care.due = now + 9_999_999;
    stumble(core, operation, new Error('broken'));
    expect(care.due).toBe(now + 9_999_999);
  });

  it('changes nothing of what is closed or manual by now', () => {
    for (const state of ['manual', 'cancelled'] as const) {
      const { stage, core, operation } = withOperation({ state });
      const events = stage.store.events(operation.serial).length;
      for (let count = 0; count < startsBeforeManual; count += 1) {
        stumble(core, operation, new Error('broken'));
      }
      expect(stage.store.events(operation.serial)).toHaveLength(events);
    }
  });
});

it('a random serial is absent where nothing at all is found', () => {
  expect(standardRules.randomIsAbsent([])).toBe(true);
  expect(standardRules.randomIsAbsent([{}])).toBe(false);
});
