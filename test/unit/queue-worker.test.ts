// The worker loop on the real store, with a scripted platform and a clock that only moves when told.
import { describe, expect, it, vi } from 'vitest';
import type { AttemptOutcome, LogOutcome, LogQuery, LogRow } from '../../main/queue/ports.ts';
import { fen } from '../../shared/money.ts';
import { acceptedWith, createStage, lost, refusedWith, rowOf, type Stage, unsent } from '../support/queue-stage.ts';

const minute = 60_000;
const quarantine = 180_000;

function rows(...found: LogRow[]): LogOutcome {
  return { kind: 'rows', rows: found, evidence: null };
}

/** The log as it should be: it knows these rows, filters by card and serial. */
function logOf(...known: LogRow[]) {
  return (query: LogQuery): Promise<LogOutcome> =>
    Promise.resolve(
      rows(...known.filter(({ cardNo, serial }) => cardNo === query.cardNo && [null, serial].includes(query.serial))),
    );
}

/** Answers the attempts in this order, then with acceptance. */
function answers(stage: Stage, ...outcomes: readonly AttemptOutcome[]): void {
  const waiting = [...outcomes];
  let vouchers = 0;
  stage.platform.attempt = () => {
    vouchers += 1;
    return Promise.resolve(waiting.shift() ?? acceptedWith(`V${vouchers}`));
  };
}

/** One applied operation on another card, so that the control "a known serial is found" can pass. */
async function withKnown(stage: Stage): Promise<LogRow> {
  const { serial } = stage.charge('known', 'CK', 100);
  await stage.run(100);
  return rowOf(stage.get(serial), { cardNo: 'CK' });
}

describe('sending', () => {
  it('sends an accepted consumption once and keeps its voucher', async () => {
    const stage = createStage();
    const operation = stage.charge('intent-1', 'C1', 1_000);
    expect(operation.state).toBe('pending');
    await stage.run(100);
    expect(stage.get(operation.serial)).toMatchObject({ state: 'applied', attempt: 1, voucher: 'V1' });
    expect(stage.attempts).toHaveLength(1);
    expect(stage.queue.status()).toMatchObject({ reach: 'reachable', waiting: 0, atRisk: 0 });
  });

  it('takes the same intent for the same operation', async () => {
    const stage = createStage();
    const first = stage.charge('intent-1', 'C1', 1_000);
    const second = stage.charge('intent-1', 'C1', 1_000);
    expect(second.serial).toBe(first.serial);
    expect(() => stage.charge('intent-1', 'C1', 9_999)).toThrow('intentUsed');
    expect(() => stage.charge('intent-1', 'C2', 1_000)).toThrow('intentUsed');
    const undo = { kind: 'operation', serial: first.serial } as const;
    expect(stage.queue.revoke(stage.revocation('intent-1', undo))).toMatchObject({ failure: { code: 'intentUsed' } });
    await stage.run(100);
    expect(stage.charge('intent-1', 'C1', 1_000).state).toBe('applied');
    expect(stage.attempts).toHaveLength(1);
  });

  it('does not send what waits for the line because the same intent comes again', async () => {
    const stage = createStage();
    stage.platform.find = () => new Promise(() => undefined);
    answers(stage, unsent);
    stage.charge('i', 'C1', 1_000);
    await stage.run(100);
    stage.charge('i', 'C1', 1_000);
    await stage.run(5_000);
    expect(stage.attempts).toHaveLength(1);
  });

  it('commits `sending` before the first byte leaves', async () => {
    const stage = createStage();
    let seen = '';
    stage.platform.attempt = ({ operation }) => {
      seen = stage.get(operation.serial).state;
      return Promise.resolve(acceptedWith('V'));
    };
    stage.charge('i', 'C1', 1_000);
    await stage.run(100);
    expect(seen).toBe('sending');
  });

  it('keeps the order of a card and sends cards side by side, within the connections', async () => {
    const stage = createStage({ settings: { connections: 2 } });
    let inFlight = 0;
    let most = 0;
    const order: string[] = [];
    stage.platform.attempt = ({ operation }) =>
      new Promise((resolve) => {
        inFlight += 1;
        most = Math.max(most, inFlight);
        order.push(operation.intent);
        stage.time.timers.schedule(100, () => {
          inFlight -= 1;
          resolve(acceptedWith(operation.serial));
        });
      });
    for (const [card, intent] of ['A a1', 'A a2', 'B b1', 'C c1'].map((text) => text.split(' '))) {
      stage.charge(intent ?? '', card ?? '', 100);
    }
    await stage.run(1_000);
    expect(most).toBe(2);
    expect(order).toEqual(['a1', 'b1', 'a2', 'c1']);
  });

  it('hands over a secret once and never keeps it', async () => {
    const stage = createStage();
    stage.charge('i', 'C1', 1_000, {}, 'trade password');
    await stage.run(100);
    expect(stage.attempts[0]?.secret).toBe('trade password');
    expect(stage.attempts[0]?.operation.waits).toBe(false);
    expect(JSON.stringify(stage.attempts[0]?.operation)).not.toContain('trade password');
  });

  it('resolves `settled` when it is over, and when patience is', async () => {
    const stage = createStage();
    answers(stage, lost);
    const { serial } = stage.charge('i', 'C1', 1_000);
    const impatient = stage.queue.settled(serial, 10);
    await stage.run(20);
    expect((await impatient).state).toBe('unknown');
    const patient = stage.queue.settled(serial, minute);
    const second = stage.queue.settled(serial, minute);
    stage.platform.find = logOf(rowOf(stage.get(serial)));
    await stage.run(5_000);
    expect((await patient).state).toBe('applied');
    expect((await second).state).toBe('applied');
    expect((await stage.queue.settled(serial, minute)).state).toBe('applied');
    await expect(stage.queue.settled('nobody', 1)).rejects.toThrow('no operation');
  });
});

describe('an outcome that is not known', () => {
  it('is asked for at 1, 3, 5, 5 … s, and proven by the log', async () => {
    const stage = createStage();
    answers(stage, lost);
    const { serial } = stage.charge('i', 'C1', 1_000);
    const asked: number[] = [];
    let found: readonly LogRow[] = [];
    stage.platform.find = (query) => {
      if (query.serial === serial) {
        asked.push(stage.time.now());
      }
      return Promise.resolve(rows(...found));
    };
    await stage.run(15_000);
    expect(asked).toEqual([1_000, 4_000, 9_000, 14_000]);
    found = [rowOf(stage.get(serial))];
    await stage.run(5_000);
    expect(stage.get(serial)).toMatchObject({ state: 'applied', voucher: `L${serial}`, attempt: 1 });
    expect(stage.attempts).toHaveLength(1);
  });

  it('is never sent again: after the quarantine a person decides', async () => {
    const stage = createStage();
    const known = await withKnown(stage);
    answers(stage, lost);
    stage.platform.find = logOf(known);
    const { serial } = stage.charge('i', 'C1', 1_000);
    await stage.run(quarantine - 1_000);
    expect(stage.get(serial).state).toBe('unknown');
    await stage.run(10_000);
    expect(stage.get(serial).state).toBe('manual');
    expect(stage.attempts).toHaveLength(2);
    expect(stage.queue.status()).toMatchObject({ manual: 1, waiting: 0, atRisk: 1_000 });
  });

  it('blocks its own card only, and leaves it as manual', async () => {
    const stage = createStage();
    const known = await withKnown(stage);
    answers(stage, lost);
    stage.platform.find = logOf(known);
    stage.charge('a1', 'A', 100);
    await stage.run(2_000);
    const behind = stage.charge('a2', 'A', 100);
    const other = stage.charge('b1', 'B', 100);
    await stage.run(2_000);
    expect(stage.get(behind.serial).state).toBe('pending');
    expect(stage.get(other.serial).state).toBe('applied');
    stage.platform.find = logOf(known, rowOf(stage.get(other.serial)));
    await stage.run(quarantine + minute);
    expect(stage.get(behind.serial).state).toBe('applied');
  });

  it('is repeated with the same bytes where a probe proved that to be safe', async () => {
    const stage = createStage({ settings: { contract: () => ({ repeatProven: true, logLag: 0 }) } });
    const known = await withKnown(stage);
    answers(stage, lost);
    stage.platform.find = logOf(known);
    const { serial } = stage.charge('i', 'C1', 1_000);
    await stage.run(quarantine + 10_000);
    expect(stage.get(serial)).toMatchObject({ state: 'applied', attempt: 2 });
    const [, first, second] = stage.attempts;
    expect(second?.operation.payload).toEqual(first?.operation.payload);
    expect(second?.operation.serial).toBe(first?.operation.serial);
  });

  it('counts its quarantine anew when a control fails', async () => {
    const stage = createStage();
    const known = await withKnown(stage);
    answers(stage, lost);
    const good = logOf(known);
    stage.platform.find = good;
    const { serial } = stage.charge('i', 'C1', 1_000);
    await stage.run(150_000);
    stage.platform.find = async (query) => (query.serial === known.serial ? rows() : good(query));
    await stage.run(minute);
    expect(stage.reasons(serial)).toContain('logNotTrusted');
    stage.platform.find = good;
    await stage.run(quarantine - minute);
    expect(stage.get(serial).state).toBe('unknown');
    await stage.run(2 * minute + 10_000);
    expect(stage.get(serial).state).toBe('manual');
  });

  it('waits while the log ignores its filter, and ends as manual only after a long time', async () => {
    const stage = createStage();
    const known = await withKnown(stage);
    answers(stage, lost);
    stage.platform.find = () => Promise.resolve(rows(known));
    const { serial } = stage.charge('i', 'C1', 1_000);
    await stage.run(1_700_000);
    expect(stage.get(serial).state).toBe('unknown');
    await stage.run(200_000);
    expect(stage.get(serial)).toMatchObject({ state: 'manual', reason: 'unprovable' });
  });

  it('holds up its card no longer where the platform will not show its log at all', async () => {
    const stage = createStage();
    answers(stage, lost);
    stage.platform.find = async () => ({ kind: 'failed', reason: 'logRefused', reachable: true, evidence: null });
    const { serial } = stage.charge('i', 'C1', 1_000);
    await stage.run(1_700_000);
    expect(stage.get(serial).state).toBe('unknown');
    await stage.run(200_000);
    expect(stage.get(serial)).toMatchObject({ state: 'manual', reason: 'unprovable' });
    stage.platform.find = logOf(rowOf(stage.get(serial)));
    await stage.run(31 * minute);
    expect(stage.get(serial).state).toBe('applied');
  });

  it('waits as long as it takes where the line or the platform is at fault', async () => {
    const stage = createStage();
    answers(stage, lost);
    const reasons = ['unsentConnection', 'unknownServerFault', 'unsentContention'];
    let asked = 0;
    stage.platform.find = async () => {
      asked += 1;
      return { kind: 'failed', reason: reasons[asked % 3] ?? '', reachable: asked % 3 !== 0, evidence: null };
    };
    const { serial } = stage.charge('i', 'C1', 1_000);
    await stage.run(120 * minute);
    expect(stage.get(serial).state).toBe('unknown');
  });

  it('is manual after Q on a till that knows no serial at all', async () => {
    const stage = createStage();
    answers(stage, lost);
    const { serial } = stage.charge('i', 'C1', 1_000);
    await stage.run(quarantine + minute);
    expect(stage.get(serial)).toMatchObject({ state: 'manual', reason: 'unprovable' });
  });

  it('takes a serial of the card itself as known, and copes when that question fails', async () => {
    const stage = createStage();
    answers(stage, lost);
    const { serial } = stage.charge('i', 'C1', 1_000);
    const foreign = rowOf(stage.get(serial), { serial: 'FOREIGN' });
    const good = logOf(foreign);
    stage.platform.find = async (query) =>
      query.serial === null ? { kind: 'failed', reason: 'x', reachable: true, evidence: null } : good(query);
    await stage.run(5_000);
    expect(stage.reasons(serial)).not.toContain('notFoundYet');
    stage.platform.find = good;
    await stage.run(10_000);
    expect(stage.reasons(serial)).toContain('notFoundYet');
  });

  it('does not count an answer whose controls cannot be asked', async () => {
    const stage = createStage();
    const known = await withKnown(stage);
    answers(stage, lost);
    const { serial } = stage.charge('i', 'C1', 1_000);
    const good = logOf(known);
    const failed: LogOutcome = { kind: 'failed', reason: 'x', reachable: true, evidence: null };
    stage.platform.find = async (query) => (query.serial === known.serial ? failed : good(query));
    await stage.run(20_000);
    stage.platform.find = async (query) => (query.serial !== serial ? failed : good(query));
    await stage.run(20_000);
    expect(stage.reasons(serial)).toEqual(['accepted', 'sendStarted', 'unknownTimeout']);
  });

  it('is manual with an alarm when the row differs, and heals when the log proves it later', async () => {
    const stage = createStage();
    answers(stage, lost);
    const { serial } = stage.charge('i', 'C1', 1_000);
    stage.platform.find = logOf(rowOf(stage.get(serial), { amount: fen(2_000) }));
    await stage.run(2_000);
    expect(stage.get(serial)).toMatchObject({ state: 'manual', reason: 'logMismatch' });
    stage.platform.find = logOf(rowOf(stage.get(serial)));
    await stage.run(2 * minute);
    expect(stage.get(serial)).toMatchObject({ state: 'applied' });
  });

  it('is found reverted by head office', async () => {
    const stage = createStage();
    answers(stage, lost);
    const { serial } = stage.charge('i', 'C1', 1_000);
    stage.platform.find = logOf(rowOf(stage.get(serial), { revoked: true }));
    await stage.run(2_000);
    expect(stage.get(serial)).toMatchObject({ state: 'reverted', reason: 'logReverted' });
  });
});

describe('a refusal', () => {
  it('on the list closes at once', async () => {
    const stage = createStage();
    answers(stage, refusedWith('balance', true));
    const { serial } = stage.charge('i', 'C1', 1_000);
    await stage.run(100);
    expect(stage.get(serial)).toMatchObject({ state: 'rejected', platformMessage: 'balance' });
  });

  it('on no list is told at once and closed after one question with both controls', async () => {
    const stage = createStage();
    const known = await withKnown(stage);
    answers(stage, refusedWith('never heard of', false));
    stage.platform.find = logOf(known);
    const { serial } = stage.charge('i', 'C1', 1_000);
    const told = stage.queue.settled(serial, minute);
    await stage.run(100);
    expect(await told).toMatchObject({ state: 'unknown', platformMessage: 'never heard of' });
    await stage.run(2_000);
    expect(stage.get(serial)).toMatchObject({ state: 'rejected', reason: 'refusalConfirmed' });
  });

  it('leaves its lane at once where no control is possible, and heals later', async () => {
    const stage = createStage();
    answers(stage, refusedWith('never heard of', false));
    const { serial } = stage.charge('i', 'C1', 1_000);
    await stage.run(2_000);
    expect(stage.get(serial)).toMatchObject({ state: 'manual', reason: 'unprovable' });
    const next = stage.charge('j', 'C1', 1_000);
    await stage.run(100);
    expect(stage.get(next.serial).state).toBe('applied');
    stage.platform.find = logOf(rowOf(stage.get(next.serial)));
    await stage.run(5 * minute);
    expect(stage.get(serial)).toMatchObject({ state: 'rejected', reason: 'refusalConfirmed' });
  });

  it('is watched for its whole time, though the clock was wrong when it was refused', async () => {
    const stage = createStage();
    const known = await withKnown(stage);
    stage.time.jumpWall(-10 * 365 * 86_400_000);
    answers(stage, refusedWith('no', true));
    const { serial } = stage.charge('i', 'C1', 1_000);
    await stage.run(100);
    expect(stage.get(serial).state).toBe('rejected');
    stage.time.jumpWall(10 * 365 * 86_400_000);
    stage.platform.find = logOf(known, rowOf(stage.get(serial)));
    await stage.run(10 * minute);
    expect(stage.reasons(serial)).toContain('ghostFound');
    const queries = stage.queries.length;
    await stage.run(48 * 60 * minute);
    expect(stage.queries).toHaveLength(queries);
  });

  it('that was a charge after all is undone by the till', async () => {
    const stage = createStage();
    answers(stage, refusedWith('no', true));
    const { serial } = stage.charge('i', 'C1', 1_000);
    await stage.run(100);
    stage.platform.find = logOf(rowOf(stage.get(serial)));
    await stage.run(3 * minute);
    expect(stage.get(serial)).toMatchObject({ state: 'reverted' });
    expect(stage.reasons(serial)).toEqual(['accepted', 'sendStarted', 'refused', 'ghostFound', 'revoked']);
    expect(stage.attempts.at(-1)).toMatchObject({ parentVoucher: `L${serial}`, parentKind: 'consumption' });
  });
});

describe('the watch list', () => {
  it('is asked after a restart too, where nothing else waits', async () => {
    const stage = createStage();
    answers(stage, refusedWith('no', true));
    const { serial } = stage.charge('i', 'C1', 1_000);
    await stage.run(100);
    await stage.queue.stop();
    stage.platform.find = logOf(rowOf(stage.get(serial)));
    stage.build().start();
    await stage.run(5 * minute);
    expect(stage.get(serial).state).toBe('reverted');
  });

  it('ends when its time is over', async () => {
    const stage = createStage();
    answers(stage, refusedWith('no', true));
    const { serial } = stage.charge('i', 'C1', 1_000);
    await stage.run(37 * 60 * minute);
    const asked = stage.queries.length;
    stage.platform.find = logOf(rowOf(stage.get(serial)));
    await stage.run(5 * 60 * minute);
    expect(stage.queries.length).toBe(asked);
    expect(stage.get(serial).state).toBe('rejected');
  });
});

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

describe('start-up and the end', () => {
  it('makes what was sending unknown and asks', async () => {
    const stage = createStage();
    stage.platform.attempt = () => new Promise(() => undefined);
    const { serial } = stage.charge('a', 'A', 100);
    await stage.run(10);
    expect(stage.get(serial).state).toBe('sending');
    stage.platform.find = logOf(rowOf(stage.get(serial)));
    const risen = stage.build();
    risen.start();
    expect(stage.get(serial)).toMatchObject({ state: 'unknown', reason: 'startup' });
    await stage.run(2_000);
    expect(stage.get(serial).state).toBe('applied');
  });

  it('stops: what is in flight comes home, nothing new begins', async () => {
    const stage = createStage();
    stage.platform.attempt = ({ operation }) =>
      new Promise((resolve) => {
        stage.time.timers.schedule(50, () => resolve(acceptedWith(operation.serial)));
      });
    const first = stage.charge('a', 'A', 100);
    const second = stage.charge('b', 'A', 100);
    const waiting = stage.queue.settled(second.serial, minute);
    await stage.run(10);
    const stopped = stage.queue.stop();
    await stage.run(100);
    await stopped;
    expect(stage.get(first.serial).state).toBe('applied');
    expect((await waiting).state).toBe('pending');
    stage.queue.nudge();
    await stage.run(minute);
    expect(stage.attempts).toHaveLength(1);
  });

  it('begins nothing after a listener stopped it', async () => {
    const stage = createStage();
    stage.charge('a', 'A', 100);
    stage.charge('b', 'B', 100);
    stage.queue.onChange(() => {
      void stage.queue.stop();
    });
    await stage.run(minute);
    expect(stage.attempts).toHaveLength(1);
  });
});

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
