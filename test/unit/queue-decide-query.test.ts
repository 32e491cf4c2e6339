// Section 4.8: a decision is made on a query of that moment, and the query wins where it proves anything.
import { describe, expect, it } from 'vitest';
import { fen } from '../../shared/money.ts';
import { away, decide, decision, evidenceOf, manual } from '../support/queue-manual.ts';
import { rows, show } from '../support/queue-platform.ts';
import { rowOf } from '../support/queue-stage.ts';

describe('the query of a decision', () => {
  it('is needed: without an answer nothing changes', async () => {
    const { stage, serial } = await manual();
    const events = stage.store.events(serial).length;
    stage.platform.find = () => Promise.resolve(away);
    expect(await decide(stage, decision(serial))).toEqual({ ok: false, failure: { code: 'decisionNeedsPlatform' } });
    stage.platform.find = () => {
      throw new Error('a broken port');
    };
    expect(await decide(stage, decision(serial))).toMatchObject({ failure: { code: 'decisionNeedsPlatform' } });
    expect(stage.store.events(serial)).toHaveLength(events);
    expect(stage.get(serial).state).toBe('manual');
  });

  it('that never comes home is given up', async () => {
    const { stage, serial } = await manual();
    stage.platform.find = () => new Promise(() => undefined);
    const answer = stage.queue.decide(decision(serial));
    await stage.run(16_000);
    expect(await answer).toMatchObject({ failure: { code: 'decisionNeedsPlatform' } });
  });

  it('does not hang on a platform that will not show its log', async () => {
    const { stage, serial } = await manual();
    stage.platform.find = () =>
      Promise.resolve({ kind: 'failed', reason: 'logRefused', reachable: true, evidence: null });
    expect(await decide(stage, decision(serial))).toMatchObject({ value: { state: 'cancelled' } });
    expect(evidenceOf(stage, serial)).toMatchObject({
      finding: 'untrusted',
      why: 'logUnreadable',
      details: { reason: 'logRefused' },
    });
  });

  it('leaves the decision to the person where its controls fail', async () => {
    const { stage, serial } = await manual();
    stage.platform.find = (query) => Promise.resolve(rows(...(query.cardNo === 'CK' ? [] : [])));
    expect(await decide(stage, decision(serial))).toMatchObject({ value: { state: 'cancelled' } });
    expect(evidenceOf(stage, serial)).toMatchObject({ finding: 'untrusted', why: 'knownNotFound' });
  });

  it('wins where it proves the outcome', async () => {
    const { stage, serial, known } = await manual();
    show(stage, known, rowOf(stage.get(serial)));
    expect(await decide(stage, decision(serial))).toMatchObject({
      value: { state: 'applied', voucher: `L${serial}`, reason: 'logApplied' },
    });
    expect(evidenceOf(stage, serial)).toMatchObject({ details: { outcome: 'notApplied', decidedBy: 'boss' } });
    const undone = await manual();
    show(undone.stage, undone.known, rowOf(undone.stage.get(undone.serial), { revoked: true }));
    const applied = decision(undone.serial, { outcome: 'applied', voucher: 'B7' });
    expect(await decide(undone.stage, applied)).toMatchObject({
      value: { state: 'reverted', voucher: `L${undone.serial}`, reason: 'logReverted' },
    });
  });

  it('forbids "not applied" where the log shows the serial with other contents', async () => {
    const { stage, serial, known } = await manual();
    const row = rowOf(stage.get(serial), { amount: fen(1) });
    show(stage, known, row);
    expect(await decide(stage, decision(serial))).toEqual({ ok: false, failure: { code: 'decisionContradicted' } });
    expect(stage.get(serial).state).toBe('manual');
    // "Applied" takes its voucher from that row.
    expect(await decide(stage, decision(serial, { outcome: 'applied' }))).toMatchObject({
      value: { state: 'applied', voucher: `L${serial}` },
    });
    expect(evidenceOf(stage, serial)).toMatchObject({ finding: 'mismatch', rows: [{ amount: 1 }] });
  });

  it('takes no voucher from two rows, and the typed one before the row’s', async () => {
    const { stage, serial, known } = await manual();
    const row = rowOf(stage.get(serial));
    show(stage, known, row, { ...row, voucher: 'twin' });
    expect(await decide(stage, decision(serial, { outcome: 'applied' }))).toMatchObject({
      failure: { code: 'voucherMissing' },
    });
    show(stage, known, { ...row, amount: null });
    expect(await decide(stage, decision(serial, { outcome: 'applied', voucher: 'B7' }))).toMatchObject({
      value: { voucher: 'B7' },
    });
  });

  it('takes the voucher of a row that proves too little', async () => {
    const { stage, serial, known } = await manual();
    show(stage, known, { ...rowOf(stage.get(serial)), amount: null });
    expect(await decide(stage, decision(serial, { outcome: 'applied' }))).toMatchObject({
      value: { state: 'applied', voucher: `L${serial}` },
    });
  });
});
