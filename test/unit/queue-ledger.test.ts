// The shell around the machine: one transaction, a mirror that is right afterwards, and what follows for relatives.
import { describe, expect, it } from 'vitest';
import { createLedger, watchFor } from '../../main/queue/ledger.ts';
import type { Operation, OperationDraft } from '../../main/queue/operation.ts';
import { openRevocation } from '../../main/queue/relatives.ts';
import { standardRules } from '../../main/queue/rules.ts';
import { strictContract } from '../../shared/contract.ts';
import { fen } from '../../shared/money.ts';
import { putOperation } from '../support/queue-core.ts';
import { sampleEvents } from '../support/queue-samples.ts';
import { createStage, type Stage } from '../support/queue-stage.ts';

function setUp(repeatProven = false) {
  const stage = createStage({ unstarted: true });
  const changed: string[] = [];
  const { clock, store } = stage.ports;
  const build = () =>
    createLedger({
      store,
      clock,
      rules: standardRules,
      contract: () => ({ repeatProven, logLag: 0 }),
      changed: ({ intent, state }) => changed.push(`${intent} ${state}`),
    });
  return { stage, store, changed, build };
}

function insertRevocation(
  stage: Stage,
  intent: string,
  target: Operation | null,
  state: 'pending' | 'blocked',
  voucher: string | null = null,
): Operation {
  const draft: OperationDraft = {
    ...stage.draft(intent, 'A', 100),
    payload: {
      kind: 'revocation',
      cardNo: 'A',
      target: target?.serial ?? null,
      voucher,
      amount: fen(100),
      reason: 'r',
    },
    held: fen(0),
  };
  return stage.store.insert(draft, state, 'revocationAccepted');
}

const intents = (operations: Iterable<Operation>) => [...operations].map(({ intent }) => intent);

describe('the mirror', () => {
  it('holds what is open and what is watched, from the start', () => {
    const { stage, build } = setUp();
    const later = stage.time.clock.wall() + 1_000;
    putOperation(stage, 'unknown', 'A');
    putOperation(stage, 'manual', 'B', { state: 'manual' });
    putOperation(stage, 'applied', 'C', { state: 'applied', voucher: 'V' });
    putOperation(stage, 'watched', 'D', { state: 'rejected', watchUntil: later });
    putOperation(stage, 'over', 'E', { state: 'rejected', watchUntil: 1 });
    const ledger = build();
    expect(intents(ledger.open())).toEqual(['unknown', 'manual']);
    expect(intents(ledger.watched())).toEqual(['watched']);
    expect(ledger.lanes().map(({ cardNo }) => cardNo)).toEqual(['A']);
    expect(ledger.reload()).toEqual([]);
  });

  it('follows each commit, and tells of it once it is durable', () => {
    const { stage, build, changed } = setUp();
    const { serial } = putOperation(stage, 'a', 'A', { state: 'pending', attempt: 0 });
    const ledger = build();
    const before = ledger.lanes();
    expect(ledger.lanes()).toBe(before);
    ledger.commit(() => {
      ledger.step(serial, { type: 'sendStarted' });
      ledger.step(serial, sampleEvents.refusedListed);
      expect(changed).toEqual([]);
    });
    expect(changed).toEqual(['a rejected']);
    expect(intents(ledger.open())).toEqual([]);
    expect(intents(ledger.watched())).toEqual(['a']);
    expect(ledger.lanes()).toEqual([]);
    expect(ledger.get(serial).watchUntil).toBe(stage.time.clock.wall() + watchFor);
    ledger.commit(() => ledger.step(serial, sampleEvents.logReverted));
    expect(intents(ledger.watched())).toEqual([]);
  });

  it('is told of notes and of what is inserted, but not of what changes nothing', () => {
    const { stage, build, changed } = setUp();
    const { serial } = putOperation(stage, 'a', 'A');
    const ledger = build();
    ledger.commit(() => ledger.step(serial, { type: 'startup' }));
    expect(changed).toEqual([]);
    ledger.commit(() => ledger.step(serial, sampleEvents.refusedListed));
    ledger.commit(() => ledger.note(serial, 'logNotTrusted', { why: 'x' }));
    expect(stage.reasons(serial).slice(-2)).toEqual(['lateAnswerIgnored', 'logNotTrusted']);
    expect(stage.store.events(serial).at(-1)?.evidence).toBe('{"why":"x"}');
    ledger.commit(() => ledger.insert(stage.draft('b', 'B', 100), 'pending', 'accepted', { by: 'boss' }));
    expect(changed).toEqual(['a unknown', 'a unknown', 'b pending']);
    expect(intents(ledger.open())).toEqual(['a', 'b']);
    const inserted = stage.store.byIntent('b')?.serial ?? '';
    expect(stage.store.events(inserted)[0]?.evidence).toBe('{"by":"boss"}');
  });

  it('stays as it was where the transaction failed', () => {
    const { stage, build, changed } = setUp();
    const { serial } = putOperation(stage, 'a', 'A');
    const ledger = build();
    const failing = () =>
      ledger.commit(() => {
        ledger.step(serial, sampleEvents.logApplied);
        throw new Error('rolled back');
      });
    expect(failing).toThrow('rolled back');
    expect(changed).toEqual([]);
    expect(intents(ledger.open())).toEqual(['a']);
    ledger.commit(() => undefined);
    expect(changed).toEqual([]);
  });

  it('is read anew, and says what is new', () => {
    const { stage, build } = setUp();
    const later = stage.time.clock.wall() + 1_000;
    putOperation(stage, 'a', 'A');
    putOperation(stage, 'watched', 'W', { state: 'rejected', watchUntil: later });
    const ledger = build();
    expect(ledger.lanes()).toHaveLength(1);
    putOperation(stage, 'b', 'B');
    expect(intents(ledger.reload())).toEqual(['b']);
    expect(ledger.lanes()).toHaveLength(2);
    const { serial } = ledger.get(stage.store.byIntent('a')?.serial ?? '');
    stage.store.move({
      serial,
      from: 'unknown',
      fromAttempt: 1,
      to: 'applied',
      voucher: 'V',
      reason: 'x',
      evidence: null,
    });
    expect(ledger.reload()).toEqual([]);
    expect(intents(ledger.open())).toEqual(['b']);
    expect(ledger.lanes()).toHaveLength(1);
  });

  it('throws for a serial that nobody has, and for what changed under a transaction', () => {
    const { stage, build } = setUp();
    const { serial } = putOperation(stage, 'a', 'A');
    expect(() => build().get('nobody')).toThrow('no operation nobody');
    const { clock } = stage.ports;
    const stubborn = createLedger({
      store: { ...stage.store, move: () => false },
      clock,
      rules: standardRules,
      contract: () => strictContract,
      changed: () => undefined,
    });
    expect(() => stubborn.commit(() => stubborn.step(serial, sampleEvents.logApplied))).toThrow(
      `operation ${serial} changed under a transaction`,
    );
  });
});

describe('the facts of a decision', () => {
  it('are asked for each time: a proven repeat, and a revocation that forbids it', () => {
    const strict = setUp();
    const first = putOperation(strict.stage, 'a', 'A');
    const ledger = strict.build();
    ledger.commit(() => ledger.step(first.serial, sampleEvents.absent));
    expect(ledger.get(first.serial).state).toBe('manual');

    const proven = setUp(true);
    const second = putOperation(proven.stage, 'a', 'A');
    const third = putOperation(proven.stage, 'b', 'A');
    const blocked = insertRevocation(proven.stage, 'r', third, 'blocked');
    const other = proven.build();
    other.commit(() => other.step(second.serial, sampleEvents.absent));
    expect(other.get(second.serial).state).toBe('pending');
    other.commit(() => other.step(third.serial, sampleEvents.absent));
    expect(other.get(third.serial).state).toBe('cancelled');
    expect(other.get(blocked.serial)).toMatchObject({ state: 'cancelled', reason: 'parentClosed' });
  });
});

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

it('watches for a day and the night after', () => {
  expect(watchFor).toBe(36 * 60 * 60 * 1_000);
});
