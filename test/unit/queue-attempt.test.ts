// One attempt: what leaves, when it may not, and what its outcome says of the line.
import { describe, expect, it } from 'vitest';
import { attempt, guestPatience } from '../../main/queue/attempt.ts';
import type { Core } from '../../main/queue/core.ts';
import type { Operation, OperationDraft } from '../../main/queue/operation.ts';
import type { AttemptOutcome } from '../../main/queue/ports.ts';
import { fen } from '../../shared/money.ts';
import { setUp } from '../support/queue-attempt-stage.ts';
import { createTestCore } from '../support/queue-core.ts';
import { acceptedWith, createStage, lost, refusedWith, type Stage, unsent } from '../support/queue-stage.ts';

function insertRevocation(stage: Stage, target: string | null, voucher: string | null, intent = 'r'): Operation {
  const draft: OperationDraft = {
    ...stage.draft(intent, 'A', 100),
    payload: { kind: 'revocation', cardNo: 'A', target, voucher, amount: fen(100), reason: 'r' },
    held: fen(0),
  };
  return stage.store.insert(draft, 'pending', 'revocationAccepted');
}

describe('what leaves', () => {
  it('is the operation as it was written down, with its secret, once', async () => {
    const { stage, core, operation, care } = setUp();
    core.secrets.set(operation.serial, 'secret');
    care.fresh = true;
    await attempt(core, operation);
    expect(stage.attempts).toEqual([
      {
        operation: expect.objectContaining({ serial: operation.serial, state: 'sending', attempt: 1 }),
        parentVoucher: null,
        parentKind: null,
        secret: 'secret',
        witness: expect.any(Function),
      },
    ]);
    expect(core.secrets.size).toBe(0);
    expect(care.fresh).toBe(false);
    expect(stage.get(operation.serial)).toMatchObject({ state: 'applied', voucher: 'V1' });
    expect(core.unrecorded.size).toBe(0);
  });

  it('names the voucher and the kind of what a revocation undoes', async () => {
    const { stage, core, operation } = setUp({ state: 'applied', voucher: 'VP' });
    await attempt(core, insertRevocation(stage, operation.serial, null));
    expect(stage.attempts[0]).toMatchObject({ parentVoucher: 'VP', parentKind: 'consumption', secret: null });
    await attempt(core, insertRevocation(stage, null, 'P1', 'paper'));
    expect(stage.attempts[1]).toMatchObject({ parentVoucher: 'P1', parentKind: null });
  });

  it('is never a revocation without a voucher', async () => {
    const { stage, core } = setUp();
    for (const [intent, voucher] of [
      ['none', null],
      ['empty', ''],
    ] as const) {
      const revocation = insertRevocation(stage, null, voucher, intent);
      await expect(attempt(core, revocation)).rejects.toThrow(
        `revocation ${revocation.serial} has no voucher to revoke`,
      );
      expect(stage.get(revocation.serial).state).toBe('pending');
    }
    expect(stage.attempts).toEqual([]);
  });

  it('is nothing while the disk refuses', async () => {
    const { disk, stage, core, operation, care } = setUp();
    disk.full = true;
    care.fresh = true;
    await attempt(core, operation);
    expect(stage.attempts).toEqual([]);
    expect(care).toMatchObject({ tries: 1, fresh: true });
    const bug: Core = {
      ...core,
      ledger: {
        ...core.ledger,
        commit: () => {
          throw new Error('a bug');
        },
      },
    };
    await expect(attempt(bug, operation)).rejects.toThrow('a bug');
    expect(stage.attempts).toEqual([]);
  });
});

describe('what may not wait', () => {
  async function attempted(after: number, more: Partial<OperationDraft>, acceptedAt: number | null = 0, tried = 0) {
    const stage = createStage({ unstarted: true });
    await stage.run(1_000);
    const { serial } = stage.store.insert(stage.draft('i', 'A', 100, { waits: false, ...more }), 'pending', 'accepted');
    if (tried > 0) {
      const [from, reason] = ['pending', 'absentRepeat'] as const;
      stage.store.move({ serial, from, fromAttempt: 0, to: from, attempt: tried, reason, evidence: null });
    }
    const core = createTestCore(stage);
    const now = stage.time.clock.monotonic();
    core.cares.of(serial).acceptedAt = acceptedAt === null ? null : now + acceptedAt;
    await stage.run(after);
    const operation = stage.get(serial);
    await attempt(core, operation);
    return { left: stage.attempts.length, state: stage.get(serial).state, reason: stage.reasons(serial)[1] };
  }

  it('is not sent once its guest is gone', async () => {
    expect(await attempted(guestPatience, {})).toMatchObject({ left: 1, state: 'applied' });
    expect(await attempted(guestPatience + 1, {})).toEqual({ left: 0, state: 'cancelled', reason: 'cannotWait' });
    expect(await attempted(guestPatience + 1, { waits: true })).toMatchObject({ left: 1 });
    expect(await attempted(guestPatience + 1, {}, null)).toMatchObject({ left: 1 });
    expect(await attempted(guestPatience + 1, {}, 0, 1)).toMatchObject({ left: 1 });
  });

  it('keeps its secret no longer than itself', async () => {
    const { core, operation, care, stage } = setUp();
    care.acceptedAt = stage.time.clock.monotonic() - guestPatience - 1;
    core.secrets.set(operation.serial, 'secret');
    await attempt(core, operation);
    // It may wait, so it was sent: the guest of a waiting sale need not be there.
    expect(stage.attempts).toHaveLength(1);
    expect(core.secrets.size).toBe(0);
  });
});

describe('what the outcome says of the line', () => {
  async function reachAfter(outcome: AttemptOutcome, open = false) {
    const { stage, core, operation } = setUp();
    core.gate.close('captivePortal');
    if (open) {
      core.gate.open();
    }
    stage.platform.attempt = () => Promise.resolve(outcome);
    await attempt(core, operation);
    return [core.gate.isOpen(), core.gate.reach()];
  }

  it('is that it works where the platform answered', async () => {
    expect(await reachAfter(acceptedWith('V'))).toEqual([true, 'reachable']);
    expect(await reachAfter(refusedWith('no', true))).toEqual([true, 'reachable']);
  });

  it('is what is known where nothing was sent, and doubt where nobody knows', async () => {
    expect(await reachAfter(unsent)).toEqual([false, 'unreachable']);
    expect(await reachAfter({ kind: 'unsent', reason: 'unsentToken', evidence: null })).toEqual([
      false,
      'signInNeeded',
    ]);
    expect(await reachAfter(lost)).toEqual([false, 'captivePortal']);
    expect(await reachAfter(lost, true)).toEqual([false, 'reachable']);
    expect(await reachAfter(unsent, true)).toEqual([false, 'unreachable']);
    expect(await reachAfter({ kind: 'unknown', reason: 'unknownCaptivePortal', evidence: null })).toEqual([
      false,
      'captivePortal',
    ]);
  });
});
