// Asking for what is unknown, one piece at a time: what is counted, what is written down, when it is due again.
import { describe, expect, it } from 'vitest';
import { fullJitter, pollDelay } from '../../main/queue/backoff.ts';
import type { Core } from '../../main/queue/core.ts';
import { isUnreadable, resolve } from '../../main/queue/inquiry.ts';
import { emptyTally } from '../../main/queue/resolution.ts';
import { later, setUp, withBug } from '../support/queue-inquiry-stage.ts';

const second = 1_000;
const minute = 60_000;
const quarantine = 180_000;

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
