// Revoking an operation of this till, in whatever state it is, and what becomes of it.
import { describe, expect, it } from 'vitest';
import { fen } from '../../shared/money.ts';
import { answers, applied, show, withKnown } from '../support/queue-platform.ts';
import { createStage, lost, refusedWith, rowOf, unsent } from '../support/queue-stage.ts';

const minute = 60_000;
const quarantine = 180_000;

describe('revoking', () => {
  it('ends what never left without any call', async () => {
    const stage = createStage();
    answers(stage, unsent);
    const { serial } = stage.charge('a', 'A', 1_000);
    stage.platform.find = () => new Promise(() => undefined);
    await stage.run(100);
    const revocation = stage.undo('r', serial);
    expect(revocation).toMatchObject({ state: 'cancelled', attempt: 0 });
    expect(stage.reasons(revocation.serial)).toEqual(['revocationAccepted', 'parentClosed']);
    expect(stage.get(serial)).toMatchObject({ state: 'cancelled', reason: 'withdrawn' });
    const again = stage.revocation('again', { kind: 'operation', serial });
    expect(stage.queue.revoke(again)).toMatchObject({ failure: { code: 'nothingToRevoke' } });
    await stage.run(minute);
    expect(stage.attempts).toHaveLength(1);
    expect(stage.queue.status().waiting).toBe(0);
  });

  it('undoes what was applied, with its voucher, and is the same for the same intent', async () => {
    const stage = createStage();
    const charge = await applied(stage);
    const revocation = stage.undo('r', charge.serial);
    expect(stage.undo('r', charge.serial).serial).toBe(revocation.serial);
    await stage.run(100);
    expect(stage.attempts.at(-1)).toMatchObject({ parentVoucher: charge.voucher, parentKind: 'consumption' });
    expect(stage.get(revocation.serial).state).toBe('applied');
    expect(stage.get(charge.serial)).toMatchObject({ state: 'reverted', reason: 'revoked' });
    const other = await applied(stage, 'other');
    expect(() => stage.undo('r', other.serial)).toThrow('intentUsed');
  });

  it('waits for what is on its way, and goes when that is applied', async () => {
    const stage = createStage();
    answers(stage, lost);
    const { serial } = stage.charge('a', 'A', 1_000);
    await stage.run(100);
    const revocation = stage.undo('r', serial);
    expect(revocation.state).toBe('blocked');
    show(stage, rowOf(stage.get(serial)));
    await stage.run(2_000);
    expect(stage.get(serial).state).toBe('reverted');
    expect(stage.get(revocation.serial).state).toBe('applied');
    expect(stage.attempts).toHaveLength(2);
  });

  it('forbids any repeat: what is absent after the quarantine ends with it', async () => {
    const stage = createStage({ settings: { contract: () => ({ repeatProven: true, logLag: 0 }) } });
    show(stage, await withKnown(stage));
    answers(stage, lost);
    const { serial } = stage.charge('a', 'A', 1_000);
    await stage.run(100);
    const revocation = stage.undo('r', serial);
    await stage.run(quarantine + minute);
    expect(stage.get(serial)).toMatchObject({ state: 'cancelled', reason: 'absentCancelled' });
    expect(stage.get(revocation.serial)).toMatchObject({ state: 'cancelled', reason: 'parentClosed' });
    expect(stage.attempts).toHaveLength(2);
  });

  it('ends where its target turns out reverted already', async () => {
    const stage = createStage();
    answers(stage, lost);
    const { serial } = stage.charge('a', 'A', 1_000);
    await stage.run(100);
    const revocation = stage.undo('r', serial);
    show(stage, rowOf(stage.get(serial), { revoked: true }));
    await stage.run(2_000);
    expect(stage.get(revocation.serial)).toMatchObject({ state: 'cancelled', reason: 'parentReverted' });
    expect(stage.queue.revoke(stage.revocation('r2', { kind: 'operation', serial }))).toMatchObject({
      failure: { code: 'alreadyRevoked' },
    });
  });

  it('waits behind a manual operation without holding up its card', async () => {
    const stage = createStage();
    answers(stage, lost);
    const { serial } = stage.charge('a', 'A', 1_000);
    await stage.run(100);
    show(stage, rowOf(stage.get(serial), { amount: fen(1) }));
    await stage.run(2_000);
    const revocation = stage.undo('r', serial);
    expect(revocation.state).toBe('blocked');
    const next = stage.charge('b', 'A', 500);
    await stage.run(100);
    expect(stage.get(next.serial).state).toBe('applied');
    show(stage, rowOf(stage.get(serial)));
    await stage.run(2 * minute);
    expect(stage.get(serial).state).toBe('reverted');
  });

  it('says what cannot be revoked', async () => {
    const stage = createStage();
    const refuse = (serial: string, intent: string) =>
      stage.queue.revoke(stage.revocation(intent, { kind: 'operation', serial }));
    expect(refuse('nobody', '1')).toMatchObject({ failure: { code: 'operationNotFound' } });
    const charge = await applied(stage);
    const revocation = stage.undo('r', charge.serial);
    expect(refuse(charge.serial, '2')).toMatchObject({ failure: { code: 'revocationOpen' } });
    expect(refuse(revocation.serial, '3')).toMatchObject({ failure: { code: 'nothingToRevoke' } });
    await stage.run(100);
    expect(refuse(charge.serial, '4')).toMatchObject({ failure: { code: 'alreadyRevoked' } });
    answers(stage, refusedWith('no', true));
    const rejected = await applied(stage, 'rejected', 'B');
    expect(refuse(rejected.serial, '5')).toMatchObject({ failure: { code: 'nothingToRevoke' } });
  });
});

describe('revoking what is a person’s affair', () => {
  it('ends both where it is found absent over another quarantine', async () => {
    const stage = createStage();
    const known = await withKnown(stage);
    show(stage, known);
    answers(stage, lost);
    const { serial } = stage.charge('a', 'A', 1_000);
    await stage.run(quarantine + minute);
    expect(stage.get(serial).state).toBe('manual');
    const revocation = stage.undo('r', serial);
    expect(revocation.state).toBe('blocked');
    const next = stage.charge('b', 'A', 500);
    await stage.run(100);
    expect(stage.get(next.serial).state).toBe('applied');
    expect(stage.get(serial).state).toBe('manual');
    show(stage, known, rowOf(stage.get(next.serial)));
    await stage.run(3 * quarantine);
    expect(stage.get(serial)).toMatchObject({ state: 'cancelled', reason: 'absentCancelled' });
    expect(stage.get(serial).watchUntil).not.toBeNull();
    expect(stage.get(revocation.serial).state).toBe('cancelled');
    expect(stage.attempts.map(({ operation }) => operation.intent)).toEqual(['known', 'a', 'b']);
    expect(stage.queue.status()).toMatchObject({ waiting: 0, manual: 0, atRisk: 0 });
  });

  it('undoes it where it arrived after all', async () => {
    const stage = createStage();
    const known = await withKnown(stage);
    show(stage, known);
    answers(stage, lost);
    const { serial } = stage.charge('a', 'A', 1_000);
    await stage.run(quarantine + minute);
    const revocation = stage.undo('r', serial);
    show(stage, known, rowOf(stage.get(serial)));
    await stage.run(minute);
    expect(stage.get(revocation.serial).state).toBe('applied');
    expect(stage.get(serial).state).toBe('reverted');
  });

  it('ends what never left at once', async () => {
    const stage = createStage({ unstarted: true });
    const { serial } = stage.charge('a', 'A', 1_000);
    stage.store.move({ serial, from: 'pending', fromAttempt: 0, to: 'manual', reason: 'poisoned', evidence: null });
    const revocation = stage.undo('r', serial);
    expect(stage.get(serial)).toMatchObject({ state: 'cancelled', reason: 'withdrawn' });
    expect(revocation.state).toBe('cancelled');
  });
});
