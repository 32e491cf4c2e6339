// A platform without log: what becomes of an outcome that only the balance can tell.
import { describe, expect, it } from 'vitest';
import { askAbout } from '../../main/queue/ask.ts';
import { createKnownSerials } from '../../main/queue/known.ts';
import type { LogOutcome } from '../../main/queue/ports.ts';
import { standardRules } from '../../main/queue/rules.ts';
import { strictContract } from '../../shared/contract.ts';
import { answer, open } from '../support/queue-balance-stage.ts';
import { createTestCore, putOperation } from '../support/queue-core.ts';
import { acceptedWith, lost, refusedWith } from '../support/queue-stage.ts';

const minute = 60_000;
const samePayment = { ...strictContract, repeatProven: true };

describe('an unknown outcome', () => {
  it('is applied, when the balance fell by exactly that', async () => {
    const { stage, service } = open();
    service.lose(true);
    const { serial } = stage.charge('i', 'C1', 5_000);
    await stage.run(10_000);
    expect(stage.get(serial)).toMatchObject({ state: 'applied', voucher: serial, reason: 'balanceApplied' });
    expect(service.posted).toEqual([serial]);
  });

  it('is a person’s affair where it stands as it was over the quarantine', async () => {
    const { stage, service } = open();
    service.lose(false);
    const { serial } = stage.charge('i', 'C1', 5_000);
    await stage.run(150_000);
    expect(stage.get(serial).state).toBe('unknown');
    await stage.run(2 * minute);
    expect(stage.get(serial)).toMatchObject({ state: 'manual', reason: 'absentManual' });
    expect(stage.queries.every((query) => query.serial === serial)).toBe(true);
  });

  it('ends with its revocation where it stands as it was, unwatched', async () => {
    const { stage, service } = open();
    service.lose(false);
    const { serial } = stage.charge('i', 'C1', 5_000);
    await stage.run(5_000);
    const undo = stage.undo('u', serial);
    expect(undo).toMatchObject({ state: 'blocked', payload: { byHand: true } });
    await stage.run(5 * minute);
    expect(stage.get(serial)).toMatchObject({ state: 'cancelled', watchUntil: null });
    expect(stage.get(undo.serial)).toMatchObject({ state: 'cancelled', watchUntil: null });
  });

  it('is a person’s affair at once where it moved by something else, and is asked for no more', async () => {
    const { stage, service } = open();
    service.lose(true);
    const { serial } = stage.charge('i', 'C1', 5_000);
    service.move('C1', 1);
    await stage.run(10);
    service.move('C1', 1);
    await stage.run(10_000);
    expect(stage.get(serial)).toMatchObject({ state: 'manual', reason: 'balanceMovedOtherwise' });
    const asked = stage.queries.length;
    service.move('C1', -1);
    await stage.run(120 * minute);
    expect(stage.queries).toHaveLength(asked);
  });

  it('is a person’s affair where the first look comes too late', async () => {
    const { stage, service } = open();
    service.lose(true);
    const find = stage.platform.find;
    stage.platform.find = async () => ({
      kind: 'failed',
      reason: 'unsentConnection',
      reachable: false,
      evidence: null,
    });
    const { serial } = stage.charge('i', 'C1', 5_000);
    await stage.run(6 * minute);
    expect(stage.get(serial).state).toBe('unknown');
    stage.platform.find = find;
    await stage.run(2 * minute);
    expect(stage.get(serial)).toMatchObject({ state: 'manual', reason: 'balanceTooOld' });
  });

  it('is a person’s affair beside another one of the card', async () => {
    const { stage, service } = open();
    service.lose(true);
    const first = stage.charge('i', 'C1', 5_000);
    await stage.run(10);
    service.move('C1', 1);
    await stage.run(10_000);
    expect(stage.get(first.serial).state).toBe('manual');
    const second = stage.charge('j', 'C1', 5_000);
    await stage.run(10_000);
    expect(stage.get(second.serial)).toMatchObject({ state: 'manual', reason: 'balanceShared' });
  });

  it('is a person’s affair after a quarantine where nobody tells the balance', async () => {
    const { stage, service } = open();
    service.lose(true);
    stage.platform.find = async () => ({ kind: 'failed', reason: 'logRefused', reachable: true, evidence: null });
    const { serial } = stage.charge('i', 'C1', 5_000);
    await stage.run(2 * minute);
    expect(stage.get(serial).state).toBe('unknown');
    await stage.run(3 * minute);
    expect(stage.get(serial)).toMatchObject({ state: 'manual', reason: 'unprovable' });
  });

  it('is refused where it was refused in words and the balance stands', async () => {
    const { stage, service } = open();
    service.post = () => refusedWith('no such dish', false);
    const { serial } = stage.charge('i', 'C1', 5_000);
    await stage.run(10_000);
    expect(stage.get(serial)).toMatchObject({ state: 'rejected', reason: 'refusalConfirmed', watchUntil: null });
  });

  it('that was told to be refused and was charged is credited by hand', async () => {
    const { stage, service } = open();
    service.post = (sending) => {
      service.charge(sending);
      return refusedWith('no such dish', false);
    };
    const { serial } = stage.charge('i', 'C1', 5_000);
    await stage.run(10_000);
    expect(stage.get(serial)).toMatchObject({ state: 'applied', reason: 'ghostFound' });
    expect(stage.store.byIntent(`ghost:${serial}`)).toMatchObject({
      state: 'manual',
      reason: 'creditByHand',
      payload: { byHand: true },
    });
  });

  it('cannot be told by an answer that is neither', async () => {
    const { stage } = open({ unstarted: true });
    const core = createTestCore(stage);
    const { balances, known } = core;
    const { clock, random, store } = stage.ports;
    const operation = putOperation(stage, 'i', 'C1');
    const answers: LogOutcome[] = [{ kind: 'rows', rows: [], evidence: null }, answer(1)];
    const find = async () => answers.shift() ?? answer(2);
    const parts = { store, random, clock, balances, known, rules: standardRules, find };
    const broken = { kind: 'failed', reason: 'logIncomplete', reachable: true, evidence: 'read' };
    expect(await askAbout(operation, parts)).toEqual(broken);
    answers.push({ kind: 'rows', rows: [], evidence: null }, { kind: 'rows', rows: [], evidence: null });
    expect(await askAbout(operation, parts)).toEqual(broken);
    const own = putOperation(stage, 'k', 'C2', { state: 'applied' });
    const certain = { ...createKnownSerials(store, clock, core.lags, () => 0), pick: () => own };
    answers.push({ kind: 'rows', rows: [], evidence: null }, { kind: 'rows', rows: [], evidence: null });
    expect(await askAbout(operation, { ...parts, known: certain })).toEqual(broken);
  });
});

describe('where the same payment may be sent again', () => {
  const again = { settings: { contract: () => samePayment } };

  it('is sent again after the quarantine, and its acceptance proves it', async () => {
    const { stage, service } = open(again);
    service.lose(false);
    const { serial } = stage.charge('i', 'C1', 5_000);
    await stage.run(minute);
    service.post = () => acceptedWith(serial);
    await stage.run(4 * minute);
    expect(stage.get(serial)).toMatchObject({ state: 'applied', attempt: 2 });
  });

  it('is sent again where the balance proves nothing', async () => {
    const { stage, service } = open(again);
    service.post = (sending) => {
      service.charge(sending);
      service.move('C1', 7);
      return lost;
    };
    const { serial } = stage.charge('i', 'C1', 5_000);
    await stage.run(minute);
    expect(stage.get(serial).state).toBe('unknown');
    service.move('C1', -7);
    service.post = () => acceptedWith(serial);
    await stage.run(4 * minute);
    expect(stage.reasons(serial)).toContain('balanceRepeat');
    expect(stage.get(serial)).toMatchObject({ state: 'applied', attempt: 2, reason: 'answered' });
  });

  it('never while it is to be undone, was refused, or may not wait', async () => {
    const { stage, service } = open(again);
    service.post = (sending) => {
      service.charge(sending);
      service.move('C1', 7);
      return lost;
    };
    const { serial } = stage.charge('i', 'C1', 5_000);
    await stage.run(5_000);
    const undo = stage.undo('u', serial);
    await stage.run(5 * minute);
    expect(stage.get(serial)).toMatchObject({ state: 'manual', reason: 'balanceMovedOtherwise', attempt: 1 });
    expect(stage.get(undo.serial).state).toBe('blocked');
    service.post = (sending) => {
      service.move(sending.operation.cardNo, 7);
      return refusedWith('no', false);
    };
    const refused = stage.charge('j', 'C2', 5_000);
    await stage.run(5 * minute);
    expect(stage.get(refused.serial)).toMatchObject({ state: 'manual', attempt: 1 });
  });
});
