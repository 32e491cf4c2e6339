// The worker loop and a refusal: when it is believed, and how long it is watched.
import { describe, expect, it } from 'vitest';
import { answers, logOf, withKnown } from '../support/queue-platform.ts';
import { createStage, refusedWith, rowOf } from '../support/queue-stage.ts';

const minute = 60_000;

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
