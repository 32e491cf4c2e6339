// What follows from one operation for its relatives: targets, revocations, papers, ghosts.
import { describe, expect, it } from 'vitest';
import { createLedger } from '../../main/queue/ledger.ts';
import { openRevocation } from '../../main/queue/relatives.ts';
import { standardRules } from '../../main/queue/rules.ts';
import { strictContract } from '../../shared/contract.ts';
import { putOperation } from '../support/queue-core.ts';
import { insertRevocation, intents, setUp } from '../support/queue-ledger-stage.ts';
import { sampleEvents } from '../support/queue-samples.ts';

describe('relatives', () => {
  it('an applied target sends its revocation off; a rejected or reverted one ends it', () => {
    for (const [event, state] of [
      ['logApplied', 'pending'],
      ['logReverted', 'cancelled'],
    ] as const) {
      const { stage, build } = setUp();
      const target = putOperation(stage, 'a', 'A');
      const revocation = insertRevocation(stage, 'r', target, 'blocked');
      const ledger = build();
      ledger.commit(() => ledger.step(target.serial, sampleEvents[event]));
      expect(ledger.get(revocation.serial).state).toBe(state);
    }
    const { stage, build } = setUp();
    const target = putOperation(stage, 'a', 'A', { platformMessage: 'no' });
    const revocation = insertRevocation(stage, 'r', target, 'blocked');
    const ledger = build();
    expect(openRevocation(stage.store, target.serial)?.serial).toBe(revocation.serial);
    ledger.commit(() => ledger.step(target.serial, sampleEvents.absentOnce));
    expect(ledger.get(target.serial).state).toBe('rejected');
    expect(ledger.get(revocation.serial)).toMatchObject({ state: 'cancelled', reason: 'parentClosed' });
    expect(openRevocation(stage.store, target.serial)).toBeNull();
  });

  it('an applied revocation reverts its target, and says which; a refused one does not', () => {
    const { stage, build } = setUp();
    const target = putOperation(stage, 'a', 'A', { state: 'applied', voucher: 'V' });
    const revocation = insertRevocation(stage, 'r', target, 'pending');
    const ledger = build();
    ledger.commit(() => ledger.step(revocation.serial, { type: 'sendStarted' }));
    ledger.commit(() => ledger.step(revocation.serial, sampleEvents.refusedListed));
    expect(ledger.get(target.serial).state).toBe('applied');
    const second = insertRevocation(stage, 'r2', target, 'pending');
    ledger.commit(() => ledger.step(second.serial, { type: 'sendStarted' }));
    ledger.commit(() => ledger.step(second.serial, sampleEvents.accepted));
    expect(ledger.get(target.serial)).toMatchObject({ state: 'reverted', reason: 'revoked' });
    expect(stage.store.events(target.serial).at(-1)?.evidence).toBe(`{"revocation":"${second.serial}"}`);
  });

  it('a paper that turns out to be our own reverts our own, and nothing else does', () => {
    const cases = [
      { own: 'VP', state: 'applied', becomes: 'reverted' },
      { own: 'other', state: 'applied', becomes: 'applied' },
      { own: 'VP', state: 'reverted', becomes: 'reverted' },
    ] as const;
    for (const { own, state, becomes } of cases) {
      const { stage, build } = setUp();
      const target = putOperation(stage, 'a', 'A', { state, voucher: own });
      const paper = insertRevocation(stage, 'p', null, 'pending', 'VP');
      const ledger = build();
      ledger.commit(() => ledger.step(paper.serial, { type: 'sendStarted' }));
      ledger.commit(() => ledger.step(paper.serial, sampleEvents.accepted));
      expect(ledger.get(paper.serial).state).toBe('applied');
      expect(ledger.get(target.serial).state).toBe(becomes);
    }
  });

  it('a paper that was revoked before our own was proven reverts it then', () => {
    const { stage, build } = setUp();
    const target = putOperation(stage, 'a', 'A');
    const paper = insertRevocation(stage, 'p', null, 'pending', 'V1');
    const ledger = build();
    ledger.commit(() => ledger.step(paper.serial, { type: 'sendStarted' }));
    ledger.commit(() => ledger.step(paper.serial, sampleEvents.accepted));
    ledger.commit(() => ledger.step(target.serial, sampleEvents.logApplied));
    expect(ledger.get(target.serial).state).toBe('reverted');
    expect(stage.store.events(target.serial).at(-1)?.evidence).toBe(`{"revocation":"${paper.serial}"}`);
  });

  it('hear nothing of what is still open', () => {
    const { stage, build } = setUp();
    const target = putOperation(stage, 'a', 'A');
    const revocation = insertRevocation(stage, 'r', target, 'blocked');
    const ledger = build();
    ledger.commit(() => ledger.step(target.serial, sampleEvents.logMismatch));
    expect(ledger.get(target.serial).state).toBe('manual');
    expect(ledger.get(revocation.serial).state).toBe('blocked');
  });

  it('are looked for among papers only where an operation is proven late, for that is a long search', () => {
    const searched: string[] = [];
    const { stage } = setUp();
    const { clock, store } = stage.ports;
    const operations = {
      sending: putOperation(stage, 'sending', 'A', { state: 'sending' }),
      reverted: putOperation(stage, 'reverted', 'B'),
      nameless: putOperation(stage, 'nameless', 'C'),
      late: putOperation(stage, 'late', 'D'),
    };
    const ledger = createLedger({
      store: {
        ...store,
        paperRevocationOf(serial, voucher) {
          searched.push(`${serial} ${voucher}`);
          return store.paperRevocationOf(serial, voucher);
        },
      },
      clock,
      rules: standardRules,
      contract: () => strictContract,
      changed: () => undefined,
    });
    ledger.commit(() => ledger.step(operations.sending.serial, sampleEvents.accepted));
    ledger.commit(() => ledger.step(operations.reverted.serial, sampleEvents.logReverted));
    ledger.commit(() => ledger.step(operations.nameless.serial, { ...sampleEvents.logApplied, voucher: null }));
    expect(searched).toEqual([]);
    ledger.commit(() => ledger.step(operations.late.serial, { ...sampleEvents.logApplied, voucher: 'V4' }));
    expect(searched).toEqual([`${operations.late.serial} V4`]);
  });

  it('a revocation is repeated unless the probe saw the platform pay back twice', () => {
    for (const [contract, state] of [
      [strictContract, 'pending'],
      [{ ...strictContract, paysBackTwice: true }, 'manual'],
    ] as const) {
      const { stage } = setUp();
      const { clock, store } = stage.ports;
      const target = putOperation(stage, 'a', 'A', { state: 'applied', voucher: 'V' });
      const { serial } = insertRevocation(stage, 'r', target, 'pending');
      store.move({ serial, from: 'pending', fromAttempt: 0, to: 'unknown', attempt: 1, reason: 'x', evidence: null });
      const changed = () => undefined;
      const ledger = createLedger({ store, clock, rules: standardRules, contract: () => contract, changed });
      ledger.commit(() => ledger.step(serial, sampleEvents.absent));
      expect(ledger.get(serial).state).toBe(state);
    }
  });

  it('a ghost is undone by the till itself, once, whoever was the cashier', () => {
    const { stage, build } = setUp();
    const ghost = putOperation(stage, 'a', 'A', { state: 'cancelled', watchUntil: 4_000_000_000_000 });
    const ledger = build();
    ledger.commit(() => ledger.step(ghost.serial, sampleEvents.logApplied));
    const undo = stage.store.byIntent(`ghost:${ghost.serial}`);
    expect(undo).toMatchObject({
      kind: 'revocation',
      state: 'pending',
      reason: 'ghostRevocation',
      parent: ghost.serial,
      cardNo: 'A',
      amount: 100,
      held: 0,
      operator: 'anna',
      shift: null,
      memberName: null,
      waits: true,
      acceptedOffline: false,
      payload: {
        kind: 'revocation',
        cardNo: 'A',
        target: ghost.serial,
        voucher: null,
        amount: 100,
        reason: 'ghost',
      },
    });
    expect(intents(ledger.open())).toEqual([`ghost:${ghost.serial}`]);
  });

  it('a ghost whose revocation is on its way is not undone twice', () => {
    const { stage, build } = setUp();
    const told = putOperation(stage, 'a', 'A', { state: 'unknown', platformMessage: 'no' });
    const revocation = insertRevocation(stage, 'r', told, 'blocked');
    const ledger = build();
    ledger.commit(() => ledger.step(told.serial, sampleEvents.logApplied));
    expect(stage.store.byIntent(`ghost:${told.serial}`)).toBeNull();
    expect(ledger.get(revocation.serial).state).toBe('pending');
  });

  it('what nobody was told to be refused is not undone', () => {
    const { stage, build } = setUp();
    const unknown = putOperation(stage, 'a', 'A');
    const ledger = build();
    ledger.commit(() => ledger.step(unknown.serial, sampleEvents.logApplied));
    expect(intents(ledger.open())).toEqual([]);
  });
});
