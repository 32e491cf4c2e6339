// Revoking a paper: a voucher that was scanned, of this till or of another.
import { describe, expect, it } from 'vitest';
import type { LogRow } from '../../main/queue/ports.ts';
import { fen } from '../../shared/money.ts';
import { answers, applied, rows, show, withKnown } from '../support/queue-platform.ts';
import { createStage, lost, rowOf, type Stage } from '../support/queue-stage.ts';

const minute = 60_000;

describe('revoking a paper', () => {
  const paper = { kind: 'voucher', voucher: 'P1', cardNo: 'C9', amount: fen(700) } as const;

  it('sends the voucher that was scanned, and not twice at once', async () => {
    const stage = createStage();
    const result = stage.queue.revoke(stage.revocation('r', paper));
    expect(result).toMatchObject({ ok: true, value: { state: 'pending', parent: null } });
    expect(stage.queue.revoke(stage.revocation('r2', paper))).toMatchObject({ failure: { code: 'revocationOpen' } });
    await stage.run(100);
    expect(stage.attempts[0]).toMatchObject({ parentVoucher: 'P1', parentKind: null });
  });

  it('whose amount nobody knew is proven by its voucher and card', async () => {
    const stage = createStage();
    const row: LogRow = { ...(await withKnown(stage)), serial: 'X', cardNo: 'C9', voucher: 'P1', amount: fen(700) };
    answers(stage, lost);
    show(stage, row);
    const approval = { personId: 'boss' };
    const result = stage.queue.revoke({ ...stage.revocation('r', { ...paper, amount: fen(0) }), approval });
    await stage.run(2_000);
    show(stage, { ...row, revoked: true });
    await stage.run(10_000);
    expect(result.ok && stage.get(result.value.serial)).toMatchObject({ state: 'applied' });
  });

  it('knows its own paper', async () => {
    const stage = createStage();
    const charge = await applied(stage);
    const target = { kind: 'voucher', voucher: charge.voucher ?? '', cardNo: 'C1', amount: fen(1_000) } as const;
    const result = stage.queue.revoke(stage.revocation('r', target));
    expect(result).toMatchObject({ ok: true, value: { parent: charge.serial } });
  });

  it('undoes our own operation too, where its voucher was not known when the paper was scanned', async () => {
    const stage = createStage();
    const known = await withKnown(stage);
    answers(stage, lost);
    const { serial } = stage.charge('a', 'C9', 700);
    await stage.run(100);
    expect(stage.get(serial)).toMatchObject({ state: 'unknown', voucher: null });
    const revocation = stage.queue.revoke(stage.revocation('r', paper));
    show(stage, known, rowOf(stage.get(serial), { voucher: 'P1' }));
    await stage.run(minute);
    expect(revocation).toMatchObject({ ok: true, value: { parent: null } });
    expect(stage.get(serial)).toMatchObject({ state: 'reverted', voucher: 'P1', reason: 'revoked' });
  });

  it('is found again by our own operation that is proven only after it', async () => {
    const stage = createStage();
    const known = await withKnown(stage);
    answers(stage, lost);
    const { serial } = stage.charge('a', 'C9', 700);
    await stage.run(100);
    show(stage, known, rowOf(stage.get(serial), { voucher: 'P1', amount: fen(1) }));
    await stage.run(minute);
    expect(stage.get(serial)).toMatchObject({ state: 'manual' });
    stage.queue.revoke(stage.revocation('r', paper));
    await stage.run(minute);
    show(stage, known, rowOf(stage.get(serial), { voucher: 'P1' }));
    await stage.run(60 * minute);
    expect(stage.get(serial)).toMatchObject({ state: 'reverted', voucher: 'P1' });
  });

  it('finds its lost outcome by the voucher among the rows of the card', async () => {
    const stage = createStage();
    answers(stage, lost);
    const result = stage.queue.revoke(stage.revocation('r', paper));
    await stage.run(100);
    const serial = result.ok ? result.value.serial : '';
    const row = rowOf(stage.get(serial), { serial: null, voucher: 'P1', kind: 'consumption', revoked: true });
    stage.platform.find = ({ serial: asked }) => Promise.resolve(asked === null ? rows(row) : rows());
    await stage.run(2_000);
    expect(stage.get(serial)).toMatchObject({ state: 'applied', voucher: null });
  });

  it('takes the same intent for the same paper only', async () => {
    const stage = createStage();
    const revoke = (target: Parameters<Stage['queue']['revoke']>[0]['target'], intent = 'r') =>
      stage.queue.revoke(stage.revocation(intent, target));
    const first = revoke(paper);
    expect(revoke(paper)).toEqual(first);
    expect(revoke({ ...paper, voucher: 'P2' })).toMatchObject({ failure: { code: 'intentUsed' } });
    expect(revoke({ ...paper, cardNo: 'C8' })).toMatchObject({ failure: { code: 'intentUsed' } });
    const charge = await applied(stage);
    expect(revoke(paper, 'charge')).toMatchObject({ failure: { code: 'intentUsed' } });
    const own = { kind: 'voucher', voucher: charge.voucher ?? '', cardNo: 'C1', amount: fen(1_000) } as const;
    const second = revoke(own, 'own');
    expect(revoke(own, 'own')).toEqual(second);
    expect(revoke(paper, 'own')).toMatchObject({ failure: { code: 'intentUsed' } });
  });

  it('does not take the voucher of a revocation for something to undo', async () => {
    const stage = createStage();
    const charge = await applied(stage);
    stage.undo('r', charge.serial);
    await stage.run(100);
    const revocation = stage.store.byIntent('r');
    const target = { ...paper, voucher: revocation?.voucher ?? '' };
    expect(stage.queue.revoke(stage.revocation('r2', target))).toMatchObject({ ok: true, value: { parent: null } });
  });

  it('becomes a person’s affair where there is no voucher at all', async () => {
    const stage = createStage();
    const result = stage.queue.revoke(stage.revocation('r', { ...paper, voucher: '' }));
    await stage.run(5 * minute);
    expect(result.ok && stage.get(result.value.serial)).toMatchObject({ state: 'manual', reason: 'poisoned' });
    expect(stage.attempts).toHaveLength(0);
  });
});
