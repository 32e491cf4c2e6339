// The shell around the machine: one transaction, and a mirror that is right afterwards.
import { describe, expect, it } from 'vitest';
import { createLedger, watchFor } from '../../main/queue/ledger.ts';
import { standardRules } from '../../main/queue/rules.ts';
import { strictContract } from '../../shared/contract.ts';
import { putOperation } from '../support/queue-core.ts';
import { insertRevocation, intents, setUp } from '../support/queue-ledger-stage.ts';
import { sampleEvents } from '../support/queue-samples.ts';

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

it('watches for a day and the night after', () => {
  expect(watchFor).toBe(36 * 60 * 60 * 1_000);
});
