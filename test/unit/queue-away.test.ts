// The worker loop while the platform is away: knocking, coming back, and what may not wait for that.
import { describe, expect, it } from 'vitest';
import type { AttemptOutcome, LogOutcome } from '../../main/queue/ports.ts';
import { fen } from '../../shared/money.ts';
import { answers, logOf } from '../support/queue-platform.ts';
import { acceptedWith, createStage, lost, type Stage, unsent } from '../support/queue-stage.ts';

const minute = 60_000;

describe('the platform is away', () => {
  const away: LogOutcome = { kind: 'failed', reason: 'unsentConnection', reachable: false, evidence: null };

  it('knocks with questions, and sends all in order when it is back', async () => {
    const stage = createStage();
    answers(stage, unsent);
    stage.platform.find = () => Promise.resolve(away);
    const first = stage.charge('a', 'A', 100);
    await stage.run(100);
    expect(stage.get(first.serial)).toMatchObject({ state: 'pending', attempt: 0 });
    const second = stage.chargeOffline('b', 'A', 100);
    const third = stage.chargeOffline('c', 'B', 100);
    await stage.run(10 * minute);
    expect(stage.attempts).toHaveLength(1);
    expect(stage.queue.status()).toMatchObject({ reach: 'unreachable', waiting: 3, atRisk: 300 });
    expect(stage.queue.status().offlineSince).not.toBeNull();
    stage.platform.find = logOf();
    await stage.run(61_000);
    for (const { serial } of [first, second, third]) {
      expect(stage.get(serial).state).toBe('applied');
    }
    expect(stage.queue.status()).toMatchObject({ reach: 'reachable', offlineSince: null });
  });

  it('hurries when somebody nudges or reports that it works', async () => {
    const stage = createStage();
    stage.platform.find = () => Promise.resolve(away);
    const { serial } = stage.chargeOffline('a', 'A', 100);
    await stage.run(10 * minute);
    const knocks = stage.queries.length;
    stage.queue.nudge();
    await stage.run(10);
    expect(stage.queries.length).toBe(knocks + 1);
    expect(stage.queue.nextTryAt(serial)).toBeGreaterThan(stage.time.clock.wall());
    stage.queue.report('reachable');
    await stage.run(10);
    expect(stage.get(serial).state).toBe('applied');
    expect(stage.queue.nextTryAt(serial)).toBeNull();
    expect(stage.queue.nextTryAt('nobody')).toBeNull();
  });

  it('waits no longer because several lanes bring the same news', async () => {
    const stage = createStage();
    answers(stage, unsent, unsent, unsent, unsent);
    stage.platform.find = () => Promise.resolve(away);
    for (const card of ['A', 'B', 'C', 'D']) {
      stage.charge(card, card, 100);
    }
    await stage.run(100);
    expect(stage.attempts).toHaveLength(4);
    const { queries } = stage;
    const before = queries.length;
    await stage.run(3_500);
    expect(queries.length).toBeGreaterThan(before);
  });

  it('tells when an open question is due next', async () => {
    const stage = createStage();
    answers(stage, lost);
    const { serial } = stage.charge('a', 'A', 100);
    await stage.run(1_100);
    expect(stage.queue.nextTryAt(serial)).toBe(stage.time.clock.wall() + 2_900);
  });

  it('hears from others that it is away', async () => {
    const stage = createStage();
    stage.queue.report('unreachable');
    stage.queue.report('untried');
    expect(stage.queue.status().reach).toBe('unreachable');
    stage.platform.find = () => Promise.resolve(away);
    stage.chargeOffline('a', 'A', 100);
    await stage.run(5_000);
    expect(stage.attempts).toHaveLength(0);
  });

  it.each([
    ['unsentContention', 'contention'],
    ['unsentSignedOut', 'signInNeeded'],
    ['unsentToken', 'signInNeeded'],
  ] as const)('says so when it is %s', async (reason, reach) => {
    const stage = createStage();
    answers(stage, { kind: 'unsent', reason, evidence: null });
    stage.platform.find = () => Promise.resolve({ ...away, reason, reachable: true } as LogOutcome);
    const { serial } = stage.charge('a', 'A', 100);
    await stage.run(40_000);
    expect(stage.queue.status()).toMatchObject({ reach, offlineSince: null });
    expect(stage.get(serial)).toMatchObject({ state: 'pending', attempt: 0 });
  });

  it('says so behind a captive portal', async () => {
    const stage = createStage();
    answers(stage, { kind: 'unknown', reason: 'unknownCaptivePortal', evidence: null });
    stage.platform.find = () => Promise.resolve({ ...away, reason: 'unknownCaptivePortal' } as LogOutcome);
    stage.charge('a', 'A', 100);
    await stage.run(5_000);
    expect(stage.queue.status().reach).toBe('captivePortal');
  });

  it('tries money again when at least something answers', async () => {
    const stage = createStage();
    stage.platform.find = () =>
      Promise.resolve({ ...away, reason: 'unknownServerFault', reachable: true } as LogOutcome);
    const { serial } = stage.chargeOffline('a', 'A', 100);
    await stage.run(1_000);
    expect(stage.get(serial).state).toBe('applied');
  });
});

describe('what may not wait', () => {
  const recharge = (stage: Stage, intent: string, cardNo: string) =>
    stage.charge(intent, cardNo, 100, { waits: false });

  it('is cancelled at once where nothing was sent', async () => {
    const stage = createStage();
    answers(stage, unsent);
    const { serial } = recharge(stage, 'r', 'A');
    await stage.run(100);
    expect(stage.get(serial)).toMatchObject({ state: 'cancelled', reason: 'unsentConnection' });
  });

  it('is cancelled when its lane or the line is not free for it', async () => {
    const stage = createStage();
    let answer: ((outcome: AttemptOutcome) => void) | null = null;
    stage.platform.attempt = () =>
      new Promise((resolve) => {
        answer = resolve;
      });
    stage.charge('a', 'A', 100);
    await stage.run(10);
    const { serial } = recharge(stage, 'r', 'A');
    await stage.run(10);
    expect(stage.get(serial).state).toBe('pending');
    (answer as ((outcome: AttemptOutcome) => void) | null)?.(lost);
    await stage.run(10);
    expect(stage.get(serial)).toMatchObject({ state: 'cancelled', reason: 'cannotWait' });
    expect(stage.queue.accept(stage.draft('r2', 'A', 100, { waits: false }), { secret: null, offline: null })).toEqual({
      ok: false,
      failure: { code: 'offlineCardBusy', parameters: { count: 1 } },
    });
    // Another card is none of its business.
    stage.platform.attempt = () => Promise.resolve(acceptedWith('V2'));
    const other = recharge(stage, 'r3', 'B');
    await stage.run(10);
    expect(stage.get(other.serial).state).toBe('applied');
  });

  it('is cancelled at start-up', async () => {
    const stage = createStage({ unstarted: true });
    const { serial } = recharge(stage, 'r', 'A');
    stage.queue.start();
    expect(stage.get(serial)).toMatchObject({ state: 'cancelled', reason: 'startupCannotWait' });
  });

  it('is refused offline', () => {
    const stage = createStage();
    const offline = { lastBalance: fen(1), balanceAge: 0, offlineFor: 0 };
    expect(stage.queue.accept(stage.draft('r', 'A', 100, { waits: false }), { secret: null, offline })).toMatchObject({
      ok: false,
      failure: { code: 'onlineOnly' },
    });
  });
});
