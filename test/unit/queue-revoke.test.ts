// Revoking anything, in whatever state it is, and what becomes of it.
import { describe, expect, it } from 'vitest';
import type { AttemptOutcome, LogOutcome, LogRow } from '../../main/queue/ports.ts';
import { defaultLimits } from '../../shared/limits.ts';
import { fen } from '../../shared/money.ts';
import { acceptedWith, createStage, lost, refusedWith, rowOf, type Stage, unsent } from '../support/queue-stage.ts';

const minute = 60_000;
const quarantine = 180_000;

function rows(...found: readonly LogRow[]): LogOutcome {
  return { kind: 'rows', rows: found, evidence: null };
}

/** A log that is right about these rows and filters as it should. */
function show(stage: Stage, ...known: readonly LogRow[]): void {
  stage.platform.find = ({ cardNo, serial }) =>
    Promise.resolve(
      rows(...known.filter((row) => row.cardNo === cardNo && (serial === null || row.serial === serial))),
    );
}

function answers(stage: Stage, ...outcomes: readonly AttemptOutcome[]): void {
  const waiting = [...outcomes];
  stage.platform.attempt = ({ operation }) => Promise.resolve(waiting.shift() ?? acceptedWith(`V-${operation.serial}`));
}

async function applied(stage: Stage, intent = 'charge', cardNo = 'C1') {
  const { serial } = stage.charge(intent, cardNo, 1_000);
  await stage.run(100);
  return stage.get(serial);
}

async function knownOn(stage: Stage): Promise<LogRow> {
  return rowOf(await applied(stage, 'known', 'CK'));
}

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
    show(stage, await knownOn(stage));
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
    const known = await knownOn(stage);
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
    const known = await knownOn(stage);
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

describe('revoking a paper', () => {
  const paper = { kind: 'voucher', voucher: 'P1', cardNo: 'C9', amount: fen(700) } as const;

  it('sends the voucher that was scanned, and not twice at once', async () => {
    const stage = createStage();
    const result = stage.queue.revoke(stage.revocation('r', paper));
    expect(result).toMatchObject({ ok: true, value: { state: 'pending', parent: null } });
    expect(stage.queue.revoke(stage.revocation('r2', paper))).toMatchObject({ failure: { code: 'revocationOpen' } });
    await stage.run(100);
    expect(stage.attempts[0]).toMatchObject({ parentVoucher: 'P1', parentKind: null });
  });

  it('whose amount nobody knew is proven by its voucher and card', async () => {
    const stage = createStage();
    const row: LogRow = { ...(await knownOn(stage)), serial: 'X', cardNo: 'C9', voucher: 'P1', amount: fen(700) };
    answers(stage, lost);
    show(stage, row);
    const approval = { personId: 'boss' };
    const result = stage.queue.revoke({ ...stage.revocation('r', { ...paper, amount: fen(0) }), approval });
    await stage.run(2_000);
    show(stage, { ...row, revoked: true });
    await stage.run(10_000);
    expect(result.ok && stage.get(result.value.serial)).toMatchObject({ state: 'applied' });
  });

  it('knows its own paper', async () => {
    const stage = createStage();
    const charge = await applied(stage);
    const target = { kind: 'voucher', voucher: charge.voucher ?? '', cardNo: 'C1', amount: fen(1_000) } as const;
    const result = stage.queue.revoke(stage.revocation('r', target));
    expect(result).toMatchObject({ ok: true, value: { parent: charge.serial } });
  });

  it('undoes our own operation too, where its voucher was not known when the paper was scanned', async () => {
    const stage = createStage();
    const known = await knownOn(stage);
    answers(stage, lost);
    const { serial } = stage.charge('a', 'C9', 700);
    await stage.run(100);
    expect(stage.get(serial)).toMatchObject({ state: 'unknown', voucher: null });
    const revocation = stage.queue.revoke(stage.revocation('r', paper));
    show(stage, known, rowOf(stage.get(serial), { voucher: 'P1' }));
    await stage.run(minute);
    expect(revocation).toMatchObject({ ok: true, value: { parent: null } });
    expect(stage.get(serial)).toMatchObject({ state: 'reverted', voucher: 'P1', reason: 'revoked' });
  });

  it('is found again by our own operation that is proven only after it', async () => {
    const stage = createStage();
    const known = await knownOn(stage);
    answers(stage, lost);
    const { serial } = stage.charge('a', 'C9', 700);
    await stage.run(100);
    show(stage, known, rowOf(stage.get(serial), { voucher: 'P1', amount: fen(1) }));
    await stage.run(minute);
    expect(stage.get(serial)).toMatchObject({ state: 'manual' });
    stage.queue.revoke(stage.revocation('r', paper));
    await stage.run(minute);
    show(stage, known, rowOf(stage.get(serial), { voucher: 'P1' }));
    await stage.run(60 * minute);
    expect(stage.get(serial)).toMatchObject({ state: 'reverted', voucher: 'P1' });
  });

  it('finds its lost outcome by the voucher among the rows of the card', async () => {
    const stage = createStage();
    answers(stage, lost);
    const result = stage.queue.revoke(stage.revocation('r', paper));
    await stage.run(100);
    const serial = result.ok ? result.value.serial : '';
    const row = rowOf(stage.get(serial), { serial: null, voucher: 'P1', kind: 'consumption', revoked: true });
    stage.platform.find = ({ serial: asked }) => Promise.resolve(asked === null ? rows(row) : rows());
    await stage.run(2_000);
    expect(stage.get(serial)).toMatchObject({ state: 'applied', voucher: null });
  });

  it('takes the same intent for the same paper only', async () => {
    const stage = createStage();
    const revoke = (target: Parameters<Stage['queue']['revoke']>[0]['target'], intent = 'r') =>
      stage.queue.revoke(stage.revocation(intent, target));
    const first = revoke(paper);
    expect(revoke(paper)).toEqual(first);
    expect(revoke({ ...paper, voucher: 'P2' })).toMatchObject({ failure: { code: 'intentUsed' } });
    expect(revoke({ ...paper, cardNo: 'C8' })).toMatchObject({ failure: { code: 'intentUsed' } });
    const charge = await applied(stage);
    expect(revoke(paper, 'charge')).toMatchObject({ failure: { code: 'intentUsed' } });
    const own = { kind: 'voucher', voucher: charge.voucher ?? '', cardNo: 'C1', amount: fen(1_000) } as const;
    const second = revoke(own, 'own');
    expect(revoke(own, 'own')).toEqual(second);
    expect(revoke(paper, 'own')).toMatchObject({ failure: { code: 'intentUsed' } });
  });

  it('does not take the voucher of a revocation for something to undo', async () => {
    const stage = createStage();
    const charge = await applied(stage);
    stage.undo('r', charge.serial);
    await stage.run(100);
    const revocation = stage.store.byIntent('r');
    const target = { ...paper, voucher: revocation?.voucher ?? '' };
    expect(stage.queue.revoke(stage.revocation('r2', target))).toMatchObject({ ok: true, value: { parent: null } });
  });

  it('becomes a person’s affair where there is no voucher at all', async () => {
    const stage = createStage();
    const result = stage.queue.revoke(stage.revocation('r', { ...paper, voucher: '' }));
    await stage.run(5 * minute);
    expect(result.ok && stage.get(result.value.serial)).toMatchObject({ state: 'manual', reason: 'poisoned' });
    expect(stage.attempts).toHaveLength(0);
  });
});

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
    const known = await knownOn(again);
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
