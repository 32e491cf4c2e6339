// A UniPOS bill is paid by one operation: what the queue refuses, what it lets pass, and when the bill is free again.
import { describe, expect, it } from 'vitest';
import type { AcceptOptions } from '../../main/queue/api.ts';
import type { OperationDraft } from '../../main/queue/operation.ts';
import { fen } from '../../shared/money.ts';
import { acceptedWith, createStage, lost, refusedWith, type Stage } from '../support/queue-stage.ts';
import { saleDraft } from '../support/sale-draft.ts';

const online = { secret: null, offline: null } as const;

function billDraft(intent: string, cardNo: string, billNo: string): OperationDraft {
  const draft = saleDraft(intent, cardNo, 100);
  return draft.payload.kind === 'consumption'
    ? { ...draft, payload: { ...draft.payload, bill: { billNo, shopNo: '1001' } } }
    : draft;
}

function pay(stage: Stage, intent: string, cardNo: string, billNo = 'B1', options: AcceptOptions = online) {
  const result = stage.queue.accept(billDraft(intent, cardNo, billNo), options);
  return result.ok ? result.value.state : result.failure;
}

describe('a bill that an operation names', () => {
  it('is busy until its outcome is known, and paid then; another card changes nothing, another bill is free', async () => {
    const stage = createStage();
    expect(pay(stage, 'first', 'A')).toBe('pending');
    const serial = stage.store.byIntent('first')?.serial;
    expect(pay(stage, 'second', 'B')).toEqual({ code: 'billBusy', parameters: { billNo: 'B1', serial } });
    expect(pay(stage, 'other', 'A', 'B2')).toBe('pending');
    await stage.run(1_000);
    expect(stage.store.byIntent('first')?.state).toBe('applied');
    expect(pay(stage, 'third', 'B')).toEqual({ code: 'billPaid', parameters: { billNo: 'B1', serial } });
    expect(stage.store.byIntent('second')).toBeNull();
  });

  it('is free for a sale without a bill, and the same intent is the same sale', () => {
    const stage = createStage({ unstarted: true });
    expect(pay(stage, 'first', 'A')).toBe('pending');
    expect(pay(stage, 'first', 'A')).toBe('pending');
    expect(stage.queue.accept(saleDraft('plain', 'A', 100), online).ok).toBe(true);
    expect(stage.queue.accept(saleDraft('plain too', 'A', 100), online).ok).toBe(true);
    const recharge = { kind: 'recharge', cardNo: 'A', amount: fen(100), payments: [] } as const;
    expect(stage.queue.accept({ ...saleDraft('recharge', 'A', 100), payload: recharge }, online).ok).toBe(true);
  });

  it('stays busy while nobody knows the outcome', async () => {
    const stage = createStage();
    stage.platform.attempt = () => Promise.resolve(lost);
    stage.platform.find = () =>
      Promise.resolve({ kind: 'failed', reason: 'unknownTimeout', reachable: false, evidence: null });
    pay(stage, 'first', 'A');
    await stage.run(1_000);
    expect(stage.store.byIntent('first')?.state).toBe('unknown');
    expect(pay(stage, 'second', 'B')).toMatchObject({ code: 'billBusy' });
  });

  it('is free again once the operation was refused, or revoked', async () => {
    const stage = createStage();
    stage.platform.attempt = () => Promise.resolve(refusedWith('no', true));
    pay(stage, 'refused', 'A');
    await stage.run(1_000);
    expect(stage.store.byIntent('refused')?.state).toBe('rejected');
    stage.platform.attempt = () => Promise.resolve(acceptedWith('V1'));
    expect(pay(stage, 'paid', 'A')).toBe('pending');
    await stage.run(1_000);
    stage.platform.attempt = () => Promise.resolve(acceptedWith('V2'));
    stage.undo('undo', stage.store.byIntent('paid')?.serial ?? '');
    await stage.run(1_000);
    expect(stage.store.byIntent('paid')?.state).toBe('reverted');
    expect(pay(stage, 'again', 'B')).toBe('pending');
  });

  it('no approval and no connection lift it', () => {
    const stage = createStage({ unstarted: true });
    pay(stage, 'first', 'A');
    const approval = { personId: 'p1' };
    expect(pay(stage, 'approved', 'B', 'B1', { ...online, approval })).toMatchObject({ code: 'billBusy' });
    const offline = { lastBalance: fen(100_000), balanceAge: 0, offlineFor: 0 };
    expect(pay(stage, 'offline', 'B', 'B1', { secret: null, offline })).toMatchObject({ code: 'billBusy' });
    expect(pay(stage, 'free', 'B', 'B2', { secret: null, offline })).toBe('pending');
  });

  it('may be shared by those that the caller names, and by nobody else', () => {
    const stage = createStage({ unstarted: true });
    const sharesBill: AcceptOptions['sharesBill'] = (other) => other.intent.startsWith('unipos:');
    expect(pay(stage, 'unipos:1', 'A', 'B1', { ...online, sharesBill })).toBe('pending');
    expect(pay(stage, 'unipos:2', 'B', 'B1', { ...online, sharesBill })).toBe('pending');
    expect(pay(stage, 'counter', 'C')).toMatchObject({ code: 'billBusy' });
    expect(pay(stage, 'counter', 'C', 'B2')).toBe('pending');
    expect(pay(stage, 'unipos:3', 'D', 'B2', { ...online, sharesBill })).toMatchObject({ code: 'billBusy' });
  });
});
