// A revocation whose answer was lost, that was refused, or that a person had to take over.
import { describe, expect, it } from 'vitest';
import { answers, applied, show } from '../support/queue-platform.ts';
import { createStage, lost, refusedWith, rowOf } from '../support/queue-stage.ts';

const minute = 60_000;
const quarantine = 180_000;

describe('a lost revocation', () => {
  it('is read from the flag of its target', async () => {
    const stage = createStage();
    const charge = await applied(stage);
    answers(stage, lost);
    const revocation = stage.undo('r', charge.serial);
    await stage.run(100);
    show(stage, rowOf(charge, { revoked: true }));
    await stage.run(2_000);
    expect(stage.get(revocation.serial).state).toBe('applied');
    expect(stage.get(charge.serial).state).toBe('reverted');
    expect(stage.get(charge.serial).voucher).toBe(charge.voucher);
  });

  it('is asked for again after the quarantine, at most three times', async () => {
    const stage = createStage();
    const charge = await applied(stage);
    show(stage, rowOf(charge));
    answers(stage, lost, lost, lost, lost);
    const revocation = stage.undo('r', charge.serial);
    await stage.run(4 * (quarantine + minute));
    expect(stage.get(revocation.serial)).toMatchObject({ state: 'manual', attempt: 3 });
    expect(stage.attempts).toHaveLength(4);
  });

  it('that became a person’s affair may be asked for anew, and ends with its target', async () => {
    const stage = createStage();
    const charge = await applied(stage);
    show(stage, rowOf(charge));
    answers(stage, lost, lost, lost);
    const first = stage.undo('r', charge.serial);
    await stage.run(3 * (quarantine + minute));
    expect(stage.get(first.serial).state).toBe('manual');
    const second = stage.undo('r2', charge.serial);
    expect(second.serial).not.toBe(first.serial);
    expect(() => stage.undo('r3', charge.serial)).toThrow('revocationOpen');
    await stage.run(100);
    expect(stage.get(second.serial).state).toBe('applied');
    expect(stage.get(charge.serial).state).toBe('reverted');
    expect(stage.queue.status()).toMatchObject({ waiting: 0, manual: 0 });
  });

  it('that was refused is not taken for the one that worked later', async () => {
    const stage = createStage();
    const charge = await applied(stage);
    show(stage, rowOf(charge));
    answers(stage, refusedWith('the balance is short', true));
    const refused = stage.undo('r', charge.serial);
    await stage.run(100);
    expect(stage.get(refused.serial).state).toBe('rejected');
    const second = stage.undo('r2', charge.serial);
    await stage.run(100);
    show(stage, rowOf(charge, { revoked: true }));
    await stage.run(5 * minute);
    expect(stage.get(second.serial).state).toBe('applied');
    expect(stage.get(refused.serial)).toMatchObject({ state: 'rejected', watchUntil: null });
  });

  it('ends when its target is found reverted meanwhile', async () => {
    const stage = createStage();
    const charge = await applied(stage);
    answers(stage, refusedWith('already revoked', true));
    const revocation = stage.undo('r', charge.serial);
    await stage.run(100);
    expect(stage.get(revocation.serial).state).toBe('rejected');
    show(stage, rowOf(charge, { revoked: true }));
    await stage.run(2 * minute);
    expect(stage.get(charge.serial).state).toBe('reverted');
  });
});
