// Watching what is closed or manual, one question at a time.
import { describe, expect, it } from 'vitest';
import { watchDelay } from '../../main/queue/backoff.ts';
import { watch } from '../../main/queue/inquiry.ts';
import { emptyTally } from '../../main/queue/resolution.ts';
import { later, setUp, withBug } from '../support/queue-inquiry-stage.ts';
import { sampleRevocation } from '../support/queue-samples.ts';
import { rowOf } from '../support/queue-stage.ts';

const minute = 60_000;
const quarantine = 180_000;

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
