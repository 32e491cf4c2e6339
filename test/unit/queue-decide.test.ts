// Section 4.8: what is manual, what a person may make of it, and who may.
import { describe, expect, it } from 'vitest';
import { defaultLimits } from '../../shared/limits.ts';
import { decide, decision, evidenceOf, manual } from '../support/queue-manual.ts';
import { show } from '../support/queue-platform.ts';
import { acceptedWith, rowOf } from '../support/queue-stage.ts';

const minute = 60_000;
const day = 24 * 60 * minute;

describe('deciding what is manual', () => {
  it('as not applied: ends it, watched, with all that was known in the evidence', async () => {
    const { stage, serial } = await manual();
    const asked = stage.queries.length;
    const result = await decide(stage, decision(serial));
    expect(result).toMatchObject({ ok: true, value: { serial, state: 'cancelled' } });
    expect(stage.get(serial).watchUntil).toBeGreaterThan(stage.time.clock.wall() + day);
    // The question itself and both controls, now.
    expect(stage.queries.slice(asked, asked + 3).map(({ cardNo }) => cardNo)).toEqual(['C1', 'C1', 'CK']);
    expect(evidenceOf(stage, serial)).toMatchObject({
      outcome: 'notApplied',
      reason: 'the guest shows no charge',
      operator: 'anna',
      decidedBy: 'boss',
      secondPerson: null,
      voucher: null,
      finding: 'absent',
      why: null,
      rows: null,
    });
    expect(stage.reasons(serial).at(-1)).toBe('decidedNotApplied');
  });

  it('as not applied, and it lands after all: the till undoes it', async () => {
    const { stage, serial, known } = await manual();
    await decide(stage, decision(serial));
    stage.platform.attempt = () => Promise.resolve(acceptedWith('U1'));
    show(stage, known, rowOf(stage.get(serial)));
    await stage.run(3 * minute);
    expect(stage.get(serial).state).toBe('reverted');
    expect(stage.reasons(serial)).toContain('ghostFound');
    expect(stage.attempts.at(-1)).toMatchObject({
      parentVoucher: `L${serial}`,
      operation: { intent: `ghost:${serial}` },
    });
  });

  it('as applied: wants the voucher, and keeps it for a later revocation', async () => {
    const { stage, serial } = await manual();
    expect(await decide(stage, decision(serial, { outcome: 'applied' }))).toMatchObject({
      failure: { code: 'voucherMissing' },
    });
    expect(await decide(stage, decision(serial, { outcome: 'applied', voucher: '  ' }))).toMatchObject({
      failure: { code: 'voucherMissing' },
    });
    expect(stage.get(serial).state).toBe('manual');
    const result = await decide(stage, decision(serial, { outcome: 'applied', voucher: ' B7 ' }));
    expect(result).toMatchObject({
      value: { state: 'applied', voucher: 'B7', reason: 'decidedApplied', watchUntil: null },
    });
  });

  it('as applied with the voucher of another operation is refused, for revoking it would undo that one', async () => {
    const { stage, serial } = await manual();
    const other = stage.get(stage.queries.length > 0 ? (stage.store.byIntent('known')?.serial ?? '') : '');
    expect(await decide(stage, decision(serial, { outcome: 'applied', voucher: other.voucher }))).toMatchObject({
      failure: { code: 'voucherOfAnother' },
    });
    expect(stage.get(serial).state).toBe('manual');
  });

  it('as reverted: needs no voucher, keeps one', async () => {
    const { stage, serial } = await manual();
    expect(await decide(stage, decision(serial, { outcome: 'reverted' }))).toMatchObject({
      value: { state: 'reverted', voucher: null, reason: 'decidedReverted' },
    });
    const other = await manual();
    expect(await decide(other.stage, decision(other.serial, { outcome: 'reverted', voucher: 'B7' }))).toMatchObject({
      value: { state: 'reverted', voucher: 'B7' },
    });
  });

  it('frees what waited for it, in the same transaction', async () => {
    const { stage, serial } = await manual();
    const undo = stage.undo('u', serial);
    expect(undo.state).toBe('blocked');
    await decide(stage, decision(serial));
    expect(stage.get(undo.serial)).toMatchObject({ state: 'cancelled', reason: 'parentClosed' });

    const paid = await manual();
    paid.stage.platform.attempt = () => Promise.resolve(acceptedWith('U1'));
    const revocation = paid.stage.undo('u', paid.serial);
    await decide(paid.stage, decision(paid.serial, { outcome: 'applied', voucher: 'B7' }));
    await paid.stage.run(1_000);
    expect(paid.stage.attempts.at(-1)?.parentVoucher).toBe('B7');
    expect(paid.stage.get(revocation.serial).state).toBe('applied');
    expect(paid.stage.get(paid.serial).state).toBe('reverted');
  });
});

describe('who may decide', () => {
  const alone = defaultLimits.decisionAlone;

  it('one person where nothing was to be paid', async () => {
    const { stage, serial } = await manual(0);
    expect(await decide(stage, decision(serial))).toMatchObject({ value: { state: 'cancelled' } });
  });

  it('one person up to the limit, two above it, and never one person twice', async () => {
    const small = await manual(alone);
    const same = { decidedBy: { personId: 'boss' }, secondPerson: { personId: 'boss' } };
    expect(await decide(small.stage, decision(small.serial, same))).toMatchObject({ failure: { code: 'samePerson' } });
    expect(await decide(small.stage, decision(small.serial))).toMatchObject({ value: { state: 'cancelled' } });

    const large = await manual(alone + 1);
    const before = large.stage.queries.length;
    expect(await decide(large.stage, decision(large.serial))).toEqual({
      ok: false,
      failure: { code: 'secondPersonNeeded', parameters: { limit: '100.00' } },
    });
    expect(await decide(large.stage, decision(large.serial, same))).toMatchObject({ failure: { code: 'samePerson' } });
    expect(large.stage.queries).toHaveLength(before);
    const two = { secondPerson: { personId: 'chef' } };
    expect(await decide(large.stage, decision(large.serial, two))).toMatchObject({ value: { state: 'cancelled' } });
    expect(evidenceOf(large.stage, large.serial)).toMatchObject({ decidedBy: 'boss', secondPerson: 'chef' });
  });

  it('nobody without a reason, and only what is there and manual', async () => {
    const { stage, serial } = await manual();
    expect(await decide(stage, decision(serial, { reason: ' \n' }))).toMatchObject({
      failure: { code: 'reasonMissing' },
    });
    expect(await decide(stage, decision('nobody'))).toMatchObject({ failure: { code: 'operationNotFound' } });
    const known = stage.store.byIntent('known')?.serial ?? '';
    expect(await decide(stage, decision(known))).toMatchObject({ failure: { code: 'notManual' } });
  });
});
