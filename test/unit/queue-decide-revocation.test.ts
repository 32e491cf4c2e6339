// Section 4.8: deciding a revocation that never showed in its target.
import { describe, expect, it } from 'vitest';
import { fen } from '../../shared/money.ts';
import { decide, decision } from '../support/queue-manual.ts';
import { show } from '../support/queue-platform.ts';
import { createStage, lost, rowOf } from '../support/queue-stage.ts';

const minute = 60_000;

describe('deciding a revocation', () => {
  const minuteOfRevocations = 30 * minute;

  /** A revocation that never shows in its target's flag. */
  async function manualRevocation() {
    const stage = createStage();
    const { serial: target } = stage.charge('t', 'C1', 5_000);
    await stage.run(100);
    const row = rowOf(stage.get(target), { voucher: stage.get(target).voucher });
    show(stage, row);
    stage.platform.attempt = () => Promise.resolve(lost);
    const { serial } = stage.undo('u', target);
    await stage.run(minuteOfRevocations);
    expect(stage.get(serial)).toMatchObject({ state: 'manual', attempt: 3 });
    return { stage, serial, target, row };
  }

  it('as applied: its target is reverted; no voucher is asked for', async () => {
    const { stage, serial, target } = await manualRevocation();
    const result = await decide(stage, decision(serial, { outcome: 'applied', voucher: 'B7' }));
    expect(result).toMatchObject({ value: { state: 'applied', voucher: null } });
    expect(stage.get(target)).toMatchObject({ state: 'reverted', reason: 'revoked' });
  });

  it('as applied without any voucher, for nobody would need one', async () => {
    const { stage, serial, target } = await manualRevocation();
    expect(await decide(stage, decision(serial, { outcome: 'applied' }))).toMatchObject({
      value: { state: 'applied' },
    });
    expect(stage.get(target).state).toBe('reverted');
  });

  it('as not applied: its target stays, and a revocation that lands late is found', async () => {
    const { stage, serial, target, row } = await manualRevocation();
    await decide(stage, decision(serial));
    expect(stage.get(serial)).toMatchObject({ state: 'cancelled', watchUntil: expect.any(Number) });
    expect(stage.get(target).state).toBe('applied');
    show(stage, { ...row, revoked: true });
    await stage.run(3 * minute);
    expect(stage.get(serial).state).toBe('applied');
    expect(stage.get(target).state).toBe('reverted');
  });

  it('never as reverted, for what it did stands in its target', async () => {
    const { stage, serial } = await manualRevocation();
    expect(await decide(stage, decision(serial, { outcome: 'reverted' }))).toMatchObject({
      failure: { code: 'badArguments' },
    });
  });

  it('is contradicted by a flag, not by a target of other contents', async () => {
    const { stage, serial, row } = await manualRevocation();
    show(stage, { ...row, amount: fen(1), revoked: true });
    expect(await decide(stage, decision(serial))).toMatchObject({ failure: { code: 'decisionContradicted' } });
    show(stage, { ...row, revoked: true }, { ...row, voucher: 'twin' });
    expect(await decide(stage, decision(serial))).toMatchObject({ failure: { code: 'decisionContradicted' } });
    show(stage, { ...row, amount: fen(1) });
    expect(await decide(stage, decision(serial))).toMatchObject({ value: { state: 'cancelled' } });
  });

  it('needs two people where nobody knew the amount', async () => {
    const stage = createStage();
    stage.platform.attempt = () => Promise.resolve(lost);
    const revoked = stage.queue.revoke({
      ...stage.revocation('r', { kind: 'voucher', voucher: 'P1', cardNo: 'C1', amount: fen(0) }),
      approval: { personId: 'boss' },
    });
    const serial = revoked.ok ? revoked.value.serial : '';
    await stage.run(60 * minute);
    expect(stage.get(serial).state).toBe('manual');
    expect(await decide(stage, decision(serial))).toMatchObject({ failure: { code: 'secondPersonNeeded' } });
    const two = { secondPerson: { personId: 'chef' } };
    expect(await decide(stage, decision(serial, two))).toMatchObject({ value: { state: 'cancelled' } });
  });
});
