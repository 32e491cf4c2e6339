// A platform without log: what a start makes of what was on its way, and one attempt alone.
import { describe, expect, it } from 'vitest';
import { attempt, startEvent } from '../../main/queue/attempt.ts';
import { wasNeverPosted } from '../../main/queue/balance.ts';
import { ask } from '../../main/queue/inquiry.ts';
import { open } from '../support/queue-balance-stage.ts';
import { createTestCore, putOperation } from '../support/queue-core.ts';
import { createStage, type Stage } from '../support/queue-stage.ts';

const minute = 60_000;

describe('a start', () => {
  const sent = (stage: Stage) =>
    putOperation(stage, 'i', 'C1', { state: 'sending', attempt: 1, reason: 'sendStarted' });

  it('takes back what was never posted', () => {
    const { stage } = open({ unstarted: true });
    const operation = sent(stage);
    const core = createTestCore(stage);
    expect(startEvent(core, operation)).toEqual({ type: 'unsent', reason: 'unsentNotNoted', evidence: null });
    stage.store.note(operation.serial, 'balanceBefore', {});
    expect(startEvent(core, operation)).toEqual({ type: 'startup' });
  });

  it('believes that of nothing else', () => {
    const { stage } = open({ unstarted: true });
    const unknown = putOperation(stage, 'i', 'C1', { state: 'unknown', attempt: 1, reason: 'sendStarted' });
    expect(startEvent(createTestCore(stage), unknown)).toEqual({ type: 'startup' });
    const yazuo = createStage({ unstarted: true });
    expect(startEvent(createTestCore(yazuo), sent(yazuo))).toEqual({ type: 'startup' });
  });

  it('counts only what came after the last attempt began', () => {
    const { stage } = open({ unstarted: true });
    const { serial } = sent(stage);
    const [first, second] = stage.store.events(serial);
    const noted = { ...second, reason: 'balanceBefore' } as NonNullable<typeof second>;
    const began = second as NonNullable<typeof second>;
    expect(wasNeverPosted([])).toBe(false);
    expect(wasNeverPosted([first as NonNullable<typeof first>])).toBe(false);
    expect(wasNeverPosted([began])).toBe(true);
    expect(wasNeverPosted([began, noted])).toBe(false);
    expect(wasNeverPosted([noted, began, { ...began, reason: 'recordThrew' }])).toBe(true);
  });

  it('sends it again, for it never left', async () => {
    const { stage, service } = open({ unstarted: true });
    const { serial } = sent(stage);
    stage.build().start();
    await stage.run(minute);
    expect(stage.get(serial)).toMatchObject({ state: 'applied', attempt: 1 });
    expect(service.posted).toEqual([serial]);
  });

  it('makes what was noted a person’s affair: nobody knows how long that is ago', async () => {
    const { stage, service } = open({ unstarted: true });
    const { serial } = sent(stage);
    stage.store.note(serial, 'balanceBefore', { account: '00', balance: 1_000_000, quantity: 10_000 });
    service.move('C1', -10_000);
    stage.build().start();
    await stage.run(minute);
    expect(stage.get(serial)).toMatchObject({ state: 'manual', reason: 'balanceTooOld', watchUntil: null });
  });
});

describe('one attempt alone', () => {
  it('opens the line by a balance too', async () => {
    const { stage } = open({ unstarted: true });
    const core = createTestCore(stage);
    const operation = putOperation(stage, 'i', 'C1');
    expect(core.gate.isOpen()).toBe(false);
    await ask(core, operation);
    expect(core.gate.isOpen()).toBe(true);
  });

  it('remembers what it saw', async () => {
    const { stage, service } = open({ unstarted: true });
    service.lose(false);
    const core = createTestCore(stage);
    const { serial } = stage.store.insert(stage.draft('i', 'C1', 100), 'pending', 'accepted');
    await attempt(core, stage.get(serial));
    expect(core.balances.of(serial)).toMatchObject({ balance: 1_000_000, quantity: 10_000, isWhole: true });
    const reading = await ask(core, stage.get(serial));
    expect(reading).toMatchObject({ finding: { kind: 'absent' }, voucher: serial });
    service.move('C1', 5);
    expect(await ask(core, stage.get(serial))).toMatchObject({
      finding: { kind: 'untrusted', why: 'balanceMovedOtherwise' },
      evidence: { before: { balance: 1_000_000 }, now: [{ account: '00', balance: 1_000_005 }], details: 'read' },
    });
    expect(core.balances.of(serial)?.spoiltBy).toBe('balanceMovedOtherwise');
  });
});
