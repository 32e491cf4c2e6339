// One piece of inquiry at a time: what is counted, what is written down, when it is due again.
import { describe, expect, it } from 'vitest';
import { fullJitter, pollDelay, watchDelay } from '../../main/queue/backoff.ts';
import type { Core } from '../../main/queue/core.ts';
import { ask, isUnreadable, knock, resolve, watch } from '../../main/queue/inquiry.ts';
import type { Operation } from '../../main/queue/operation.ts';
import type { LogOutcome, LogRow } from '../../main/queue/ports.ts';
import { isProof, proofOf } from '../../main/queue/proof-event.ts';
import { emptyTally } from '../../main/queue/resolution.ts';
import { createTestCore, putOperation } from '../support/queue-core.ts';
import { sampleOperation, sampleRevocation } from '../support/queue-samples.ts';
import { createStage, rowOf, type Stage } from '../support/queue-stage.ts';

const second = 1_000;
const minute = 60_000;
const quarantine = 180_000;

function rows(...found: LogRow[]): LogOutcome {
  return { kind: 'rows', rows: found, evidence: 'log' };
}

/** An unknown operation, and a known one that serves as control; the log shows the control and what `shown` says. */
function setUp(more: Partial<Operation> = {}, uniform = 0.5) {
  const stage = createStage({ unstarted: true });
  const known = putOperation(stage, 'known', 'CK', { state: 'applied', voucher: 'VK', reason: 'answered' });
  const operation = putOperation(stage, 'i', 'C1', more);
  const core = createTestCore(stage, uniform);
  let shown: readonly LogRow[] = [];
  stage.platform.find = ({ cardNo, serial }) =>
    Promise.resolve(rows(...[rowOf(known), ...shown].filter((row) => row.cardNo === cardNo && row.serial === serial)));
  return {
    stage,
    core,
    operation,
    known,
    care: core.cares.of(operation.serial),
    now: () => stage.time.clock.monotonic(),
    show(...found: LogRow[]) {
      shown = found;
    },
    /** Both controls fail: a random serial is found. */
    distrusted: () => {
      stage.platform.find = ({ serial }) =>
        Promise.resolve(rows(...(serial === operation.serial ? [] : [rowOf(known)])));
    },
    lastEvent: () => {
      const event = stage.store.events(operation.serial).at(-1);
      return { reason: event?.reason, evidence: JSON.parse(event?.evidence ?? 'null') };
    },
    count: (reason: string) => stage.reasons(operation.serial).filter((each) => each === reason).length,
  };
}

/** A change that the store does not know how to make: a bug, not bad luck. */
function withBug(core: Core): Core {
  return {
    ...core,
    ledger: {
      ...core.ledger,
      commit: () => {
        throw new Error('a bug');
      },
    },
  };
}

async function later(stage: Stage, span: number): Promise<void> {
  await stage.run(span);
}

describe('asking for what is unknown', () => {
  it('counts a trusted "not found", with what was asked, and polls on', async () => {
    const { stage, core, operation, known, care, now, lastEvent } = setUp();
    await later(stage, minute);
    care.unknownSince = now() - 10 * second;
    await resolve(core, operation);
    expect(lastEvent()).toEqual({
      reason: 'notFoundYet',
      evidence: { answers: 1, since: now(), at: now(), details: { notFound: 'log', known: known.serial } },
    });
    expect(care).toMatchObject({ tries: 1, missedAt: now(), due: now() + 3 * second });
  });

  it('writes the first three of them down, and keeps counting', async () => {
    const { stage, core, operation, care, count } = setUp();
    for (const answers of [1, 2, 3, 4, 5]) {
      await resolve(core, operation);
      expect(care.tally.answers).toBe(answers);
      await later(stage, second);
    }
    expect(count('notFoundYet')).toBe(3);
  });

  it('asks at the very end of its quarantine, and not in the past', async () => {
    const { stage, core, operation, care, now } = setUp();
    await later(stage, minute);
    const first = now();
    await resolve(core, operation);
    await later(stage, quarantine - 100);
    care.unknownSince = 0;
    await resolve(core, operation);
    expect(care.due).toBe(first + quarantine);

    const late = setUp();
    await later(late.stage, minute);
    await resolve(late.core, late.operation);
    await later(late.stage, quarantine);
    await resolve(late.core, late.operation);
    expect(late.care.tally.answers).toBe(2);
    expect(late.care.due).toBeGreaterThan(late.now());
  });

  it('ends it after enough answers over the whole time, and says how many', async () => {
    const { stage, core, operation, known, now, lastEvent } = setUp();
    const since = now();
    await resolve(core, operation);
    await resolve(core, operation);
    await later(stage, quarantine - 1);
    await resolve(core, operation);
    expect(stage.get(operation.serial).state).toBe('unknown');
    await later(stage, 1);
    await resolve(core, operation);
    expect(lastEvent()).toEqual({
      reason: 'absentManual',
      evidence: { answers: 4, since, at: now(), details: { notFound: 'log', known: known.serial } },
    });
  });

  it('keeps its pace while nothing is counted', async () => {
    const { stage, core, operation, care, now, distrusted } = setUp({}, 0.999);
    distrusted();
    care.unknownSince = 0;
    care.tries = 20;
    await later(stage, 170 * second);
    await resolve(core, operation);
    expect(care.tally).toEqual(emptyTally);
    expect(care.due).toBe(now() + pollDelay(21, now(), 0.999));
    expect(care.due).toBeGreaterThan(quarantine);
  });

  it('takes a bug of the till for a bug', async () => {
    const { core, operation } = setUp();
    await expect(resolve(withBug(core), operation)).rejects.toThrow('a bug');
  });

  it('waits where the disk refuses', async () => {
    const { core, operation, care, now } = setUp();
    const refusing: Core = {
      ...core,
      ledger: {
        ...core.ledger,
        commit: () => {
          throw Object.assign(new Error('full'), { name: 'StoreFailure', code: 'diskFull' });
        },
      },
    };
    await resolve(refusing, operation);
    expect(care).toMatchObject({ tries: 2, due: now() + fullJitter(1, 0.5) });
  });
});

describe('a log that cannot be trusted', () => {
  it('is written down once, and begins the count anew', async () => {
    const { stage, core, operation, care, now, distrusted, lastEvent, count } = setUp();
    await later(stage, 10 * 60 * minute);
    await resolve(core, operation);
    expect(care.tally.answers).toBe(1);
    distrusted();
    await resolve(core, operation);
    expect(lastEvent()).toEqual({ reason: 'logNotTrusted', evidence: { why: 'randomFound', details: 'log' } });
    expect(care).toMatchObject({ tally: emptyTally, untrustedSince: now() });
    const since = now();
    await later(stage, 10 * quarantine - 1);
    await resolve(core, operation);
    expect(stage.get(operation.serial).state).toBe('unknown');
    expect(count('logNotTrusted')).toBe(1);
    expect(care.untrustedSince).toBe(since);
    await later(stage, 1);
    await resolve(core, operation);
    expect(stage.get(operation.serial).state).toBe('manual');
    expect(lastEvent()).toMatchObject({ reason: 'unprovable', evidence: { why: 'randomFound' } });
  });

  it('has its patience anew after an answer that could be trusted', async () => {
    const { stage, core, operation, care, distrusted, count } = setUp();
    const honest = stage.platform.find;
    distrusted();
    await resolve(core, operation);
    stage.platform.find = honest;
    await later(stage, 9 * quarantine);
    await resolve(core, operation);
    expect(care.untrustedSince).toBeNull();
    distrusted();
    await later(stage, quarantine);
    await resolve(core, operation);
    expect(stage.get(operation.serial).state).toBe('unknown');
    expect(count('logNotTrusted')).toBe(2);
  });

  it('is one that the platform will not show, or that nobody can read', async () => {
    const { stage, core, operation, lastEvent } = setUp();
    stage.platform.find = () =>
      Promise.resolve({ kind: 'failed', reason: 'logRefused', reachable: true, evidence: null });
    await resolve(core, operation);
    expect(lastEvent()).toEqual({
      reason: 'logNotTrusted',
      evidence: { why: 'logUnreadable', details: { reason: 'logRefused' } },
    });
    for (const reason of ['logRefused', 'logIncomplete', 'unknownBadAnswer', 'unknownTooLarge']) {
      expect(isUnreadable({ kind: 'failed', reason, reachable: true })).toBe(true);
      expect(isUnreadable({ kind: 'failed', reason, reachable: false })).toBe(false);
    }
    expect(isUnreadable({ kind: 'failed', reason: 'unknownServerFault', reachable: true })).toBe(false);
  });
});

describe('what a question tells of the log’s pace', () => {
  it('is nothing where it was there at the first question', async () => {
    const { stage, core, operation, care, now, show } = setUp();
    await later(stage, 5 * second);
    care.unknownSince = now() - 4 * second;
    show(rowOf(operation));
    await resolve(core, operation);
    expect(stage.get(operation.serial).state).toBe('applied');
    expect(core.lags.measured()).toBe(0);
  });

  it('is how long it took where it was missing before, whatever the row says', async () => {
    for (const row of [{}, { revoked: true }, { amount: null, cardNo: 'C9' }] as const) {
      const { stage, core, operation, care, now, known } = setUp();
      await later(stage, minute);
      care.unknownSince = now() - second;
      await resolve(core, operation);
      await later(stage, 7 * second);
      stage.platform.find = () => Promise.resolve(rows(rowOf(known), rowOf(operation, row)));
      await resolve(core, operation);
      expect(core.lags.measured()).toBe(8 * second);
    }
  });

  it('counts it as missing where the known serial is missing too, but not where the log lies', async () => {
    const { stage, core, operation, care, now, distrusted } = setUp();
    distrusted();
    await later(stage, second);
    await resolve(core, operation);
    expect(care.missedAt).toBeNull();
    stage.platform.find = () => Promise.resolve(rows());
    await resolve(core, operation);
    expect(care.missedAt).toBe(now());
    distrusted();
    await later(stage, second);
    await resolve(core, operation);
    expect(care.missedAt).toBe(now() - second);
    expect(core.lags.measured()).toBe(0);
  });

  it('is nothing where there was no answer', async () => {
    const { stage, core, operation, care } = setUp();
    stage.platform.find = () => Promise.resolve({ kind: 'failed', reason: 'x', reachable: false, evidence: null });
    await resolve(core, operation);
    expect(care.missedAt).toBeNull();
  });
});

describe('the event that a proof is', () => {
  const operation = sampleOperation();
  const row = rowOf(operation, { storeBalance: operation.amount });

  it('holds the rows and what was asked', () => {
    expect(proofOf(operation, { kind: 'mismatch', rows: [row] }, 'e')).toEqual({
      type: 'logMismatch',
      evidence: { rows: [row], details: 'e' },
    });
    expect(proofOf(operation, { kind: 'reverted', row }, 'e')).toEqual({
      type: 'logReverted',
      voucher: 'LS1',
      evidence: { row, details: 'e' },
    });
    expect(proofOf(operation, { kind: 'applied', row }, 'e')).toEqual({
      type: 'logApplied',
      voucher: 'LS1',
      answer: {
        voucher: 'LS1',
        storeBalance: 1_000,
        pointsBalance: null,
        storeBonus: null,
        pointsBonus: null,
        couponBonus: [],
      },
      evidence: { row, details: 'e' },
    });
  });

  it('takes nothing of its target’s row for a revocation’s own', () => {
    expect(proofOf(sampleRevocation(), { kind: 'applied', row }, 'e')).toEqual({
      type: 'logApplied',
      voucher: null,
      answer: null,
      evidence: { row, details: 'e' },
    });
  });

  it('is one of three', () => {
    expect(isProof({ kind: 'applied', row })).toBe(true);
    expect(isProof({ kind: 'reverted', row })).toBe(true);
    expect(isProof({ kind: 'mismatch', rows: [row] })).toBe(true);
    expect(isProof({ kind: 'absent' })).toBe(false);
    expect(isProof({ kind: 'untrusted', why: 'randomFound' })).toBe(false);
  });
});

describe('watching', () => {
  const refused = { state: 'manual', platformMessage: 'no' } as const;

  it('closes a refusal that was told at once, with what was asked', async () => {
    const { stage, core, operation, known, now, lastEvent } = setUp(refused);
    await watch(core, operation);
    expect(stage.get(operation.serial).state).toBe('rejected');
    expect(lastEvent()).toEqual({
      reason: 'refusalConfirmed',
      evidence: { answers: 1, since: now(), at: now(), details: { notFound: 'log', known: known.serial } },
    });
  });

  it('keeps its pace, and hears every proof', async () => {
    const { stage, core, operation, care, now, show } = setUp({ state: 'manual' });
    core.gate.open();
    await watch(core, operation);
    expect(care).toMatchObject({ tries: 1, due: now() + watchDelay(0, 0.5) });
    await later(stage, minute);
    await watch(core, operation);
    expect(care).toMatchObject({ tries: 2, due: now() + watchDelay(1, 0.5) });
    show(rowOf(operation));
    await watch(core, operation);
    expect(stage.get(operation.serial)).toMatchObject({ state: 'applied', reason: 'logApplied' });
  });

  it('ends what shall be undone and stays absent', async () => {
    const { stage, core, operation, known, now, lastEvent } = setUp({ state: 'manual' });
    const { payload } = sampleRevocation();
    stage.store.insert(
      { ...stage.draft('r', 'C1', 100), payload: { ...payload, target: operation.serial } as typeof payload },
      'blocked',
      'revocationAccepted',
    );
    const since = now();
    await watch(core, operation);
    await watch(core, operation);
    await later(stage, quarantine);
    expect(stage.get(operation.serial).state).toBe('manual');
    await watch(core, operation);
    expect(lastEvent()).toEqual({
      reason: 'absentCancelled',
      evidence: { answers: 3, since, at: now(), details: { notFound: 'log', known: known.serial } },
    });
  });

  it('learns nothing where there is no answer, and begins anew where it cannot be trusted', async () => {
    const { stage, core, operation, care, now, distrusted } = setUp({ state: 'manual' });
    const honest = stage.platform.find;
    await watch(core, operation);
    const { tally } = care;
    expect(tally).toEqual({ first: now(), answers: 1 });
    stage.platform.find = () => Promise.resolve({ kind: 'failed', reason: 'x', reachable: false, evidence: null });
    const events = stage.store.events(operation.serial).length;
    await watch(core, operation);
    expect(care.tally).toEqual(tally);
    stage.platform.find = honest;
    distrusted();
    await watch(core, operation);
    expect(care.tally).toEqual(emptyTally);
    expect(stage.store.events(operation.serial)).toHaveLength(events);
    expect(care.tries).toBe(3);
  });

  it('takes a bug of the till for a bug', async () => {
    const { core, operation } = setUp(refused);
    await expect(watch(withBug(core), operation)).rejects.toThrow('a bug');
  });
});

describe('a question that does not come home', () => {
  it('is given up three seconds after its own deadline, and the line is down', async () => {
    const { stage, core, operation } = setUp();
    stage.platform.find = () => new Promise(() => undefined);
    let reading: unknown = null;
    const asked = ask(core, operation).then((value) => {
      reading = value;
    });
    await later(stage, 15 * second - 1);
    expect(reading).toBeNull();
    await later(stage, 1);
    await asked;
    expect(reading).toEqual({ kind: 'failed', reason: 'watchdog', reachable: false, evidence: null });
    expect(core.gate.reach()).toBe('unreachable');
  });
});

describe('what an answer says of the line', () => {
  const failed = (reason: string, reachable: boolean) => () =>
    Promise.resolve<LogOutcome>({ kind: 'failed', reason, reachable, evidence: null });

  it('is up with rows, half up with a fault, else down or as the reason says', async () => {
    const { stage, core, operation } = setUp({ state: 'pending' });
    expect(core.gate.isOpen()).toBe(false);
    await knock(core, operation);
    expect([core.gate.isOpen(), core.gate.reach()]).toEqual([true, 'reachable']);
    stage.platform.find = failed('unknownReset', false);
    await knock(core, operation);
    expect([core.gate.isOpen(), core.gate.reach()]).toEqual([false, 'unreachable']);
    stage.platform.find = failed('unknownServerFault', true);
    await knock(core, operation);
    expect([core.gate.isOpen(), core.gate.reach()]).toEqual([true, 'reachable']);
    stage.platform.find = failed('unsentContention', true);
    await knock(core, operation);
    expect([core.gate.isOpen(), core.gate.reach()]).toEqual([false, 'contention']);
  });

  it('is asked with the question of what is unknown, which counts', async () => {
    const { core, operation, care } = setUp();
    await knock(core, operation);
    expect(care.tally.answers).toBe(1);
  });

  it('is in doubt where the port throws, which is nobody’s fault', async () => {
    const { stage, core, operation } = setUp({ state: 'pending' });
    core.gate.open();
    stage.platform.find = () => Promise.reject(new Error('broken'));
    await knock(core, operation);
    expect([core.gate.isOpen(), core.gate.reach()]).toEqual([false, 'reachable']);
    await expect(ask(core, operation)).rejects.toThrow('broken');
  });

  it('is asked with a harmless question about what waits', async () => {
    const { stage, core, operation } = setUp({ state: 'pending' });
    await knock(core, operation);
    expect(stage.queries).toEqual([{ cardNo: 'C1', serial: operation.serial }]);
  });
});
