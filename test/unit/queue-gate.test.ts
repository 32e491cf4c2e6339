// Whether the line is believed to be up, when to knock, and what follows when it is back.
import { describe, expect, it } from 'vitest';
import { contentionDelay, fullJitter, pollDelay, watchDelay } from '../../main/queue/backoff.ts';
import { forgetBackoff, openGate } from '../../main/queue/core.ts';
import { createGate, reachOf } from '../../main/queue/gate.ts';
import { createTestCore, putOperation } from '../support/queue-core.ts';
import { createStage } from '../support/queue-stage.ts';

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
