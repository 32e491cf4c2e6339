// A large revocation needs a supervisor, whose name stands in its first event.
import { describe, expect, it } from 'vitest';
import { defaultLimits } from '../../shared/limits.ts';
import { fen } from '../../shared/money.ts';
import { answers, show, withKnown } from '../support/queue-platform.ts';
import { createStage, lost, refusedWith, type Stage, unsent } from '../support/queue-stage.ts';

const minute = 60_000;
const quarantine = 180_000;

describe('a large revocation', () => {
  const approval = { personId: 'boss' };
  const limit = defaultLimits.revocationAlone;
  const firstEvent = (stage: Stage, serial: string) => JSON.parse(stage.store.events(serial)[0]?.evidence ?? 'null');

  async function large(stage: Stage, amount: number) {
    const { serial } = stage.charge('large', 'C1', amount);
    await stage.run(100);
    return stage.revocation('r', { kind: 'operation', serial });
  }

  it('needs a supervisor above the limit, and its first event names who', async () => {
    const stage = createStage();
    const request = await large(stage, limit + 1);
    const refused = {
      ok: false,
      failure: { code: 'approvalNeeded', parameters: { limit: '500.00' }, approvable: 'approveRevocation' },
    };
    expect(stage.queue.revoke(request)).toEqual(refused);
    expect(stage.queue.revoke({ ...request, approval: null })).toEqual(refused);
    const result = stage.queue.revoke({ ...request, approval });
    expect(firstEvent(stage, result.ok ? result.value.serial : '')).toEqual({
      approvedBy: 'boss',
      lifted: 'approvalNeeded',
    });
    // The same intent again asks nobody.
    expect(stage.queue.revoke(request).ok).toBe(true);
  });

  it('needs nobody up to the limit, and says who was asked all the same', async () => {
    const stage = createStage();
    const alone = stage.queue.revoke(await large(stage, limit));
    expect(firstEvent(stage, alone.ok ? alone.value.serial : '')).toBeNull();
    const other = createStage();
    const asked = other.queue.revoke({ ...(await large(other, limit)), approval });
    expect(firstEvent(other, asked.ok ? asked.value.serial : '')).toEqual({ approvedBy: 'boss', lifted: null });
  });

  it('needs nobody where its target never left, but where it may have left', async () => {
    const big = { settings: { limits: { ...defaultLimits, revocationAlone: fen(100) } } };
    const strict = createStage(big);
    strict.queue.report('unreachable');
    const pending = strict.chargeOffline('i', 'C1', 20_000);
    const undo = strict.revocation('r', { kind: 'operation', serial: pending.serial });
    expect(strict.queue.revoke(undo)).toMatchObject({ value: { state: 'cancelled' } });

    const tried = createStage(big);
    answers(tried, lost);
    const unknown = tried.charge('i', 'C1', 20_000);
    await tried.run(100);
    const late = tried.revocation('r', { kind: 'operation', serial: unknown.serial });
    expect(tried.queue.revoke(late)).toMatchObject({ failure: { code: 'approvalNeeded' } });
    // A repeat that waits for its turn was attempted once.
    const again = createStage({ settings: { ...big.settings, contract: () => ({ repeatProven: true, logLag: 0 }) } });
    const known = await withKnown(again);
    show(again, known);
    answers(again, lost, unsent);
    const repeated = again.charge('i', 'C1', 20_000);
    await again.run(quarantine + minute);
    again.store.move({
      serial: repeated.serial,
      from: again.get(repeated.serial).state,
      fromAttempt: again.get(repeated.serial).attempt,
      to: 'pending',
      attempt: 1,
      reason: 'absentRepeat',
      evidence: null,
    });
    const third = again.revocation('r', { kind: 'operation', serial: repeated.serial });
    expect(again.queue.revoke(third)).toMatchObject({ failure: { code: 'approvalNeeded' } });
  });

  it('is a paper above the limit too, and one whose amount nobody could ask for', () => {
    const stage = createStage({ unstarted: true });
    const paper = (intent: string, voucher: string, amount: number) =>
      stage.revocation(intent, { kind: 'voucher', voucher, cardNo: 'C9', amount: fen(amount) });
    expect(stage.queue.revoke(paper('a', 'P1', limit + 1))).toMatchObject({ failure: { code: 'approvalNeeded' } });
    expect(stage.queue.revoke(paper('b', 'P2', 0))).toMatchObject({ failure: { code: 'approvalNeeded' } });
    const alone = stage.queue.revoke(paper('c', 'P3', limit));
    expect(stage.reasons(alone.ok ? alone.value.serial : '')).toEqual(['revocationAccepted']);
    expect(stage.queue.revoke(paper('e', 'P5', limit + 1))).toEqual({
      ok: false,
      failure: { code: 'approvalNeeded', parameters: { limit: '500.00' }, approvable: 'approveRevocation' },
    });
    const result = stage.queue.revoke({ ...paper('d', 'P4', 0), approval });
    expect(firstEvent(stage, result.ok ? result.value.serial : '')).toEqual({
      approvedBy: 'boss',
      lifted: 'approvalNeeded',
    });
  });

  it('needs somebody where nobody knows whether its target left', async () => {
    const stage = createStage({ settings: { limits: { ...defaultLimits, revocationAlone: fen(100) } } });
    const { serial } = stage.store.insert(stage.draft('i', 'C1', 200), 'pending', 'accepted');
    stage.store.move({ serial, from: 'pending', fromAttempt: 0, to: 'manual', reason: 'poisoned', evidence: null });
    stage.queue.reload();
    const request = stage.revocation('r', { kind: 'operation', serial });
    expect(stage.queue.revoke(request)).toMatchObject({ failure: { code: 'approvalNeeded' } });
  });

  it('is told first that there is nothing to revoke', async () => {
    const stage = createStage();
    answers(stage, refusedWith('no', true));
    const request = await large(stage, limit + 1);
    expect(stage.queue.revoke(request)).toMatchObject({ failure: { code: 'nothingToRevoke' } });
  });
});
