// What the queue remembers of an operation beside the store, and how long a watch lasts.
import { describe, expect, it } from 'vitest';
import { createCareBook } from '../../main/queue/care.ts';
import { followChange } from '../../main/queue/core.ts';
import type { Operation } from '../../main/queue/operation.ts';
import { emptyTally } from '../../main/queue/resolution.ts';
import { isWatched } from '../../main/queue/watching.ts';
import { createTestCore, putOperation } from '../support/queue-core.ts';
import { sampleRevocation } from '../support/queue-samples.ts';
import { createStage } from '../support/queue-stage.ts';

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
