// A platform without undo: a revocation is a credit by hand, and what is a person’s affair is asked for no more.
import { describe, expect, it } from 'vitest';
import type { ManualDecision } from '../../main/queue/api.ts';
import { ask } from '../../main/queue/inquiry.ts';
import { take } from '../../main/queue/take.ts';
import { fen } from '../../shared/money.ts';
import { open } from '../support/queue-balance-stage.ts';
import { createTestCore, putOperation } from '../support/queue-core.ts';
import type { Stage } from '../support/queue-stage.ts';

const minute = 60_000;

function decision(serial: string, more: Partial<ManualDecision> = {}): ManualDecision {
  const decidedBy = { personId: 'boss' };
  const shared = { operator: 'anna', reason: 'credited there', decidedBy, secondPerson: null };
  return { serial, outcome: 'applied', voucher: null, ...shared, ...more };
}

async function decide(stage: Stage, asked: ManualDecision) {
  const decided = stage.queue.decide(asked);
  await stage.run(100);
  return decided;
}

describe('a credit by hand', () => {
  it('is never sent, and is a person’s affair at once', async () => {
    const { stage, service } = open();
    const sale = stage.charge('i', 'C1', 5_000);
    await stage.run(100);
    const undo = stage.undo('u', sale.serial);
    expect(undo).toMatchObject({ state: 'manual', reason: 'creditByHand', attempt: 0 });
    expect(undo.payload).toMatchObject({ target: sale.serial, byHand: true });
    const asked = stage.queries.length;
    await stage.run(60 * minute);
    expect(stage.get(undo.serial).state).toBe('manual');
    expect(stage.get(sale.serial).state).toBe('applied');
    expect(service.posted).toEqual([sale.serial]);
    expect(stage.queries).toHaveLength(asked);
  });

  it('of what never left ends both without a person', () => {
    const { stage } = open({ unstarted: true });
    const sale = stage.charge('i', 'C1', 5_000);
    const undo = stage.undo('u', sale.serial);
    expect(undo).toMatchObject({ state: 'cancelled' });
    expect(stage.get(sale.serial)).toMatchObject({ state: 'cancelled', reason: 'withdrawn' });
  });

  it('undoes its target when somebody says so, with the reference of the credit', async () => {
    const { stage } = open();
    const sale = stage.charge('i', 'C1', 5_000);
    await stage.run(100);
    const undo = stage.undo('u', sale.serial);
    const without = await decide(stage, decision(undo.serial));
    expect(without).toMatchObject({ ok: false, failure: { code: 'voucherMissing' } });
    const wrong = await decide(stage, decision(undo.serial, { voucher: sale.serial }));
    expect(wrong).toMatchObject({ ok: false, failure: { code: 'voucherOfAnother' } });
    const reverted = await decide(stage, decision(undo.serial, { outcome: 'reverted', voucher: 'M77' }));
    expect(reverted).toMatchObject({ ok: false, failure: { code: 'badArguments' } });
    await decide(stage, decision(undo.serial, { voucher: ' M77 ' }));
    expect(stage.get(undo.serial)).toMatchObject({ state: 'applied', voucher: 'M77', reason: 'decidedApplied' });
    expect(stage.get(sale.serial)).toMatchObject({ state: 'reverted', voucher: sale.serial });
  });

  it('was not given: the sale stands, and may be revoked anew, never twice at once', async () => {
    const { stage } = open();
    const sale = stage.charge('i', 'C1', 5_000);
    await stage.run(100);
    const undo = stage.undo('u', sale.serial);
    const twice = stage.queue.revoke(stage.revocation('u2', { kind: 'operation', serial: sale.serial }));
    expect(twice).toMatchObject({ ok: false, failure: { code: 'revocationOpen' } });
    await decide(stage, decision(undo.serial, { outcome: 'notApplied' }));
    expect(stage.get(undo.serial)).toMatchObject({ state: 'cancelled', watchUntil: null });
    expect(stage.get(sale.serial).state).toBe('applied');
    expect(stage.undo('u3', sale.serial).state).toBe('manual');
  });

  it('of a paper from elsewhere is a person’s affair too', async () => {
    const { stage } = open();
    const target = { kind: 'voucher', voucher: 'P1', cardNo: 'C1', amount: fen(500) } as const;
    const accepted = stage.queue.revoke(stage.revocation('u', target));
    expect(accepted).toMatchObject({ ok: true, value: { state: 'manual', reason: 'creditByHand', parent: null } });
    const again = stage.queue.revoke(stage.revocation('u2', target));
    expect(again).toMatchObject({ ok: false, failure: { code: 'revocationOpen' } });
  });

  it('waits for a sale whose outcome is not known, and follows what a person says of it', async () => {
    const { stage, service } = open();
    service.lose(true);
    const sale = stage.charge('i', 'C1', 5_000);
    await stage.run(10);
    service.move('C1', 3);
    await stage.run(10_000);
    expect(stage.get(sale.serial).state).toBe('manual');
    const undo = stage.undo('u', sale.serial);
    expect(undo.state).toBe('blocked');
    await decide(stage, decision(sale.serial));
    expect(stage.get(sale.serial)).toMatchObject({ state: 'applied', voucher: sale.serial });
    expect(stage.get(undo.serial)).toMatchObject({ state: 'manual', reason: 'creditByHand' });
  });
});

describe('what is a person’s affair, or closed', () => {
  it('is decided without a question', async () => {
    const { stage, service } = open();
    service.lose(true);
    const { serial } = stage.charge('i', 'C1', 5_000);
    await stage.run(10);
    service.move('C1', 3);
    await stage.run(10_000);
    const asked = stage.queries.length;
    await decide(stage, decision(serial, { outcome: 'notApplied' }));
    expect(stage.get(serial)).toMatchObject({ state: 'cancelled', watchUntil: null });
    expect(stage.queries).toHaveLength(asked);
  });

  it('is not asked for by balance, whoever asks', async () => {
    const { stage } = open({ unstarted: true });
    const core = createTestCore(stage);
    const closed = putOperation(stage, 'i', 'C1', { state: 'applied' });
    expect(await ask(core, closed)).toEqual({
      kind: 'answered',
      finding: { kind: 'untrusted', why: 'neverInLog' },
      voucher: closed.serial,
      evidence: null,
    });
    expect(stage.queries).toEqual([]);
  });

  it('is not watched, nor knocked with', () => {
    const { stage } = open({ unstarted: true });
    putOperation(stage, 'i', 'C1', { state: 'manual' });
    putOperation(stage, 'j', 'C2', { state: 'cancelled', watchUntil: Number.MAX_SAFE_INTEGER });
    const core = createTestCore(stage);
    const busy = { cards: new Set<string>(), knocking: false };
    expect(take(core, busy, 1_000_000)).toBeNull();
    core.gate.open();
    expect(take(core, busy, 1_000_000)).toBeNull();
  });
});
