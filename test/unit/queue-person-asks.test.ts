// A person asks the platform about any operation: what is proven is taken, anything else is only noted.
import { describe, expect, it } from 'vitest';
import { away, decide, decision, evidenceOf, manual } from '../support/queue-manual.ts';
import { rows, show } from '../support/queue-platform.ts';
import { createStage, rowOf } from '../support/queue-stage.ts';

describe('asking about any operation', () => {
  it('hears a revert by head office of what was applied, and writes the answer down', async () => {
    const stage = createStage();
    const { serial } = stage.charge('i', 'C1', 100);
    await stage.run(100);
    show(stage, rowOf(stage.get(serial), { revoked: true }));
    const answer = stage.queue.ask(serial);
    await stage.run(100);
    expect(await answer).toMatchObject({ ok: true, value: { finding: 'reverted', operation: { state: 'reverted' } } });
    expect(stage.reasons(serial).slice(-2)).toEqual(['askedByPerson', 'logReverted']);
  });

  it('finds what landed although it was closed as not applied', async () => {
    for (const close of ['rejected', 'cancelled'] as const) {
      const { stage, serial, known } = await manual();
      const { attempt } = stage.get(serial);
      await stage.queue.stop();
      stage.store.move({ serial, from: 'manual', fromAttempt: attempt, to: close, reason: 'refused', evidence: null });
      stage.queue.reload();
      stage.queue.start();
      show(stage, known, rowOf(stage.get(serial)));
      const answer = stage.queue.ask(serial);
      await stage.run(1);
      expect(await answer).toMatchObject({ value: { finding: 'applied', operation: { reason: 'ghostFound' } } });
    }
  });

  it('hears a proof of what is unknown or manual at once', async () => {
    const { stage, serial, known } = await manual();
    show(stage, known, rowOf(stage.get(serial)));
    const answer = stage.queue.ask(serial);
    await stage.run(1);
    expect(await answer).toMatchObject({ value: { finding: 'applied', operation: { state: 'applied' } } });
    const lostOne = stage.charge('lost', 'C5', 100);
    await stage.run(10);
    expect(stage.get(lostOne.serial).state).toBe('unknown');
    show(stage, known, rowOf(stage.get(lostOne.serial)));
    const early = stage.queue.ask(lostOne.serial);
    await stage.run(1);
    expect(await early).toMatchObject({ value: { finding: 'applied', operation: { state: 'applied' } } });
  });

  it('only notes what proves nothing', async () => {
    const { stage, serial } = await manual();
    const answer = stage.queue.ask(serial);
    await stage.run(100);
    expect(await answer).toMatchObject({ value: { finding: 'absent', operation: { state: 'manual' } } });
    expect(evidenceOf(stage, serial)).toMatchObject({ finding: { kind: 'absent' } });
  });

  it('says where there is no answer, no such operation, or no running queue', async () => {
    const { stage, serial } = await manual();
    expect(await stage.queue.ask('nobody')).toMatchObject({ failure: { code: 'operationNotFound' } });
    stage.platform.find = () => Promise.resolve(away);
    const answer = stage.queue.ask(serial);
    await stage.run(100);
    const events = stage.store.events(serial).length;
    expect(await answer).toMatchObject({
      value: { finding: 'failed', operation: { serial }, evidence: { reason: 'unsentConnection' } },
    });
    expect(stage.store.events(serial)).toHaveLength(events);
    await stage.queue.stop();
    expect(await stage.queue.ask(serial)).toMatchObject({ value: { finding: 'failed', evidence: null } });
  });

  it('leaves alone what never left', async () => {
    const stage = createStage();
    stage.queue.report('unreachable');
    const { serial } = stage.chargeOffline('i', 'C1', 100);
    show(stage, rowOf(stage.get(serial)));
    const answer = stage.queue.ask(serial);
    await stage.run(1);
    expect(await answer).toMatchObject({ value: { finding: 'applied', operation: { state: 'pending' } } });
  });

  it('lets a port’s bug through to whoever asked', async () => {
    const { stage, serial } = await manual();
    stage.platform.find = () => {
      throw new Error('a broken port');
    };
    const answer = stage.queue.ask(serial);
    const caught = answer.catch((error: Error) => error.message);
    await stage.run(100);
    expect(await caught).toBe('a broken port');
    // And the card is free again.
    stage.platform.find = () => Promise.resolve(rows());
    expect(await decide(stage, decision(serial))).toMatchObject({ value: { state: 'cancelled' } });
  });
});
